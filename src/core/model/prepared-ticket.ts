import * as z from 'zod/mini';
import { day, id, instant, known, rate, text } from './field';
import { METRICS } from './metric';

const list = <T extends z.ZodMiniType>(schema: T) => z._default(z.array(schema), []);

export const PREPARED_STATES = ['open', 'filed', 'dropped'] as const;

/**
 * A ticket that the seller gets ready here and files in the portal by hand. Like a mark it stands as it was last saved;
 * one that is thrown away stays as `dropped`, so that it can be taken up again. Key: id.
 */
export const preparedTicket = z.object({
  /** made here; the portal's own id is `ticketId` */
  id,
  metric: z.enum(METRICS),
  /** of a row of the grounds; one that a later version no longer has is kept */
  ground: text,
  orderIds: list(id),
  caseIds: list(id),
  chatIds: list(id),
  preparedOn: day,
  /** what it promised when it was prepared, to be held against what came of it */
  expected: known(z.object({ points: z.number(), probability: rate, on: day })),
  /** evidence that is at hand, by order, case or chat: the words of the ground's list that are ticked */
  evidence: list(z.object({ id, ticked: list(text) })),
  notes: z._default(text, ''),
  /** the appeal as the seller will paste it; empty until it is edited: then the draft is made anew from the facts */
  draft: z._default(text, ''),
  /** of the draft, where the seller chose one; else that of the portal */
  language: known(text),
  state: z._default(z.enum(PREPARED_STATES), 'open'),
  filedAt: known(instant),
  /** the portal's ticket, where the seller named it; else it is found by what it is about */
  ticketId: known(id),
  /** when the seller last saved it */
  readAt: known(instant),
});
export type PreparedTicket = z.infer<typeof preparedTicket>;
export const preparedTicketKey = (it: PreparedTicket): string => it.id;

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
