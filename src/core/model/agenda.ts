import * as z from 'zod/mini';
import { count, day, id, instant, money, orUnknown, rate, score, text } from './field';

// What is open in a shop, each item with its own deadline, from which core/today derives the checklist at any
// instant.

export const openOrder = z.object({
  id,
  /** null where it is not known */
  placedAt: orUnknown(instant),
  /** the last day on which a handover is in time; null if no rule or date tells */
  shipBy: orUnknown(day),
  state: z.enum(['on-hold', 'to-ship', 'to-collect']),
  /** tagged as a security alert, so it may be cancelled without penalty */
  isRisky: z.boolean(),
  amount: orUnknown(money),
  /** when a page last showed this */
  seenAt: orUnknown(instant),
});
export type OpenOrder = z.infer<typeof openOrder>;

export const openCase = z.object({
  id,
  orderId: id,
  isReplacement: z.boolean(),
  requestedAt: orUnknown(instant),
  /** when the request is approved automatically; null if no rule or date tells */
  dueAt: orUnknown(instant),
  /** the most that can be refunded of its order */
  amount: orUnknown(money),
  seenAt: orUnknown(instant),
});
export type OpenCase = z.infer<typeof openCase>;

/** The newest reading of a list or page; `isWhole` if it showed all its rows. */
const agendaSource = z.object({ readAt: orUnknown(instant), isWhole: z.boolean() });
export type AgendaSource = z.infer<typeof agendaSource>;

const productShare = z.object({ productId: id, name: orUnknown(text), part: count, of: count });
/** A product's returned orders among its orders, or its negative reviews among all. */
export type ProductShare = z.infer<typeof productShare>;

const stockLeft = z.object({
  productId: id,
  name: orUnknown(text),
  quantity: count,
  /** units sold a day, at least: orders that were not read are missing */
  perDay: z.number(),
  readAt: orUnknown(instant),
});

const AGENDA_SOURCES = [
  'orders',
  'held',
  'cases',
  'returns',
  'reviews',
  'tickets',
  'score',
  'stock',
  'sales',
  'service',
] as const;

export const agenda = z.object({
  timeZone: text,
  sources: z.record(z.enum(AGENDA_SOURCES), agendaSource),
  orders: z.array(openOrder),
  cases: z.array(openCase),
  /** more orders or requests were open than are listed */
  isCut: z.boolean(),
  tickets: z.array(z.object({ id, dueOn: day })),
  /**
   * A day's sales by the platform's figure, else by its orders if all were read; `isMean`: its share of a sum over
   * several days.
   */
  sales: z.array(z.object({ day, value: z.number(), currency: text, isMean: z.boolean() })),
  scores: z.array(z.object({ day, overall: score })),
  returns: z.array(productShare),
  badReviews: z.array(productShare),
  stock: z.array(stockLeft),
  response24: orUnknown(rate),
  /** points of today's score that further bad events would cost together, for each count in `STAKE_COUNTS` */
  stakes: z.object({
    OTDR: orUnknown(z.array(z.number())),
    SFCR: orUnknown(z.array(z.number())),
    AHT: orUnknown(z.array(z.number())),
  }),
});
export type Agenda = z.infer<typeof agenda>;

/** Counts of further bad events whose cost is computed; costs between them are interpolated. */
export const STAKE_COUNTS = [1, 2, 5, 10, 20, 50, 100, 200] as const;

/** No more products are told of each check: so many are counted as “at least”. */
export const MAX_PRODUCTS = 50;
