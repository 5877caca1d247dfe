import * as z from 'zod/mini';
import { id, instant, orUnknown, orUsual, seenTimes, text } from './field';
import { METRIC_CODES } from './metric';

const TICKET_STATUSES = ['draft', 'submitted', 'in-review', 'approved', 'rejected', 'unknown'] as const;
const ids = orUsual(z.array(id), []);

/** An appeal ticket as listed by the Appeal Center. Key: id. */
export const ticket = z.object({
  id,
  metric: orUnknown(z.enum(METRIC_CODES)),
  reason: orUnknown(text),
  orderIds: ids,
  caseIds: ids,
  chatIds: ids,
  submittedAt: orUnknown(instant),
  status: orUnknown(z.enum(TICKET_STATUSES)),
  statusText: orUnknown(text),
  decidedAt: orUnknown(instant),
  ...seenTimes,
});
export type Ticket = z.infer<typeof ticket>;
export const ticketKey = (ticket: Ticket): string => ticket.id;

/** The known ids without duplicates. */
export const distinctIds = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];
