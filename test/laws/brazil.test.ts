import { describe, expect, test } from 'vitest';
import { assess } from '#core/assess';
import { type Day, dayNumber, makeDay } from '#core/model/day';
import type { ShopFile } from '#core/model/shop-file';
import { readShopFile } from '#test/fixtures/shop-file';

// The score of Brazil as its pages define it: five metrics, windows by receipt and payment, completed orders. Each figure is
// counted by hand here.

const asOf = '2026-09-01';
const addDays = (day: Day, days: number): Day => makeDay(dayNumber(day) + days);
const at = (daysBefore: number, hour = 15): string => `${addDays(asOf, -daysBefore)}T${hour}:00:00Z`;

type Row = Record<string, unknown>;
let made = 0;
const order = (fields: Row): Row & { id: string } => {
  made += 1;
  return { id: String(577_000_000_000_000_000n + BigInt(made)), ...fields };
};
/** An order that was paid, shipped, delivered and completed; ages in days before the day of the score. */
const completed = (paid: number, delivered: number, fields: Row = {}) =>
  order({
    status: 'completed',
    placedAt: at(paid),
    paidAt: at(paid),
    shippedAt: at(paid - 1),
    deliveredAt: at(delivered),
    ...fields,
  });

const fileOf = (lists: Row): ShopFile =>
  readShopFile({
    exportedAt: `${asOf}T16:00:00Z`,
    shop: { id: 'BR:7495123456789012345', region: 'BR', timeZone: 'America/Sao_Paulo' },
    ...lists,
  });
const look = (lists: Row, horizon = 10) => assess(fileOf(lists), { asOf, horizon, replay: false });
const many = (count: number, paid = 20, delivered = 10, fields: Row = {}) =>
  Array.from({ length: count }, () => completed(paid, delivered, fields));
const whole = (source: string, from = 90, readAt = at(0)): Row => ({
  source,
  from: addDays(asOf, -from),
  to: addDays(asOf, -1),
  readAt,
  rows: 1,
  expected: 1,
  complete: true,
});
const metric = (value: number, numerator: number, denominator: number, excellent: number, poor: number): Row => ({
  value,
  numerator,
  denominator,
  excellent,
  poor,
});
const reading = (day: Day, fields: Row = {}): Row => ({
  at: `${day}T12:00:00Z`,
  day,
  state: 'scored',
  overall: 4.1,
  dimensions: {
    product: { score: 4.2, weight: 0.5 },
    fulfillment: { score: 4, weight: 0.3 },
    service: { score: 3.9, weight: 0.2 },
  },
  metrics: {
    NRR: metric(0.01, 4, 400, 0.012, 0.05),
    NBFR: metric(0.02, 9, 450, 0.018, 0.06),
    SFCR: metric(0.005, 1, 200, 0.01, 0.04),
    LDR: metric(0.03, 6, 200, 0.03, 0.1),
    RR24: metric(0.85, 85, 100, 0.9, 0.6),
  },
  ...fields,
});

describe('a shop in Brazil', () => {
  test('has five metrics, none of those that only the US counts', () => {
    const { policy, today, next } = look({ orders: many(40), readings: [reading(asOf)] });
    expect(policy).toBe('br-2026-07-07');
    expect(Object.keys(today.metrics)).toEqual(['NRR', 'NBFR', 'SFCR', 'LDR', 'RR24']);
    expect(Object.keys(next.metrics)).toEqual(['NRR', 'NBFR', 'SFCR', 'LDR', 'RR24']);
    expect(today.metrics.LDR).toMatchObject({ value: 0.03, from: 'read', state: 'scored', score: 4 });
  });

  test('has a score from 30 orders on that were completed in 60 days', () => {
    const seen = (orders: Row[], rest: Row = {}) => look({ orders, ...rest }).eligible;
    expect(seen(many(30))).toEqual({ state: 'scored', delivered: 30, need: 30 });
    expect(seen(many(29))).toEqual({ state: 'unknown', delivered: 29, need: 30 });
    expect(seen(many(29), { coverage: [whole('orders')] }).state).toBe('no-score');
    expect(seen([...many(29), completed(62, 61)], { coverage: [whole('orders')] })).toMatchObject({
      state: 'no-score',
      delivered: 29,
    });
    expect(seen([...many(29), completed(61, 60)]).state).toBe('scored');
    // Delivered is not completed yet, and samples never count.
    expect(seen([...many(29), ...many(9, 20, 10, { status: 'delivered' })]).delivered).toBe(29);
    expect(seen(many(31, 20, 10, { flags: ['sample'] })).delivered).toBe(0);
    expect(seen(many(31, 20, 10, { flags: ['gift'] })).delivered).toBe(31);
    expect(seen([], { readings: [reading(asOf, { state: 'no-score', overall: null })] }).state).toBe('no-score');
  });

  test('counts reviews by receipt, over 60 days, none lighter than another', () => {
    const [old, gone] = [completed(70, 60), completed(70, 61)];
    const reviews = [old, gone].map(({ id }) => ({
      orderId: id,
      skuId: '1',
      stars: 2,
      firstStars: 2,
      reviewedAt: at(5),
    }));
    const { NRR } = look({ orders: [...many(9), old, gone], reviews }).today.metrics;
    expect(NRR).toMatchObject({ numerator: 1, denominator: 10, weighted: { numerator: 1, denominator: 10 } });
  });

  test('counts quality faults by payment, over 60 days, without cancelled orders', () => {
    const orders = [
      completed(60, 55),
      completed(61, 50),
      completed(20, 10),
      completed(20, 10),
      completed(20, 10),
      order({ status: 'in-transit', placedAt: at(3), paidAt: at(2), shippedAt: at(1) }),
      order({ status: 'cancelled', placedAt: at(9), paidAt: at(9), cancelledAt: at(8), cancelledBy: 'buyer' }),
      order({ status: 'unpaid', placedAt: at(2) }),
    ];
    const request = (index: number, reason: string) => ({
      id: `40${index}`,
      orderId: orders[index]!.id,
      type: 'return-refund',
      reason,
      requestedAt: at(4),
    });
    const cases = [
      request(0, 'Defective item'),
      request(1, 'Defective item'),
      request(2, "Package wasn't received"),
      request(3, 'No longer needed'),
      request(4, 'Um motivo que ninguém conhece'),
    ];
    const { NBFR } = look({ orders, cases }).today.metrics;
    expect(NBFR).toMatchObject({ numerator: 1, denominator: 5 });
    expect(NBFR!.missing).toContainEqual({ code: 'request-reason', count: 1 });
  });

  test('counts cancellations by payment, over 30 days, of all paid orders', () => {
    const cancelled = (paid: number | null, by: string, reason: string) =>
      order({
        status: 'cancelled',
        placedAt: at(paid ?? 9),
        paidAt: paid === null ? null : at(paid),
        cancelledAt: at(1),
        cancelledBy: by,
        cancelReason: reason,
      });
    const orders = [
      cancelled(30, 'seller', 'Out of stock'),
      cancelled(31, 'seller', 'Out of stock'),
      cancelled(5, 'buyer', 'No longer needed'),
      cancelled(null, 'seller', 'Out of stock'),
      completed(30, 12),
      order({ status: 'completed', placedAt: at(33), paidAt: at(29), shippedAt: at(28), deliveredAt: at(20) }),
    ];
    expect(look({ orders }).today.metrics.SFCR).toMatchObject({ numerator: 1, denominator: 4 });
  });

  test('counts late dispatch and late answers by the lists of the page', () => {
    const late = completed(30, 12);
    const waiting = order({ status: 'awaiting-shipment', placedAt: at(6), paidAt: at(6) });
    const orders = [...many(8), late, waiting, completed(31, 12), order({ placedAt: at(1), paidAt: at(1) })];
    const chats = [
      { id: '1', startedAt: at(60), channel: 'bot' },
      { id: '2', startedAt: at(9) },
      { id: '3', startedAt: at(61) },
    ];
    const seen = { firstSeen: at(1), lastSeen: at(1) };
    const problems = [
      { metric: 'LDR', orderId: late.id, ...seen },
      { metric: 'LDR', orderId: waiting.id, ...seen },
      { metric: 'RR24', chatId: '2', ...seen },
    ];
    const { LDR, RR24 } = look({ orders, chats, problems }).today.metrics;
    expect(LDR).toMatchObject({ numerator: 2, denominator: 10, state: 'partial' });
    expect(RR24).toMatchObject({ numerator: 1, denominator: 2, state: 'partial' });
    const lists = { coverage: [whole('orders'), whole('diagnosis:LDR')] };
    expect(look({ orders, problems, ...lists }).today.metrics.LDR!.state).toBe('scored');
  });

  test('scores by the line through its benchmarks of 1 and 4 points, by the weights of its page', () => {
    const printed = reading(asOf, { overall: null });
    const { dimensions, metrics, overall, adjustments } = look({ orders: many(40), readings: [printed] }).today;
    const scoreOf = (value: number, four: number, one: number, best: number) =>
      (four - value) * (best - four) <= 0 && value !== four
        ? 4 + (value - four) / (best - four)
        : 1 + (3 * (value - one)) / (four - one);
    expect(metrics.NRR!.score).toBeCloseTo(scoreOf(0.01, 0.012, 0.05, 0), 9);
    expect(metrics.NBFR!.score).toBeCloseTo(scoreOf(0.02, 0.018, 0.06, 0), 9);
    expect(metrics.RR24!.score).toBeCloseTo(1 + (3 * 0.25) / 0.3, 9);
    expect([dimensions.product!.weightFrom, dimensions.product!.weight]).toEqual(['read', 0.5]);
    expect(overall.from).toBe('computed');
    expect(adjustments).toEqual([]);
    expect(look({ orders: many(40) }).today.dimensions.product).toMatchObject({ weightFrom: 'assumed' });
  });

  test('has a projection, costs, and no appeals', () => {
    const late = completed(12, 6);
    const problems = [{ metric: 'LDR', orderId: late.id, firstSeen: at(2), lastSeen: at(2) }];
    const { next, path, costs, appeals, crossings, appealDetails, unknown } = look({
      orders: [...many(60), late],
      problems,
      readings: [reading(addDays(asOf, -1)), reading(asOf)],
    });
    expect(next.overall!.mean).toBeGreaterThan(3.8);
    expect(next.overall!.mean).toBeLessThan(4.4);
    expect(next.metrics.RR24!.p50).toBeCloseTo(3.5, 0);
    expect(path.every(({ mean, p05, p95 }) => mean !== null && p05! < mean && mean < p95!)).toBe(true);
    expect(costs).toMatchObject([{ metric: 'LDR', orderId: late.id, leavesOn: addDays(asOf, 19), steps: [] }]);
    expect(costs[0]!.points).toBeLessThan(-0.001);
    expect(crossings).toHaveLength(5);
    expect(appeals).toEqual({ candidates: [], judged: [], tickets: [] });
    expect(appealDetails).toBeUndefined();
    expect(JSON.stringify(unknown)).not.toContain('On-Time Delivery');
  });
});
