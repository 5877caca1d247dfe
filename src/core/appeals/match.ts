import type { DayNumber } from '#core/model/day';
import { dayNumber } from '#core/model/day';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import type { Ticket } from '#core/model/ticket';
import type { Zone } from '#core/model/zone';
import { idsOf } from './attempts';

/** A prepared ticket with the portal's tickets that it became, in parts or whole; or one of the portal's alone. */
export interface MatchedTicket {
  prepared: PreparedTicket | null;
  tickets: Ticket[];
}

const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let shared = 0;
  for (const it of a) if (b.has(it)) shared += 1;
  return shared;
};

/** The order of the lists means nothing. */
const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

/**
 * Tells which prepared ticket each of the portal's came from: the one that the seller named, else the one of its metric
 * that shares most orders with it and was prepared by then, of two the later. A prepared one may have been filed in parts,
 * and with other orders than were prepared.
 */
export const matchTickets = (
  prepared: readonly PreparedTicket[],
  tickets: readonly Ticket[],
  zone: Zone,
  day: DayNumber,
): MatchedTicket[] => {
  const ours = prepared.toSorted(byId).filter((it) => it.state !== 'dropped' && dayNumber(it.preparedOn) <= day);
  const ids = new Map(ours.map((it) => [it, idsOf(it)]));
  const matched = new Map<PreparedTicket, Ticket[]>(ours.map((it) => [it, []]));
  const alone: MatchedTicket[] = [];
  for (const ticket of tickets.toSorted(byId)) {
    const submitted = ticket.submittedAt === null ? null : zone.dayOf(ticket.submittedAt);
    if (ticket.status === 'draft' || (submitted !== null && submitted > day)) continue;
    const theirs = idsOf(ticket);
    const possible = ours
      .filter(
        (it) =>
          it.ticketId === null &&
          (ticket.metric === null || ticket.metric === it.metric) &&
          (submitted === null || dayNumber(it.preparedOn) <= submitted),
      )
      .map((it) => ({ it, shared: overlap(ids.get(it)!, theirs) }))
      .filter(({ shared }) => shared > 0)
      .sort((a, b) => b.shared - a.shared || (a.it.preparedOn > b.it.preparedOn ? -1 : 1));
    const source = ours.find((it) => it.ticketId === ticket.id) ?? possible[0]?.it;
    if (source === undefined) alone.push({ prepared: null, tickets: [ticket] });
    else matched.get(source)!.push(ticket);
  }
  return [...[...matched].map(([it, its]) => ({ prepared: it, tickets: its })), ...alone];
};
