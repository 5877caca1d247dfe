import * as z from 'zod/mini';
import { appealMark, appealMarkKey } from './appeal-mark';
import { caseKey, caseRecord } from './case';
import { chat, chatKey } from './chat';
import { coverage, coverageKey } from './coverage';
import type { Instant } from './day';
import { offeredReasons, offeredReasonsKey } from './offered-reasons';
import { order, orderKey } from './order';
import { preparedTicket, preparedTicketKey } from './prepared-ticket';
import { problem, problemKey } from './problem';
import { reading, readingKey } from './reading';
import { review, reviewKey } from './review';
import {
  accountHealth,
  accountHealthKey,
  sales,
  salesKey,
  serviceRates,
  serviceRatesKey,
  stock,
  stockKey,
} from './shop-figures';
import { ticket, ticketKey } from './ticket';

/** The lists of a shop file, each with its record schema and natural key, in the order of the file. */
export const LISTS = {
  orders: { schema: order, key: orderKey },
  reviews: { schema: review, key: reviewKey },
  cases: { schema: caseRecord, key: caseKey },
  chats: { schema: chat, key: chatKey },
  problems: { schema: problem, key: problemKey },
  readings: { schema: reading, key: readingKey },
  tickets: { schema: ticket, key: ticketKey },
  coverage: { schema: coverage, key: coverageKey },
  appealMarks: { schema: appealMark, key: appealMarkKey },
  preparedTickets: { schema: preparedTicket, key: preparedTicketKey },
  offeredReasons: { schema: offeredReasons, key: offeredReasonsKey },
  accountHealth: { schema: accountHealth, key: accountHealthKey },
  serviceRates: { schema: serviceRates, key: serviceRatesKey },
  stock: { schema: stock, key: stockKey },
  sales: { schema: sales, key: salesKey },
} as const;
export type ListName = keyof typeof LISTS;
export const LIST_NAMES = Object.keys(LISTS) as ListName[];

/** Lists that the seller fills in here and no page can. */
export const USER_INPUT_LISTS = ['appealMarks', 'preparedTickets'] as const satisfies readonly ListName[];
export type UserInputList = (typeof USER_INPUT_LISTS)[number];
export const isUserInputList = (list: ListName): list is UserInputList =>
  (USER_INPUT_LISTS as readonly ListName[]).includes(list);

/** Lists that do not enter the score, so reading them does not date the other facts. */
const LISTS_NOT_SCORED: ReadonlySet<ListName> = new Set([
  'offeredReasons',
  'accountHealth',
  'serviceRates',
  'stock',
  'sales',
]);

const list = <T extends z.ZodMiniType>(schema: T) => z._default(z.array(schema), []);
type ListSchemas = { [N in ListName]: z.ZodMiniDefault<z.ZodMiniArray<(typeof LISTS)[N]['schema']>> };
const ofEachList = <T>(make: (name: ListName) => unknown): T =>
  Object.fromEntries(LIST_NAMES.map((name) => [name, make(name)])) as T;

/** Facts of one shop, or what one page or file adds to them. */
export const facts = z.object(ofEachList<ListSchemas>((name) => list<z.ZodMiniType>(LISTS[name].schema)));
export type Facts = z.infer<typeof facts>;
export type RecordOf<N extends ListName> = Facts[N][number];

/** The natural key of a record in its list. */
export const recordKeyOf = <N extends ListName>(list: N, record: RecordOf<N>): string =>
  (LISTS[list].key as (record: RecordOf<N>) => string)(record);

/** Parses facts. Throws a ZodError if they are malformed. */
export const parseFacts = (value: unknown): Facts => z.parse(facts, value);

export const noFacts = (): Facts => ofEachList(() => []);

/** When any scored fact was last read: later events cannot be among the facts. */
export const lastReadAt = (known: Facts): Instant | undefined => {
  let last = '';
  for (const list of LIST_NAMES) {
    if (isUserInputList(list) || LISTS_NOT_SCORED.has(list)) continue;
    for (const { readAt } of known[list]) if (readAt !== null && readAt > last) last = readAt;
  }
  for (const { at } of known.readings) if (at > last) last = at;
  return last === '' ? undefined : last;
};
