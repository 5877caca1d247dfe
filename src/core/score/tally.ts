import type { DayNumber } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import { type Ledger, type Member, membersWithin } from './ledger';
import { memberStateOn, memberSumsOn } from './summed';
import { weightsByAge } from './weight';

/**
 * What counts in a metric's score of one day, by age 1 … W (index 0 unused). `denominator` holds members (AHT: review
 * rounds); `numerator` the bad ones (OTDR: the good ones; AHT: hours).
 */
export interface Tally {
  metric: Metric;
  window: number;
  weights: Float64Array;
  numerator: Float64Array;
  denominator: Float64Array;
  /** affected orders: raw count of bad ones by age */
  bad: Float64Array;
}

/** Counts the members of a metric as the score of `day` sees them: ages 1 … W, facts before 00:00 of `day`. */
export const tallyOn = (ledger: Ledger, metric: Metric, day: DayNumber): Tally => {
  const { window } = ledger.policy.metrics[metric];
  const length = window.value + 1;
  const numerator = new Float64Array(length);
  const denominator = new Float64Array(length);
  const bad = new Float64Array(length);
  const higher = ledger.policy.metrics[metric].better === 'higher';
  for (let age = 1; age < length; age++) {
    const goodMembers = ledger.goodMembers[metric].get(day - age) ?? 0;
    const ours = ledger.sumsByDay[metric].get(day - age);
    const sums = ours && memberSumsOn(ours, day);
    denominator[age] = goodMembers + (sums?.denominator ?? 0);
    bad[age] = sums?.bad ?? 0;
    numerator[age] = metric === 'AHT' ? (sums?.hours ?? 0) : higher ? denominator[age]! - bad[age]! : bad[age]!;
  }
  return {
    metric,
    window: window.value,
    weights: weightsByAge(ledger.policy, window.value),
    numerator,
    denominator,
    bad,
  };
};

/** The bad ones (AHT: every counted request) in the score of a day, which have a cost. */
export const costlyMembersOn = (ledger: Ledger, metric: Metric, day: DayNumber): Member[] =>
  membersWithin(ledger, metric, day - ledger.policy.metrics[metric].window.value, day - 1).filter((member) => {
    const counts = memberStateOn(member, day);
    return counts === 'bad' || (metric === 'AHT' && counts !== 'out');
  });

/** @returns sums over the ages that are still in the window when the tally is `older` days older */
export interface TallySums {
  numerator: number;
  denominator: number;
  weighted: { numerator: number; denominator: number };
  affected: number;
}

export const sumTally = (tally: Tally, older = 0): TallySums => {
  let [numerator, denominator, heavyNumerator, heavyDenominator, affected] = [0, 0, 0, 0, 0];
  for (let age = 1; age + older <= tally.window; age++) {
    const weight = tally.weights[age + older]!;
    numerator += tally.numerator[age]!;
    denominator += tally.denominator[age]!;
    heavyNumerator += weight * tally.numerator[age]!;
    heavyDenominator += weight * tally.denominator[age]!;
    affected += tally.bad[age]!;
  }
  return { numerator, denominator, weighted: { numerator: heavyNumerator, denominator: heavyDenominator }, affected };
};

/** Weighted numerator ÷ weighted denominator; null where nothing counts. Source: conventions.md#4-values. */
export const weightedValue = ({ weighted }: TallySums): number | null =>
  weighted.denominator > 0 ? weighted.numerator / weighted.denominator : null;
