import { describe, expect, test } from 'vitest';
import { assess } from '#core/assess';
import type { Assessment } from '#core/model/assessment';
import { dayNumber, makeDay } from '#core/model/day';
import { readShopFile } from '#test/fixtures/shop-file';
import { summarise } from './quantiles';

const asOf = '2026-07-01';
const today = dayNumber(asOf);
const anchors = {
  NRR: { excellent: 0.012, poor: 0.04 },
  NBFR: { excellent: 0.02, poor: 0.06 },
  SFCR: { excellent: 0.01, poor: 0.04 },
  OTDR: { excellent: 0.95, poor: 0.8 },
};

/** A steady shop: `perDay` orders a day for 100 days, each due after eight days; every `lateEvery`-th arrives late. */
const steady = (perDay: number, lateEvery: number) => {
  const orders = [];
  for (let day = today - 100; day <= today; day++)
    for (let i = 0; i < perDay; i++) {
      const late = (day * perDay + i) % lateEvery === 0;
      const arrives = day + (late ? 10 : 5);
      const delivered = arrives <= today;
      orders.push({
        id: `5760${day}${1000 + i}00000`,
        status: delivered ? 'completed' : 'in-transit',
        placedAt: `${makeDay(day)}T19:00:00Z`,
        paidAt: `${makeDay(day)}T19:00:00Z`,
        shippedAt: day + 2 <= today ? `${makeDay(day + 2)}T19:00:00Z` : null,
        deliverBy: makeDay(day + 8),
        deliveredAt: delivered ? `${makeDay(arrives)}T19:00:00Z` : null,
        fulfillment: 'seller',
        kind: 'normal',
        express: false,
        flags: [],
      });
    }
  return orders;
};
const look = (
  lists: Record<string, unknown[]>,
  options: { seed?: number; knownUntil?: string; horizon?: number } = {},
): Assessment => {
  const file = readShopFile({
    readings: [{ at: '2026-05-01T12:00:00Z', day: '2026-05-01', metrics: anchors }],
    ...lists,
  });
  return assess(file, { asOf, replay: false, horizon: 14, ...options });
};

describe('the forecast', () => {
  const orders = steady(20, 12);
  const answer = look({ orders });
  test('is the same for the same seed, and another for another', () => {
    expect(look({ orders })).toEqual(answer);
    expect(look({ orders }, { seed: 2 }).path).not.toEqual(answer.path);
    expect(look({ orders: [...orders].reverse() })).toEqual(answer);
  });
  test('has ordered finite quantiles on every day', () => {
    expect(JSON.stringify(answer)).not.toMatch(/NaN|Infinity/);
    expect(answer.path).toHaveLength(14);
    for (const { p05, p50, p95 } of answer.path) {
      expect(p05).toBeLessThanOrEqual(p50!);
      expect(p50).toBeLessThanOrEqual(p95!);
    }
  });
  test('of a steady shop stays level, with an interval that widens', () => {
    const { computed } = answer.today.overall;
    expect(Math.abs(answer.path[0]!.p50! - computed!)).toBeLessThan(0.1);
    const width = (i: number) => answer.path[i]!.p95! - answer.path[i]!.p05!;
    expect(width(13)).toBeGreaterThan(width(0));
  });
  test('falls when many open orders are close to their deliver-by day', () => {
    const stuck = orders.map((order) =>
      order.deliveredAt === null || order.deliveredAt > '2026-06-29'
        ? { ...order, deliveredAt: null, status: 'in-transit' }
        : order,
    );
    expect(look({ orders: stuck }).path[3]!.p50!).toBeLessThan(answer.path[3]!.p50! - 0.1);
  });
  test('of tomorrow is narrower the later today’s facts end', () => {
    const delivered = orders.filter((order) => order.deliveredAt !== null);
    const reviews = delivered
      .filter((_, i) => i % 40 === 0)
      .map((order) => ({ orderId: order.id, skuId: '1', stars: 1, firstStars: 1, reviewedAt: order.deliveredAt }));
    const widthOf = (knownUntil: string, seed: number) => {
      const { p05, p95 } = look(
        {
          orders: orders.map((order) =>
            (order.deliveredAt ?? '') < knownUntil ? order : { ...order, deliveredAt: null, status: 'in-transit' },
          ),
          reviews: reviews.filter((review) => review.reviewedAt! < knownUntil),
        },
        { knownUntil, seed, horizon: 1 },
      ).next.overall!;
      return p95 - p05;
    };
    const width = (knownUntil: string) => [1, 2, 3, 4].reduce((sum, seed) => sum + widthOf(knownUntil, seed) / 4, 0);
    expect(width('2026-07-02T06:59:00Z')).toBeLessThan(width('2026-07-01T07:30:00Z') - 0.005);
  });
});

test('members that only a page counted stay in the forecast', () => {
  const orders = steady(20, 12);
  const isLate = (order: (typeof orders)[number]) =>
    order.deliveredAt !== null && order.deliveredAt.slice(0, 10) > order.deliverBy;
  const listed = orders.filter((order) => isLate(order) && order.deliverBy < asOf && order.deliverBy >= '2026-06-01');
  const seen = look({ orders: listed });
  expect(seen.today.metrics.OTDR!.value).toBe(0);
  const metrics = { OTDR: { ...anchors.OTDR, value: 0.9166, score: 3.3, numerator: 550, denominator: 600 } };
  const told = look({ orders: listed, readings: [{ at: '2026-07-01T15:00:00Z', day: asOf, overall: 3.3, metrics }] });
  expect(told.today.metrics.OTDR).toMatchObject({ numerator: 0, denominator: listed.length, state: 'scored' });
  expect(told.today.overall.computed).toBeCloseTo(3.33, 1);
  for (const { p50 } of told.path) expect(Math.abs(p50! - 3.3)).toBeLessThan(0.35);
});

test('crossings lead away from today’s side of each threshold, and have a day only when likely', () => {
  const { crossings, today: now } = look({ orders: steady(20, 12) }, { horizon: 30 });
  expect(crossings.map((crossing) => crossing.threshold)).toEqual([2.5, 3, 3.5, 4, 4.5]);
  for (const crossing of crossings) {
    expect(crossing.direction).toBe(now.overall.computed! >= crossing.threshold ? 'down' : 'up');
    expect(crossing.within7!).toBeLessThanOrEqual(crossing.within30!);
    if (crossing.within30! < 0.5) expect(crossing.medianDay).toBeNull();
    else expect(crossing.medianDay! > asOf).toBe(true);
  }
});

test('a page that prints nothing but the score is repeated with a spread that grows', () => {
  const readings = [{ at: `${asOf}T15:00:00Z`, day: asOf, overall: 3.3 }];
  const { crossings, next, path } = look({ readings }, { horizon: 30 });
  expect(crossings.map((crossing) => crossing.direction)).toEqual(['down', 'down', 'up', 'up', 'up']);
  expect(Math.abs(next.overall!.mean - 3.3)).toBeLessThan(0.02);
  const widths = [1, 7, 30].map((ahead) => path[ahead - 1]!.p95! - path[ahead - 1]!.p05!);
  expect(widths[0]).toBeGreaterThan(0.15);
  expect(widths[1]).toBeGreaterThan(2 * widths[0]!);
  expect(widths[2]).toBeGreaterThan(1.5 * widths[1]!);
});

test('a benefit lost below 3.0 is not regained before 3.5', () => {
  const reading = (day: string, overall: number) => ({ at: `${day}T15:00:00Z`, day, overall });
  const affiliate = (...scores: number[]) =>
    look({ readings: scores.map((score, i) => reading(makeDay(today - scores.length + 1 + i), score)) }).access.find(
      (benefit) => benefit.benefit === 'affiliate',
    )!.now;
  expect(affiliate(3.6, 3.2)).toBe('active');
  expect(affiliate(3.6, 2.9, 3.2)).toBe('lost');
  expect(affiliate(2.9, 3.5, 3.2)).toBe('active');
  expect(affiliate(3.2)).toBe('unknown');
});

test('a shop without a score keeps the benefits that need none', () => {
  const reading = { at: '2026-07-01T15:00:00Z', day: asOf, state: 'no-score', overall: null };
  const access = look({ readings: [reading] }).access;
  expect(
    access.filter((benefit) => benefit.now !== 'unknown').map((benefit) => [benefit.benefit, benefit.now]),
  ).toEqual([
    ['countdown-bidding', 'active'],
    ['smart-promotion', 'active'],
  ]);
});

test('an approved appeal is expected to lift the score one business day after its decision', () => {
  const orders = steady(20, 1000);
  const listed = orders
    .filter((order) => order.deliverBy > '2026-06-20' && order.deliverBy < '2026-06-28')
    .slice(0, 80);
  const problems = listed.map((order) => ({
    metric: 'OTDR',
    orderId: order.id,
    firstSeen: '2026-06-28T12:00:00Z',
    lastSeen: '2026-07-01T12:00:00Z',
  }));
  const ticket = {
    id: 't',
    metric: 'OTDR',
    orderIds: listed.map((order) => order.id),
    submittedAt: '2026-06-26T12:00:00Z',
    status: 'approved',
    decidedAt: '2026-07-01T12:00:00Z',
  };
  const path = (tickets: unknown[]) => look({ orders, problems, tickets }).path.map((day) => day.p50!);
  const [without, withTicket] = [path([]), path([ticket])];
  // Decided on Wednesday: dropped on Thursday 2 July, the next day.
  expect(withTicket[0]! - without[0]!).toBeGreaterThan(0.2);
});

test('the track record uses only facts known at the time, and needs seven pairs of days', () => {
  const orders = steady(20, 12);
  const readings = (days: number) =>
    Array.from({ length: days }, (_, i) => ({
      at: `${makeDay(today - i)}T15:00:00Z`,
      day: makeDay(today - i),
      overall: 3.8,
      metrics: i === 0 ? anchors : {},
    }));
  const track = (days: number) => {
    const file = readShopFile({
      shop: { id: 'US:1', region: 'US', timeZone: 'America/Los_Angeles' },
      orders,
      readings: [...readings(days), { at: '2026-05-01T12:00:00Z', day: '2026-05-01', metrics: anchors }],
    });
    return assess(file, { asOf, horizon: 1 }).trackRecord;
  };
  expect(track(7)).toBeNull();
  expect(track(8)).toMatchObject({ days: 7, maePersistence: 0 });
});

test('an interval holds the mean, where rare falls pull that far', () => {
  const scores = Float64Array.from({ length: 100 }, (_, i) => (i < 3 ? 1 : 4.6));
  const { mean, p05, p50, p95 } = summarise(scores)!;
  expect(mean).toBeCloseTo(4.492, 9);
  expect(p05).toBeCloseTo(mean, 9);
  expect([p50, p95]).toEqual([4.6, 4.6]);
});

test.each([3.3, 4.1, 0.7])(
  'futures that all end at %d have no interval, though their mean is rounded past it',
  (score) => {
    expect(summarise(new Float64Array(1536).fill(score))).toEqual({ mean: score, p05: score, p50: score, p95: score });
  },
);

test('an interval that begins at the mean still holds nine values in ten', () => {
  const scores = Float64Array.from({ length: 2000 }, (_, i) => (i < 80 ? 0.5 : 4 + i / 2000));
  for (const sign of [1, -1]) {
    const { mean, p05, p95 } = summarise(scores.map((score) => sign * score))!;
    expect(p05).toBeLessThanOrEqual(mean);
    expect(p95).toBeGreaterThanOrEqual(mean);
    const inside = scores.filter((score) => p05 <= sign * score && sign * score <= p95).length;
    expect(inside / scores.length).toBeCloseTo(0.9, 2);
  }
});

test('pages that go to and fro by themselves are taken for unsure, where no facts say otherwise', () => {
  const width = (apart: number) => {
    const readings = Array.from({ length: 12 }, (_, i) => {
      const value = 0.91 + (i % 2 === 0 ? apart : -apart);
      const printed = { value, numerator: Math.round(600 * value), denominator: 600 };
      const at = makeDay(today - 11 + i);
      const overall = Math.round(10 * (1 + (3 * (value - 0.8)) / 0.15)) / 10;
      return { at: `${at}T15:00:00Z`, day: at, overall, metrics: { OTDR: { ...anchors.OTDR, ...printed } } };
    });
    const { p05, p95 } = look({ readings }).next.overall!;
    return p95 - p05;
  };
  expect(width(0.03)).toBeGreaterThan(width(0) + 0.8);
});
