import { describe, expect, test } from 'vitest';
import { dayNumber, makeDay } from '#core/model/day';
import { order as schema } from '#core/model/order';
import { makeZone } from '#core/model/zone';
import { US_2026_06_22 as us } from '#core/policy/us';
import { cashFreed, payoutAt, payoutsOf, salesOf } from './cash';

const zone = makeZone('America/Los_Angeles');
const today = dayNumber('2026-07-01');
let next = 0;
const order = (age: number, fields: Record<string, unknown> = {}) =>
  schema.parse({
    id: String(++next),
    status: 'completed',
    placedAt: `${makeDay(today - age)}T19:00:00Z`,
    amount: { value: 60, currency: 'USD' },
    ...fields,
  });
const sales = (...orders: ReturnType<typeof order>[]) => salesOf(orders, zone, today);

describe('daily sales', () => {
  test('are the mean of the 30 whole days before, of what was paid and not cancelled', () => {
    const sold = [order(1), order(1), order(30), order(31), order(0)];
    const not = [order(2, { status: 'unpaid' }), order(2, { status: 'cancelled' }), order(2, { status: null })];
    expect(sales(...sold, ...not)).toEqual({
      perDay: { value: 6, currency: 'USD' },
      days: 30,
      orders: 3,
      withoutAmount: 0,
    });
  });
  test('of a young shop are the mean of its own days', () => {
    expect(sales(order(10), order(4))?.perDay.value).toBe(12);
  });
  test('are not known without amounts, and not a sum of two currencies', () => {
    expect(sales()).toBeNull();
    expect(sales(order(3, { amount: null }))).toBeNull();
    expect(sales(order(3), order(3, { amount: { value: 5, currency: 'EUR' } }))).toBeNull();
    expect(sales(order(30), order(3, { amount: null }))).toMatchObject({ orders: 1, withoutAmount: 1 });
  });
});

describe('payouts', () => {
  const payouts = payoutsOf(us, sales(order(30), order(1)));
  test('are what a score is eligible for, never a tier that no score leads to', () => {
    expect(payouts.map((payout) => [payout.tier, payout.eligibleAt, payout.days, payout.waiting?.value])).toEqual([
      ['standard', 0, 8, 32],
      ['accelerated', 3.5, 5, 20],
      ['express', 4, 1, 4],
    ]);
    expect([0, 3.49, 3.5, 4.2].map((number) => payoutAt(payouts, number)?.tier)).toEqual([
      'standard',
      'standard',
      'accelerated',
      'express',
    ]);
  });
  test('free money on the way up, tie it up on the way down, and say nothing without sales', () => {
    expect(cashFreed(payouts, 3.4, 4)).toEqual({ value: 28, currency: 'USD' });
    expect(cashFreed(payouts, 3.6, 3.4)).toEqual({ value: -12, currency: 'USD' });
    expect(cashFreed(payouts, 3.6, 3.7)?.value).toBe(0);
    expect(cashFreed(payoutsOf(us, null), 3.4, 4)).toBeNull();
  });
});
