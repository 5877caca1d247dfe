import type { DayNumber } from '#core/model/day';
import { byMetric, METRICS, type Metric } from '#core/model/metric';
import { type Counts, count, noCounts, type Sheet, tripsOf } from './ledger';

const sumInto = <K>(sums: Map<K, number>, more: ReadonlyMap<K, number>, sign: 1 | -1): void => {
  for (const [key, by] of more) count(sums, key, sign * by);
};

const sumGaps = (sums: Counts['gaps'][Metric], more: Counts['gaps'][Metric], sign: 1 | -1): void => {
  for (const [gap, days] of more) {
    const known = sums.get(gap) ?? new Map<DayNumber, number>();
    sumInto(known, days, sign);
    if (known.size === 0) sums.delete(gap);
    else sums.set(gap, known);
  }
};

const sumHours = (sums: Float64Array, more: Float64Array, sign: 1 | -1): void => {
  for (let hour = 0; hour < sums.length; hour++) sums[hour]! += sign * more[hour]!;
};

const BY_DAY = ['eligible', 'completed', 'late', 'pending'] as const;

/** Adds counts to others, or takes them away. */
export const sumCounts = (sums: Counts, more: Counts, sign: 1 | -1): void => {
  for (const metric of METRICS) {
    sumInto(sums.plain[metric], more.plain[metric], sign);
    sumGaps(sums.gaps[metric], more.gaps[metric], sign);
    sumHours(sums.hours[metric].members, more.hours[metric].members, sign);
    sumHours(sums.hours[metric].bads, more.hours[metric].bads, sign);
  }
  for (const of of BY_DAY) sumInto(sums[of], more[of], sign);
};

export const copyCounts = (counts: Counts): Counts => {
  const copy = noCounts();
  sumCounts(copy, counts, 1);
  return copy;
};

/** Adds trips to others, or takes them away; those that were handed out stay as they are. */
export const sumTrips = (sums: Sheet['trips'], more: Sheet['trips'], sign: 1 | -1): void => {
  for (const [carrier, theirs] of more) {
    const ours = tripsOf(sums, carrier);
    for (const [days, trip] of theirs) {
      const sum = (ours.get(days)?.count ?? 0) + sign * trip.count;
      if (sum === 0) ours.delete(days);
      else ours.set(days, { ...trip, count: sum });
    }
  }
};

export const copySheet = (sheet: Sheet): Sheet => {
  const trips: Sheet['trips'] = new Map();
  sumTrips(trips, sheet.trips, 1);
  return {
    ...copyCounts(sheet),
    entries: byMetric((metric) => [...sheet.entries[metric]]),
    loose: [...sheet.loose],
    trips,
  };
};
