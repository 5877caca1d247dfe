import type { Assessment } from '#core/model/assessment';
import { formatMany } from '../parts/format';
import { TicketCard } from '../parts/ticket-card';
import { TEXT } from './text';

const SHOWN = 3;

export const Appeals = ({ assessment }: { assessment: Assessment }) => {
  const { tickets } = assessment.appeals;
  const more = tickets.length - SHOWN;
  return (
    <section className="section">
      <h2>{TEXT.appeals}</h2>
      {tickets.length === 0 && <p className="muted">{TEXT.noAppeals}</p>}
      {tickets.slice(0, SHOWN).map((ticket, index) => (
        <TicketCard
          key={`${ticket.metric}+${ticket.ground}+${ticket.orderIds[0] ?? ticket.caseIds[0] ?? ticket.chatIds[0]}`}
          assessment={assessment}
          ticket={ticket}
          primary={index === 0}
        />
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
