import * as z from 'zod/mini';
import { day, id, instant, orUnknown, rate, text } from './field';
import { METRICS } from './metric';

const list = <T extends z.ZodMiniType>(schema: T) => z._default(z.array(schema), []);

const PREPARED_STATES = ['open', 'filed', 'dropped'] as const;

/**
 * A ticket prepared here and filed in the portal by hand. The latest `savedAt` wins; a discarded one stays as `dropped`
 * and can be restored. Key: id.
 */
export const preparedTicket = z.object({
  /** made here; the portal's own id is `ticketId` */
  id,
  metric: z.enum(METRICS),
  /** id of a ground, kept even if a later version does not know it */
  ground: text,
  orderIds: list(id),
  caseIds: list(id),
  chatIds: list(id),
  preparedOn: day,
  /** expected gain when it was prepared */
  expected: orUnknown(z.object({ points: z.number(), probability: rate, on: day })),
  /** attached evidence: ticked items of the ground's list, by order, request or chat */
  evidence: list(z.object({ id, ticked: list(text) })),
  notes: z._default(text, ''),
  /** the appeal as edited by the seller; empty: the generated draft */
  draft: z._default(text, ''),
  /** language of the draft as chosen by the seller, else the portal's */
  language: orUnknown(text),
  state: z._default(z.enum(PREPARED_STATES), 'open'),
  filedAt: orUnknown(instant),
  /** the portal's ticket as named by the seller, else matched by content */
  ticketId: orUnknown(id),
  readAt: orUnknown(instant),
});
export type PreparedTicket = z.infer<typeof preparedTicket>;
export const preparedTicketKey = (ticket: PreparedTicket): string => ticket.id;

/** Ids that a ticket asks for: chats, for AHT requests, else orders. A request's order is also named, and is not counted. */
export const ticketSubjects = ({
  metric,
  orderIds,
  caseIds,
  chatIds,
}: Pick<PreparedTicket, 'metric' | 'orderIds' | 'caseIds' | 'chatIds'>): {
  kind: 'order' | 'case' | 'chat';
  ids: readonly string[];
} => {
  if (chatIds.length > 0) return { kind: 'chat', ids: chatIds };
  return metric === 'AHT' && caseIds.length > 0 ? { kind: 'case', ids: caseIds } : { kind: 'order', ids: orderIds };
};
