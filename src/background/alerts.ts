import { browser } from 'wxt/browser';
import { isQuiet } from '#core/model/alert-settings';
import type { Instant } from '#core/model/day';
import { isDemo } from '#core/model/shop';
import { type Alert, alertsAt, nextAlertAt } from '#core/today/alerts';
import { takeUntold } from '#storage/alerts';
import { readAssessmentRow } from '#storage/assessments';
import { listShops, readAlertSettings, recentVisits, refusedPages } from '#storage/queries';
import type { BackgroundContext } from './context';
import { openDashboard } from './tabs';

// What the browser shows of an alert may stand on a locked screen: it holds counts and scores, and no id, name or text.

const percent = (chance: number): string => `${Math.round(100 * chance)}%`;
const many = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

interface Notice {
  title: string;
  message: string;
  /** the page of the dashboard that tells more */
  page: 'now' | 'appeals' | 'data';
}

const noticeOf = (alert: Alert): Notice => {
  switch (alert.kind) {
    case 'threshold': {
      const score = alert.threshold.toFixed(1);
      const message = `The chance within 7 days is ${percent(alert.chance)}.`;
      return alert.direction === 'down'
        ? { title: `Your score may fall below ${score}`, message, page: 'now' }
        : { title: `Your score may reach ${score}`, message, page: 'now' };
    }
    case 'ticket':
      return {
        title: 'An appeal is worth filing',
        message: `${many(alert.orders, 'order')}, expected to bring ${alert.expected.toFixed(2)} points.`,
        page: 'appeals',
      };
    case 'clock': {
      const count = alert.keys.length;
      return alert.what === 'request'
        ? {
            title: `${many(count, 'request')} to answer within 4 hours`,
            message: 'After that they are approved without you.',
            page: 'now',
          }
        : {
            title: `${many(count, 'order')} to ship within 4 hours`,
            message: 'Today is the last day to ship in time.',
            page: 'now',
          };
    }
    case 'decided':
      return {
        title: alert.isWon ? 'An appeal was approved' : 'An appeal was rejected',
        message: alert.isWon ? 'See what it changes.' : 'See what is left to do.',
        page: 'appeals',
      };
    case 'page':
      return {
        title: 'A page could not be read',
        message: 'TikTok may have changed it. Older figures stand; newer ones are missing.',
        page: 'data',
      };
  }
};

const ICON = '/icon/128.png';
const NEXT_CLOCK = 'next-clock';

/** Rings when the next clock comes near, between the full hours. */
const startClockAlarm = async (next: Instant | null): Promise<void> => {
  if (next === null) await browser.alarms.clear(NEXT_CLOCK);
  else await browser.alarms.create(NEXT_CLOCK, { when: Date.parse(next) + 1000 });
};

/**
 * Tells what there is to tell and was not told before. Nothing in quiet hours; what is still so when they end is told then.
 * What was told is noted first: it is told once, even where the browser stops this in the middle.
 */
export const tellAlerts = async ({ db, now }: Pick<BackgroundContext, 'db' | 'now'>): Promise<void> => {
  const settings = await readAlertSettings(db);
  if (!settings.isOn || !(await browser.permissions.contains({ permissions: ['notifications'] }))) return;
  const at = now().toISOString();
  let next: Instant | null = null;
  const shops = (await listShops(db)).filter((shop) => !isDemo(shop));
  for (const shop of shops) {
    const row = await readAssessmentRow(db, shop.id);
    if (row === undefined) continue;
    const nextOfShop = settings.kinds.includes('clock') ? nextAlertAt(row.assessment, at) : null;
    if (nextOfShop !== null && (next === null || nextOfShop < next)) next = nextOfShop;
    if (isQuiet(settings, now().getHours())) continue;
    const refused = refusedPages((await recentVisits(db, shop.id)).filter(({ shopId }) => shopId === shop.id));
    const { alerts, lasting } = alertsAt(row.assessment, refused, settings, at);
    const keys = alerts.flatMap((alert) => alert.keys);
    const untold = await takeUntold(db, shop.id, keys, lasting, at);
    for (const alert of alerts) {
      const fresh = alert.keys.filter((key) => untold.has(key));
      if (fresh.length === 0) continue;
      const { title, message, page } = noticeOf({ ...alert, keys: fresh });
      const name = shops.length > 1 && shop.name !== null ? `${shop.name}: ` : '';
      const options = { type: 'basic' as const, iconUrl: ICON, title: `${name}${title}`, message };
      await browser.notifications.create(`/${page} ${at} ${alert.kind} ${fresh.length}`, options);
    }
  }
  await startClockAlarm(next);
};

/** A click opens the page that tells more. The browser has no notifications until the seller allows them. */
export const addNotificationListener = (): void => {
  const listen = (): void => {
    browser.notifications?.onClicked.addListener((id) => {
      void browser.notifications.clear(id);
      void openDashboard(id.split(' ')[0]!);
    });
  };
  if (browser.notifications !== undefined) listen();
  else
    browser.permissions.onAdded.addListener(
      ({ permissions }) => void (permissions?.includes('notifications') && listen()),
    );
};
