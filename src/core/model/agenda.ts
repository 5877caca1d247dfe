import * as z from 'zod/mini';
import { count, day, id, instant, known, money, rate, score, text } from './field';

// What is open in a shop, each with its own clock: the checklist of any instant is read off it, see core/today.

const openOrder = z.object({
  id,
  /** null where it is not known */
  placedAt: known(instant),
  /** the last day on which it is handed over in time; null where no rule or no date tells */
  shipBy: known(day),
  state: z.enum(['on-hold', 'to-ship', 'to-collect']),
  /** tagged as a security alert: it may be cancelled without a penalty */
  isRisky: z.boolean(),
  amount: known(money),
  /** when a page last showed it so */
  seenAt: known(instant),
});
export type OpenOrder = z.infer<typeof openOrder>;

const openCase = z.object({
  id,
  orderId: id,
  isReplacement: z.boolean(),
  requestedAt: known(instant),
  /** when it is approved without the seller; null where no rule or no date tells */
  dueAt: known(instant),
  /** of its order, the most that can be refunded */
  amount: known(money),
  seenAt: known(instant),
});
export type OpenCase = z.infer<typeof openCase>;

/** The newest reading of a list or page; whole where nothing of it can have been missed. */
const agendaSource = z.object({ readAt: known(instant), isWhole: z.boolean() });
export type AgendaSource = z.infer<typeof agendaSource>;

const productShare = z.object({ productId: id, name: known(text), part: count, of: count });
/** Of a product's orders those sent back, or of all negative reviews those of a product. */
export type ProductShare = z.infer<typeof productShare>;

const stockLeft = z.object({
  productId: id,
  name: known(text),
  quantity: count,
  /** units a day, at least: orders that were not read are not in it */
  perDay: z.number(),
  readAt: known(instant),
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
  /** there were more open orders or requests than are listed */
  isCut: z.boolean(),
  tickets: z.array(z.object({ id, dueOn: day })),
  /**
   * The platform's figure of a day where it was read, else the orders of a day that was read whole; `isMean` where only the
   * sum of several days is known, and this is its share.
   */
  sales: z.array(z.object({ day, value: z.number(), currency: text, isMean: z.boolean() })),
  scores: z.array(z.object({ day, overall: score })),
  returns: z.array(productShare),
  badReviews: z.array(productShare),
  stock: z.array(stockLeft),
  response24: known(rate),
  /** points of today's score that so many more bad events would take together, for each of `STAKE_COUNTS` */
  stakes: z.object({
    OTDR: known(z.array(z.number())),
    SFCR: known(z.array(z.number())),
    AHT: known(z.array(z.number())),
  }),
});
export type Agenda = z.infer<typeof agenda>;

/** Numbers of further bad events whose cost an agenda knows; between them it is interpolated. */
export const STAKE_COUNTS = [1, 2, 5, 10, 20, 50, 100, 200] as const;
