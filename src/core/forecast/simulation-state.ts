import type { DayNumber } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import { type Entry, entriesWithin, type Moment } from '#core/score/ledger';
import { listingOn } from '#core/score/listing';
import type { Standing } from '#core/score/standing';
import { countsOn } from '#core/score/summed';
import { tallyOn } from '#core/score/tally';

/** Numerator, denominator and affected orders by membership day; index 0 is `first`. */
export interface KnownCounts {
  first: DayNumber;
  numerator: Float64Array;
  denominator: Float64Array;
  bad: Float64Array;
}

/** A listed entry that the platform is expected to drop before the score of `day`. */
export interface Correction {
  day: DayNumber;
  entry: Entry;
}

/**
 * All that the known facts put into the windows of the coming scores, members that the page counted beyond them
 * included. Orders due from the day of `until` on are left to the forecast, unless the platform lists them already.
 */
export const knownCountsOf = (standing: Standing, metric: Metric, until: Moment, horizon: number): KnownCounts => {
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

/** Ages at which a member's weight changes, entering and leaving included, and by how much. */
interface WeightStep {
  age: number;
  weight: number;
  count: number;
}

/**
 * One metric in one rehearsal: what each membership day holds, and the running sums of the score's window. A day's step
 * touches only the days whose weight changes, so that it costs the same for a window of 30 or 60 days.
 */
export interface SimulationState {
  first: DayNumber;
  /** the day whose score the sums are */
  day: DayNumber;
  numerator: Float64Array;
  denominator: Float64Array;
  bad: Float64Array;
  weights: Float64Array;
  steps: readonly WeightStep[];
  /** numerator and denominator, weighted, and affected orders */
  sums: Float64Array;
}

const stepsOf = (weights: Float64Array): WeightStep[] => {
  const steps: WeightStep[] = [];
  for (let age = 1; age <= weights.length; age++) {
    const change = (weights[age] ?? 0) - weights[age - 1]!;
    if (change !== 0) steps.push({ age, weight: change, count: age === 1 ? 1 : age === weights.length ? -1 : 0 });
  }
  return steps;
};

/** A play of the known facts, standing at the score of `day`. */
export const openState = (
  { first, numerator, denominator, bad }: KnownCounts,
  day: DayNumber,
  weights: Float64Array,
): SimulationState => {
  const sums = new Float64Array(3);
  for (let age = 1; age < weights.length; age++) {
    const at = day - age - first;
    sums[0]! += weights[age]! * numerator[at]!;
    sums[1]! += weights[age]! * denominator[at]!;
    sums[2]! += bad[at]!;
  }
  return {
    first,
    day,
    numerator,
    denominator,
    bad,
    weights,
    steps: stepsOf(weights),
    sums,
  };
};

/** The same known facts for another rehearsal. */
export const copyState = (play: SimulationState): SimulationState => ({
  ...play,
  numerator: play.numerator.slice(),
  denominator: play.denominator.slice(),
  bad: play.bad.slice(),
  sums: play.sums.slice(),
});

/** Back to where `opening` stands, for the next rehearsal. */
export const resetState = (play: SimulationState, opening: SimulationState): void => {
  play.numerator.set(opening.numerator);
  play.denominator.set(opening.denominator);
  play.bad.set(opening.bad);
  play.day = opening.day;
  play.sums.set(opening.sums);
};

export const addCounts = (
  play: SimulationState,
  cohort: DayNumber,
  numerator: number,
  denominator: number,
  bad: number,
): void => {
  const at = cohort - play.first;
  if (at < 0) return;
  play.numerator[at]! += numerator;
  play.denominator[at]! += denominator;
  play.bad[at]! += bad;
  const age = play.day - cohort;
  if (age < 1 || age >= play.weights.length) return;
  const weight = play.weights[age]!;
  play.sums[0]! += weight * numerator;
  play.sums[1]! += weight * denominator;
  play.sums[2]! += bad;
};

/** Bad ones among members that are there already: a share of them turns. @param higher whether the numerator holds good ones */
export const turnBad = (play: SimulationState, cohort: DayNumber, higher: boolean, count: number): void => {
  const at = cohort - play.first;
  if (at < 0) return;
  const change = higher ? -count : count;
  play.numerator[at]! += change;
  play.bad[at]! += count;
  const age = play.day - cohort;
  if (age < 1 || age >= play.weights.length) return;
  play.sums[0]! += play.weights[age]! * change;
  play.sums[2]! += count;
};

/** On to the score of the next day. */
export const advanceDay = (play: SimulationState): void => {
  play.day += 1;
  const { steps, numerator, denominator, bad, sums } = play;
  let over = sums[0]!;
  let under = sums[1]!;
  let affected = sums[2]!;
  for (let i = 0; i < steps.length; i++) {
    const { age, weight, count } = steps[i]!;
    const at = play.day - age - play.first;
    if (at < 0) continue;
    over += weight * numerator[at]!;
    under += weight * denominator[at]!;
    if (count !== 0) affected += count * bad[at]!;
  }
  sums[0] = over;
  sums[1] = under;
  sums[2] = affected;
};
