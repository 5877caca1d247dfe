import type { DayNumber } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import type { Ledger, Moment } from '#core/score/ledger';

/** Of so many delivered orders the lines have to be known, or lines cannot be counted. */
const KNOWN = 0.98;

/**
 * Lines beyond the first of delivered orders, and negative ones among them, by age on a day: what NRR would count besides
 * if it counted lines. Null where the lines of too many orders are not known.
 */
export const countLines = ({ orders, reviews }: Facts, { zone, policy }: Ledger) => {
  const negative = new Map<string, Moment[]>();
  for (const { orderId, firstStars, reviewedAt } of reviews) {
    if (firstStars === null || firstStars > policy.negativeStars.value || reviewedAt === null) continue;
    const moments = negative.get(orderId) ?? [];
    moments.push(zone.timeOf(reviewedAt));
    negative.set(orderId, moments);
  }
  const lines = new Map<DayNumber, number>();
  const bad: { delivered: DayNumber; since: Moment }[] = [];
  let [delivered, known] = [0, 0];
  for (const order of orders) {
    if (order.deliveredAt === null) continue;
    delivered += 1;
    if (order.lines === null) continue;
    known += 1;
    if (order.lines.length < 2) continue;
    const day = zone.dayOf(order.deliveredAt);
    lines.set(day, (lines.get(day) ?? 0) + order.lines.length - 1);
    const later = (negative.get(order.id) ?? []).sort((a, b) => a - b).slice(1);
    for (const since of later) bad.push({ delivered: day, since });
  }
  if (known < KNOWN * delivered) return null;
  return (on: DayNumber) => (age: number) => ({
    numerator: bad.filter((it) => it.delivered === on - age && it.since < on).length,
    denominator: lines.get(on - age) ?? 0,
  });
};
