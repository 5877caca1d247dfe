import { describe, expect, test } from 'vitest';
import { consider } from '#core/assess';
import { dayNumber, makeDay } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import { parseShopFile } from '#core/model/shop-file';
import { extraSpreadOf, filterOffset } from './discrepancy';
import type { DailyResidual } from './particle-filter';

/** Printed less computed on consecutive days, the printed score being the true one rounded to a tenth. */
const printedOf = (computed: number[], offset: number) =>
  computed.map((it, day) => ({ day, by: Math.round((it + offset) * 10) / 10 - it }));
const drifting = Array.from({ length: 10 }, (_, i) => 3.61 + 0.017 * i);
const spreadOf = ({ cases, mean }: ReturnType<typeof filterOffset>) =>
  Math.sqrt(cases.reduce((sum, it) => sum + (it - mean) ** 2, 0) / cases.length);

describe('the offset', () => {
  test('is none where nothing was printed', () => {
    const { mean, cases } = filterOffset([], 0.5);
    expect(mean).toBe(0);
    expect(cases.every((it) => it === 0)).toBe(true);
  });
  test('is most likely none where a read scale comes to what is printed', () => {
    const { mean, cases } = filterOffset(printedOf(drifting, 0), 0.5);
    expect(Math.abs(mean)).toBeLessThan(0.005);
    expect(cases.filter((it) => it === 0).length / cases.length).toBeGreaterThan(0.6);
  });
  test.each([-0.3, -0.12, 0.12, 0.3])('of %s that lasts is found under the rounding', (offset) => {
    const found = filterOffset(printedOf(drifting, offset), 0.5);
    expect(Math.abs(found.mean - offset)).toBeLessThan(0.02);
    expect(found.cases.every((it) => it !== 0)).toBe(true);
  });
  test('of a scale that is not read is never taken for none, but stays within the rounding', () => {
    const { mean, cases } = filterOffset(printedOf(drifting, 0), 0);
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.max(...cases.map(Math.abs))).toBeLessThan(0.1);
    expect(spreadOf(filterOffset(printedOf(drifting, 0), 0))).toBeGreaterThan(0.005);
  });
  test('is surer with every day that moves the score under its rounding', () => {
    const spread = (days: number) => spreadOf(filterOffset(printedOf(drifting.slice(0, days), 0), 0));
    expect(spread(6)).toBeLessThan(spread(1) - 0.005);
    expect(spread(10)).toBeLessThan(spread(1) - 0.005);
  });
  test.each([-3, -1.6, 1])('of %s is believed of a single page: it is not for the facts to overrule it', (by) => {
    const { mean, cases } = filterOffset([{ day: 0, by }], 0.5);
    expect(Math.abs(mean - by)).toBeLessThan(0.1);
    expect(cases.filter((it) => Math.abs(it - by) < 0.1).length / cases.length).toBeGreaterThan(0.9);
  });
  test('believes the last days where the platform has changed its mind', () => {
    const differences = [...Array(8).fill(0), 0.3, 0.3, 0.3].map((by, day) => ({ day, by }));
    expect(filterOffset(differences, 0.5).mean).toBeGreaterThan(0.2);
  });
});

const asOf = '2026-07-01';
const orders = Array.from({ length: 600 }, (_, i) => {
  const day = dayNumber(asOf) - 1 - (i % 60);
  const at = `${makeDay(day)}T19:00:00Z`;
  return { id: `5760${10_000 + i}000000`, status: 'completed', placedAt: at, paidAt: at, deliveredAt: at };
});
const reviews = orders
  .filter((_, i) => i % 50 === 0)
  .map((it) => ({ orderId: it.id, skuId: '1', stars: 1, firstStars: 1, reviewedAt: it.deliveredAt }));
const cases = orders
  .filter((_, i) => i % 40 === 0)
  .map((it) => ({
    id: `c${it.id}`,
    orderId: it.id,
    type: 'refund',
    reason: 'Defective item',
    requestedAt: it.deliveredAt,
  }));
const anchors = { NRR: { excellent: 0.012, poor: 0.04 }, NBFR: { excellent: 0.02, poor: 0.06 } };
const parsed = parseShopFile({
  format: 'sps-ahead/shop',
  version: 1,
  exportedAt: `${asOf}T16:00:00Z`,
  shop: { id: 'US:1', region: 'US', timeZone: 'America/Los_Angeles', openedOn: '2024-01-01' },
  orders,
  reviews,
  cases,
  readings: [{ at: `${asOf}T15:00:00Z`, day: asOf, metrics: anchors }],
});
if (!parsed.ok) throw new Error(`${parsed.fault.path}: ${parsed.fault.message}`);
const { standing } = consider(parsed.value, { asOf })!;

/** 60 days that were expected to scatter by one bad order, and strayed by `excess` of them. */
const past = (metric: Metric, excess: (age: number) => number): { metric: Metric; residuals: DailyResidual[] } => ({
  metric,
  residuals: Array.from({ length: 60 }, (_, i) => ({ excess: excess(60 - i), variance: 1 })),
});
const by = (...drivers: ReturnType<typeof past>[]) => extraSpreadOf(standing, drivers);
const sign = (age: number) => (age % 2 === 0 ? 1 : -1);

test('adds excess the farther the shop’s own days strayed beyond what was expected, and nothing after calm ones', () => {
  expect(by(past('NRR', () => 0))).toBe(0);
  const held = by(past('NRR', sign));
  const strayed = by(past('NRR', (age) => 2 * sign(age)));
  expect(held).toBeGreaterThan(0);
  expect(strayed).toBeGreaterThan(2.5 * held);
});

test('sees bad luck that runs together across metrics, where each of them residuals no farther than expected', () => {
  const together = by(past('NRR', sign), past('NBFR', sign));
  const against = by(
    past('NRR', sign),
    past('NBFR', (age) => -sign(age)),
  );
  expect(together).toBeGreaterThan(2 * against);
});

test('forgets as the days of it pass', () => {
  const wild = (from: number) => by(past('NRR', (age) => (age >= from && age < from + 8 ? 3 : 1) * sign(age)));
  expect(wild(1)).toBeGreaterThan(wild(15));
  expect(wild(15)).toBeGreaterThan(wild(35));
});

test('has nothing to go by where no day was seen, or no metric has a price', () => {
  expect(by()).toBe(0);
  expect(by(past('AHT', sign))).toBeGreaterThanOrEqual(0);
  expect(by({ metric: 'NRR', residuals: [] })).toBe(0);
});
