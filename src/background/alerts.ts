import { browser } from 'wxt/browser';
import { isQuiet } from '#core/model/alert-settings';
import type { Instant } from '#core/model/day';
import { isDemo } from '#core/model/shop';
import { type Alert, alertsAt, nextAlertAt } from '#core/today/alerts';
import { claimNewKeys } from '#storage/alerts';
import { listShops, readAlertSettings, readAssessmentRow, recentVisits, refusedPages } from '#storage/queries';
import type { Translate } from '#texts/translate';
import type { BackgroundContext } from './context';
import { openDashboard } from './tabs';
import { currentTexts } from './texts';

// Notifications may show on a locked screen: they hold counts, scores and, with several shops, the shop's name, but
// no ids or texts.

interface Notice {
  title: string;
  message: string;
  /** dashboard page with details */
  page: 'now' | 'appeals' | 'data';
}

const noticeOf = (alert: Alert, t: Translate): Notice => {
  switch (alert.kind) {
    case 'threshold': {
      const score = alert.threshold;
      const title =
        alert.direction === 'down' ? t('notifications.fall', { score }) : t('notifications.rise', { score });
      const message = t('notifications.chance', { chance: alert.chance });
      return { title, message, page: 'now' };
    }
    case 'ticket': {
      const message = t('notifications.ticketSays', { what: alert.what, count: alert.count, points: alert.expected });
      return { title: t('notifications.ticket'), message, page: 'appeals' };
    }
    case 'clock': {
      const { what, keys } = alert;
      const title = t(`notifications.clocks.${what}`, { count: keys.length });
      return { title, message: t(`notifications.ends.${what}`), page: 'now' };
    }
    case 'decided': {
      const outcome = alert.isWon ? 'approved' : 'rejected';
      const message = t(`notifications.then.${outcome}`);
      return { title: t(`notifications.decided.${outcome}`), message, page: 'appeals' };
    }
    case 'page':
      return { title: t('notifications.page'), message: t('notifications.pageSays'), page: 'data' };
  }
};

const ICON = '/icon/128.png';
const DEADLINE_ALARM = 'next-clock';

/** Sets an alarm for the next deadline between the hourly ones. */
const setDeadlineAlarm = async (next: Instant | null): Promise<void> => {
  if (next === null) await browser.alarms.clear(DEADLINE_ALARM);
  else await browser.alarms.create(DEADLINE_ALARM, { when: Date.parse(next) + 1000 });
};

/**
 * Shows new alerts, none during quiet hours; those that still apply afterwards are shown then. Each is recorded before
 * it is shown, so that it is shown at most once even if the browser stops the worker.
 */
export const showNewAlerts = async ({ db, now }: Pick<BackgroundContext, 'db' | 'now'>): Promise<void> => {
  const settings = await readAlertSettings(db);
  if (!settings.isOn || !(await browser.permissions.contains({ permissions: ['notifications'] }))) return;
  const at = now().toISOString();
  const t = await currentTexts();
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
    const newKeys = await claimNewKeys(db, shop.id, keys, lasting, at);
    for (const alert of alerts) {
      const fresh = alert.keys.filter((key) => newKeys.has(key));
      if (fresh.length === 0) continue;
      const { title, message, page } = noticeOf({ ...alert, keys: fresh }, t);
      const name = shops.length > 1 && shop.name !== null ? `${shop.name}: ` : '';
      const options = { type: 'basic' as const, iconUrl: ICON, title: `${name}${title}`, message };
      await browser.notifications.create(`/${page} ${at} ${alert.kind} ${fresh.length}`, options);
    }
  }
  await setDeadlineAlarm(next);
};

/** Opens the details on a click. The notifications API is missing until the seller grants the permission. */
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
