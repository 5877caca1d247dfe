import { type DayNumber, dayNumber, makeDay } from '#core/model/day';
import { type Facts, noFacts } from '#core/model/facts';
import { METRICS, type Metric } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import { makeZone } from '#core/model/zone';
import { keepLedger } from '#core/score/keep-ledger';
import type { Ledger } from '#core/score/ledger';
import { readingsUpTo } from '#core/score/scale';
import { type Tally, tallyOn } from '#core/score/tally';
import { isWindowCovered } from '#core/score/today';
import { countLines } from './lines';
import { compare, type Verdict } from './verdict';

/** Conventions that are not published, each beside its alternative. */
export interface Conventions {
  /** SFCR divides by orders confirmed, or by those of them that were not cancelled */
  sfcrDenominator: Verdict<'confirmed' | 'not-cancelled'>;
  /** a day begins at midnight in the shop's time zone, or in UTC */
  dayBoundary: Verdict<'shop' | 'utc'>;
  /** NRR counts orders, or the lines of orders */
  nrrCounting: Verdict<'orders' | 'lines'>;
}

/** What an alternative adds to numerator and denominator at an age. */
type More = (age: number) => { numerator: number; denominator: number };
const NOTHING = { numerator: 0, denominator: 0 };

const rateOf = (tally: Tally, rate: 'decayed' | 'raw', more: More = () => NOTHING): number | null => {
  let [top, bottom] = [0, 0];
  for (let age = 1; age <= tally.window; age++) {
    const weight = rate === 'raw' ? 1 : tally.weights[age]!;
    const { numerator, denominator } = more(age);
    top += weight * (tally.numerator[age]! + numerator);
    bottom += weight * (tally.denominator[age]! + denominator);
  }
  return bottom > 0 ? top / bottom : null;
};

/** Orders that were cancelled, all as if by the seller's fault: so the numerator of SFCR counts them. */
const keepCancelled = ({ policy, zone }: Ledger, { orders }: Facts): Ledger => {
  const cancelled = orders.filter((it) => it.cancelledAt !== null);
  const blamed = cancelled.map((it) => ({ ...it, cancelledBy: 'seller' as const, cancelReason: 'Out of stock' }));
  return keepLedger({ ...noFacts(), orders: blamed }, policy, zone);
};

const RATES = METRICS.filter((it) => it !== 'AHT');
const MOST_READINGS = 60;

/**
 * What the printed rates say of the conventions, on days whose windows were wholly read. Counts the facts anew for an
 * alternative day boundary, so it costs as much as a ledger: ask when somebody wants to know, not with every
 * assessment. @param rate what the page prints, see `learnScale`; undecided is taken for decayed
 */
export const judgeConventions = (
  facts: Facts,
  ledger: Ledger,
  day: DayNumber,
  rate: 'decayed' | 'raw' | 'undecided',
): Conventions => {
  const { policy } = ledger;
  const shown = rate === 'raw' ? 'raw' : 'decayed';
  const readings = readingsUpTo(facts.readings, makeDay(day)).slice(0, MOST_READINGS);
  const isWhole = new Map<Metric, ReadonlySet<DayNumber>>(
    RATES.map((metric) => {
      const days = readings.map((it) => dayNumber(it.day));
      return [metric, new Set(days.filter((it) => isWindowCovered(ledger, facts.coverage, metric, it)))];
    }),
  );
  /** By day, how far this way of counting is from what was printed, in percentage points. */
  const missesOf = (metrics: readonly Metric[], valueOn: (metric: Metric, on: DayNumber) => number | null) => {
    const missOn = (reading: Reading) => {
      const on = dayNumber(reading.day);
      const misses = metrics.flatMap((metric) => {
        const printed = reading.metrics[metric]?.value ?? null;
        const value = printed === null || !isWhole.get(metric)?.has(on) ? null : valueOn(metric, on);
        return printed === null || value === null ? [] : [100 * Math.abs(value - printed)];
      });
      return misses.length === 0 ? [] : [[on, misses.reduce((sum, it) => sum + it, 0) / misses.length] as const];
    };
    return new Map(readings.flatMap(missOn));
  };
  const usual = (metric: Metric, on: DayNumber) => rateOf(tallyOn(ledger, metric, on), shown);

  const cancelled = keepCancelled(ledger, facts);
  const utc = keepLedger(facts, policy, makeZone('UTC'));
  const lines = countLines(facts, ledger);
  return {
    sfcrDenominator: compare(
      { name: 'confirmed', misses: missesOf(['SFCR'], usual) },
      {
        name: 'not-cancelled',
        misses: missesOf(['SFCR'], (metric, on) => {
          const { numerator } = tallyOn(cancelled, metric, on);
          return rateOf(tallyOn(ledger, metric, on), shown, (age) => ({ numerator: 0, denominator: -numerator[age]! }));
        }),
      },
    ),
    dayBoundary: compare(
      { name: 'shop', misses: missesOf(RATES, usual) },
      { name: 'utc', misses: missesOf(RATES, (metric, on) => rateOf(tallyOn(utc, metric, on), shown)) },
    ),
    nrrCounting: compare(
      { name: 'orders', misses: missesOf(['NRR'], usual) },
      {
        name: 'lines',
        misses:
          lines === null
            ? new Map()
            : missesOf(['NRR'], (metric, on) => rateOf(tallyOn(ledger, metric, on), shown, lines(on))),
      },
    ),
  };
};
