import type { CheckCode, CheckedProduct, CheckItem } from '#core/model/check-item';
import { t } from '#texts/translate';
import {
  formatCost,
  formatCount,
  formatInstant,
  formatMoney,
  formatPercent,
  formatScore,
  isNegligible,
  type Noun,
} from './format';
import { portalLink } from './portal';

// Texts of the morning checklist: its tasks, and reasons why products are named.

const wholePercent = (share: number): string => formatPercent(Math.round(100 * share) / 100);

/** A task in one line: "3 orders to hand over", or "At least 3" if more may be unread. */
export const taskText = ({ code, count, change, isAtLeast }: CheckItem): string => {
  switch (code) {
    case 'score-fall':
      return t('checklist.falls.score', { from: formatScore(change?.from, 1), to: formatScore(change?.to, 1) });
    case 'sales-fall': {
      if (change === null || change.currency === null) return '';
      const sales = formatMoney({ value: change.to, currency: change.currency });
      return t('checklist.falls.sales', { sales, share: wholePercent(1 - change.to / change.from) });
    }
    // No page that is read counts waiting chats or shows the conversion rate.
    case 'chats':
      return t('checklist.falls.chats');
    case 'conversion-fall':
      return t('checklist.falls.conversion');
    default:
      return t(`checklist.tasks.${code}`, { count: count ?? 0, atLeast: String(isAtLeast) });
  }
};

/** The figures for which a product is named. */
export const productText = (code: CheckCode, { part, of, level }: CheckedProduct): string => {
  if (code === 'stock') {
    const days = formatCount(Math.max(1, Math.floor(part / of)));
    return part === 0
      ? t('checklist.product.soldOut')
      : t('checklist.product.stock', { left: formatCount(part), days });
  }
  const share = t('checklist.product.share', {
    share: wholePercent(part / of),
    part: formatCount(part),
    all: formatCount(of),
  });
  return code === 'bad-reviews'
    ? t('checklist.product.reviews', { share })
    : t('checklist.product.returns', { share, level: level ?? 'none' });
};

/** Checks that the portal counts too, in tiles above its list of orders. */
export const TO_SHIP: ReadonlySet<CheckCode> = new Set(['ship-overdue', 'ship-today', 'unshipped']);

export const taskLink = (region: string, { code, page }: CheckItem): string =>
  TO_SHIP.has(code) ? portalLink(region, page, { tab: 'to_ship' }) : portalLink(region, page);

/** The known stakes of a check: its next deadline, points and money. @param isBrief without the metric of the points */
export const stakesOf = ({ code, nextAt, stake }: CheckItem, isBrief = false): string[] => {
  const { points, metric, money } = stake;
  const hasPoints = points !== null && metric !== null && !isNegligible(points);
  return [
    ...(nextAt === null ? [] : [t('checklist.next', { at: formatInstant(nextAt) })]),
    ...(hasPoints
      ? [
          isBrief
            ? t('checklist.pointsInBrief', { points: formatCost(points) })
            : t('checklist.points', { points: formatCost(points), metric: t(`words.metrics.${metric}`) }),
        ]
      : []),
    ...(money === null
      ? []
      : code === 'sales-fall'
        ? [t('checklist.less', { money: formatMoney({ ...money, value: Math.abs(money.value) }) })]
        : [t('checklist.money', { money: formatMoney(money) })]),
  ];
};

/** Where the limit that it passes is not TikTok's, whose it is. */
export const limitText = ({ strength }: CheckItem): string | null =>
  strength === 'assumed' ? t('checklist.assumed') : strength === 'secondary' ? t('checklist.secondary') : null;

/** What the ids of a check are called. */
export const idNoun = ({ page, code }: CheckItem): Noun =>
  code === 'ticket-overdue' ? 'ticket-id' : page === 'returns' ? 'request-id' : 'order-id';
