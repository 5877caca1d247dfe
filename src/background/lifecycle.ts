import { browser } from 'wxt/browser';
import { type Shop, shopDayAt } from '#core/model/shop';
import { outdateAssessments } from '#storage/computed';
import { dropStaleImports } from '#storage/inbox';
import { listShops } from '#storage/queries';
import { retireOld } from '#storage/retire';
import { hasLostShop, setAsideDamaged } from '#storage/set-aside';
import type { BackgroundContext } from './context';
import { refreshAll } from './handlers';

// When the background works: hourly, soon after an interruption, and at the start of the browser or the extension.

const HOUR = 3_600_000;
const HOURLY = 'every-hour';

/** Days begin on a full hour in every market's zone, so an hourly alarm meets every shop's midnight. */
const startHourlyAlarm = async (now: Date): Promise<void> => {
  const when = Math.ceil((now.getTime() + 1) / HOUR) * HOUR;
  await browser.alarms.create(HOURLY, { when, periodInMinutes: 60 });
};

const UNFINISHED = 'unfinished';

/** Wakes the background again in 30 s, in case the browser stops it during work. */
export const startRetryAlarm = async (): Promise<void> => {
  await browser.alarms.create(UNFINISHED, { delayInMinutes: 0.5 });
};

export const clearRetryAlarm = async (): Promise<void> => {
  await browser.alarms.clear(UNFINISHED);
};

export const addAlarmListener = (listener: (name: string) => void): void =>
  browser.alarms.onAlarm.addListener(({ name }) => listener(name));

/** Deletes old facts of shops whose day has just begun; of all shops at browser start. */
const retire = async ({ db, now }: BackgroundContext, isDue: (shop: Shop) => boolean): Promise<void> => {
  for (const shop of await listShops(db)) if (isDue(shop)) await retireOld(db, shop.id, shopDayAt(shop, now()));
};

/** Drops abandoned file parts and old facts. */
const cleanUp = async (context: BackgroundContext): Promise<void> => {
  const anHourAgo = new Date(context.now().getTime() - HOUR);
  const isNewDay = (shop: Shop) => shopDayAt(shop, anHourAgo) !== shopDayAt(shop, context.now());
  await retire(context, isNewDay).catch(console.error);
  await dropStaleImports(context.db, anHourAgo.toISOString()).catch(console.error);
};

/** Refreshes what is shown, after the hourly cleaning. */
export const onAlarm = async (context: BackgroundContext, name = HOURLY): Promise<void> => {
  if (name === HOURLY) await cleanUp(context);
  await refreshAll(context);
};

/** At browser start: alarms may be lost, partly received files are useless, and the day may have changed. */
export const onStartup = async (context: BackgroundContext): Promise<void> => {
  await startHourlyAlarm(context.now());
  await context.db.inbox.clear();
  if (await hasLostShop(context.db)) await setAsideDamaged(context.db, context.now().toISOString());
  await retire(context, () => true).catch(console.error);
  await refreshAll(context);
};

/** On install, update, or a development reload of the same version. */
export const onInstalled = async (context: BackgroundContext): Promise<void> => {
  await outdateAssessments(context.db);
  await onStartup(context);
};
