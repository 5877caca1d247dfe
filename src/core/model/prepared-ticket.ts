import * as z from 'zod/mini';
import { day, id, instant, known, rate, text } from './field';
import { METRICS } from './metric';

const list = <T extends z.ZodMiniType>(schema: T) => z._default(z.array(schema), []);

const PREPARED_STATES = ['open', 'filed', 'dropped'] as const;

/**
 * A ticket that the seller prepares here and files in the portal by hand. Like a mark it stands as it was last saved; one
 * that is thrown away stays as `dropped`, so that it can be taken up again. Key: id.
 */
export const preparedTicket = z.object({
  /** made here; the portal's is `ticketId` */
  id,
  metric: z.enum(METRICS),
  /** id of a ground; one that a later version no longer knows is kept */
  ground: text,
  orderIds: list(id),
  caseIds: list(id),
  chatIds: list(id),
  preparedOn: day,
  /** the gain it promised when it was prepared, to be compared with what came of it */
  expected: known(z.object({ points: z.number(), probability: rate, on: day })),
  /** evidence that is at hand: the ticked texts of the ground's list, by order, request or chat */
  evidence: list(z.object({ id, ticked: list(text) })),
  notes: z._default(text, ''),
  /** the appeal as the seller edited it; empty while the draft follows from the facts */
  draft: z._default(text, ''),
  /** of the draft, where the seller chose one; else that of the portal */
  language: known(text),
  state: z._default(z.enum(PREPARED_STATES), 'open'),
  filedAt: known(instant),
  /** of the portal's ticket, where the seller named it; else that is found by what it is about */
  ticketId: known(id),
  /** when the seller last saved it */
  readAt: known(instant),
});
export type PreparedTicket = z.infer<typeof preparedTicket>;
export const preparedTicketKey = (ticket: PreparedTicket): string => ticket.id;

/** What a ticket is about: requests of handling time, chats of chat satisfaction, else orders. Evidence and draft name these. */
export const ticketSubjects = ({
  metric,
  orderIds,
  caseIds,
  chatIds,
}: Pick<PreparedTicket, 'metric' | 'orderIds' | 'caseIds' | 'chatIds'>): {
  kind: 'order' | 'case' | 'chat';
  ids: readonly string[];
} => {
  if (metric === 'IM_DSAT') return { kind: 'chat', ids: chatIds };
  return metric === 'AHT' && caseIds.length > 0 ? { kind: 'case', ids: caseIds } : { kind: 'order', ids: orderIds };
};
