import type { DayNumber } from '#core/model/day';
import { isHigherBetter } from '#core/model/metric';
import type { HiddenCounts } from './page-only-counts';
import type { Tally } from './tally';

/** Number of ages, on the day of the page, on which unseen members may lie: since the shop opened. */
export const countOpenAges = ({ seen, openedOn, ago }: HiddenCounts, day: DayNumber): number => {
  if (openedOn === null) return seen.window;
  return Math.max(1, Math.min(seen.window, day - ago - openedOn));
};

/** Bounds and steps of the bisection. */
const MAX_TILT = 30;
const TILT_STEPS = 30;
/** Counts below this are 0, as their products would underflow. */
export const NEGLIGIBLE_COUNT = 1e-9;

/**
 * Tilts counts exponentially, by factors ∝ e^(θ·w) that keep their sum and bring Σ w·count to `wanted` as far as
 * possible.
 */
export const tiltCounts = (counts: Float64Array, weights: Float64Array, wanted: number): void => {
  // Ages share a few weights, so sums by weight are tilted instead of single ages.
  const [values, sums]: [number[], number[]] = [[], []];
  let total = 0;
  for (let age = 1; age < counts.length; age++) {
    if (age === 1 || weights[age] !== weights[age - 1]) {
      values.push(weights[age]!);
      sums.push(0);
    }
    sums[sums.length - 1]! += counts[age]!;
    total += counts[age]!;
  }
  if (total < NEGLIGIBLE_COUNT) return;
  const factorOf = (tilt: number, weight: number) => Math.fround(Math.exp(tilt * (weight - 1)));
  const sumsAt = (tilt: number) => {
    let [plain, weighted] = [0, 0];
    for (let i = 0; i < values.length; i++) {
      const tilted = sums[i]! * factorOf(tilt, values[i]!);
      plain += tilted;
      weighted += values[i]! * tilted;
    }
    return { plain, weighted: (weighted * total) / plain };
  };
  let [low, high] = [-MAX_TILT, MAX_TILT];
  for (let i = 0; i < TILT_STEPS; i++) {
    const middle = (low + high) / 2;
    if (sumsAt(middle).weighted < wanted) low = middle;
    else high = middle;
  }
  const tilt = (low + high) / 2;
  const scale = total / sumsAt(tilt).plain;
  for (let age = 1; age < counts.length; age++) counts[age]! *= factorOf(tilt, weights[age]!) * scale;
};

/**
 * Adds the expected hidden counts to a tally: members evenly over the page's days, bad members tilted by age until the
 * weighted rate equals the printed value. The share of good members that the page counts as bad is tilted likewise and
 * also applies to later members.
 */
export const withHiddenCounts = (tally: Tally, hidden: HiddenCounts, day: DayNumber): Tally => {
  const { unseen, seen, ago, value, metric } = hidden;
  const higher = isHigherBetter(metric);
  const { weights } = tally;
  const open = countOpenAges(hidden, day);
  const members = new Float64Array(tally.window + 1).fill(unseen.denominator / open, 1, open + 1);
  const amount = metric === 'AHT' ? unseen.numerator : unseen.bad;
  const more = new Float64Array(tally.window + 1).fill(amount / open, 1, open + 1);
  const weigh = (list: Float64Array) => list.reduce((sum, count, age) => sum + weights[age]! * count, 0);
  if (value !== null && unseen.turned === 0) {
    const known = metric === 'AHT' ? seen.numerator : seen.bad;
    tiltCounts(more, weights, value * (weigh(seen.denominator) + weigh(members)) - weigh(known));
  }
  const turnedOfPage = seen.denominator.map((count, age) => unseen.turned * (count - seen.bad[age]!));
  if (value !== null && unseen.turned > 0 && metric !== 'AHT' && unseen.bad === 0)
    tiltCounts(turnedOfPage, weights, value * weigh(seen.denominator) - weigh(seen.bad));
  const turnedAt = tally.denominator.map((count, age) => {
    const good = count - tally.bad[age]!;
    const goodOfPage = age > ago ? seen.denominator[age - ago]! - seen.bad[age - ago]! : 0;
    return goodOfPage > 0 ? Math.min(1, turnedOfPage[age - ago]! / goodOfPage) * good : unseen.turned * good;
  });
  const at = (list: Float64Array, age: number) => (age > ago ? list[age - ago]! : 0);
  const isHours = metric === 'AHT';
  return {
    ...tally,
    numerator: tally.numerator.map((count, age) => {
      const [fresh, bad] = [at(members, age), at(more, age)];
      return count + (higher ? fresh - bad - turnedAt[age]! : bad + turnedAt[age]!);
    }),
    denominator: tally.denominator.map((count, age) => count + at(members, age)),
    bad: tally.bad.map((count, age) => count + (isHours ? 0 : at(more, age)) + turnedAt[age]!),
  };
};
