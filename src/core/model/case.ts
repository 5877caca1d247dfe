import * as z from 'zod/mini';
import { amount, count, id, instant, known, seenTimes, text } from './field';

export const CASE_TYPES = ['refund', 'return-refund', 'replacement', 'cancellation'] as const;

/** An after-sales request (`cases` in the shop file). Handling time in hours. Key: id, else orderId. */
export const caseRecord = z.object({
  id: known(id),
  orderId: id,
  type: known(z.enum(CASE_TYPES)),
  reason: known(text),
  requestedAt: known(instant),
  /** the seller's deadline as a page says, after which the platform approves the request */
  respondBy: known(instant),
  status: known(z.enum(['open', 'approved', 'rejected', 'cancelled', 'completed', 'unknown'])),
  statusText: known(text),
  approveHours: known(amount),
  inspectHours: known(amount),
  rounds: known(count),
  approvedBy: known(z.enum(['seller', 'seller-rule', 'seller-timeout', 'platform'])),
  ...seenTimes,
});
export type CaseRecord = z.infer<typeof caseRecord>;
export const caseKey = (record: CaseRecord): string => record.id ?? record.orderId;
