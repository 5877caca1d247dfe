import type { DayNumber } from '#core/model/day';
import { isHigherBetter, type Metric } from '#core/model/metric';
import { type Moment, membersWithin } from '#core/score/ledger';
import { listedStateOn } from '#core/score/listed-problems';
import type { ScoreInputs } from '#core/score/score-inputs';
import { memberStateOn, tallyOn } from '#core/score/tally';

/** Numerator, denominator and bad members by membership day; index 0 is `first`. */
export interface KnownCounts {
  first: DayNumber;
  numerator: Float64Array;
  denominator: Float64Array;
  bad: Float64Array;
}

/**
 * Counts known at `until` for the windows of the coming scores, including members that only a page counted. Orders due from
 * the day of `until` on are left to the simulation, unless the platform lists them already.
 */
export const knownCountsOf = (inputs: ScoreInputs, metric: Metric, until: Moment, horizon: number): KnownCounts => {
  const { ledger, day: today, tallies } = inputs;
  const { window } = tallies[metric];
  const first = today - window;
  const length = window + horizon + 1;
  const numerator = new Float64Array(length);
  const denominator = new Float64Array(length);
  const bad = new Float64Array(length);
  const openFrom = metric === 'OTDR' ? Math.floor(until) : Number.POSITIVE_INFINITY;
  const higher = isHigherBetter(metric);
  for (let day = first; day <= Math.min(until, openFrom - 1); day++)
    denominator[day - first] = ledger.goodMembers[metric].get(day) ?? 0;
  if (higher) numerator.set(denominator);
  for (const member of membersWithin(ledger, metric, first, Math.min(Math.floor(until), first + length - 1))) {
    const at = member.day - first;
    const counts = memberStateOn(member, today, until);
    const listed = listedStateOn(member.listed, member.day, today) === 'listed';
    if (counts === 'out' || (member.day >= openFrom && !listed)) continue;
    const isBad = counts === 'bad';
    denominator[at]! += member.rounds;
    if (metric === 'AHT') numerator[at]! += member.hours;
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

/** Change of a member's weight at an age in days; `count` is 1 on entering and −1 on leaving the window. */
interface WeightStep {
  age: number;
  weight: number;
  count: number;
}

/**
 * State of one metric in one simulated future: counts by membership day (index 0 is `first`) and running sums over the
 * window. Advancing a day visits only the membership days whose weight changes.
 */
export interface SimulationState {
  first: DayNumber;
  /** the day of the score that the sums give */
  day: DayNumber;
  numerator: Float64Array;
  denominator: Float64Array;
  bad: Float64Array;
  weights: Float64Array;
  steps: readonly WeightStep[];
  /** weighted numerator, weighted denominator, affected orders */
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

/** The state of the known counts at the score of `day`. */
export const openingStateOf = (
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
  return { first, day, numerator, denominator, bad, weights, steps: stepsOf(weights), sums };
};

/** Copies a state with its own arrays. */
export const copyState = (state: SimulationState): SimulationState => ({
  ...state,
  numerator: state.numerator.slice(),
  denominator: state.denominator.slice(),
  bad: state.bad.slice(),
  sums: state.sums.slice(),
});

/** Resets a copied state to an opening state for the next future; coming days that the opening lacks become empty. */
export const resetState = (state: SimulationState, opening: SimulationState): void => {
  for (const counts of ['numerator', 'denominator', 'bad'] as const) {
    state[counts].set(opening[counts]);
    state[counts].fill(0, opening[counts].length);
  }
  state.day = opening.day;
  state.sums.set(opening.sums);
};

/** Adds counts to a membership day and, if in the window, to the sums. */
export const addCounts = (
  state: SimulationState,
  cohort: DayNumber,
  numerator: number,
  denominator: number,
  bad: number,
): void => {
  const at = cohort - state.first;
  if (at < 0) return;
  state.numerator[at]! += numerator;
  state.denominator[at]! += denominator;
  state.bad[at]! += bad;
  const age = state.day - cohort;
  if (age < 1 || age >= state.weights.length) return;
  const weight = state.weights[age]!;
  state.sums[0]! += weight * numerator;
  state.sums[1]! += weight * denominator;
  state.sums[2]! += bad;
};

/** Turns good members of a membership day bad. @param higher whether the numerator counts good members */
export const turnBad = (state: SimulationState, cohort: DayNumber, higher: boolean, count: number): void => {
  const at = cohort - state.first;
  if (at < 0) return;
  const change = higher ? -count : count;
  state.numerator[at]! += change;
  state.bad[at]! += count;
  const age = state.day - cohort;
  if (age < 1 || age >= state.weights.length) return;
  state.sums[0]! += state.weights[age]! * change;
  state.sums[2]! += count;
};

/** Advances the sums to the score of the next day. */
export const advanceDay = (state: SimulationState): void => {
  state.day += 1;
  const { steps, numerator, denominator, bad, sums } = state;
  let [over, under, affected] = [sums[0]!, sums[1]!, sums[2]!];
  for (let i = 0; i < steps.length; i++) {
    const { age, weight, count } = steps[i]!;
    const at = state.day - age - state.first;
    if (at < 0) continue;
    over += weight * numerator[at]!;
    under += weight * denominator[at]!;
    if (count !== 0) affected += count * bad[at]!;
  }
  sums[0] = over;
  sums[1] = under;
  sums[2] = affected;
};
