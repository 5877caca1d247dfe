import type { Order, OrderFlag, OrderKind, OrderStatus } from '#core/model/order';
import { captionKey } from './dom/caption';
import { inEnglish } from './exports/locale';
import { remember } from './values/remember';
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

/** What a word means in a table whose keys are words by their letters. */
export const lookUpLabel = <T>(table: Readonly<Record<string, T>>, text: string): T | undefined => {
  const key = captionKey(text);
  return Object.hasOwn(table, key) ? table[key] : undefined;
};

/** What a text says of the state of an order. */
const stateOf = remember((printed) => {
  const text = inEnglish(printed);
  return { state: lookUpLabel(STATES, text), group: lookUpLabel(GROUPS, text) };
});

export const isStatusWord = (text: string): boolean => {
  const { state, group } = stateOf(text);
  return state !== undefined || group !== undefined;
};

/** Status and substatus, in any order and among other texts. A group alone ("To ship") says less than a state: null. */
export const readStatus = (printed: readonly string[]): Value<OrderStatus> => {
  const said = printed.map(stateOf);
  const state = said.find((it) => it.state !== undefined)?.state;
  if (state === undefined)
    return said.some(({ group }) => group !== undefined) || printed.join('') === '' ? null : refuse('unknown-value');
  const fits = said.every((it) => (it.state ?? state) === state && (it.group?.includes(state) ?? true));
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
export const findFulfillment = (text: string) => lookUpLabel(FULFILLMENTS, text);

const KINDS: Readonly<Record<string, OrderKind>> = {
  normal: 'normal',
  normalorder: 'normal',
  preorder: 'pre-order',
  madetoorder: 'made-to-order',
  backorder: 'back-order',
  custom: 'custom',
  customorder: 'custom',
};
export const findKind = (text: string) => lookUpLabel(KINDS, text);

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
export const findFlag = (text: string) => lookUpLabel(FLAGS, text);

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
export const findExpress = (text: string) => lookUpLabel(EXPRESS, text);

const CANCELLERS: Readonly<Record<string, NonNullable<Order['cancelledBy']>>> = {
  user: 'buyer',
  buyer: 'buyer',
  customer: 'buyer',
  seller: 'seller',
  system: 'system',
};
export const findCanceller = (text: string) => lookUpLabel(CANCELLERS, text);

/** What a tag says of an order. */
export interface Meaning {
  kind?: OrderKind | undefined;
  fulfillment?: Order['fulfillment'] | undefined;
  express?: boolean | undefined;
  flag?: OrderFlag | undefined;
}
const knownMeaning = remember((text): Meaning | null => {
  const meaning = {
    kind: findKind(text),
    fulfillment: findFulfillment(text),
    express: findExpress(text),
    flag: findFlag(text),
  };
  return Object.values(meaning).some((it) => it !== undefined) ? meaning : null;
});
const NUMBERED = /\d{5}/;
/** No tag has an id in it, of which each is another, and none is to be remembered. */
export const meaningOf = (text: string): Meaning | null => (NUMBERED.test(text) ? null : knownMeaning(text));

const TAGS = [KINDS, FULFILLMENTS, EXPRESS, FLAGS].flatMap((it) => Object.keys(it));
/** Whether a text could be a tag, or be all that an element of one says. */
export const isPartOfTag = (text: string): boolean => {
  const key = captionKey(text);
  return key !== '' && TAGS.some((it) => it.includes(key));
};

const LETTERS = /^[A-Za-z]+(?:[ -][A-Za-z]+)*$/;
const LONGEST_WORD = 24;
const wordIn = remember((text): readonly string[] | null =>
  LETTERS.test(text) && (isStatusWord(text) || meaningOf(text) !== null) ? [text] : null,
);
const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
/** A text that is a word known here, alone: its letters say all of it, however its markup cuts them up. Null for others. */
export const knownWord = (text: string): readonly string[] | null =>
  text.length <= LONGEST_WORD && isLetter(text.charCodeAt(0)) ? wordIn(text) : null;
