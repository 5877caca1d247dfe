import type { AppealTicket, Assessment, Candidate } from '#core/model/assessment';

type Named = Pick<AppealTicket, 'orderIds' | 'caseIds' | 'chatIds'>;

/** Whether a ticket asks for a candidate, by its most specific id. */
const isNamedBy = ({ orderIds, caseIds, chatIds }: Named, { orderId, caseId, chatId }: Candidate): boolean => {
  if (caseId !== null) return caseIds.includes(caseId);
  return chatId !== null ? chatIds.includes(chatId) : orderId !== null && orderIds.includes(orderId);
};

/** Whether a known fact speaks against a part of a ticket, so that each part needs a look of its own. */
export const hasFactsAgainst = ({ appeals }: Assessment, ticket: AppealTicket): boolean =>
  appeals.candidates.some(
    (candidate) =>
      candidate.against.length > 0 &&
      candidate.metric === ticket.metric &&
      candidate.ground === ticket.ground &&
      isNamedBy(ticket, candidate),
  );
