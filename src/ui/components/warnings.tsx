import type { Assessment, Candidate } from '#core/model/assessment';
import { type PreparedTicket, ticketSubjects } from '#core/model/prepared-ticket';
import { t } from '#texts/translate';
import { counterFactText } from './words';

/** Counter-facts of a candidate; empty if there are none. */
export const againstText = ({ against }: Pick<Candidate, 'against'>): string =>
  against.length === 0 ? '' : t('words.against', { facts: against.map(counterFactText).join('; ') });

/** Warnings about a ticket's orders, each with the orders concerned. */
const ticketWarnings = ({ appeals }: Assessment, ticket: PreparedTicket): { text: string; ids: string[] }[] => {
  const { ids } = ticketSubjects(ticket);
  const of = [...appeals.candidates, ...appeals.judged].filter(
    ({ metric, ground, against }) => metric === ticket.metric && ground === ticket.ground && against.length > 0,
  );
  const named = of.flatMap((candidate) => {
    const id = ids.find((known) => [candidate.caseId, candidate.chatId, candidate.orderId].includes(known));
    return id === undefined ? [] : [{ text: againstText(candidate), id }];
  });
  return [...Map.groupBy(named, ({ text }) => text)].map(([text, those]) => ({ text, ids: those.map(({ id }) => id) }));
};

/** Counter-facts of a ticket's orders, which its draft omits. */
export const TicketWarnings = ({ assessment, ticket }: { assessment: Assessment; ticket: PreparedTicket }) =>
  ticketWarnings(assessment, ticket).map(({ text, ids }) => (
    <p key={text} className="loss">
      {t('words.ticketWarning', { ids: ids.join(', '), says: text })}
    </p>
  ));
