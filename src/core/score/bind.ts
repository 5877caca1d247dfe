import { byMetric, METRICS, type Metric } from '#core/model/metric';
import type { Zone } from '#core/model/zone';
import type { Policy } from '#core/policy/policy';
import { type Counts, count, type Entry, type Ledger, noCounts, type Sheet, type Trip, tripsOf } from './ledger';
import type { Listing } from './listing';
import { settle } from './settled';

const sumInto = <K>(sums: Map<K, number>, more: ReadonlyMap<K, number>): void => {
  for (const [key, by] of more) count(sums, key, by);
};

const sumGaps = (sums: Counts['gaps'][Metric], more: Counts['gaps'][Metric]): void => {
  for (const [gap, days] of more) {
    const known = sums.get(gap);
    if (known === undefined) sums.set(gap, new Map(days));
    else sumInto(known, days);
  }
};

const sumHours = (sums: Float64Array, more: Float64Array): void => {
  for (let hour = 0; hour < sums.length; hour++) sums[hour]! += more[hour]!;
};

/** Hours of handling are no whole numbers: summed in one order, they are the same whatever the order of the facts. */
const byDayAndId = (a: Entry, b: Entry): number => {
  if (a.day !== b.day) return a.day - b.day;
  for (const id of ['orderId', 'caseId', 'chatId'] as const)
    if (a[id] !== b[id]) return (a[id] ?? '') < (b[id] ?? '') ? -1 : 1;
  return 0;
};

const TRIP_DAYS = ['placed', 'due', 'delivered', 'shipped', 'cancelled'] as const;
const byDays = (a: Trip, b: Trip): number => {
  for (const day of TRIP_DAYS)
    if (a[day] !== b[day]) return (a[day] ?? Number.NEGATIVE_INFINITY) - (b[day] ?? Number.NEGATIVE_INFINITY);
  return (a.carrier ?? '') < (b.carrier ?? '') ? -1 : 1;
};

/** The parts as a whole. What is listed learns here whether its record is known. */
export const bind = (sheets: Iterable<Sheet>, policy: Policy, zone: Zone, listing: Listing): Ledger => {
  const sums = noCounts();
  const entries = byMetric((): Entry[] => []);
  const trips: Sheet['trips'] = new Map();
  for (const sheet of sheets) {
    for (const metric of METRICS) {
      sumInto(sums.plain[metric], sheet.plain[metric]);
      sumGaps(sums.gaps[metric], sheet.gaps[metric]);
      sumHours(sums.hours[metric].members, sheet.hours[metric].members);
      sumHours(sums.hours[metric].bads, sheet.hours[metric].bads);
      for (const it of sheet.entries[metric]) entries[metric].push(it);
    }
    sumInto(sums.eligible, sheet.eligible);
    sumInto(sums.completed, sheet.completed);
    sumInto(sums.late, sheet.late);
    sumInto(sums.pending, sheet.pending);
    for (const [carrier, theirs] of sheet.trips) {
      const ours = tripsOf(trips, carrier);
      for (const [days, trip] of theirs) {
        const known = ours.get(days);
        ours.set(days, known === undefined ? trip : { ...trip, count: known.count + trip.count });
      }
    }
    for (const { listed, joined, proofs } of sheet.loose) {
      listed.joined ||= joined;
      // It may name an order and a request of another.
      listed.proofs = [...new Set([...listed.proofs, ...proofs])].sort();
    }
  }
  for (const metric of METRICS) {
    entries[metric].sort(byDayAndId);
    for (const { listed } of entries[metric]) for (const it of listed) it.joined = true;
  }
  return {
    ...sums,
    zone,
    policy,
    listing,
    entries,
    settled: byMetric((metric) => settle(entries[metric])),
    trips: [...trips.values()].flatMap((ours) => [...ours.values()]).sort(byDays),
  };
};
