import type { DayNumber } from '#core/model/day';
import { METRICS } from '#core/model/metric';
import type { Ticket } from '#core/model/ticket';
import { addBusinessDays } from '#core/policy/calendar';
import type { Entry } from '#core/score/ledger';
import { listingOn } from '#core/score/listing';
import type { Standing } from '#core/score/standing';
import { problemsOn } from '#core/score/tally';

/** A listed problem that the platform is expected to stop counting before the score of `day`. */
export interface Correction {
  day: DayNumber;
  entry: Entry;
}

/** What a ticket is about. */
export type TicketSubject = Pick<Ticket, 'metric' | 'orderIds' | 'caseIds' | 'chatIds'>;

const isAbout = (ticket: TicketSubject, { metric, orderId, caseId, chatId }: Entry): boolean =>
  ticket.metric === metric &&
  ((orderId !== null && ticket.orderIds.includes(orderId)) ||
    (caseId !== null && ticket.caseIds.includes(caseId)) ||
    (chatId !== null && ticket.chatIds.includes(chatId)));

/**
 * Corrections of the problems in approved tickets that the platform still lists: one business day after the decision, at
 * the earliest tomorrow. Source: conventions.md#4-values.
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
      const decision = approved.find(({ ticket }) => isAbout(ticket, entry));
      if (decision === undefined) return [];
      const corrected = addBusinessDays(policy.region, decision.decidedOn, policy.appeal.value.correctionDays);
      return [{ day: Math.max(day + 1, corrected), entry }];
    }),
  );
};

/** Corrections to expect from the tickets approved up to today. */
export const expectedCorrections = (standing: Standing, tickets: readonly Ticket[]): Correction[] => {
  const { zone } = standing.ledger;
  const approved = tickets.flatMap((ticket) => {
    if (ticket.status !== 'approved' || ticket.decidedAt === null) return [];
    const decidedOn = zone.dayOf(ticket.decidedAt);
    return decidedOn <= standing.day ? [{ ticket, decidedOn }] : [];
  });
  return correctionsAfter(standing, approved);
};
