import type { DayNumber } from '#core/model/day';
import { METRICS } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import type { Standing } from '#core/score/standing';
import { countTally, weightedValue } from '#core/score/tally';

/** The middle one of at least one number, the lower of two: a single odd one does not move it. */
export const lowerMedian = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)]!;

/** One way of counting, and how far the values that it gives are from the printed ones: percentage points, by day. */
export interface Hypothesis<Name extends string> {
  name: Name;
  errors: ReadonlyMap<DayNumber, number>;
}

/** Which of two ways of counting the printed values bear out, and by how much. */
export interface HypothesisComparison<Name extends string = string> {
  winner: Name | 'undecided';
  /** what each errors by on the middle day, in percentage points */
  options: { name: Name; error: number }[];
  /** days on which the two differ, so that they could be told apart */
  days: number;
  /** how much likelier the winner makes the printed values: the difference of log-likelihoods */
  advantage: number;
}

/** A day speaks at most this loudly, in nats; neighbouring days share most of their members, so five count as one. */
const MAX_NATS_A_DAY = 3;
export const DAYS_AS_ONE = 5;
/** Twenty times as likely. */
export const CLEAR_NATS = Math.log(20);
/** What a rounding of the printed rate to hundredths of a percent hides, in percentage points. */
const ROUNDING = 0.005;
/** Where even the better one errors by more, the facts are not what the page counted, and prove nothing. */
const MAX_WINNER_ERROR = 0.1;

/**
 * Compares two ways of counting on the days that both have. Days on which they agree are no evidence, and one odd day
 * does not decide: the middle one stands for all.
 */
export const compareHypotheses = <Name extends string>(
  first: Hypothesis<Name>,
  second: Hypothesis<Name>,
): HypothesisComparison<Name> => {
  const days = [...first.errors.keys()].filter((it) => {
    const other = second.errors.get(it);
    return other !== undefined && Math.abs(other - first.errors.get(it)!) > ROUNDING;
  });
  const errorOf = ({ name, errors }: Hypothesis<Name>) => ({
    name,
    error: lowerMedian(days.map((it) => errors.get(it)!)),
  });
  if (days.length === 0) return { winner: 'undecided', options: [], days: 0, advantage: 0 };
  const options = [errorOf(first), errorOf(second)];
  const [better, worse] = options[0]!.error <= options[1]!.error ? [first, second] : [second, first];
  const least = Math.min(...options.map((it) => it.error));
  const scale = Math.max(ROUNDING, least);
  const said = days.map((it) =>
    Math.min(MAX_NATS_A_DAY, Math.max(-MAX_NATS_A_DAY, (worse.errors.get(it)! - better.errors.get(it)!) / scale)),
  );
  const advantage = said.reduce((sum, it) => sum + it, 0) / DAYS_AS_ONE;
  const winner = advantage >= CLEAR_NATS && least <= MAX_WINNER_ERROR ? better.name : 'undecided';
  return { winner, options, days: days.length, advantage };
};

/** Facts and page count the same members when their totals differ by no more than this part. */
const SAME_MEMBERS = 0.02;

/**
 * Whether the rate that pages print is the decayed one that is scored, or the plain quotient of the counts; which of
 * the two is not published. Compared where the facts are as many as the page counted. Source: conventions.md#4-values.
 */
export const comparePrintedRates = (
  observations: readonly { reading: Reading; standing: Standing }[],
): HypothesisComparison<'decayed' | 'raw'> => {
  const decayed = new Map<DayNumber, number>();
  const raw = new Map<DayNumber, number>();
  for (const { reading, standing } of observations) {
    const errors: [decayed: number, raw: number][] = [];
    for (const metric of METRICS) {
      const printed = reading.metrics[metric];
      if (printed?.value == null || standing.ledger.policy.metrics[metric].unit !== 'rate') continue;
      const counts = countTally(standing.tallies[metric]);
      const { numerator, denominator } = counts;
      const value = weightedValue(counts);
      if (value === null || denominator === 0) continue;
      const total = printed.denominator ?? denominator;
      if (Math.abs(denominator - total) > SAME_MEMBERS * total) continue;
      const percent = (it: number) => 100 * Math.abs(it - printed.value!);
      errors.push([percent(value), percent(numerator / denominator)]);
    }
    if (errors.length === 0) continue;
    decayed.set(standing.day, errors.reduce((sum, [it]) => sum + it, 0) / errors.length);
    raw.set(standing.day, errors.reduce((sum, [, it]) => sum + it, 0) / errors.length);
  }
  return compareHypotheses({ name: 'decayed', errors: decayed }, { name: 'raw', errors: raw });
};
