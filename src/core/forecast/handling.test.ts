import { expect, test } from 'vitest';
import { assess } from '#core/assess';
import { dayNumber, makeDay } from '#core/model/day';
import { readShopFile } from '#test/fixtures/shop-file';

const asOf = '2026-07-01';
const today = dayNumber(asOf);

/** Two requests a day: one is handled in 10 hours, the other in 80. */
const past = Array.from({ length: 56 }, (_, back) => today - 60 + back).flatMap((day) =>
  [10, 80].map((approveHours) => ({
    id: `${day}${approveHours}`,
    orderId: `${day}${approveHours}`,
    type: 'refund',
    reason: 'Damaged item or packaging',
    requestedAt: `${makeDay(day)}T19:00:00Z`,
    status: 'completed',
    approveHours,
    rounds: 1,
    approvedBy: 'seller',
  })),
);
const open = (count: number, daysAgo: number) =>
  Array.from({ length: count }, (_, i) => ({
    id: `9${daysAgo}${i}`,
    orderId: `9${daysAgo}${i}`,
    type: 'refund',
    requestedAt: `${makeDay(today - daysAgo)}T19:00:00Z`,
    status: 'open',
  }));
const handling = (cases: object[]) => {
  const file = readShopFile({
    shop: { id: 'US:1', region: 'US', timeZone: 'America/Los_Angeles' },
    readings: [{ at: '2026-05-01T12:00:00Z', day: '2026-05-01', metrics: { AHT: { excellent: 20, poor: 70 } } }],
    cases,
  });
  const { path } = assess(file, { asOf, replay: false, horizon: 7, knownUntil: '2026-07-01T19:00:00Z' });
  return path.map((day) => day.p50!);
};

test('open requests older than all quick ones are simulated to end as the slow ones did', () => {
  const without = handling(past);
  const waiting = handling([...past, ...open(20, 2)]);
  expect(without[4]! - waiting[4]!).toBeGreaterThan(0.2);
  // they end after 80 hours, and until then nothing of them counts
  expect(Math.abs(without[0]! - waiting[0]!)).toBeLessThan(0.05);
});

test('new open requests may end either way, and ones older than any past request are left out', () => {
  const without = handling(past);
  const young = handling([...past, ...open(20, 0)]);
  expect(Math.abs(without[5]! - young[5]!)).toBeLessThan(0.2);
  for (const [day, score] of handling([...past, ...open(20, 20)]).entries())
    expect(score).toBeCloseTo(without[day]!, 10);
});
