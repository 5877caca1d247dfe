import * as z from 'zod/mini';
import type { AlertSettings } from '#core/model/alert-settings';
import type { Instant } from '#core/model/day';
import type { Database } from './database';
import { parseStoredJson } from './json-values';
import { readAlertSettings } from './queries';

/** Alerts that apply when alerts are switched on are not shown. */
export const saveAlertSettings = (
  db: Database,
  chosen: Omit<AlertSettings, 'since'>,
  now: Instant,
): Promise<AlertSettings> =>
  db.transaction('rw', db.settings, async () => {
    const before = await readAlertSettings(db);
    const saved = { ...chosen, since: before.isOn ? before.since : now };
    await db.settings.put({ key: 'alerts', value: JSON.stringify(saved) });
    return saved;
  });

/** Keys of shown alerts and their times, by shop. */
const toldLog = z.record(z.string(), z.record(z.string(), z.string()));
type ToldLog = z.infer<typeof toldLog>;

const readTold = async (db: Database): Promise<ToldLog> => {
  const parsed = z.safeParse(toldLog, parseStoredJson((await db.settings.get('alerts-told'))?.value));
  return parsed.success ? parsed.data : {};
};

const storeTold = async (db: Database, log: ToldLog): Promise<void> => {
  await db.settings.put({ key: 'alerts-told', value: JSON.stringify(log) });
};

/** Deleting a shop also deletes its alert keys. */
export const forgetTold = async (db: Database, shopId: string): Promise<void> => {
  const { [shopId]: told, ...others } = await readTold(db);
  if (told !== undefined) await storeTold(db, others);
};

/** Older keys are dropped, as their requests and tickets are closed by then. */
const MAX_TOLD = 500;
/** Alerts that can recur; all others happen once. */
const COMES_AGAIN = /^(?:threshold|ticket|page) /;

/**
 * The keys of a shop not shown before, recorded as shown at once so that a stopped browser cannot repeat them. Alerts
 * that ended may recur.
 * @param lasting keys that have not ended although they do not apply now
 */
export const takeUntold = (
  db: Database,
  shopId: string,
  keys: readonly string[],
  lasting: readonly string[],
  now: Instant,
): Promise<ReadonlySet<string>> =>
  db.transaction('rw', db.settings, async () => {
    const log = await readTold(db);
    const present = new Set([...keys, ...lasting]);
    const told = Object.entries(log[shopId] ?? {}).filter(([key]) => present.has(key) || !COMES_AGAIN.test(key));
    const known = new Set(told.map(([key]) => key));
    const untold = keys.filter((key) => !known.has(key));
    const all = [...told, ...untold.map((key) => [key, now] as const)].slice(-MAX_TOLD);
    await storeTold(db, { ...log, [shopId]: Object.fromEntries(all) });
    return new Set(untold);
  });
