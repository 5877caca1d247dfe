import { describe, expect, test } from 'vitest';
import { assess } from '#core/assess';
import { dayNumber, makeDay } from '#core/model/day';
import { US_METRICS } from '#test/fixtures/us-metrics';
import { simulateShop } from '../simulator/shop';
import { membersOn } from './members';
import { agedOnly, costsOn, scoreOf, scoreOn } from './oracle';

// The core against a scorer that shares no code with it, on simulated shops with wrongly counted orders, drops and edits.

const close = (actual: number | null, expected: number | null, what: string) => {
  if (expected === null || actual === null) expect(actual, what).toBe(expected);
  else expect(Math.abs(actual - expected), `${what}: ${actual} for ${expected}`).toBeLessThan(1e-9);
};

describe.each([1, 2])('a shop of seed %i', (seed) => {
  const shop = simulateShop({ seed, ordersPerDay: 8 });
  test.each(['2026-07-01', '2026-06-12', '2026-05-20'])('scores %s as the oracle does', (asOf) => {
    const file = shop.facts(asOf);
    const answer = assess(file, { asOf, replay: false, futures: 8 });
    const truth = scoreOn(file, asOf);
    expect(answer.eligible.delivered).toBe(truth.delivered);
    for (const metric of US_METRICS) {
      const [actual, expected] = [answer.today.metrics[metric], truth.metrics[metric]];
      close(actual!.numerator, expected.numerator, `${metric} numerator`);
      close(actual!.denominator, expected.denominator, `${metric} denominator`);
      close(actual!.weighted.numerator, expected.weighted.numerator, `${metric} weighted numerator`);
    }
    close(answer.today.overall.computed, truth.overall, 'overall');
    // the line ends where known members are under half of what the windows will hold, and does not begin again
    const shown = answer.path.filter((row) => row.agedOnly !== null).length;
    expect(shown).toBeGreaterThanOrEqual(10);
    expect(shown).toBeLessThan(answer.path.length);
    for (const [index, row] of answer.path.entries()) {
      expect(row.day).toBe(makeDay(dayNumber(asOf) + index + 1));
      if (index >= shown) expect(row.agedOnly).toBeNull();
      else if ([1, 5, 10, shown].includes(index + 1))
        close(row.agedOnly, agedOnly(file, asOf, index + 1).overall, `aged ${index + 1}`);
    }
    const costs = costsOn(file, asOf);
    expect(answer.costs.length).toBe(costs.length);
    for (const cost of answer.costs) {
      const same = costs.find(
        (oracleCost) =>
          oracleCost.metric === cost.metric &&
          oracleCost.orderId === cost.orderId &&
          oracleCost.chatId === cost.chatId &&
          (cost.caseId === null || oracleCost.caseId === null || oracleCost.caseId === cost.caseId),
      );
      expect(same, `${cost.metric} ${cost.orderId}`).toBeDefined();
      close(cost.points, same!.points, `cost of ${cost.metric} ${cost.orderId}`);
    }
  });
});

test('a row of the calendar is what one metric alone does to the state of the day before, below the product gate too', () => {
  const asOf = '2026-07-01';
  const shop = simulateShop({ seed: 1, ordersPerDay: 8 }).facts(asOf);
  const { metrics } = scoreOn(shop, asOf);
  /** so strict that product satisfaction moves about 1 */
  const strict = (metric: 'NRR' | 'NBFR', read: object | null | undefined) =>
    read && { ...read, excellent: metrics[metric].value! * 0.5, poor: metrics[metric].value! };
  const readings = shop.readings.map((reading) => {
    const { NRR, NBFR, ...others } = reading.metrics;
    return { ...reading, metrics: { ...others, NRR: strict('NRR', NRR), NBFR: strict('NBFR', NBFR) } };
  }) as typeof shop.readings;
  const file = { ...shop, readings };
  const { calendar, path } = assess(file, { asOf, replay: false, futures: 8 });
  const products = path.map((_, i) => agedOnly(file, asOf, i + 1).dimensions.product ?? 1);
  expect(Math.min(...products.slice(0, 15))).toBeLessThan(1);
  expect(Math.max(...products.slice(0, 15))).toBeGreaterThan(1);
  const members = membersOn(file, asOf);
  for (let older = 1; path[older - 1]!.agedOnly !== null; older++) {
    const before = agedOnly(file, asOf, older - 1).overall!;
    for (const metric of US_METRICS) {
      const aged = members.map((member) => (member.metric === metric ? { ...member, age: member.age + 1 } : member));
      const row = calendar.find((row) => row.metric === metric && row.day === path[older - 1]!.day);
      close(row?.points ?? 0, scoreOf(file, asOf, aged, {}, older - 1).overall! - before, `${metric} ${older}`);
    }
  }
});
