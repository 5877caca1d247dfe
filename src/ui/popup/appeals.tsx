import type { Assessment } from '#core/model/assessment';
import { formatMany } from '../parts/format';
import { TicketCard, ticketKey } from '../parts/ticket-card';
import { TEXT } from './text';

const SHOWN = 3;

interface Props {
  assessment: Assessment;
  /** whether the lists that appeals come from have been read */
  known: boolean;
}

export const Appeals = ({ assessment, known }: Props) => {
  const { tickets } = assessment.appeals;
  const more = tickets.length - SHOWN;
  return (
    <section className="section">
      <h2>{TEXT.appeals}</h2>
      {tickets.length === 0 && <p className="muted">{known ? TEXT.noAppeals : TEXT.appealsUnread}</p>}
      {tickets.slice(0, SHOWN).map((ticket, index) => (
        <TicketCard key={ticketKey(ticket)} assessment={assessment} ticket={ticket} primary={index === 0} />
      ))}
      {more > 0 && (
        <p>
          <a href="/dashboard.html#appeals" target="_blank" rel="noreferrer">
            {TEXT.moreTickets(formatMany(more, 'more ticket'))}
          </a>
        </p>
      )}
    </section>
  );
};
