import type { ReactNode } from 'react';
import type { AppealTicket, Assessment } from '#core/model/assessment';
import { CopyIds } from './copy-ids';
import { decisionDay } from './decision-day';
import { explainTicket } from './explain-orders';
import { formatChance, formatDay, formatPoints, formatScore } from './format';
import { prepareAnchor } from './prepare-anchor';
import { TEXT } from './text';
import { Why } from './why';
import { groundName, METRIC_NAMES } from './words';

const { ticket: WORDS } = TEXT;

interface Props {
  assessment: Assessment;
  ticket: AppealTicket;
  primary?: boolean;
  /** the way to where it is got ready */
  prepare?: (anchor: string) => ReactNode;
}

export const ticketKey = (it: AppealTicket): string =>
  `${it.metric}+${it.ground}+${it.orderIds[0] ?? it.caseIds[0] ?? it.chatIds[0]}`;

/** One appeal to file: what for, worth what, and the ids to paste into the portal. */
export const TicketCard = ({ assessment, ticket, primary = false, prepare }: Props) => {
  const { metric, ground } = ticket;
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
        {WORDS.ifApproved(formatPoints(ticket.gainAtDecision), formatChance(ticket.probability))} ·{' '}
        {WORDS.decided(formatDay(decisionDay(assessment)))}
      </p>
      {ticket.crosses !== null && <p className="tag good">{WORDS.crosses(formatScore(ticket.crosses, 1))}</p>}
      <div className="actions">
        <CopyIds ids={ticket} primary={primary} />
        {prepare?.(prepareAnchor(ticket))}
        <Why about={groundName(ground)} answer={explainTicket(assessment, ticket)} />
      </div>
    </div>
  );
};
