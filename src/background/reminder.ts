import { browser } from 'wxt/browser';

const HOUR = 3_600_000;

/**
 * Every zone that a shop keeps changes its day on a full hour, so waking then is waking at midnight, whatever the shop
 * and whatever its clocks do that night.
 */
export const remindEveryHour = async (now: Date): Promise<void> => {
  const when = Math.ceil((now.getTime() + 1) / HOUR) * HOUR;
  await browser.alarms.create('every-hour', { when, periodInMinutes: 60 });
};

const UNFINISHED = 'unfinished';

/** Should the background be stopped before it is done, it wakes in half a minute and finds what is due. */
export const remindSoon = async (): Promise<void> => {
  await browser.alarms.create(UNFINISHED, { delayInMinutes: 0.5 });
};

export const remindNoMore = async (): Promise<void> => {
  await browser.alarms.clear(UNFINISHED);
};

export const onReminder = (listener: () => void): void => browser.alarms.onAlarm.addListener(listener);
