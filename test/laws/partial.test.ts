import { expect, test } from 'vitest';
import { assess } from '#core/assess';
import type { MetricReading } from '#core/model/reading';
import { simulateShop } from '../simulator/shop';

// A seller who imports the order export and opens the score page, and no list of reviews: what the page says of negative
// reviews has to stand in for them, in today's score and in the coming ones.

const asOf = '2026-07-01';
const whole = simulateShop({ seed: 3, asOf, ordersPerDay: 20 }).facts(asOf);
const withoutReviews = (hidden: Partial<MetricReading>) => ({
  ...whole,
  reviews: [],
  problems: whole.problems.filter((problem) => problem.metric !== 'NRR'),
  coverage: whole.coverage.filter((row) => row.source !== 'reviews' && row.source !== 'diagnosis:NRR'),
  readings: whole.readings.map((reading) => {
    const { NRR } = reading.metrics;
    return { ...reading, metrics: { ...reading.metrics, NRR: NRR && { ...NRR, ...hidden } } };
  }),
});
const ask = (file: typeof whole) => assess(file, { asOf, replay: false, horizon: 30 });
const { today, path } = ask(whole);

test.each([
  ['its value', { numerator: null, denominator: null }],
  ['its counts', { value: null }],
])('a page that prints %s of negative reviews stands in for the list', (_, hidden) => {
  const partial = ask(withoutReviews(hidden));
  expect(partial.today.metrics.NRR!.numerator).toBe(0);
  expect(Math.abs(partial.today.overall.computed! - today.overall.computed!)).toBeLessThan(0.12);
  for (const days of [7, 30]) expect(Math.abs(partial.path[days - 1]!.p50! - path[days - 1]!.p50!)).toBeLessThan(0.1);
});
