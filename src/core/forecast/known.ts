import type { DayNumber } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import { type Entry, entriesWithin, type Moment } from '#core/score/ledger';
import { listingOn } from '#core/score/listing';
import type { Standing } from '#core/score/standing';
import { countsOn } from '#core/score/summed';
import { tallyOn } from '#core/score/tally';

/** Numerator, denominator and affected orders by membership day; index 0 is `first`. */
export interface Timeline {
  first: DayNumber;
  numerator: Float64Array;
  denominator: Float64Array;
  bad: Float64Array;
}

/** A listed entry that the platform is expected to drop before the score of `day`. */
export interface Drop {
  day: DayNumber;
  entry: Entry;
}

/**
 * All that the known facts put into the windows of the coming scores, members that the page counted beyond them
 * included. Orders due from the day of `until` on are left to the forecast, unless the platform lists them already.
 */
export const knownTimeline = (standing: Standing, metric: Metric, until: Moment, horizon: number): Timeline => {
  const { ledger, day: today, tallies } = standing;
  const { window } = tallies[metric];
  const first = today - window;
  const length = window + horizon + 1;
  const numerator = new Float64Array(length);
  const denominator = new Float64Array(length);
  const bad = new Float64Array(length);
  const open = metric === 'OTDR' ? Math.floor(until) : Number.POSITIVE_INFINITY;
  const higher = ledger.policy.metrics[metric].better === 'higher';
  for (let day = first; day <= Math.min(until, open - 1); day++)
    denominator[day - first] = ledger.plain[metric].get(day) ?? 0;
  if (higher) numerator.set(denominator);
  for (const entry of entriesWithin(ledger, metric, first, Math.min(Math.floor(until), first + length - 1))) {
    const at = entry.day - first;
    const counts = countsOn(entry, today, until);
    const listed = listingOn(entry.listed, entry.day, today) === 'listed';
    if (counts === 'out' || (entry.day >= open && !listed)) continue;
    const isBad = counts === 'bad';
    denominator[at]! += entry.rounds;
    if (metric === 'AHT') numerator[at]! += entry.hours;
    else if (isBad !== higher) numerator[at]! += 1;
    if (isBad) bad[at]! += 1;
  }
  const seen = tallyOn(ledger, metric, today);
  for (let age = 1; age <= window; age++) {
    const at = today - age - first;
    numerator[at]! += tallies[metric].numerator[age]! - seen.numerator[age]!;
    denominator[at]! += tallies[metric].denominator[age]! - seen.denominator[age]!;
    bad[at]! += tallies[metric].bad[age]! - seen.bad[age]!;
  }
  return { first, numerator, denominator, bad };
};
