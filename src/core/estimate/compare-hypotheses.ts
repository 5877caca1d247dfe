import type { DayNumber } from '#core/model/day';
import { METRICS } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import type { Standing } from '#core/score/standing';
import { countTally, weightedValue } from '#core/score/tally';

/** The middle one of at least one number, the lower of two: a single odd one does not move it. */
export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)]!;

/** One way of counting, and how far the values that it gives are from the printed ones: percentage points, by day. */
export interface Option<Name extends string> {
  name: Name;
  misses: ReadonlyMap<DayNumber, number>;
}

/** Which of two ways of counting the printed values bear out, and by how much. */
export interface Verdict<Name extends string = string> {
  winner: Name | 'undecided';
  /** what each misses by on the middle day, in percentage points */
  options: { name: Name; miss: number }[];
  /** days on which the two differ, so that they could be told apart */
  days: number;
  /** how much likelier the winner makes the printed values: the difference of log-likelihoods */
  advantage: number;
}

/** A day speaks at most this loudly, in nats; neighbouring days share most of their members, so five count as one. */
const LOUDEST = 3;
export const DAYS_AS_ONE = 5;
/** Twenty times as likely. */
export const CLEAR = Math.log(20);
/** What a rounding of the printed rate to hundredths of a percent hides, in percentage points. */
const ROUNDING = 0.005;
/** Where even the better one misses by more, the facts are not what the page counted, and prove nothing. */
const WORST = 0.1;

/**
 * Compares two ways of counting on the days that both have. Days on which they agree are no evidence, and one odd day
 * does not decide: the middle one stands for all.
 */
export const compare = <Name extends string>(first: Option<Name>, second: Option<Name>): Verdict<Name> => {
  const days = [...first.misses.keys()].filter((it) => {
    const other = second.misses.get(it);
    return other !== undefined && Math.abs(other - first.misses.get(it)!) > ROUNDING;
  });
  const missOf = ({ name, misses }: Option<Name>) => ({ name, miss: median(days.map((it) => misses.get(it)!)) });
  if (days.length === 0) return { winner: 'undecided', options: [], days: 0, advantage: 0 };
  const options = [missOf(first), missOf(second)];
  const [better, worse] = options[0]!.miss <= options[1]!.miss ? [first, second] : [second, first];
  const least = Math.min(...options.map((it) => it.miss));
  const scale = Math.max(ROUNDING, least);
  const said = days.map((it) =>
    Math.min(LOUDEST, Math.max(-LOUDEST, (worse.misses.get(it)! - better.misses.get(it)!) / scale)),
  );
  const advantage = said.reduce((sum, it) => sum + it, 0) / DAYS_AS_ONE;
  const winner = advantage >= CLEAR && least <= WORST ? better.name : 'undecided';
  return { winner, options, days: days.length, advantage };
};

/** Facts and page count the same members when their totals differ by no more than this part. */
const SAME_MEMBERS = 0.02;

/**
 * Whether the rate that pages print is the decayed one that is scored, or the plain quotient of the counts; which of
 * the two is not published. Compared where the facts are as many as the page counted. Source: conventions.md#4-values.
 */
export const judgePrintedRate = (
  looks: readonly { reading: Reading; standing: Standing }[],
): Verdict<'decayed' | 'raw'> => {
  const decayed = new Map<DayNumber, number>();
  const raw = new Map<DayNumber, number>();
  for (const { reading, standing } of looks) {
    const misses: [decayed: number, raw: number][] = [];
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
      misses.push([percent(value), percent(numerator / denominator)]);
    }
    if (misses.length === 0) continue;
    decayed.set(standing.day, misses.reduce((sum, [it]) => sum + it, 0) / misses.length);
    raw.set(standing.day, misses.reduce((sum, [, it]) => sum + it, 0) / misses.length);
  }
  return compare({ name: 'decayed', misses: decayed }, { name: 'raw', misses: raw });
};
