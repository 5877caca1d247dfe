import { type DayNumber, dayNumber, makeDay } from '#core/model/day';
import { type Facts, noFacts } from '#core/model/facts';
import { METRICS, type Metric } from '#core/model/metric';
import { makeZone } from '#core/model/zone';
import { keepLedger } from '#core/score/keep-ledger';
import type { Ledger, Moment } from '#core/score/ledger';
import { readingsUpTo } from '#core/score/scale';
import { type Tally, tallyOn } from '#core/score/tally';
import { isWindowCovered } from '#core/score/today';
import { compareHypotheses, type HypothesisComparison } from './compare-hypotheses';

/** Of so many delivered orders the lines have to be known, or lines cannot be counted. */
const KNOWN = 0.98;

/**
 * Lines beyond the first of delivered orders, and negative ones among them, by age on a day: what NRR would count besides
 * if it counted lines. Null where the lines of too many orders are not known.
 */
export const extraLinesOf = ({ orders, reviews }: Facts, { zone, policy }: Ledger) => {
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
    const later = (negative.get(order.id) ?? []).sort((a, b) => a - b).slice(1);
    for (const since of later) bad.push({ delivered: day, since });
  }
  if (known < KNOWN * delivered) return null;
  return (on: DayNumber) => (age: number) => ({
    numerator: bad.filter((it) => it.delivered === on - age && it.since < on).length,
    denominator: lines.get(on - age) ?? 0,
  });
};

/** What the printed rates say of two ways of counting, and what each makes of the value of the day. */
export interface ConventionComparison<Name extends string> extends HypothesisComparison<Name> {
  /** of metrics whose window was wholly read, beside what the page printed for the day */
  values: readonly { metric: Metric; by: Readonly<Record<Name, number>>; printed: number | null }[];
}

/** Conventions that are not published, each beside its alternative; the first is what the score is computed by. */
export interface Conventions {
  /** SFCR divides by orders confirmed, or by those of them that were not cancelled */
  sfcrDenominator: ConventionComparison<'confirmed' | 'not-cancelled'>;
  /** a day begins at midnight in the shop's time zone, or in UTC */
  dayBoundary: ConventionComparison<'shop' | 'utc'>;
  /** NRR counts orders, or the lines of orders */
  nrrCounting: ConventionComparison<'orders' | 'lines'>;
}

/** What an alternative adds to numerator and denominator at an age. */
type ExtraCounts = (age: number) => { numerator: number; denominator: number };
const NOTHING = { numerator: 0, denominator: 0 };

const rateOf = (tally: Tally, rate: 'decayed' | 'raw', more: ExtraCounts = () => NOTHING): number | null => {
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
const MAX_READINGS = 60;

type ValueOn = (metric: Metric, on: DayNumber) => number | null;
interface CountingRule<Name extends string> {
  name: Name;
  valueOn: ValueOn;
}

/**
 * What the printed rates say of the conventions, on days whose windows were wholly read. Counts the facts anew for an
 * alternative day boundary, so it costs as much as a ledger: ask when somebody wants to know, not with every
 * assessment. @param rate what pages print, as `learnScale` has it; undecided is taken for decayed
 */
export const compareConventions = (
  facts: Facts,
  ledger: Ledger,
  day: DayNumber,
  rate: 'decayed' | 'raw' | 'undecided',
): Conventions => {
  const shown = rate === 'raw' ? 'raw' : 'decayed';
  const readings = readingsUpTo(facts.readings, makeDay(day)).slice(0, MAX_READINGS);
  const whole = new Map(
    [day, ...readings.map((it) => dayNumber(it.day))].map((on) => [
      on,
      new Set<Metric>(RATES.filter((metric) => isWindowCovered(ledger, facts.coverage, metric, on))),
    ]),
  );
  /** By day, how far this way of counting is from what was printed, in percentage points. */
  const errorsOf = (metrics: readonly Metric[], valueOn: ValueOn) =>
    new Map(
      readings.flatMap((reading) => {
        const on = dayNumber(reading.day);
        const errors = metrics.flatMap((metric) => {
          const printed = reading.metrics[metric]?.value ?? null;
          const value = printed === null || !whole.get(on)?.has(metric) ? null : valueOn(metric, on);
          return printed === null || value === null ? [] : [100 * Math.abs(value - printed)];
        });
        return errors.length === 0 ? [] : [[on, errors.reduce((sum, it) => sum + it, 0) / errors.length] as const];
      }),
    );
  const weigh = <Name extends string>(
    metrics: readonly Metric[],
    ...ways: [CountingRule<Name>, CountingRule<Name>]
  ): ConventionComparison<Name> => {
    const [first, second] = ways.map(({ name, valueOn }) => ({ name, errors: errorsOf(metrics, valueOn) }));
    const values = metrics.flatMap((metric) => {
      if (!whole.get(day)?.has(metric)) return [];
      const ours = ways.map(({ name, valueOn }) => [name, valueOn(metric, day)] as const);
      if (ours.some(([, value]) => value === null)) return [];
      const printed = readings.find((it) => dayNumber(it.day) === day)?.metrics[metric]?.value ?? null;
      return [{ metric, by: Object.fromEntries(ours) as Record<Name, number>, printed }];
    });
    return { ...compareHypotheses(first!, second!), values };
  };

  const usual: ValueOn = (metric, on) => rateOf(tallyOn(ledger, metric, on), shown);
  const cancelled = keepCancelled(ledger, facts);
  const notCancelled: ValueOn = (metric, on) => {
    const { numerator } = tallyOn(cancelled, metric, on);
    return rateOf(tallyOn(ledger, metric, on), shown, (age) => ({ numerator: 0, denominator: -numerator[age]! }));
  };
  const utc = keepLedger(facts, ledger.policy, makeZone('UTC'));
  const lines = extraLinesOf(facts, ledger);
  return {
    sfcrDenominator: weigh(
      ['SFCR'],
      { name: 'confirmed', valueOn: usual },
      { name: 'not-cancelled', valueOn: notCancelled },
    ),
    dayBoundary: weigh(
      RATES,
      { name: 'shop', valueOn: usual },
      { name: 'utc', valueOn: (metric, on) => rateOf(tallyOn(utc, metric, on), shown) },
    ),
    nrrCounting: weigh(
      ['NRR'],
      { name: 'orders', valueOn: usual },
      { name: 'lines', valueOn: (metric, on) => lines && rateOf(tallyOn(ledger, metric, on), shown, lines(on)) },
    ),
  };
};
