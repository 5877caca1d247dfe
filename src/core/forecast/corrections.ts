import type { DayNumber } from '#core/model/day';
import { METRICS } from '#core/model/metric';
import type { Ticket } from '#core/model/ticket';
import { addBusinessDays } from '#core/policy/calendar';
import type { Entry } from '#core/score/ledger';
import { listingOn } from '#core/score/listing';
import type { Standing } from '#core/score/standing';
import { problemsOn } from '#core/score/tally';
import type { Correction } from './simulation-state';

/** What a ticket is about. */
export type TicketSubject = Pick<Ticket, 'metric' | 'orderIds' | 'caseIds' | 'chatIds'>;

const isAbout = (ticket: TicketSubject, { metric, orderId, caseId, chatId }: Entry): boolean =>
  ticket.metric === metric &&
  ((orderId !== null && ticket.orderIds.includes(orderId)) ||
    (caseId !== null && ticket.caseIds.includes(caseId)) ||
    (chatId !== null && ticket.chatIds.includes(chatId)));

/**
 * Problems in approved tickets that the platform still lists: it is expected to drop them one business day after the
 * decision, at the earliest tomorrow. Source: conventions.md#4-values.
 */
export const correctionsAfter = (
  { ledger, day }: Standing,
  approved: readonly { ticket: TicketSubject; decidedOn: DayNumber }[],
): Correction[] => {
  const { policy } = ledger;
  if (approved.length === 0) return [];
  return METRICS.flatMap((metric) =>
    problemsOn(ledger, metric, day).flatMap((entry): Correction[] => {
      if (listingOn(entry.listed, entry.day, day) !== 'listed') return [];
      const decision = approved.find((it) => isAbout(it.ticket, entry));
      if (decision === undefined) return [];
      const corrected = addBusinessDays(policy.region, decision.decidedOn, policy.appeal.value.correctionDays);
      return [{ day: Math.max(day + 1, corrected), entry }];
    }),
  );
};

/** The drops to expect from what has been approved up to today. */
export const expectedCorrections = (standing: Standing, tickets: readonly Ticket[]): Correction[] => {
  const { zone } = standing.ledger;
  const approved = tickets.flatMap((ticket) => {
    if (ticket.status !== 'approved' || ticket.decidedAt === null) return [];
    const decidedOn = zone.dayOf(ticket.decidedAt);
    return decidedOn <= standing.day ? [{ ticket, decidedOn }] : [];
  });
  return correctionsAfter(standing, approved);
};
