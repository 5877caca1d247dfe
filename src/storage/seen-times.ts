import type { Instant } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import type { SeenTimes } from '#core/model/field';

/** Fills in missing seen times of records, except the seller's input, which no page shows. */
export const withSeenTimes = (facts: Facts, at: Instant): Facts => {
  const seen = <T extends SeenTimes>(record: T): T => ({
    ...record,
    readAt: record.readAt ?? at,
    firstSeen: record.firstSeen ?? at,
    lastSeen: record.lastSeen ?? at,
  });
  return {
    orders: facts.orders.map(seen),
    reviews: facts.reviews.map(seen),
    cases: facts.cases.map(seen),
    chats: facts.chats.map(seen),
    problems: facts.problems.map(seen),
    readings: facts.readings.map(seen),
    tickets: facts.tickets.map(seen),
    coverage: facts.coverage,
    appealMarks: [],
    preparedTickets: [],
    offeredReasons: facts.offeredReasons.map(seen),
    accountHealth: facts.accountHealth.map(seen),
    serviceRates: facts.serviceRates.map(seen),
    stock: facts.stock.map(seen),
    sales: facts.sales.map(seen),
  };
};
