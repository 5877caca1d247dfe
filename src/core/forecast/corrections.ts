import type { DayNumber } from '#core/model/day';
import type { Ticket } from '#core/model/ticket';
import { addBusinessDays } from '#core/policy/calendar';
import { metricsOf } from '#core/policy/policy';
import type { Member } from '#core/score/ledger';
import { listedStateOn } from '#core/score/listed-problems';
import type { ScoreInputs } from '#core/score/score-inputs';
import { costlyMembersOn } from '#core/score/tally';

/** A listed problem that the platform is expected to stop counting before the score of `day`. */
export interface Correction {
  day: DayNumber;
  member: Member;
}

export type TicketSubject = Pick<Ticket, 'metric' | 'orderIds' | 'caseIds' | 'chatIds'>;

const isAbout = (ticket: TicketSubject, { metric, orderId, caseId, chatId }: Member): boolean =>
  ticket.metric === metric &&
  ((orderId !== null && ticket.orderIds.includes(orderId)) ||
    (caseId !== null && ticket.caseIds.includes(caseId)) ||
    (chatId !== null && ticket.chatIds.includes(chatId)));

/**
 * Corrections of problems in approved tickets that the platform still lists: the published number of business days after the
 * decision, and tomorrow at the earliest. Source: conventions.md#4-values.
 */
export const correctionsAfter = (
  { ledger, day }: ScoreInputs,
  approved: readonly { ticket: TicketSubject; decidedOn: DayNumber }[],
): Correction[] => {
  const { policy } = ledger;
  const { value: terms } = policy.appeal;
  if (terms === null || approved.length === 0) return [];
  return metricsOf(policy).flatMap((metric) =>
    costlyMembersOn(ledger, metric, day).flatMap((member): Correction[] => {
      if (listedStateOn(member.listed, member.day, day) !== 'listed') return [];
      const decision = approved.find(({ ticket }) => isAbout(ticket, member));
      if (decision === undefined) return [];
      const corrected = addBusinessDays(policy.region, decision.decidedOn, terms.correctionDays);
      return [{ day: Math.max(day + 1, corrected), member }];
    }),
  );
};

/** Corrections expected from tickets approved up to today. */
export const expectedCorrections = (inputs: ScoreInputs, tickets: readonly Ticket[]): Correction[] => {
  const { zone } = inputs.ledger;
  const approved = tickets.flatMap((ticket) => {
    if (ticket.status !== 'approved' || ticket.decidedAt === null) return [];
    const decidedOn = zone.dayOf(ticket.decidedAt);
    return decidedOn <= inputs.day ? [{ ticket, decidedOn }] : [];
  });
  return correctionsAfter(inputs, approved);
};
