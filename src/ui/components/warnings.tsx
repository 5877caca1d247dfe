import type { Assessment, Candidate } from '#core/model/assessment';
import { type PreparedTicket, ticketSubjects } from '#core/model/prepared-ticket';
import { t } from '#texts/translate';
import { formatParts, formatRow } from './format';
import { counterFactText } from './words';

/** Counter-facts of a candidate; empty if there are none. */
export const againstText = ({ against }: Pick<Candidate, 'against'>): string =>
  against.length === 0 ? '' : t('words.against', { facts: formatParts(against.map(counterFactText)) });

/** Warnings about a ticket's orders, each with the orders concerned. */
const ticketWarnings = ({ appeals }: Assessment, ticket: PreparedTicket): { says: string; ids: string[] }[] => {
  const { ids } = ticketSubjects(ticket);
  const of = [...appeals.candidates, ...appeals.judged].filter(
    ({ metric, ground, against }) => metric === ticket.metric && ground === ticket.ground && against.length > 0,
  );
  const named = of.flatMap((candidate) => {
    const id = ids.find((known) => [candidate.caseId, candidate.chatId, candidate.orderId].includes(known));
    return id === undefined ? [] : [{ says: againstText(candidate), id }];
  });
  return [...Map.groupBy(named, ({ says }) => says)].map(([says, those]) => ({ says, ids: those.map(({ id }) => id) }));
};

/** Counter-facts of a ticket's orders, which its draft omits. */
export const TicketWarnings = ({ assessment, ticket }: { assessment: Assessment; ticket: PreparedTicket }) =>
  ticketWarnings(assessment, ticket).map(({ says, ids }) => (
    <p key={says} className="loss">
      {t('words.ticketWarning', { ids: formatRow(ids), says })}
    </p>
  ));
