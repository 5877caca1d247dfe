import { browser } from 'wxt/browser';

const HOUR = 3_600_000;

/** In every market's time zone days begin on a full hour, so an alarm on each hour rings at every shop's midnight. */
export const startHourlyAlarm = async (now: Date): Promise<void> => {
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
