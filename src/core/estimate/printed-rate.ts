import type { DayNumber } from '#core/model/day';
import { METRICS } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import type { Standing } from '#core/score/standing';
import { countTally, weightedValue } from '#core/score/tally';
import { compare, type Verdict } from './verdict';

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
