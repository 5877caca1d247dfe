import { browser } from 'wxt/browser';
import { type Shop, shopDayAt } from '#core/model/shop';
import { outdateAssessments } from '#storage/assessments';
import { clearInbox, dropStaleParts } from '#storage/inbox';
import { listShops } from '#storage/queries';
import { retireOld } from '#storage/retire';
import { hasLostShop, setAsideDamaged } from '#storage/set-aside';
import type { BackgroundContext } from './context';
import { catchUp } from './handlers';

// When the background works: at each hour, soon after it was stopped in the middle, and when the browser or the extension starts.

const HOUR = 3_600_000;

/** In every market's time zone days begin on a full hour, so an alarm on each hour rings at every shop's midnight. */
const startHourlyAlarm = async (now: Date): Promise<void> => {
  const when = Math.ceil((now.getTime() + 1) / HOUR) * HOUR;
  await browser.alarms.create('every-hour', { when, periodInMinutes: 60 });
};

const UNFINISHED = 'unfinished';

/** Wakes the background again in 30 s, in case the browser stops it in the middle of its work. */
export const startRetryAlarm = async (): Promise<void> => {
  await browser.alarms.create(UNFINISHED, { delayInMinutes: 0.5 });
};

export const clearRetryAlarm = async (): Promise<void> => {
  await browser.alarms.clear(UNFINISHED);
};

export const addAlarmListener = (listener: () => void): void => browser.alarms.onAlarm.addListener(listener);

/** Retires old facts of the shops whose day has just begun; of all shops when the browser starts. */
const retire = async ({ db, now }: BackgroundContext, isDue: (shop: Shop) => boolean): Promise<void> => {
  for (const shop of await listShops(db)) if (isDue(shop)) await retireOld(db, shop.id, shopDayAt(shop, now()));
};

/** Each hour: what is shown is brought up to date; files that nobody goes on sending and facts that are too old are dropped. */
export const onAlarm = async (context: BackgroundContext): Promise<void> => {
  const anHourAgo = new Date(context.now().getTime() - HOUR);
  const isNewDay = (shop: Shop) => shopDayAt(shop, anHourAgo) !== shopDayAt(shop, context.now());
  await retire(context, isNewDay).catch(console.error);
  await dropStaleParts(context.db, anHourAgo.toISOString()).catch(console.error);
  await catchUp(context);
};

/** When the browser starts: alarms may be gone, half-received files are of no use, and the day may be another. */
export const onStartup = async (context: BackgroundContext): Promise<void> => {
  await startHourlyAlarm(context.now());
  await clearInbox(context.db);
  if (await hasLostShop(context.db)) await setAsideDamaged(context.db, context.now().toISOString());
  await retire(context, () => true).catch(console.error);
  await catchUp(context);
};

/** When the extension is installed, updated, or reloaded during development with the same version. */
export const onInstalled = async (context: BackgroundContext): Promise<void> => {
  await outdateAssessments(context.db);
  await onStartup(context);
};
