import * as z from 'zod/mini';
import { amount, count, id, instant, orUnknown, seenTimes, text } from './field';

export const CASE_TYPES = ['refund', 'return-refund', 'replacement', 'cancellation'] as const;

/** An after-sales request (`cases` in the shop file). Handling time in hours. Key: id, else orderId. */
export const caseRecord = z.object({
  id: orUnknown(id),
  orderId: id,
  type: orUnknown(z.enum(CASE_TYPES)),
  reason: orUnknown(text),
  requestedAt: orUnknown(instant),
  /** the seller's deadline as a page says, after which the platform approves the request */
  respondBy: orUnknown(instant),
  status: orUnknown(z.enum(['open', 'approved', 'rejected', 'cancelled', 'completed', 'unknown'])),
  statusText: orUnknown(text),
  approveHours: orUnknown(amount),
  inspectHours: orUnknown(amount),
  rounds: orUnknown(count),
  approvedBy: orUnknown(z.enum(['seller', 'seller-rule', 'seller-timeout', 'platform'])),
  ...seenTimes,
});
export type CaseRecord = z.infer<typeof caseRecord>;
export const caseKey = (record: CaseRecord): string => record.id ?? record.orderId;
