import type { ReactNode } from 'react';
import { type Assessment, decisionDayOf } from '#core/model/assessment';
import { CopyIds } from '../components/copy';
import { formatCount, formatDay, formatMany, formatPoints, formatScore, isNegligible } from '../components/format';
import { OutLink } from '../components/links';
import { portalLink } from '../components/portal';
import { prepareAnchor } from '../components/ticket-card';
import { groundName } from '../components/words';
import { Why } from '../explain/why';
import { formatOdds } from '../now/odds';
import { type PageToOpen, pagesToOpen } from './next-page';
import { listTitle } from './page-titles';
import { GLANCE_TEXT as TEXT } from './text';

type Ticket = Assessment['appeals']['tickets'][number];

/** The ticket that is worth most, if any is worth filing. */
export const bestTicket = ({ appeals }: Assessment): Ticket | undefined =>
  appeals.tickets.find((ticket) => ticket.gainAtDecision > 0 && !isNegligible(ticket.gainAtDecision));

interface Props {
  assessment: Assessment;
  /** leads into the dashboard */
  link(anchor: string, text: string): ReactNode;
  /** whether the lists that appeals come from have been read; null where the surface does not know */
  hasReadProblems: boolean | null;
  /** whether the surface has the words to explain a ticket */
  canExplain?: boolean;
}

export const TicketAction = ({
  assessment,
  ticket,
  link,
  canExplain = false,
}: Omit<Props, 'hasReadProblems'> & { ticket: Ticket }) => {
  const { orderIds, caseIds, chatIds } = ticket;
  const many =
    chatIds.length > 0
      ? formatMany(chatIds.length, 'chat')
      : caseIds.length > 0
        ? formatMany(caseIds.length, 'request')
        : formatMany(orderIds.length, 'order');
  return (
    <>
      <h3>
        {TEXT.appeal(groundName(ticket.ground))} · {many}
      </h3>
      <p>
        {TEXT.appealWorth(
          formatPoints(ticket.gainAtDecision),
          formatOdds(ticket.probability),
          formatDay(decisionDayOf(assessment)),
        )}
        {ticket.crosses !== null && `. ${TEXT.crosses(formatScore(ticket.crosses, 1))}`}
      </p>
      <div className="actions">
        {link(prepareAnchor(ticket), TEXT.prepare)}
        <CopyIds ids={ticket} />
        {canExplain && (
          <Why about={groundName(ticket.ground)} assessment={assessment} question={{ kind: 'ticket', ticket }} />
        )}
      </div>
    </>
  );
};

const OpenPage = ({ region, open: { page, source, read, narrows } }: { region: string; open: PageToOpen }) => {
  const why =
    source === null ? TEXT.openWhy.score : (TEXT.openWhy[source as keyof typeof TEXT.openWhy] ?? TEXT.openWhy.other);
  const share = Math.round(narrows * 20) * 5;
  return (
    <>
      <h3>
        <OutLink href={portalLink(region, page)}>{TEXT.open(listTitle(page, source))}</OutLink>
      </h3>
      <p>
        {why}
        {read !== null && ` ${TEXT.readPart(formatCount(read.rows), formatCount(read.of))}`}
        {share >= 5 && ` ${TEXT.narrows(share)}`}
      </p>
    </>
  );
};

/** The one thing that is worth doing before all others. */
export const BestAction = ({ assessment, link, hasReadProblems, canExplain = false }: Props) => {
  const overdue = assessment.appealDetails?.followUps.filter((followUp) => followUp.overdue).length ?? 0;
  const ticket = bestTicket(assessment);
  const [open] = pagesToOpen(assessment);
  const isRead = assessment.knowledge.length > 0 && hasReadProblems !== null;
  if (overdue === 0 && ticket === undefined && open === undefined && !isRead) return null;
  return (
    <section className="section action" aria-label={TEXT.action}>
      {overdue > 0 ? (
        <>
          <h3>{TEXT.overdue(formatMany(overdue, 'ticket'))}</h3>
          <div className="actions">{link('follow-up', TEXT.followUp)}</div>
        </>
      ) : ticket !== undefined ? (
        <TicketAction assessment={assessment} ticket={ticket} link={link} canExplain={canExplain} />
      ) : open !== undefined ? (
        <OpenPage region={assessment.region} open={open} />
      ) : (
        <>
          <h3>{TEXT.nothing}</h3>
          <p className="muted">{hasReadProblems ? TEXT.nothingSays : TEXT.noAppealKnown}</p>
        </>
      )}
    </section>
  );
};
