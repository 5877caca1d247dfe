import type { Assessment } from '#core/model/assessment';
import { formatMany } from '../components/format';
import { Notice } from '../components/notice';
import { appealTicketKey, TicketCard } from '../components/ticket-card';
import { groundName } from '../components/words';
import { POPUP_TEXT } from './text';

const MAX_TICKETS_SHOWN = 3;

interface Props {
  assessment: Assessment;
  /** whether the lists that appeals come from have been read */
  known: boolean;
}

export const Appeals = ({ assessment, known }: Props) => {
  const { tickets } = assessment.appeals;
  const more = tickets.length - MAX_TICKETS_SHOWN;
  const overdue = assessment.appealDetails?.followUps.filter((followUp) => followUp.overdue).length ?? 0;
  return (
    <section className="section">
      <h2>{POPUP_TEXT.appeals}</h2>
      {overdue > 0 && (
        <Notice tone="warn" title={POPUP_TEXT.overdue(formatMany(overdue, 'ticket'))}>
          <a href="/dashboard.html#follow-up" target="_blank" rel="noreferrer">
            {POPUP_TEXT.followUp}
          </a>
        </Notice>
      )}
      {tickets.length === 0 && <p className="muted">{known ? POPUP_TEXT.noAppeals : POPUP_TEXT.appealsUnread}</p>}
      {tickets.slice(0, MAX_TICKETS_SHOWN).map((ticket, index) => (
        <TicketCard
          key={appealTicketKey(ticket)}
          assessment={assessment}
          ticket={ticket}
          primary={index === 0}
          prepare={(anchor) => (
            <a className="button small" href={`/dashboard.html#${anchor}`} target="_blank" rel="noreferrer">
              {POPUP_TEXT.prepare}
              <span className="hidden-text"> {groundName(ticket.ground)}</span>
            </a>
          )}
        />
      ))}
      {more > 0 && (
        <p>
          <a href="/dashboard.html#appeals" target="_blank" rel="noreferrer">
            {POPUP_TEXT.moreTickets(formatMany(more, 'more ticket'))}
          </a>
        </p>
      )}
    </section>
  );
};
