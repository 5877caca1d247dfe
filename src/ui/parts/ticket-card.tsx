import type { AppealTicket, Assessment } from '#core/model/assessment';
import { CopyButton } from './copy-button';
import { explainTicket } from './explain-orders';
import { formatChance, formatMany, formatPoints, formatScore } from './format';
import { searchText } from './portal';
import { TEXT } from './text';
import { Why } from './why';
import { groundName, METRIC_NAMES } from './words';

const { ticket: WORDS } = TEXT;

interface Props {
  assessment: Assessment;
  ticket: AppealTicket;
  primary?: boolean;
}

export const ticketKey = (it: AppealTicket): string =>
  `${it.metric}+${it.ground}+${it.orderIds[0] ?? it.caseIds[0] ?? it.chatIds[0]}`;

/** One appeal to file: what for, worth what, and the ids to paste into the portal. */
export const TicketCard = ({ assessment, ticket, primary = false }: Props) => {
  const { metric, ground, orderIds, caseIds, chatIds } = ticket;
  const copies = [
    ['order id', orderIds],
    ['request id', caseIds],
    ['chat id', chatIds],
  ] as const;
  return (
    <div className="ticket">
      <div className="head">
        <h3>{groundName(ground)}</h3>
        <p className="gain">
          <strong>{formatPoints(ticket.expected)}</strong> {WORDS.expected}
        </p>
      </div>
      <p className="muted">
        {METRIC_NAMES[metric]} ·{' '}
        {WORDS.ifApproved(formatPoints(ticket.gainAtDecision), formatChance(ticket.probability))}
      </p>
      {ticket.crosses !== null && <p className="tag good">{WORDS.crosses(formatScore(ticket.crosses, 1))}</p>}
      <div className="actions">
        {copies.map(([noun, ids], index) => {
          if (ids.length === 0) return null;
          const many = formatMany(ids.length, noun);
          return (
            <CopyButton
              key={noun}
              label={WORDS.copy(many)}
              done={WORDS.copied(many)}
              text={searchText(ids)}
              primary={primary && index === copies.findIndex(([, some]) => some.length > 0)}
            />
          );
        })}
        <Why about={groundName(ground)} answer={explainTicket(assessment, ticket)} />
      </div>
    </div>
  );
};
