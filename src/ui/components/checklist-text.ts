import type { CheckCode, CheckedProduct, CheckItem } from '#core/today/checklist';
import { formatCount, formatMany, formatMoney, formatPercent, formatScore } from './format';

// What the checks of a morning say: what there is to do, what they look at, and where to look.

/** "3 orders", "at least 3 orders": more may not have been read. */
const many = ({ count, isAtLeast }: CheckItem, noun: string): string =>
  `${isAtLeast ? 'At least ' : ''}${formatMany(count ?? 0, noun)}`;

const dropText = ({ change }: CheckItem): string =>
  change === null || change.currency === null
    ? ''
    : `Yesterday’s sales were ${formatMoney({ value: change.to, currency: change.currency })}, ${formatPercent(
        Math.round(100 * (1 - change.to / change.from)) / 100,
      )} under the 7 days before`;

/** What there is to do, in one line. */
export const CHECK_TASKS: Record<CheckCode, (item: CheckItem) => string> = {
  'ship-overdue': (item) => `${many(item, 'order')} should have been handed to the carrier already`,
  'ship-today': (item) => `${many(item, 'order')} to hand to the carrier today`,
  unshipped: (item) => `${many(item, 'order')} not shipped for over 24 hours`,
  held: (item) => `${many(item, 'order')} on hold or with a security alert for over 4 hours`,
  'request-overdue': (item) => `${many(item, 'request')} past the time to answer: likely approved without you`,
  'request-4h': (item) => `${many(item, 'request')} to answer within 4 hours`,
  'request-12h': (item) => `${many(item, 'request')} to answer within 12 hours`,
  'request-24h': (item) => `${many(item, 'request')} to answer within 24 hours`,
  replacement: (item) => `${many(item, 'replacement request')} to answer`,
  chats: () => 'Chats waiting for an answer',
  'ticket-overdue': (item) => `${many(item, 'appeal')} should have been decided: look in the Appeal Center`,
  'score-fall': ({ change }) =>
    `Your score fell from ${formatScore(change?.from, 1)} to ${formatScore(change?.to, 1)} within 7 days`,
  'sales-fall': dropText,
  'conversion-fall': () => 'Fewer visitors bought',
  returns: (item) => `${many(item, 'product')} sent back too often`,
  stock: (item) => `${many(item, 'product')} with less than 7 days of stock`,
  'bad-reviews': (item) => `${many(item, 'product')} with most of your bad reviews`,
};

/** What a check looks at, where nothing was found or nothing is known. */
export const CHECK_NAMES: Record<CheckCode, string> = {
  'ship-overdue': 'orders past their ship-by day',
  'ship-today': 'orders due today',
  unshipped: 'orders unshipped for over 24 hours',
  held: 'orders on hold or with a security alert',
  'request-overdue': 'requests past their time',
  'request-4h': 'requests due within 4 hours',
  'request-12h': 'requests due within 12 hours',
  'request-24h': 'requests due within 24 hours',
  replacement: 'replacement requests',
  chats: 'chats waiting for an answer',
  'ticket-overdue': 'overdue appeals',
  'score-fall': 'a fall of your score',
  'sales-fall': 'a fall in sales',
  'conversion-fall': 'a fall in conversion',
  returns: 'products sent back too often',
  stock: 'products running out',
  'bad-reviews': 'products with many bad reviews',
};

const STOCK = (left: number, perDay: number): string =>
  left === 0
    ? 'none left'
    : `${formatCount(left)} left, about ${formatCount(Math.max(1, Math.floor(left / perDay)))} days`;

/** The figures that a product is named for. */
export const productText = (code: CheckCode, { part, of, level }: CheckedProduct): string => {
  if (code === 'stock') return STOCK(part, of);
  const share = `${formatPercent(Math.round((100 * part) / of) / 100)} (${formatCount(part)} of ${formatCount(of)})`;
  if (code === 'bad-reviews') return `${share} of your 1- and 2-star reviews`;
  return level === 'critical' ? `${share} sent back: think about taking it down` : `${share} sent back`;
};

export const CHECKLIST_TEXT = {
  level: { critical: 'Now', warn: 'Today', info: 'Soon' },
  next: (at: string) => `the first by ${at}`,
  points: (points: string, metric: string) => `may cost ${points} (${metric})`,
  money: (money: string) => `${money} at stake`,
  less: (money: string) => `${money} less`,
  assumed: 'our rule of thumb',
  secondary: 'sellers’ rule of thumb',
  copy: (ids: string) => `Copy ${ids}`,
  copied: (ids: string) => `Copied ${ids}`,
  products: 'Products',
  moreProducts: (more: string) => `and ${more}`,
  pressing: 'What cannot wait',
  nothing: 'Nothing to do, as far as was read.',
  allClear: 'Nothing to do this morning.',
  clear: (names: string) => `Checked, none: ${names}.`,
  unknownTitle: 'Not known yet',
  unknown: (names: string) => `to see ${names}`,
  part: (names: string) => `only part of it was read; nothing found yet: ${names}`,
  chats: 'Chats are not read. Answer them in your inbox',
  chatsRate: (rate: string) => `${rate} were answered within 24 hours when last read`,
  conversion: 'Conversion is on no page that is read',
  open: (page: string) => `Open ${page}`,
  pages: {
    score: 'Shop Performance',
    orders: 'Manage orders',
    order: 'the order',
    returns: 'Manage returns',
    ratings: 'Product ratings',
    products: 'Manage products',
    sales: 'Data overview',
    health: 'Account health',
    messages: 'Customer messages',
  },
} as const;
