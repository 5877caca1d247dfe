import type { CheckCode, CheckedProduct, CheckItem } from '#core/today/checklist';
import { t } from '#texts/translate';
import { formatCount, formatMoney, formatPercent, formatScore } from './format';

// What the checks of a morning say: what there is to do, and what products are named for.

const wholePercent = (share: number): string => formatPercent(Math.round(100 * share) / 100);

/** What there is to do, in one line: "3 orders to hand over", "At least 3", where more may not have been read. */
export const taskText = ({ code, count, change, isAtLeast }: CheckItem): string => {
  switch (code) {
    case 'score-fall':
      return t('checklist.falls.score', { from: formatScore(change?.from, 1), to: formatScore(change?.to, 1) });
    case 'sales-fall': {
      if (change === null || change.currency === null) return '';
      const sales = formatMoney({ value: change.to, currency: change.currency });
      return t('checklist.falls.sales', { sales, share: wholePercent(1 - change.to / change.from) });
    }
    // neither is counted on any page that is read
    case 'chats':
      return t('checklist.falls.chats');
    case 'conversion-fall':
      return t('checklist.falls.conversion');
    default:
      return t(`checklist.tasks.${code}`, { count: count ?? 0, atLeast: String(isAtLeast) });
  }
};

/** The figures that a product is named for. */
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
