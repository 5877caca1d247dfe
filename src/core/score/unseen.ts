import type { DayNumber } from '#core/model/day';
import type { MetricReading, Reading } from '#core/model/reading';
import type { Ledger } from './ledger';
import { countTally, type Tally, tallyOn } from './tally';

/** How long a printed count vouches for members that nobody has listed. */
const RECENT_DAYS = 7;

/** Members that the page counted and the facts do not show; their days are not known, so they stand on all alike. */
interface Unseen {
  numerator: number;
  denominator: number;
  bad: number;
}

const unseenOf = (printed: MetricReading, tally: Tally, better: 'lower' | 'higher'): Unseen | null => {
  const { numerator, denominator } = printed;
  const seen = countTally(tally);
  if (denominator === null || denominator <= seen.denominator) return null;
  const rest = denominator - seen.denominator;
  if (tally.metric === 'AHT')
    return { numerator: Math.max(0, (numerator ?? 0) - seen.numerator), denominator: rest, bad: 0 };
  const printedBad = numerator === null ? null : better === 'lower' ? numerator : denominator - numerator;
  const bad = printedBad === null ? 0 : Math.min(rest, Math.max(0, printedBad - seen.affected));
  return { numerator: better === 'lower' ? bad : rest - bad, denominator: rest, bad };
};

/**
 * Adds to a tally, where the facts are a part, what a recent page counted beyond them: "numerators from lists,
 * denominators from the page". Facts that are the whole, or none at all, stay as they are.
 */
export const withUnseen = (tally: Tally, ledger: Ledger, latestFirst: readonly Reading[], day: DayNumber): Tally => {
  const { metric, window } = tally;
  if (countTally(tally).denominator === 0) return tally;
  for (const reading of latestFirst) {
    const readOn = ledger.zone.dayOf(reading.day);
    const printed = reading.metrics[metric];
    if (day - readOn > RECENT_DAYS) break;
    if (printed?.denominator == null) continue;
    const { better } = ledger.policy.metrics[metric];
    const unseen = unseenOf(printed, readOn === day ? tally : tallyOn(ledger, metric, readOn), better);
    if (unseen === null) break;
    const spread = (list: Float64Array, sum: number) =>
      list.map((count, age) => (age > day - readOn ? count + sum / window : count));
    return {
      ...tally,
      numerator: spread(tally.numerator, unseen.numerator),
      denominator: spread(tally.denominator, unseen.denominator),
      bad: spread(tally.bad, unseen.bad),
    };
  }
  return tally;
};
