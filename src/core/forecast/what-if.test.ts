import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { modelShop } from '#core/assess';
import { dayNumber, makeDay } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import { readShopFile } from '#test/fixtures/shop-file';
import { openWhatIf, type WhatIf } from './what-if';

const asOf = '2026-07-01';
const today = dayNumber(asOf);
const HORIZON = 45;
/** Enough futures to see laws by, which hold in each of them. */
const SIZE = 80;
const anchors = {
  NRR: { excellent: 0.012, poor: 0.04 },
  SFCR: { excellent: 0.01, poor: 0.04 },
  OTDR: { excellent: 0.95, poor: 0.8 },
  AHT: { excellent: 24, poor: 72 },
  IM_DSAT: { excellent: 0.15, poor: 0.4 },
};
type Lists = Record<string, Record<string, unknown>[]>;

/** Eight orders a day, every ninth late, every 40th reviewed badly, every 50th cancelled; a case and a chat a day. */
const shop = (scored: readonly Metric[], more: Lists = {}): Lists => {
  const lists: Lists = { orders: [], reviews: [], cases: [], chats: [] };
  for (let day = today - 100; day < today; day++) {
    for (let i = 0; i < 8; i++) {
      const n = day * 8 + i;
      const arrives = day + (n % 9 === 0 ? 10 : 5);
      const cancelled = n % 50 === 7;
      const delivered = !cancelled && arrives < today;
      const id = `576${day}${1000 + i}00000`;
      const at = (when: number) => `${makeDay(when)}T19:00:00Z`;
      lists.orders!.push({
        id,
        status: cancelled ? 'cancelled' : delivered ? 'completed' : 'in-transit',
        placedAt: at(day),
        paidAt: at(day),
        deliverBy: makeDay(day + 8),
        deliveredAt: delivered ? at(arrives) : null,
        ...(cancelled && { cancelledAt: at(day), cancelledBy: 'seller', cancelReason: 'Out of stock' }),
        amount: { value: 20, currency: 'USD' },
      });
      if (delivered && n % 40 === 3)
        lists.reviews!.push({ orderId: id, skuId: '1', stars: 1, firstStars: 1, reviewedAt: at(arrives) });
    }
    lists.cases!.push({
      id: `c${day}`,
      orderId: `r${day}`,
      type: 'refund',
      status: 'completed',
      requestedAt: `${makeDay(day)}T19:00:00Z`,
      approveHours: 20 + (day % 7) * 3,
      rounds: 1,
    });
    lists.chats!.push({ id: `t${day}`, ratedAt: `${makeDay(day)}T19:00:00Z`, rating: day % 4 === 0 ? 1 : 5 });
  }
  const metrics = Object.fromEntries(scored.map((metric) => [metric, anchors[metric as keyof typeof anchors]]));
  const readings = [{ at: '2026-05-01T12:00:00Z', day: '2026-05-01', metrics }];
  const added = Object.fromEntries(
    Object.entries(more).map(([name, list]) => [name, [...(lists[name] ?? []), ...list]]),
  );
  return { ...lists, readings, ...added };
};
const known = (lists: Lists) => {
  const file = readShopFile({
    ...lists,
  });
  return modelShop(file, { asOf })!;
};
const open = (lists: Lists): WhatIf => openWhatIf(known(lists), { horizon: HORIZON, seed: 1, size: SIZE })!;
const all = Object.keys(anchors) as Metric[];
const whatIf = open(shop(all));
const last = <T>(list: readonly T[]): T => list.at(-1)!;

describe('a path with a change', () => {
  test('equals the forecast when nothing changes, each time, whatever was asked before', () => {
    for (const { before, after, change } of whatIf.path({})) {
      expect(after).toEqual(before);
      expect(change).toBe(0);
    }
    const change = { goodOrders: { perDay: 5 }, rates: { OTDR: 0.02 } };
    whatIf.path({ rates: { OTDR: 0.3, NRR: 0.1 } });
    expect(open(shop(all)).path(change)).toEqual(whatIf.path(change));
  });
  test('frees money where the score crosses a settlement tier, and none elsewhere', () => {
    const { sales, payouts } = whatIf;
    expect(sales).toMatchObject({ days: 30, withoutAmount: 0, perDay: { currency: 'USD' } });
    const most = payouts[0]!.waiting!.value - last(payouts).waiting!.value;
    const freed = whatIf.path({ goodOrders: { perDay: 60 } }).map((day) => day.freed!.value);
    expect(freed[0]).toBe(0);
    expect(last(freed)).toBeGreaterThan(0);
    expect(Math.max(...freed)).toBeLessThanOrEqual(most + 1e-9);
  });
  test('throws for impossible figures', () => {
    expect(() => whatIf.path({ goodOrders: { perDay: -1 } })).toThrow(RangeError);
    expect(() => whatIf.path({ rates: { OTDR: 1.2 } })).toThrow(RangeError);
    expect(() => whatIf.needed(4, '2027-01-01')).toThrow(RangeError);
  });
  test('never falls with more good orders, on any day and at any quantile', () => {
    const count = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(count, count, fc.integer({ min: 0, max: 30 }), (a, b, wait) => {
        const from = makeDay(today + wait);
        const path = (perDay: number) => whatIf.path({ goodOrders: { perDay, from } });
        const [few, many] = [path(Math.min(a, b)), path(Math.max(a, b))];
        for (const [i, day] of few.entries())
          for (const at of ['p05', 'p50', 'p95', 'mean'] as const) {
            expect(day.after![at]).toBeGreaterThanOrEqual(day.before![at] - 1e-12);
            expect(many[i]!.after![at]).toBeGreaterThanOrEqual(day.after![at] - 1e-12);
          }
      }),
      { numRuns: 12 },
    );
  });
  test('changes from the day after the first good orders, and only in metrics that have facts', () => {
    const path = whatIf.path({ goodOrders: { perDay: 50, from: '2026-07-04' } });
    expect(path.map((day) => day.change! > 0).indexOf(true)).toBe(3);
    const alone = open({ ...shop(['AHT']), orders: [], reviews: [], chats: [] });
    expect(alone.path({ goodOrders: { perDay: 50 } }).every((day) => day.change === 0)).toBe(true);
  });
  test('of a ticket approved today equals the forecast with an approved ticket', () => {
    const late = shop(['OTDR'])
      .orders!.filter((order) => String(order.id).length > 0 && isLate(order))
      .slice(-40);
    const problems = late.map((order) => ({
      metric: 'OTDR',
      orderId: order.id,
      firstSeen: '2026-06-20T12:00:00Z',
      lastSeen: '2026-07-01T12:00:00Z',
    }));
    const ticket = {
      metric: 'OTDR' as const,
      orderIds: late.map((order) => String(order.id)),
      caseIds: [],
      chatIds: [],
    };
    const approved = { id: 't', submittedAt: '2026-06-26', status: 'approved', decidedAt: asOf };
    const asked = open(shop(['OTDR'], { problems })).path({ approved: { tickets: [ticket], on: asOf } });
    const facts = open(shop(['OTDR'], { problems, tickets: [{ ...ticket, ...approved }] }));
    for (const [i, day] of facts.path({ approved: { tickets: [ticket], on: asOf } }).entries()) {
      expect(day.change).toBe(0);
      expect(asked[i]!.after!.p50).toBeCloseTo(day.before!.p50, 9);
    }
    expect(asked[0]!.change).toBeGreaterThan(0.1);
  });
  test('rises with tickets only after the day they are approved on', () => {
    const late = shop(['OTDR']).orders!.filter(isLate).slice(-40);
    const problems = late.map((order) => ({ metric: 'OTDR', orderId: order.id, firstSeen: '2026-06-20T12:00:00Z' }));
    const ticket = {
      metric: 'OTDR' as const,
      orderIds: late.map((order) => String(order.id)),
      caseIds: [],
      chatIds: [],
    };
    const path = open(shop(['OTDR'], { problems })).path({ approved: { tickets: [ticket], on: '2026-07-06' } });
    // Approved on Monday, dropped on Tuesday.
    expect(path.find((day) => day.change! > 0)!.day).toBe('2026-07-07');
  });
  test.each([
    ['OTDR', 0, 0.2],
    ['SFCR', 0.005, 0.04],
    ['AHT', 24, 60],
    ['IM_DSAT', 0.1, 0.5],
    ['NRR', 0.005, 0.05],
  ] as const)('goes to where a rate of %s leads once the window holds nothing else', (metric, low, high) => {
    const asked = open(shop([metric]));
    const end = (rate: number) => last(asked.path({ rates: { [metric]: rate } })).after!.p50;
    expect(end(low)).toBeGreaterThan(end(high) + 0.5);
    // Never late: all on time. As late as the poor anchor: about its score.
    if (metric === 'OTDR') expect([Math.round(end(low)), Math.round(end(high))]).toEqual([5, 1]);
  });
});

const isLate = (order: Record<string, unknown>): boolean =>
  order.deliveredAt !== null && String(order.deliveredAt).slice(0, 10) > String(order.deliverBy);

describe('the good orders needed', () => {
  const start = whatIf.path({})[0]!.before!.mean;
  test('are the fewest with which the path that is drawn is at the threshold on the day asked, and from the day named on', () => {
    const threshold = start + 0.15;
    for (const days of [12, 30, 41]) {
      const by = makeDay(today + days);
      const needed = whatIf.needed(threshold, by);
      if (needed.state !== 'needed') return expect(needed.state).toBe('needed');
      const means = (perDay: number) => whatIf.path({ goodOrders: { perDay } }).map(({ after }) => after!.mean);
      const drawn = means(needed.perDay);
      const from = dayNumber(needed.day) - today;
      expect(from).toBeLessThanOrEqual(days);
      for (let ahead = from; ahead <= days; ahead++) expect(drawn[ahead - 1]).toBeGreaterThanOrEqual(threshold);
      if (from > 1) expect(drawn[from - 2]).toBeLessThan(threshold);
      expect(means(needed.perDay - 1)[days - 1]).toBeLessThan(threshold);
      // They count from tomorrow on, in the score of the day after.
      expect(needed.orders).toBe(needed.perDay * (days - 1));
    }
  });
  test('are more for an earlier day or a higher threshold, none where it is reached, and no number where none suffices', () => {
    const perDay = (threshold: number, days: number) => {
      const needed = whatIf.needed(threshold, makeDay(today + days));
      return needed.state === 'needed' ? needed.perDay : needed.state === 'reached' ? 0 : Number.POSITIVE_INFINITY;
    };
    expect(perDay(start + 0.3, 12)).toBeGreaterThan(perDay(start + 0.3, 40));
    expect(perDay(start + 0.3, 40)).toBeGreaterThan(perDay(start + 0.1, 40));
    expect(whatIf.needed(start - 0.5, makeDay(today + 3)).state).toBe('reached');
    expect(whatIf.needed(5).state).toBe('beyond');
  });
});

test('a shop without a score has no what-ifs', () => {
  const lists = shop(all);
  const coverage = [{ source: 'orders', from: '2026-03-01', to: asOf, readAt: `${asOf}T12:00:00Z`, complete: true }];
  const few = { ...lists, orders: lists.orders!.slice(0, 29), coverage };
  expect(openWhatIf(known(few), { horizon: 5, seed: 1 })).toBeNull();
});
