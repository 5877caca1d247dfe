import * as z from 'zod/mini';
import type { AlertSettings } from '#core/model/alert-settings';
import type { Instant } from '#core/model/day';
import type { Database } from './database';
import { parseStoredJson } from './json-values';
import { readAlertSettings } from './queries';

/** What was so before alerts are switched on is not told. */
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

/** Of each shop the keys of what was told, and when. */
const toldLog = z.record(z.string(), z.record(z.string(), z.string()));
type ToldLog = z.infer<typeof toldLog>;

const readTold = async (db: Database): Promise<ToldLog> => {
  const parsed = z.safeParse(toldLog, parseStoredJson((await db.settings.get('alerts-told'))?.value));
  return parsed.success ? parsed.data : {};
};

const storeTold = async (db: Database, log: ToldLog): Promise<void> => {
  await db.settings.put({ key: 'alerts-told', value: JSON.stringify(log) });
};

/** Of a shop that is deleted not even what was told of it stays. */
export const forgetTold = async (db: Database, shopId: string): Promise<void> => {
  const { [shopId]: told, ...others } = await readTold(db);
  if (told !== undefined) await storeTold(db, others);
};

/** Older ones are forgotten: by then a request or a ticket is long closed. */
const MAX_TOLD = 500;
/** What can end and come again; all else happens once. */
const COMES_AGAIN = /^(?:threshold|ticket|page) /;

/**
 * Those keys of a shop that were not told before; from now on they count as told, whatever becomes of the browser. What has
 * ended since may be told again.
 * @param lasting keys that have not ended, though there is nothing to tell of them
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
