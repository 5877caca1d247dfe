import { describe, expect, test } from 'vitest';
import { modelShop } from '#core/assess';
import { dayNumber, makeDay } from '#core/model/day';
import { readShopFile } from '#test/fixtures/shop-file';
import type { UsMetric } from '#test/fixtures/us-metrics';
import { headRoomOf } from './head-room';
import { scoreAged } from './score-inputs';

const asOf = '2026-07-01';
const today = dayNumber(asOf);
const metrics = {
  NRR: { excellent: 0.012, poor: 0.04 },
  NBFR: { excellent: 0.02, poor: 0.06 },
  SFCR: { excellent: 0.01, poor: 0.04 },
  OTDR: { excellent: 0.95, poor: 0.8 },
  AHT: { excellent: 24, poor: 72 },
  IM_DSAT: { excellent: 0.15, poor: 0.4 },
};
interface Lists {
  orders: Record<string, unknown>[];
  reviews: Record<string, unknown>[];
  cases: Record<string, unknown>[];
  chats: Record<string, unknown>[];
}
const at = (age: number) => `${makeDay(today - age)}T19:00:00Z`;
const order = (id: number, age: number) => ({
  id: `5760000000${10_000 + id}`,
  status: 'completed',
  placedAt: at(age),
  paidAt: at(age),
  deliveredAt: at(age),
  deliverBy: makeDay(today - age),
});
const handled = (id: string, age: number, hours: number) => ({
  id,
  orderId: `r${id}`,
  type: 'refund',
  reason: 'change of mind',
  requestedAt: at(age),
  status: 'completed',
  approveHours: hours,
  rounds: 1,
});

/** Six orders on each of 60 days, placed, due and delivered that day; now and then a request and a rated chat. */
const lists = (): Lists => ({
  orders: Array.from({ length: 360 }, (_, i) => order(i, 1 + Math.floor(i / 6))),
  reviews: [],
  cases: Array.from({ length: 20 }, (_, i) => handled(`c${i}`, 1 + 3 * i, 10)),
  chats: Array.from({ length: 30 }, (_, i) => ({ id: `t${i}`, ratedAt: at(1 + 2 * i), rating: 5, channel: 'agent' })),
});

const inputsOf = (facts: Lists, openedOn = '2024-01-01') => {
  const file = readShopFile({
    shop: { id: 'US:1', region: 'US', timeZone: 'America/Los_Angeles', openedOn },
    ...facts,
    readings: [{ at: '2026-05-01T12:00:00Z', day: '2026-05-01', metrics }],
  });
  return modelShop(file, { asOf })!.inputs;
};

const CANCELLED = { status: 'cancelled', cancelledBy: 'seller', cancelReason: 'Out of stock', cancelledAt: at(1) };
const OVERDUE = { placedAt: at(70), paidAt: at(70), deliveredAt: null, status: 'in-transit' };

/** The facts with `count` more bad ones, as they would really come: the youngest orders, or new ones of yesterday. */
const WITH_MORE: Record<UsMetric, (facts: Lists, count: number) => void> = {
  NRR: ({ orders, reviews }, count) => {
    for (const { id } of orders.slice(0, count))
      reviews.push({ orderId: id, skuId: '1', stars: 2, firstStars: 2, reviewedAt: at(1) });
  },
  NBFR: ({ orders, cases }, count) => {
    for (const { id } of orders.slice(0, count))
      cases.push({ id: `b${id}`, orderId: id, type: 'refund', reason: 'Defective item', requestedAt: at(61) });
  },
  SFCR: ({ orders }, count) => {
    for (const order of orders.slice(0, count)) Object.assign(order, CANCELLED);
  },
  OTDR: ({ orders }, count) => {
    for (let i = 0; i < count; i++) orders.push({ ...order(9000 + i, 1), ...OVERDUE });
  },
  AHT: ({ cases }, count) => {
    for (let i = 0; i < count; i++) cases.push(handled(`n${i}`, 1, 72));
  },
  IM_DSAT: ({ chats }, count) => {
    for (let i = 0; i < count; i++) chats.push({ id: `n${i}`, ratedAt: at(1), rating: 1, channel: 'agent' });
  },
};

const roomFor = (metric: UsMetric, threshold: number, offset = 0) =>
  headRoomOf(inputsOf(lists()), metric, threshold, offset);
const scoreWith = (metric: UsMetric, count: number, openedOn?: string): number => {
  const facts = lists();
  WITH_MORE[metric](facts, count);
  return scoreAged(inputsOf(facts, openedOn)).overall!;
};

describe('the head-room of a metric', () => {
  test.each([
    ['NRR', 4],
    ['NRR', 4.6],
    ['NBFR', 3.8],
    ['SFCR', 4.7],
    ['OTDR', 4.7],
    ['AHT', 4.8],
    ['IM_DSAT', 4.6],
  ] as const)('of %s to %d ends where the facts say so: n keep the score, n + 1 do not', (metric, threshold) => {
    const room = roomFor(metric, threshold);
    if (room.state !== 'room') return expect(room.state).toBe('room');
    expect(room.more).toBeGreaterThan(0);
    expect(scoreWith(metric, room.more)).toBeCloseTo(room.kept, 9);
    expect(room.kept).toBeGreaterThanOrEqual(threshold);
    expect(scoreWith(metric, room.more + 1)).toBeCloseTo(room.fallen, 9);
    expect(room.fallen).toBeLessThan(threshold);
  });
  test('is smaller for a higher threshold and with a negative offset', () => {
    const more = (threshold: number, offset = 0) => {
      const room = roomFor('OTDR', threshold, offset);
      return room.state === 'room' ? room.more : Number.NaN;
    };
    expect(more(4.9)).toBeLessThan(more(4.7));
    expect(more(4.7, -0.1)).toBeLessThan(more(4.7));
  });
  test('includes the loss of small-seller protection with the fourth affected order', () => {
    // 30 completed orders and a shop of two months: up to three bad reviews leave the metric at 3.5 or more.
    const facts = { ...lists(), orders: lists().orders.slice(0, 30), cases: [], chats: [] };
    const inputs = inputsOf(facts, '2026-05-01');
    expect(headRoomOf(inputs, 'NRR', 4.2, 0)).toMatchObject({ state: 'room', more: 3 });
  });
  test('has no number where the score is below already, can never fall below, or is unknown', () => {
    expect(roomFor('OTDR', 4.9, -1).state).toBe('below');
    expect(roomFor('OTDR', 3).state).toBe('never');
    const facts = { ...lists(), chats: [] };
    expect(headRoomOf(inputsOf(facts), 'IM_DSAT', 3, 0).state).toBe('unknown');
  });
});
