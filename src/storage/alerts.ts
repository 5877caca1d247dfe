import * as z from 'zod/mini';
import type { AlertSettings } from '#core/model/alert-settings';
import type { Instant } from '#core/model/day';
import type { Database } from './database';
import { readAlertSettings, readSetting } from './queries';

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
const shownLog = z.record(z.string(), z.record(z.string(), z.string()));
type ShownLog = z.infer<typeof shownLog>;

const readShownLog = async (db: Database): Promise<ShownLog> => (await readSetting(db, 'alerts-told', shownLog)) ?? {};

const storeShownLog = async (db: Database, log: ShownLog): Promise<void> => {
  await db.settings.put({ key: 'alerts-told', value: JSON.stringify(log) });
};

/** Deleting a shop also deletes its alert keys. */
export const forgetShownAlerts = async (db: Database, shopId: string): Promise<void> => {
  const { [shopId]: shown, ...others } = await readShownLog(db);
  if (shown !== undefined) await storeShownLog(db, others);
};

/** Older keys are dropped, as their requests and tickets are closed by then. */
const MAX_SHOWN_KEYS = 500;
/** Alerts that can recur; all others happen once. */
const RECURRING = /^(?:threshold|ticket|page) /;

/**
 * The keys of a shop not shown before, recorded as shown at once so that a stopped browser cannot repeat them. Alerts
 * that ended may recur.
 * @param lasting keys that do not apply now and yet have not ended, so that they are not shown anew
 */
export const claimNewKeys = (
  db: Database,
  shopId: string,
  keys: readonly string[],
  lasting: readonly string[],
  now: Instant,
): Promise<ReadonlySet<string>> =>
  db.transaction('rw', db.settings, async () => {
    const log = await readShownLog(db);
    const present = new Set([...keys, ...lasting]);
    const shown = Object.entries(log[shopId] ?? {}).filter(([key]) => present.has(key) || !RECURRING.test(key));
    const known = new Set(shown.map(([key]) => key));
    const newKeys = keys.filter((key) => !known.has(key));
    const all = [...shown, ...newKeys.map((key) => [key, now] as const)].slice(-MAX_SHOWN_KEYS);
    await storeShownLog(db, { ...log, [shopId]: Object.fromEntries(all) });
    return new Set(newKeys);
  });
