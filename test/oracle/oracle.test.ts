import { describe, expect, it } from 'vitest';
import { caseRecord } from '#core/model/case';
import { chat } from '#core/model/chat';
import { noFacts } from '#core/model/facts';
import { order } from '#core/model/order';
import { problem } from '#core/model/problem';
import { review } from '#core/model/review';
import { shop } from '#core/model/shop';
import { dayOf, type File, membersOn } from './members';
import { agedOnly, costsOn, decay, metricScore, scoreOn } from './oracle';

// Long because these are the worked examples of one set of rules, to be read side by side.

const DAY = '2026-07-01';
const owner = shop.parse({ id: 'US:1', region: 'US', timeZone: 'America/Los_Angeles', openedOn: '2024-01-01' });
const file = (lists: Partial<File>): File => ({ shop: owner, ...noFacts(), ...lists });
const delivered = (id: string, day: string, rest: object = {}) =>
  order.parse({ id, status: 'delivered', placedAt: day, paidAt: day, deliveredAt: day, deliverBy: day, ...rest });
const counts = (lists: Partial<File>, metric: 'NRR' | 'NBFR' | 'SFCR' | 'OTDR' | 'AHT' | 'IM_DSAT', day = DAY) => {
  const { numerator, denominator } = scoreOn(file(lists), day).metrics[metric];
  return [numerator, denominator];
};

describe('counts', () => {
  it('AHT: the guide’s own example, (4 + 12 + 3) ÷ 3 = 6.33 h', () => {
    const cases = [
      {
        id: 'a',
        orderId: '1',
        type: 'return-refund',
        requestedAt: '2026-06-20',
        approveHours: 4,
        inspectHours: 12,
        rounds: 2,
        approvedBy: 'seller',
      },
      {
        id: 'b',
        orderId: '2',
        type: 'refund',
        requestedAt: '2026-06-20',
        approveHours: 3,
        rounds: 1,
        approvedBy: 'seller',
      },
      {
        id: 'c',
        orderId: '3',
        type: 'refund',
        requestedAt: '2026-06-20',
        approveHours: 48,
        rounds: 1,
        approvedBy: 'platform',
      },
    ].map((row) => caseRecord.parse(row));
    expect(counts({ cases }, 'AHT')).toEqual([19, 3]);
    expect(scoreOn(file({ cases }), DAY).metrics.AHT.value).toBeCloseTo(6.33, 2);
  });

  it('NRR: the first rating decides, and an order counts once', () => {
    const orders = ['1', '2', '3'].map((id) => delivered(id, '2026-06-20'));
    const reviews = [
      { orderId: '1', skuId: 'a', stars: 5, firstStars: 1, reviewedAt: '2026-06-21' },
      { orderId: '1', skuId: 'b', stars: 2, firstStars: 2, reviewedAt: '2026-06-21' },
      { orderId: '2', skuId: 'a', stars: 1, firstStars: 4, reviewedAt: '2026-06-21' },
      { orderId: '3', skuId: 'a', stars: 1, firstStars: 1, reviewedAt: DAY },
    ].map((row) => review.parse(row));
    expect(counts({ orders, reviews }, 'NRR')).toEqual([1, 3]);
    expect(counts({ orders, reviews }, 'NRR', '2026-07-02')).toEqual([2, 3]);
  });

  it('NBFR: a fault counts; the buyer’s own reason, a cancellation and a reason that nobody knows do not', () => {
    const orders = ['1', '2', '3', '4'].map((id) => delivered(id, '2026-06-20'));
    const cases = [
      { orderId: '1', type: 'refund', reason: 'DEFECTIVE ITEM', requestedAt: '2026-06-21' },
      { orderId: '2', type: 'return-refund', reason: 'No Longer Needed', requestedAt: '2026-06-21' },
      { orderId: '3', type: 'cancellation', reason: 'Out of stock', requestedAt: '2026-06-21' },
      { orderId: '4', type: 'refund', reason: null, requestedAt: '2026-06-21' },
    ].map((row) => caseRecord.parse(row));
    expect(counts({ orders, cases }, 'NBFR')).toEqual([1, 4]);
  });

  it('SFCR: who cancelled and why', () => {
    const cancelled = (id: string, cancelledBy: string, cancelReason: string, rest: object = {}) =>
      order.parse({
        id,
        status: 'cancelled',
        placedAt: '2026-06-20',
        paidAt: '2026-06-20',
        cancelledAt: '2026-06-21',
        cancelledBy,
        cancelReason,
        ...rest,
      });
    const orders = [
      cancelled('1', 'seller', 'Out of stock'),
      cancelled('2', 'seller', 'Buyer requested cancellation'),
      cancelled('3', 'system', 'Automatically cancelled due to collection time out'),
      cancelled('4', 'system', 'Package lost'),
      cancelled('5', 'buyer', 'No longer needed'),
      cancelled('6', 'seller', 'Out of stock', { flags: ['sample'] }),
      cancelled('7', 'seller', 'Out of stock', { fulfillment: 'tiktok' }),
      cancelled('8', 'system', 'Customer overdue to pay', { paidAt: null }),
      cancelled('9', 'seller', 'Out of stock', { cancelledAt: DAY }),
    ];
    expect(counts({ orders }, 'SFCR')).toEqual([2, 6]);
    expect(counts({ orders }, 'SFCR', '2026-07-02')).toEqual([3, 6]);
  });

  it('OTDR: on the due day is on time, undelivered is missed, excluded kinds are in neither', () => {
    const due = (id: string, deliveredAt: string | null, rest: object = {}) =>
      order.parse({ id, placedAt: '2026-06-10', deliverBy: '2026-06-20', deliveredAt, ...rest });
    const orders = [
      due('1', '2026-06-21T06:59:59Z'),
      due('2', '2026-06-21T07:00:00Z'),
      due('3', null),
      due('4', null, { express: true }),
      due('5', null, { kind: 'pre-order' }),
      due('6', null, { fulfillment: 'tiktok' }),
      due('7', null, { status: 'cancelled', cancelledAt: '2026-06-12' }),
    ];
    expect(counts({ orders }, 'OTDR')).toEqual([1, 3]);
  });

  it('IM_DSAT: rated chats with people', () => {
    const chats = [
      { id: '1', startedAt: '2026-06-20', rating: 2, channel: 'agent' },
      { id: '2', startedAt: '2026-06-20', rating: 3, channel: 'agent' },
      { id: '3', startedAt: '2026-06-20', rating: 1, channel: 'bot' },
      { id: '4', startedAt: '2026-06-20', rating: null, channel: 'agent' },
    ].map((row) => chat.parse(row));
    expect(counts({ chats }, 'IM_DSAT')).toEqual([1, 2]);
  });

  it('what is listed counts although the rules exclude it, from the day it was seen; what is dropped does not', () => {
    const orders = [order.parse({ id: '1', deliverBy: '2026-06-20', express: true })];
    const listed = problem.parse({
      metric: 'OTDR',
      orderId: '1',
      firstSeen: '2026-06-25',
      lastSeen: '2026-06-28T16:00:00Z',
    });
    const read = {
      source: 'diagnosis:OTDR',
      from: '2026-06-01',
      to: '2026-06-30',
      rows: 0,
      expected: 0,
      complete: true,
    } as const;
    expect(counts({ orders, problems: [listed] }, 'OTDR', '2026-06-24')).toEqual([0, 0]);
    expect(counts({ orders, problems: [listed] }, 'OTDR', '2026-06-25')).toEqual([0, 1]);
    const coverage = [{ ...read, readAt: '2026-06-29T16:00:00Z' }];
    expect(counts({ orders, problems: [listed], coverage }, 'OTDR', '2026-06-28')).toEqual([0, 1]);
    expect(counts({ orders, problems: [listed], coverage }, 'OTDR', '2026-06-29')).toEqual([0, 0]);
    expect(
      counts(
        { orders, problems: [listed], coverage: [{ ...read, readAt: '2026-06-29T16:00:00Z', complete: false }] },
        'OTDR',
      ),
    ).toEqual([0, 1]);
  });
});

describe('days', () => {
  it('begin at midnight in the shop’s zone, on the day clocks change too', () => {
    const zone = 'America/Los_Angeles';
    const on = (day: string): number => dayOf(day, zone);
    expect(dayOf('2026-06-30T06:59:59Z', zone)).toBe(on('2026-06-29'));
    expect(dayOf('2026-06-30T07:00:00Z', zone)).toBe(on('2026-06-30'));
    expect(dayOf('2026-03-08T07:59:59Z', zone)).toBe(on('2026-03-07'));
    expect(dayOf('2026-03-09T06:59:59Z', zone)).toBe(on('2026-03-08'));
    expect(dayOf('2026-03-09T07:00:00Z', zone)).toBe(on('2026-03-09'));
    expect(dayOf('2026-11-02T07:59:59Z', zone)).toBe(on('2026-11-01'));
  });

  it('a window holds the W whole days before, and not the day itself', () => {
    const orders = [
      delivered('1', DAY),
      delivered('2', '2026-06-30'),
      delivered('3', '2026-05-02'),
      delivered('4', '2026-05-01'),
    ];
    expect(
      membersOn(file({ orders }), DAY)
        .filter((member) => member.metric === 'NRR')
        .map((member) => member.age),
    ).toEqual([1, 60]);
    expect(
      membersOn(file({ orders }), DAY)
        .filter((member) => member.metric === 'OTDR')
        .map((member) => member.age),
    ).toEqual([1]);
  });
});

describe('scores', () => {
  it('decay steps down after 15, 30 and 45 days', () => {
    expect([1, 15, 16, 30, 31, 45, 46, 60].map((age) => Number(decay(age).toFixed(3)))).toEqual([
      1, 1, 0.7, 0.7, 0.49, 0.49, 0.343, 0.343,
    ]);
  });

  it('run through the anchors, on to 5 at the best possible value, and down to 0', () => {
    expect(metricScore('NRR', 0.012, 0.012, 0.04)).toBe(4);
    expect(metricScore('NRR', 0.04, 0.012, 0.04)).toBe(1);
    expect(metricScore('NRR', 0.006, 0.012, 0.04)).toBe(4.5);
    expect(metricScore('NRR', 0, 0.012, 0.04)).toBe(5);
    expect(metricScore('NRR', 1, 0.012, 0.04)).toBe(0);
    expect(metricScore('OTDR', 0.89, 0.98, 0.8)).toBeCloseTo(2.5);
    expect(metricScore('OTDR', 0.99, 0.98, 0.8)).toBeCloseTo(4.5);
  });

  const anchors = {
    NRR: { excellent: 0.02, poor: 0.08 },
    NBFR: { excellent: 0.02, poor: 0.08 },
    SFCR: { excellent: 0.02, poor: 0.08 },
    OTDR: { excellent: 0.98, poor: 0.8 },
    AHT: { excellent: 24, poor: 72 },
    IM_DSAT: { excellent: 0.2, poor: 0.4 },
  };
  const orders = Array.from({ length: 50 }, (_, i) => delivered(String(i), '2026-06-20'));
  const reviews = [review.parse({ orderId: '0', skuId: 'a', stars: 1, firstStars: 1, reviewedAt: '2026-06-21' })];

  it('combine by the weights, a missing part passing its weight on', () => {
    const score = scoreOn(file({ orders, reviews }), DAY, { anchors });
    // one of 50: 2 % is excellent; the other product metric is perfect; nobody asked or chatted
    expect(score.metrics.NRR.score).toBe(4);
    expect(score.dimensions).toMatchObject({ product: 4.5, fulfillment: 5, service: null });
    expect(score.overall).toBeCloseTo((4.5 * 0.7 + 5 * 0.15) / 0.85);
  });

  it('a problem costs what the overall would gain were it not bad', () => {
    const [cost, ...others] = costsOn(file({ orders, reviews }), DAY, { anchors });
    expect(others).toEqual([]);
    expect(cost).toMatchObject({ metric: 'NRR', orderId: '0' });
    expect(cost!.points).toBeCloseTo((-0.5 * 0.7) / 0.85);
  });

  it('no score below 30 deliveries in 90 days; samples and gifts do not help', () => {
    expect(scoreOn(file({ orders: orders.slice(0, 29) }), DAY, { anchors }).overall).toBeNull();
    const padded = [...orders.slice(0, 29), delivered('s', '2026-06-20', { flags: ['gift'] })];
    expect(scoreOn(file({ orders: padded }), DAY, { anchors }).overall).toBeNull();
    expect(scoreOn(file({ orders: orders.slice(0, 30) }), DAY, { anchors }).overall).not.toBeNull();
  });

  it('the gate: product satisfaction below 1 makes the lowest dimension the whole', () => {
    const bad = orders
      .slice(0, 40)
      .map((order) =>
        review.parse({ orderId: order.id, skuId: 'a', stars: 1, firstStars: 1, reviewedAt: '2026-06-21' }),
      );
    const cases = orders
      .slice(0, 40)
      .map((order) =>
        caseRecord.parse({ orderId: order.id, type: 'refund', reason: 'Defective item', requestedAt: '2026-06-21' }),
      );
    const score = scoreOn(file({ orders, reviews: bad, cases }), DAY, { anchors });
    expect(score.dimensions).toMatchObject({ product: 0, fulfillment: 5 });
    expect(score.overall).toBe(0);
  });

  it('a small young shop is kept at 3.5, unless more than three orders are affected', () => {
    const young = { ...file({ orders }), shop: { ...owner, openedOn: '2026-05-01' } };
    const bad = (count: number) =>
      orders
        .slice(0, count)
        .map((order) =>
          review.parse({ orderId: order.id, skuId: 'a', stars: 1, firstStars: 1, reviewedAt: '2026-06-21' }),
        );
    expect(scoreOn({ ...young, reviews: bad(3) }, DAY, { anchors }).metrics.NRR.score).toBe(3.5);
    expect(scoreOn({ ...young, reviews: bad(4) }, DAY, { anchors }).metrics.NRR.score).toBeCloseTo(1);
    expect(scoreOn({ ...young, shop: owner, reviews: bad(3) }, DAY, { anchors }).metrics.NRR.score).toBeCloseTo(2);
  });

  it('ageing alone: the same counts a day older, until nothing is left', () => {
    const shop = file({ orders, reviews });
    expect(agedOnly(shop, DAY, 5, { anchors }).metrics.NRR).toMatchObject({
      numerator: 1,
      denominator: 50,
      weighted: { numerator: 0.7 },
    });
    expect(agedOnly(shop, DAY, 60, { anchors }).overall).toBeNull();
  });
});
