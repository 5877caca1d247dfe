import type { Order, OrderFlag, OrderKind, OrderStatus } from '#core/model/order';
import { findByCaption } from './captions';
import { inEnglish } from './exports/locale';
import { captionKey } from './values/text';
import { refuse, type Value } from './values/value';

// Printed states and kinds of an order, by caption key. Sources: order exports, the portal's tabs and filters, the
// Partner API. Different spellings ("Canceled", "Cancelled") all occur.

/** Texts for exactly one state. */
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

/** Texts for several possible states: "Shipped" is in transit or delivered. */
const GROUPS: Readonly<Record<string, readonly OrderStatus[]>> = {
  toship: ['awaiting-shipment', 'awaiting-collection'],
  shipped: ['in-transit', 'delivered'],
  completed: ['completed'],
  canceled: ['cancelled'],
  cancelled: ['cancelled'],
  unpaid: ['unpaid'],
  onhold: ['on-hold'],
};

export const STATUS_MEANINGS: readonly OrderStatus[] = [...new Set(Object.values(STATES))];

/** The state that a text names, or the several that it may mean. */
const stateOf = (printed: string): { state: OrderStatus | undefined; group: readonly OrderStatus[] | undefined } => {
  const english = inEnglish(printed);
  return { state: findByCaption(STATES, english), group: findByCaption(GROUPS, english) };
};

export const isStatusLabel = (text: string): boolean => {
  const { state, group } = stateOf(text);
  return state !== undefined || group !== undefined;
};

/**
 * The state by status and substatus, in any order and among other texts. A group alone ("To ship") is less than a
 * state, and gives null.
 */
export const readStatus = (printed: readonly string[]): Value<OrderStatus> => {
  const labels = printed.map(stateOf);
  const state = labels.find((label) => label.state !== undefined)?.state;
  if (state === undefined)
    return labels.some(({ group }) => group !== undefined) || printed.join('') === '' ? null : refuse('unknown-value');
  const fits = labels.every((label) => (label.state ?? state) === state && (label.group?.includes(state) ?? true));
  return fits ? state : refuse('unknown-value');
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
export const findFulfillment = (text: string) => findByCaption(FULFILLMENTS, text);

const KINDS: Readonly<Record<string, OrderKind>> = {
  normal: 'normal',
  normalorder: 'normal',
  preorder: 'pre-order',
  madetoorder: 'made-to-order',
  backorder: 'back-order',
  custom: 'custom',
  customorder: 'custom',
};
export const KIND_MEANINGS: readonly OrderKind[] = [...new Set(Object.values(KINDS))];
export const findOrderKind = (text: string) => findByCaption(KINDS, text);

const FLAGS: Readonly<Record<string, OrderFlag>> = {
  sample: 'sample',
  sampleorder: 'sample',
  freesample: 'sample',
  gift: 'gift',
  giftorder: 'gift',
  replacement: 'replacement',
  replacementorder: 'replacement',
  reshipment: 'replacement',
  reshipmentorder: 'replacement',
  exchange: 'exchange',
  exchangeorder: 'exchange',
};
export const findFlag = (text: string) => findByCaption(FLAGS, text);

const EXPRESS: Readonly<Record<string, boolean>> = {
  express: true,
  expressshipping: true,
  expressdelivery: true,
  '4plexpress': true,
  standard: false,
  standardshipping: false,
  standarddelivery: false,
  economy: false,
  economyshipping: false,
};
export const findExpress = (text: string) => findByCaption(EXPRESS, text);

/** Security Center warns sellers not to ship such an order. Source: Seller University, on Security Alert orders. */
const ALERTS: Readonly<Record<string, true>> = { securityalert: true, securityalertorder: true };

const CANCELLERS: Readonly<Record<string, NonNullable<Order['cancelledBy']>>> = {
  user: 'buyer',
  buyer: 'buyer',
  customer: 'buyer',
  seller: 'seller',
  system: 'system',
};
export const findCanceller = (text: string) => findByCaption(CANCELLERS, text);

/** The meaning of a tag of an order. */
export interface TagMeaning {
  kind?: Order['kind'] | undefined;
  fulfillment?: Order['fulfillment'] | undefined;
  express?: boolean | null | undefined;
  flag?: OrderFlag | undefined;
  alert?: true | undefined;
}
const TAG_MEANINGS = new Map<string, TagMeaning>();
const addTags = <P extends keyof TagMeaning>(part: P, labels: Readonly<Record<string, TagMeaning[P]>>) => {
  for (const [key, meaning] of Object.entries(labels))
    TAG_MEANINGS.set(key, { ...TAG_MEANINGS.get(key), [part]: meaning });
};
addTags('kind', KINDS);
addTags('fulfillment', FULFILLMENTS);
addTags('express', EXPRESS);
addTags('flag', FLAGS);
addTags('alert', ALERTS);

/** Length of the longest tag, including spaces; longer texts are not compared. */
const MAX_TAG_CHARS = 32;
const MANY_DIGITS = /\d\d/;
/** Null where a text is no tag that is known. */
export const tagMeaningOf = (text: string): TagMeaning | null =>
  text.length > MAX_TAG_CHARS || MANY_DIGITS.test(text) ? null : (TAG_MEANINGS.get(captionKey(text)) ?? null);
