import type { Order, OrderFlag, OrderKind, OrderStatus } from '#core/model/order';
import { captionKey } from './dom/caption';
import { inEnglish } from './exports/export-words';
import { refuse, type Value } from './values/value';

// The words that pages and exports print for the states of an order, by their letters. Sources: order exports, the
// portal's tabs and filters, the Partner API. Spellings differ ("Canceled", "Cancelled") and all occur.

/** Says exactly one state. */
const STATES: Readonly<Record<string, OrderStatus>> = {
  awaitingshipment: 'awaiting-shipment',
  awaitingcollection: 'awaiting-collection',
  intransit: 'in-transit',
  delivered: 'delivered',
  completed: 'completed',
  canceled: 'cancelled',
  cancelled: 'cancelled',
  cancelationcompleted: 'cancelled',
  unpaid: 'unpaid',
  onhold: 'on-hold',
};

/** Says which states it may be: "Shipped" is on its way or there. */
const GROUPS: Readonly<Record<string, readonly OrderStatus[]>> = {
  toship: ['awaiting-shipment', 'awaiting-collection'],
  shipped: ['in-transit', 'delivered'],
  completed: ['completed'],
  canceled: ['cancelled'],
  cancelled: ['cancelled'],
  unpaid: ['unpaid'],
  onhold: ['on-hold'],
};

export const isStatusWord = (text: string): boolean => {
  const key = captionKey(inEnglish(text));
  return Object.hasOwn(STATES, key) || Object.hasOwn(GROUPS, key);
};

/** What a word means in a table whose keys are words by their letters. */
export const lookUp = <T>(table: Readonly<Record<string, T>>, text: string): T | undefined => {
  const key = captionKey(text);
  return Object.hasOwn(table, key) ? table[key] : undefined;
};

/** Status and substatus, in any order and among other texts. A group alone ("To ship") says less than a state: null. */
export const readStatus = (printed: readonly string[]): Value<OrderStatus> => {
  const texts = printed.map(inEnglish);
  const states = new Set(texts.flatMap((it) => lookUp(STATES, it) ?? []));
  const groups = texts.flatMap((it) => {
    const group = lookUp(GROUPS, it);
    return group === undefined ? [] : [group];
  });
  if (states.size === 0) return groups.length > 0 || texts.join('') === '' ? null : refuse('unknown-value');
  const [state] = states;
  const fits = states.size === 1 && groups.every((group) => group.includes(state!));
  return fits ? state! : refuse('unknown-value');
};

const FULFILLMENTS: Readonly<Record<string, NonNullable<Order['fulfillment']>>> = {
  fulfillmentbyseller: 'seller',
  fulfilledbyseller: 'seller',
  shippedbyseller: 'seller',
  seller: 'seller',
  fulfillmentbytiktokshop: 'tiktok',
  fulfilledbytiktokshop: 'tiktok',
  fulfillmentbytiktok: 'tiktok',
  fulfilledbytiktok: 'tiktok',
  tiktokshop: 'tiktok',
  fbt: 'tiktok',
};
export const findFulfillment = (text: string) => lookUp(FULFILLMENTS, text);

const KINDS: Readonly<Record<string, OrderKind>> = {
  normal: 'normal',
  normalorder: 'normal',
  preorder: 'pre-order',
  madetoorder: 'made-to-order',
  backorder: 'back-order',
  custom: 'custom',
  customorder: 'custom',
};
export const findKind = (text: string) => lookUp(KINDS, text);

const FLAGS: Readonly<Record<string, OrderFlag>> = {
  sample: 'sample',
  sampleorder: 'sample',
  freesample: 'sample',
  gift: 'gift',
  giftorder: 'gift',
  replacement: 'replacement',
  replacementorder: 'replacement',
  exchange: 'exchange',
  exchangeorder: 'exchange',
};
export const findFlag = (text: string) => lookUp(FLAGS, text);

const EXPRESS: Readonly<Record<string, boolean>> = {
  express: true,
  expressshipping: true,
  expressdelivery: true,
  standard: false,
  standardshipping: false,
  standarddelivery: false,
  economy: false,
  economyshipping: false,
};
export const findExpress = (text: string) => lookUp(EXPRESS, text);

const CANCELLERS: Readonly<Record<string, NonNullable<Order['cancelledBy']>>> = {
  user: 'buyer',
  buyer: 'buyer',
  customer: 'buyer',
  seller: 'seller',
  system: 'system',
};
export const findCanceller = (text: string) => lookUp(CANCELLERS, text);
