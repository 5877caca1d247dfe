import { expect, test } from 'vitest';
import { consider } from '#core/assess';
import { dayNumber, makeDay } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import { parseShopFile } from '#core/model/shop-file';
import type { Stray } from './filter';
import { unforeseenBy } from './unforeseen';

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

/** 60 days that were expected to scatter by one bad order, and strayed by `more` of them. */
const past = (metric: Metric, more: (age: number) => number): { metric: Metric; strays: Stray[] } => ({
  metric,
  strays: Array.from({ length: 60 }, (_, i) => ({ more: more(60 - i), variance: 1 })),
});
const by = (...drivers: ReturnType<typeof past>[]) => unforeseenBy(standing, drivers);
const sign = (age: number) => (age % 2 === 0 ? 1 : -1);

test('adds more the farther the shop’s own days strayed beyond what was expected, and nothing after calm ones', () => {
  expect(by(past('NRR', () => 0))).toBe(0);
  const held = by(past('NRR', sign));
  const strayed = by(past('NRR', (age) => 2 * sign(age)));
  expect(held).toBeGreaterThan(0);
  expect(strayed).toBeGreaterThan(2.5 * held);
});

test('sees bad luck that runs together across metrics, where each of them strays no farther than expected', () => {
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
  expect(by({ metric: 'NRR', strays: [] })).toBe(0);
});
