import { type DayNumber, dayNumber, makeDay } from '#core/model/day';
import { type Facts, noFacts } from '#core/model/facts';
import type { Metric } from '#core/model/metric';
import { makeZone } from '#core/model/zone';
import { metricRow, metricsOf } from '#core/policy/policy';
import type { Ledger, Moment } from '#core/score/ledger';
import { ledgerOfFacts } from '#core/score/partitions';
import { readingsUpTo } from '#core/score/score-parameters';
import { type Tally, tallyOn } from '#core/score/tally';
import { isWindowCovered } from '#core/score/today';
import { compareHypotheses, type HypothesisComparison } from './compare-hypotheses';
import { MAX_READINGS } from './estimate-parameters';

/** Least share of delivered orders whose lines must be known for lines to be counted. */
const MIN_KNOWN_SHARE = 0.98;

/**
 * Counts that NRR by order lines has beyond NRR by orders: lines of delivered orders after the first, and their negative
 * reviews, by age on a day. Null if too few orders have known lines.
 */
const extraLinesOf = ({ orders, reviews }: Facts, { zone, policy }: Ledger) => {
  const negative = new Map<string, Moment[]>();
  for (const { orderId, firstStars, reviewedAt } of reviews) {
    if (firstStars === null || firstStars > policy.negativeStars.value || reviewedAt === null) continue;
    const moments = negative.get(orderId) ?? [];
    moments.push(zone.timeOf(reviewedAt));
    negative.set(orderId, moments);
  }
  const lines = new Map<DayNumber, number>();
  const bad: { delivered: DayNumber; since: Moment }[] = [];
  let [delivered, known] = [0, 0];
  for (const order of orders) {
    if (order.deliveredAt === null) continue;
    delivered += 1;
    if (order.lines === null) continue;
    known += 1;
    if (order.lines.length < 2) continue;
    const day = zone.dayOf(order.deliveredAt);
    lines.set(day, (lines.get(day) ?? 0) + order.lines.length - 1);
    const furtherReviews = (negative.get(order.id) ?? []).sort((a, b) => a - b).slice(1);
    for (const since of furtherReviews) bad.push({ delivered: day, since });
  }
  if (known < MIN_KNOWN_SHARE * delivered) return null;
  return (on: DayNumber) => (age: number) => ({
    numerator: bad.filter(({ delivered: day, since }) => day === on - age && since < on).length,
    denominator: lines.get(on - age) ?? 0,
  });
};

/** Comparison of two counting rules, with the day's values by each. */
export interface InterpretationComparison<Name extends string> extends HypothesisComparison<Name> {
  /** of metrics whose whole window was read, with the printed value */
  values: readonly { metric: Metric; by: Readonly<Record<Name, number>>; printed: number | null }[];
}

/** Interpretations of unclear documents, each against its alternative; the score is computed by the first. */
export interface Interpretations {
  /** SFCR divides by confirmed orders, or by confirmed orders that were not cancelled */
  sfcrDenominator: InterpretationComparison<'confirmed' | 'not-cancelled'>;
  /** a day begins at midnight in the shop's time zone, or in UTC */
  dayBoundary: InterpretationComparison<'shop' | 'utc'>;
  /** NRR counts orders, or the lines of orders */
  nrrCounting: InterpretationComparison<'orders' | 'lines'>;
}

/** Counts that an alternative adds at an age. */
type ExtraCounts = (age: number) => { numerator: number; denominator: number };
const NOTHING = { numerator: 0, denominator: 0 };

const rateOf = (tally: Tally, rate: 'decayed' | 'raw', extra: ExtraCounts = () => NOTHING): number | null => {
  let [top, bottom] = [0, 0];
  for (let age = 1; age <= tally.window; age++) {
    const weight = rate === 'raw' ? 1 : tally.weights[age]!;
    const { numerator, denominator } = extra(age);
    top += weight * (tally.numerator[age]! + numerator);
    bottom += weight * (tally.denominator[age]! + denominator);
  }
  return bottom > 0 ? top / bottom : null;
};

/** A ledger of the cancelled orders alone, as if all were the seller's fault, so that the numerator of SFCR counts them. */
const ledgerOfCancelledOrders = ({ policy, zone }: Ledger, { orders }: Facts): Ledger => {
  const cancelled = orders.filter(({ cancelledAt }) => cancelledAt !== null);
  const blamed = cancelled.map((order) => ({ ...order, cancelledBy: 'seller' as const, cancelReason: 'Out of stock' }));
  return ledgerOfFacts({ ...noFacts(), orders: blamed }, { policy, zone });
};

type ValueOn = (metric: Metric, on: DayNumber) => number | null;
interface CountingRule<Name extends string> {
  name: Name;
  valueOn: ValueOn;
}

/**
 * Compares interpretations by printed rates, on days whose whole window was read. Runs on demand, as it builds two more
 * ledgers. @param rate which rate pages print, by `comparePrintedRates`; undecided counts as decayed
 */
export const compareInterpretations = (
  facts: Facts,
  ledger: Ledger,
  day: DayNumber,
  rate: 'decayed' | 'raw' | 'undecided',
): Interpretations => {
  const printedRate = rate === 'raw' ? 'raw' : 'decayed';
  const rates = metricsOf(ledger.policy).filter((metric) => metricRow(ledger.policy, metric).unit === 'rate');
  const readings = readingsUpTo(facts.readings, makeDay(day)).slice(0, MAX_READINGS);
  const coveredMetrics = new Map(
    [day, ...readings.map((reading) => dayNumber(reading.day))].map((on) => [
      on,
      new Set<Metric>(rates.filter((metric) => isWindowCovered(ledger, facts.coverage, metric, on))),
    ]),
  );
  /** A rule's mean absolute error over metrics, in percentage points, by day. */
  const errorsOf = (metrics: readonly Metric[], valueOn: ValueOn) =>
    new Map(
      readings.flatMap((reading) => {
        const on = dayNumber(reading.day);
        const errors = metrics.flatMap((metric) => {
          const printed = reading.metrics[metric]?.value ?? null;
          const value = printed === null || !coveredMetrics.get(on)?.has(metric) ? null : valueOn(metric, on);
          return printed === null || value === null ? [] : [100 * Math.abs(value - printed)];
        });
        return errors.length === 0
          ? []
          : [[on, errors.reduce((sum, error) => sum + error, 0) / errors.length] as const];
      }),
    );
  const compareRules = <Name extends string>(
    metrics: readonly Metric[],
    ...rules: [CountingRule<Name>, CountingRule<Name>]
  ): InterpretationComparison<Name> => {
    const [first, second] = rules.map(({ name, valueOn }) => ({ name, errors: errorsOf(metrics, valueOn) }));
    const values = metrics.flatMap((metric) => {
      if (!coveredMetrics.get(day)?.has(metric)) return [];
      const values = rules.map(({ name, valueOn }) => [name, valueOn(metric, day)] as const);
      if (values.some(([, value]) => value === null)) return [];
      const printed = readings.find((reading) => dayNumber(reading.day) === day)?.metrics[metric]?.value ?? null;
      return [{ metric, by: Object.fromEntries(values) as Record<Name, number>, printed }];
    });
    return { ...compareHypotheses(first!, second!), values };
  };

  const current: ValueOn = (metric, on) => rateOf(tallyOn(ledger, metric, on), printedRate);
  const cancelled = ledgerOfCancelledOrders(ledger, facts);
  const notCancelled: ValueOn = (metric, on) => {
    const { numerator } = tallyOn(cancelled, metric, on);
    return rateOf(tallyOn(ledger, metric, on), printedRate, (age) => ({ numerator: 0, denominator: -numerator[age]! }));
  };
  const utc = ledgerOfFacts(facts, { policy: ledger.policy, zone: makeZone('UTC') });
  const lines = extraLinesOf(facts, ledger);
  return {
    sfcrDenominator: compareRules(
      ['SFCR'],
      { name: 'confirmed', valueOn: current },
      { name: 'not-cancelled', valueOn: notCancelled },
    ),
    dayBoundary: compareRules(
      rates,
      { name: 'shop', valueOn: current },
      { name: 'utc', valueOn: (metric, on) => rateOf(tallyOn(utc, metric, on), printedRate) },
    ),
    nrrCounting: compareRules(
      ['NRR'],
      { name: 'orders', valueOn: current },
      { name: 'lines', valueOn: (metric, on) => lines && rateOf(tallyOn(ledger, metric, on), printedRate, lines(on)) },
    ),
  };
};
