import type { ReactNode } from 'react';
import { type AppealTicket, type Assessment, decisionDayOf } from '#core/model/assessment';
import { Why } from '../explain/why';
import { CopyIds } from './copy';
import { formatChance, formatDay, formatPoints, formatScore } from './format';
import { prepareAnchor } from './prepare-anchor';
import { COMPONENT_TEXT } from './text';
import { groundName, METRIC_NAMES } from './words';

const { ticket: WORDS } = COMPONENT_TEXT;

interface Props {
  assessment: Assessment;
  ticket: AppealTicket;
  primary?: boolean;
  /** a link or button to where it is prepared */
  prepare?: (anchor: string) => ReactNode;
}

export const appealTicketKey = (ticket: AppealTicket): string =>
  `${ticket.metric}+${ticket.ground}+${ticket.orderIds[0] ?? ticket.caseIds[0] ?? ticket.chatIds[0]}`;

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
        {WORDS.decided(formatDay(decisionDayOf(assessment)))}
      </p>
      {ticket.crosses !== null && <p className="tag good">{WORDS.crosses(formatScore(ticket.crosses, 1))}</p>}
      <div className="actions">
        <CopyIds ids={ticket} primary={primary} />
        {prepare?.(prepareAnchor(ticket))}
        <Why about={groundName(ground)} assessment={assessment} question={{ kind: 'ticket', ticket }} />
      </div>
    </div>
  );
};
