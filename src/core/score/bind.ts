import type { DayNumber } from '#core/model/day';
import { byMetric, METRICS, type Metric } from '#core/model/metric';
import type { Zone } from '#core/model/zone';
import type { Policy } from '#core/policy/policy';
import { type Counts, count, type Entry, type Ledger, noCounts, type Sheet, type Trip, tripsOf } from './ledger';
import type { Listed, Listing } from './listing';
import { sumDay } from './summed';

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

const inOrder = (a: string | null, b: string | null): number => (a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1);
/** Hours of handling are no whole numbers: summed in one order, they are the same whatever the order of the facts. */
const byId = (a: Entry, b: Entry): number =>
  inOrder(a.orderId, b.orderId) || inOrder(a.caseId, b.caseId) || inOrder(a.chatId, b.chatId);

const early = (day: DayNumber | null): number => day ?? -1;
const byDays = (a: Trip, b: Trip): number =>
  early(a.placed) - early(b.placed) ||
  early(a.due) - early(b.due) ||
  early(a.delivered) - early(b.delivered) ||
  early(a.shipped) - early(b.shipped) ||
  early(a.cancelled) - early(b.cancelled) ||
  ((a.carrier ?? '') < (b.carrier ?? '') ? -1 : 1);

/** The parts as a whole. What is listed learns here whether its record is known. @param listing of all that is listed */
export const bind = (sheets: Iterable<Sheet>, policy: Policy, zone: Zone, listing: Listing): Ledger => {
  const sums = noCounts();
  const found = byMetric(() => new Map<DayNumber, Entry[]>());
  const trips: Sheet['trips'] = new Map();
  const listedAs = new Map(listing.entries.map((it) => [it.key, it]));
  const asListed = ({ key }: Listed): Listed => listedAs.get(key)!;
  const asJoined = (it: Listed): Listed => {
    const listed = asListed(it);
    listed.joined = true;
    return listed;
  };
  for (const sheet of sheets) {
    for (const metric of METRICS) {
      sumInto(sums.plain[metric], sheet.plain[metric]);
      sumGaps(sums.gaps[metric], sheet.gaps[metric]);
      sumHours(sums.hours[metric].members, sheet.hours[metric].members);
      sumHours(sums.hours[metric].bads, sheet.hours[metric].bads);
      for (const entry of sheet.entries[metric]) {
        const it = entry.listed.length === 0 ? entry : { ...entry, listed: entry.listed.map(asJoined) };
        const ofDay = found[metric].get(it.day);
        if (ofDay === undefined) found[metric].set(it.day, [it]);
        else ofDay.push(it);
      }
    }
    sumInto(sums.eligible, sheet.eligible);
    sumInto(sums.completed, sheet.completed);
    sumInto(sums.late, sheet.late);
    sumInto(sums.pending, sheet.pending);
    for (const [carrier, theirs] of sheet.trips) {
      const ours = tripsOf(trips, carrier);
      for (const [days, trip] of theirs) {
        const known = ours.get(days);
        ours.set(days, { ...trip, count: (known?.count ?? 0) + trip.count });
      }
    }
    for (const { listed: loose, joined, proofs } of sheet.loose) {
      const listed = asListed(loose);
      listed.joined ||= joined;
      // It may name an order and a request of another.
      listed.proofs = [...new Set([...(listed.proofs ?? []), ...proofs])].sort();
    }
  }
  const days = byMetric((metric) => [...found[metric]].sort(([a], [b]) => a - b));
  for (const metric of METRICS) for (const [, entries] of days[metric]) entries.sort(byId);
  return {
    ...sums,
    zone,
    policy,
    listing,
    entries: byMetric((metric) => days[metric].flatMap(([, entries]) => entries)),
    summed: byMetric((metric) => new Map(days[metric].map(([day, entries]) => [day, sumDay(entries)]))),
    trips: [...trips.values()].flatMap((ours) => [...ours.values()]).sort(byDays),
  };
};
