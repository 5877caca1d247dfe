import type { DayNumber } from '#core/model/day';
import { METRICS } from '#core/model/metric';
import type { Ticket } from '#core/model/ticket';
import { addBusinessDays } from '#core/policy/calendar';
import { listingOn } from '#core/score/listing';
import type { Standing } from '#core/score/standing';
import type { Drop } from './known';

/**
 * Problems in an approved ticket that the platform still lists: it is expected to drop them one business day after the
 * decision, at the earliest tomorrow. Source: conventions, 4.
 */
export const expectedDrops = ({ ledger, day, tallies }: Standing, tickets: readonly Ticket[]): Drop[] => {
  const { zone, policy } = ledger;
  const approved = tickets.filter(
    (it) => it.status === 'approved' && it.decidedAt !== null && zone.dayOf(it.decidedAt) <= day,
  );
  if (approved.length === 0) return [];
  return METRICS.flatMap((metric) =>
    tallies[metric].problems.flatMap((entry): Drop[] => {
      if (listingOn(entry.listed, entry.day, day) !== 'listed') return [];
      const ticket = approved.find(
        (it) =>
          it.metric === metric &&
          ((entry.orderId !== null && it.orderIds.includes(entry.orderId)) ||
            (entry.caseId !== null && it.caseIds.includes(entry.caseId)) ||
            (entry.chatId !== null && it.chatIds.includes(entry.chatId))),
      );
      if (ticket === undefined) return [];
      const corrected: DayNumber = addBusinessDays(
        policy.region,
        zone.dayOf(ticket.decidedAt!),
        policy.appeal.value.correctionDays,
      );
      return [{ day: Math.max(day + 1, corrected), entry }];
    }),
  );
};
