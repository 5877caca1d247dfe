import { describe, expect, test } from 'vitest';
import { modelShop } from '#core/assess';
import { dayNumber, makeDay } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import { readShopFile } from '#test/fixtures/shop-file';
import { extraSpreadOf, filterOffset } from './discrepancy';
import type { DailyResidual } from './particle-filter';

/** Printed less computed on consecutive days, the printed score being the true one rounded to a tenth. */
const printedOf = (computed: number[], offset: number) =>
  computed.map((value, day) => ({ day, by: Math.round((value + offset) * 10) / 10 - value }));
const drifting = Array.from({ length: 10 }, (_, i) => 3.61 + 0.017 * i);
const spreadOf = ({ values, mean }: ReturnType<typeof filterOffset>) =>
  Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);

describe('the offset of printed scores', () => {
  test('is zero without readings', () => {
    const { mean, values } = filterOffset([], 0.5);
    expect(mean).toBe(0);
    expect(values.every((value) => value === 0)).toBe(true);
  });
  test('is most likely zero where read parameters give the printed scores', () => {
    const { mean, values } = filterOffset(printedOf(drifting, 0), 0.5);
    expect(Math.abs(mean)).toBeLessThan(0.005);
    expect(values.filter((value) => value === 0).length / values.length).toBeGreaterThan(0.6);
  });
  test.each([-0.3, -0.12, 0.12, 0.3])('of %s is found below the rounding step when it lasts', (offset) => {
    const found = filterOffset(printedOf(drifting, offset), 0.5);
    expect(Math.abs(found.mean - offset)).toBeLessThan(0.02);
    expect(found.values.every((value) => value !== 0)).toBe(true);
  });
  test('is never exactly zero with estimated parameters, but stays within the rounding step', () => {
    const { mean, values } = filterOffset(printedOf(drifting, 0), 0);
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.max(...values.map(Math.abs))).toBeLessThan(0.1);
    expect(spreadOf(filterOffset(printedOf(drifting, 0), 0))).toBeGreaterThan(0.005);
  });
  test('drifts, so that the later of two readings counts the more the longer ago the earlier was', () => {
    const [next, later] = [1, 9].map((day) =>
      filterOffset(
        [
          { day: 0, by: 0.3 },
          { day, by: 0.39 },
        ],
        0,
      ),
    );
    expect(next!.mean).toBeLessThan(0.35);
    expect(later!.mean).toBeGreaterThan(0.355);
    expect(spreadOf(later!)).toBeGreaterThan(1.4 * spreadOf(next!));
  });
  test('days that miss to and fro have an error of their own, and those that are off for good have none', () => {
    const alternating = drifting.map((_, day) => ({ day, by: day % 2 === 0 ? 0.7 : -0.7 }));
    const stepped = drifting.map((_, day) => ({ day, by: day < 5 ? 0 : 0.6 }));
    expect(filterOffset(alternating, 0.5).daySd).toBeGreaterThan(0.6);
    expect(filterOffset(stepped, 0.5).daySd).toBe(0);
    expect(filterOffset(printedOf(drifting, 0.03), 0.5).daySd).toBe(0);
  });
  test('is less uncertain with every day on which the score moves below its rounding step', () => {
    const spread = (days: number) => spreadOf(filterOffset(printedOf(drifting.slice(0, days), 0), 0));
    expect(spread(6)).toBeLessThan(spread(1) - 0.005);
    expect(spread(10)).toBeLessThan(spread(1) - 0.005);
  });
  test.each([-3, -1.6, 1])('of %s is taken from a single page, as the page outweighs the facts', (by) => {
    const { mean, values } = filterOffset([{ day: 0, by }], 0.5);
    expect(Math.abs(mean - by)).toBeLessThan(0.1);
    expect(values.filter((value) => Math.abs(value - by) < 0.1).length / values.length).toBeGreaterThan(0.9);
  });
  test('follows the last days after a change', () => {
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
  .map((order) => ({ orderId: order.id, skuId: '1', stars: 1, firstStars: 1, reviewedAt: order.deliveredAt }));
const cases = orders
  .filter((_, i) => i % 40 === 0)
  .map((order) => ({
    id: `c${order.id}`,
    orderId: order.id,
    type: 'refund',
    reason: 'Defective item',
    requestedAt: order.deliveredAt,
  }));
const anchors = { NRR: { excellent: 0.012, poor: 0.04 }, NBFR: { excellent: 0.02, poor: 0.06 } };
const file = readShopFile({
  exportedAt: `${asOf}T16:00:00Z`,
  orders,
  reviews,
  cases,
  readings: [{ at: `${asOf}T15:00:00Z`, day: asOf, metrics: anchors }],
});
const { inputs } = modelShop(file, { asOf })!;

/** 60 days that were expected to scatter by one bad order, and strayed by `excess` of them. */
const past = (metric: Metric, excess: (age: number) => number): { metric: Metric; residuals: DailyResidual[] } => ({
  metric,
  residuals: Array.from({ length: 60 }, (_, i) => ({ excess: excess(60 - i), variance: 1 })),
});
const by = (...drivers: ReturnType<typeof past>[]) => extraSpreadOf(inputs, drivers);
const sign = (age: number) => (age % 2 === 0 ? 1 : -1);

test('the extra spread grows with the residuals of past days, and is zero after calm ones', () => {
  expect(by(past('NRR', () => 0))).toBe(0);
  const held = by(past('NRR', sign));
  const strayed = by(past('NRR', (age) => 2 * sign(age)));
  expect(held).toBeGreaterThan(0);
  expect(strayed).toBeGreaterThan(2.5 * held);
});

test('the extra spread grows with residuals that are correlated across metrics', () => {
  const together = by(past('NRR', sign), past('NBFR', sign));
  const against = by(
    past('NRR', sign),
    past('NBFR', (age) => -sign(age)),
  );
  expect(together).toBeGreaterThan(2 * against);
});

test('the extra spread falls as days with large residuals pass', () => {
  const wild = (from: number) => by(past('NRR', (age) => (age >= from && age < from + 8 ? 3 : 1) * sign(age)));
  expect(wild(1)).toBeGreaterThan(wild(15));
  expect(wild(15)).toBeGreaterThan(wild(35));
});

test('the extra spread is zero without past days', () => {
  expect(by()).toBe(0);
  expect(by(past('AHT', sign))).toBeGreaterThanOrEqual(0);
  expect(by({ metric: 'NRR', residuals: [] })).toBe(0);
});
