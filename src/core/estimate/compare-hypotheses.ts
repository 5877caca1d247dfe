import type { DayNumber } from '#core/model/day';
import type { Reading } from '#core/model/reading';
import { metricRow, metricsOf } from '#core/policy/policy';
import type { ScoreInputs } from '#core/score/score-inputs';
import { sumTally, weightedValue } from '#core/score/tally';

/** Median of at least one number, the lower of the two middle ones. */
export const lowerMedian = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)]!;

/** A counting rule and its absolute errors against printed values. */
export interface Hypothesis<Name extends string> {
  name: Name;
  /** in percentage points, by day */
  errors: ReadonlyMap<DayNumber, number>;
}

/** Which of two counting rules explains the printed values, and by how much. */
export interface HypothesisComparison<Name extends string = string> {
  winner: Name | 'undecided';
  /** median error of each in percentage points */
  options: { name: Name; error: number }[];
  /** number of days on which the two differ */
  days: number;
  /** log-likelihood ratio of the winner, in nats */
  advantage: number;
}

/** Bound on a day's share of the log-likelihood ratio. */
const MAX_NATS_A_DAY = 3;
/** Adjacent days share most of their members, so five count as one independent day. */
export const DAYS_AS_ONE = 5;
/** A likelihood ratio of 20 decides. */
export const CLEAR_NATS = Math.log(20);
/** Half of the rounding step of printed rates, in percentage points. */
const HALF_STEP = 0.005;
/** In percentage points; a larger median error shows that the facts are not what the page counted. */
const MAX_WINNER_ERROR = 0.1;

/**
 * Likelihood-ratio comparison of two counting rules under Laplace errors, with the better rule's median error as the scale,
 * over the days on which the rules differ beyond rounding.
 */
export const compareHypotheses = <Name extends string>(
  first: Hypothesis<Name>,
  second: Hypothesis<Name>,
): HypothesisComparison<Name> => {
  const days = [...first.errors.keys()].filter((day) => {
    const other = second.errors.get(day);
    return other !== undefined && Math.abs(other - first.errors.get(day)!) > HALF_STEP;
  });
  const errorOf = ({ name, errors }: Hypothesis<Name>) => ({
    name,
    error: lowerMedian(days.map((day) => errors.get(day)!)),
  });
  if (days.length === 0) return { winner: 'undecided', options: [], days: 0, advantage: 0 };
  const options = [errorOf(first), errorOf(second)];
  const [better, worse] = options[0]!.error <= options[1]!.error ? [first, second] : [second, first];
  const least = Math.min(...options.map(({ error }) => error));
  const scale = Math.max(HALF_STEP, least);
  const evidence = days.map((day) =>
    Math.min(MAX_NATS_A_DAY, Math.max(-MAX_NATS_A_DAY, (worse.errors.get(day)! - better.errors.get(day)!) / scale)),
  );
  const advantage = evidence.reduce((sum, nats) => sum + nats, 0) / DAYS_AS_ONE;
  const winner = advantage >= CLEAR_NATS && least <= MAX_WINNER_ERROR ? better.name : 'undecided';
  return { winner, options, days: days.length, advantage };
};

/** Facts and page are taken to count the same members if their totals differ by at most this share. */
const MAX_TOTAL_DIFFERENCE = 0.02;

/**
 * Compares whether pages print the decayed rate that is scored or the raw quotient of the counts, which is not published.
 * Uses metrics for which facts and page count the same members. Source: conventions.md#4-values.
 */
export const comparePrintedRates = (
  observations: readonly { reading: Reading; inputs: ScoreInputs }[],
): HypothesisComparison<'decayed' | 'raw'> => {
  const decayed = new Map<DayNumber, number>();
  const raw = new Map<DayNumber, number>();
  for (const { reading, inputs } of observations) {
    const errors: [decayed: number, raw: number][] = [];
    const { policy } = inputs.ledger;
    for (const metric of metricsOf(policy)) {
      const printed = reading.metrics[metric];
      if (printed?.value == null || metricRow(policy, metric).unit !== 'rate') continue;
      const counts = sumTally(inputs.tallies[metric]);
      const { numerator, denominator } = counts;
      const value = weightedValue(counts);
      if (value === null || denominator === 0) continue;
      const total = printed.denominator ?? denominator;
      if (Math.abs(denominator - total) > MAX_TOTAL_DIFFERENCE * total) continue;
      const errorOf = (rate: number) => 100 * Math.abs(rate - printed.value!);
      errors.push([errorOf(value), errorOf(numerator / denominator)]);
    }
    if (errors.length === 0) continue;
    decayed.set(inputs.day, errors.reduce((sum, [error]) => sum + error, 0) / errors.length);
    raw.set(inputs.day, errors.reduce((sum, [, error]) => sum + error, 0) / errors.length);
  }
  return compareHypotheses({ name: 'decayed', errors: decayed }, { name: 'raw', errors: raw });
};
