import * as z from 'zod/mini';
import { count, day, instant, known, money } from './field';

/**
 * What the portal's own overview says was sold between two days, both included: of one day where they are the same.
 * Cancelled and refunded orders are in it, unlike in any rate of the score. Key: from + to.
 */
export const sales = z.object({
  from: day,
  to: day,
  gmv: known(money),
  orders: known(count),
  buyers: known(count),
  readAt: known(instant),
  firstSeen: known(instant),
  lastSeen: known(instant),
});
export type Sales = z.infer<typeof sales>;
export const salesKey = ({ from, to }: Sales): string => `${from}+${to}`;
