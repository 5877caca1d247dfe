import * as z from 'zod/mini';
import { id, instant, known, seenTimes, text } from './field';
import { METRIC_CODES } from './metric';

const TICKET_STATUSES = ['draft', 'submitted', 'in-review', 'approved', 'rejected', 'unknown'] as const;
const ids = z._default(z.array(id), []);

/** An appeal ticket as listed by the Appeal Center. Key: id. */
export const ticket = z.object({
  id,
  metric: known(z.enum(METRIC_CODES)),
  reason: known(text),
  orderIds: ids,
  caseIds: ids,
  chatIds: ids,
  submittedAt: known(instant),
  status: known(z.enum(TICKET_STATUSES)),
  statusText: known(text),
  decidedAt: known(instant),
  ...seenTimes,
});
export type Ticket = z.infer<typeof ticket>;
export const ticketKey = (ticket: Ticket): string => ticket.id;

/** The known ids without duplicates. */
export const distinctIds = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];
