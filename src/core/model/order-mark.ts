import * as z from 'zod/mini';
import { ORDER_CHECKS } from './check-item';
import { day, id, instant, text } from './field';
import { METRICS } from './metric';

const metric = z.enum(METRICS);

/** What is known of an order that a page lists; `unknown` claims neither a cost nor its absence. */
export const orderMark = z.object({
  orderId: id,
  state: z.enum(['costs', 'nothing', 'unknown']),
  costs: z.array(z.object({ metric, points: z.number(), leavesOn: day })),
  /** the ground on which it can be appealed, and the known facts that speak against it */
  appeal: z.nullable(z.object({ metric, ground: text, against: z.array(text) })),
  /** the prepared or filed ticket that contains it */
  prepared: z.nullable(z.object({ id, metric, state: z.enum(['open', 'filed']) })),
  /** of an open order with a known deliver-by day: the days left to it, negative once overdue, and whether it was handed over */
  delivery: z.nullable(z.object({ due: day, daysLeft: z.number(), shipped: z.boolean() })),
  /** on pages of orders: the check of the morning that it fails */
  check: z.nullable(z.enum(ORDER_CHECKS)),
  /** on the returns page: when the first of its open requests is approved automatically */
  answerBy: z.nullable(instant),
});
export type OrderMark = z.infer<typeof orderMark>;
