import * as z from 'zod/mini';
import { amount, count, id, instant, known, text } from './field';

export const REQUEST_TYPES = ['refund', 'return-refund', 'replacement', 'cancellation'] as const;

/** An after-sales request (`cases` in the shop file). Handling time in hours. Key: id, else orderId. */
export const request = z.object({
  id: known(id),
  orderId: id,
  type: known(z.enum(REQUEST_TYPES)),
  reason: known(text),
  requestedAt: known(instant),
  /** by when the seller has to answer, as a page says: after that the platform approves it */
  respondBy: known(instant),
  status: known(z.enum(['open', 'approved', 'rejected', 'cancelled', 'completed', 'unknown'])),
  statusText: known(text),
  approveHours: known(amount),
  inspectHours: known(amount),
  rounds: known(count),
  approvedBy: known(z.enum(['seller', 'seller-rule', 'seller-timeout', 'platform'])),
  readAt: known(instant),
  firstSeen: known(instant),
  lastSeen: known(instant),
});
export type Request = z.infer<typeof request>;
export const requestKey = (record: Request): string => record.id ?? record.orderId;
