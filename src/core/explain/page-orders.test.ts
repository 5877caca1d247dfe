import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Assessment } from '#core/model/assessment';
import type { OrderCheckCode } from '#core/model/check-item';
import { order } from '#core/model/order';
import { preparedTicket } from '#core/model/prepared-ticket';
import { review } from '#core/model/review';
import { makeZone } from '#core/model/zone';
import { sampleAgenda } from '#test/fixtures/sample-agenda';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { costKnowledgeOf, metricsOfPage } from './cost-knowledge';
import { pageOrdersOf } from './page-orders';

const zone = makeZone('America/Los_Angeles');
const listed = (source: Assessment['knowledge'][number]['source'], state: 'none' | 'part' | 'whole') => ({
  source,
  state,
  rows: null,
  of: null,
  narrows: 0,
});
const whole = (['orders', 'reviews', 'cases', 'chats'] as const).map((source) => listed(source, 'whole'));
const cost = (orderId: string, metric: 'NRR' | 'OTDR', points: number) => ({
  ...{ orderId, metric, points },
  ...{ caseId: null, chatId: null, leavesOn: '2026-08-01', steps: [], restsOn: 'whole' as const },
});
const assessmentWith = (part: Partial<Assessment>): Assessment => ({
  ...sampleAssessment,
  knowledge: whole,
  costs: [],
  appeals: { candidates: [], judged: [], tickets: [] },
  ...part,
});
const orderOf = (record: object) => z.parse(order, { status: 'delivered', ...record });
const reviewOf = (orderId: string, stars: number) => z.parse(review, { orderId, skuId: 's', stars });
const WITHOUT_FORMULA: Partial<Assessment> = {
  region: 'GB',
  today: {
    ...sampleAssessment.today,
    metrics: { NRR: { ...sampleAssessment.today.metrics.NRR!, state: 'not-scored' } },
  },
};
const NO_FACTS = { orders: [], reviews: [], preparedTickets: [], checks: new Map<string, OrderCheckCode>() };
const list = (orderIds: string[]) => ({ page: 'order-list' as const, metric: null, orderIds });

describe('an order without a cost', () => {
  test('costs nothing only if every list that could name it was read whole', () => {
    const facts = { ...NO_FACTS, orders: [orderOf({ id: 'o1' })] };
    const stateIn = (part: Partial<Assessment>) =>
      pageOrdersOf(assessmentWith(part), list(['o1']), facts, zone)[0]!.state;
    expect(stateIn({})).toBe('nothing');
    const { costsKnown } = sampleAssessment;
    for (const metric of ['NRR', 'NBFR', 'SFCR', 'OTDR', 'AHT'] as const)
      for (const why of ['list', 'page-counts-more', 'facts'] as const) {
        const open = { state: 'part' as const, why, source: `diagnosis:${metric}` as const };
        expect(stateIn({ costsKnown: { ...costsKnown, [metric]: open } }), metric).toBe('unknown');
      }
    const unread = assessmentWith({
      knowledge: whole.map((row) => (row.source === 'reviews' ? listed('reviews', 'part') : row)),
      costsKnown: { ...costsKnown, NRR: { state: 'part', why: 'list', source: 'diagnosis:NRR' } },
    });
    expect(costKnowledgeOf(unread, ['NRR', 'OTDR'])).toEqual({ state: 'unknown', unread: ['reviews'] });
  });

  test('is unknown if a list names it without a price, which says nothing of the others', () => {
    const OTDR = { state: 'part' as const, why: 'unpriced' as const, source: 'orders' as const };
    const undated = { metric: 'OTDR' as const, orderId: 'o2', caseId: null, chatId: null };
    const assessment = assessmentWith({
      costsKnown: { ...sampleAssessment.costsKnown, OTDR },
      unpriced: [{ ...undated, why: 'day', source: 'orders' }],
    });
    const facts = { ...NO_FACTS, orders: [orderOf({ id: 'o1' }), orderOf({ id: 'o2' })] };
    const states = pageOrdersOf(assessment, list(['o1', 'o2']), facts, zone).map(({ state }) => state);
    expect(states).toEqual(['nothing', 'unknown']);
  });

  test('is unknown if it was never read, without a score and without a formula', () => {
    expect(pageOrdersOf(assessmentWith({}), list(['o1']), NO_FACTS, zone)[0]!.state).toBe('unknown');
    const facts = { ...NO_FACTS, orders: [orderOf({ id: 'o1' })] };
    const { today } = sampleAssessment;
    const unpriced = assessmentWith({ today: { ...today, overall: { ...today.overall, computed: null } } });
    expect(pageOrdersOf(unpriced, list(['o1']), facts, zone)[0]!.state).toBe('unknown');
    expect(pageOrdersOf(assessmentWith(WITHOUT_FORMULA), list(['o1']), facts, zone)[0]!.state).toBe('unknown');
    expect(costKnowledgeOf(assessmentWith(WITHOUT_FORMULA), ['NRR'])).toEqual({ state: 'no-formula' });
  });

  test('on the page of ratings a good review proves that it costs nothing, a bad one does not', () => {
    const reviews = [reviewOf('good', 5), reviewOf('bad', 1)];
    const question = { page: 'ratings' as const, metric: null, orderIds: ['good', 'bad', 'none'] };
    const NRR = { state: 'part' as const, why: 'list' as const, source: 'diagnosis:NRR' as const };
    const early = assessmentWith({
      knowledge: [listed('reviews', 'part')],
      costsKnown: { ...sampleAssessment.costsKnown, NRR },
    });
    const states = pageOrdersOf(early, question, { ...NO_FACTS, reviews }, zone).map(({ state }) => state);
    expect(states).toEqual(['nothing', 'unknown', 'unknown']);
  });
});

test('an order that TikTok lists counts, even without a price', () => {
  const facts = { ...NO_FACTS, orders: [orderOf({ id: 'o1' })] };
  const question = { page: 'diagnosis' as const, metric: 'NRR' as const, orderIds: ['o1'] };
  expect(pageOrdersOf(assessmentWith({}), question, facts, zone)[0]!.state).toBe('unknown');
});

test('an order’s costs and grounds are of the page’s metrics, best ground first, without unoffered ones', () => {
  const ticket = { ...sampleAssessment.appeals.tickets[0]!, orderIds: ['o1'], metric: 'OTDR' as const };
  const candidate = { ...sampleAssessment.appeals.candidates[0]!, orderId: 'o2', metric: 'OTDR' as const };
  const assessment = assessmentWith({
    costs: [cost('o1', 'OTDR', -0.03), cost('o1', 'NRR', -0.01), cost('other', 'NRR', -0.1)],
    appeals: {
      candidates: [candidate],
      judged: [],
      tickets: [
        { ...ticket, ground: 'express-order-counted' },
        { ...ticket, ground: 'pre-order-counted' },
      ],
    },
  });
  expect(pageOrdersOf(assessment, list(['o2']), NO_FACTS, zone)[0]!.appeal).toBeNull();
  const [all] = pageOrdersOf(assessment, list(['o1']), NO_FACTS, zone);
  expect(all).toMatchObject({ state: 'costs', appeal: { metric: 'OTDR', ground: 'express-order-counted' } });
  expect(all!.costs.map(({ metric }) => metric)).toEqual(['OTDR', 'NRR']);
  const question = { page: 'diagnosis' as const, metric: 'NRR' as const, orderIds: ['o1'] };
  const [reviewed] = pageOrdersOf(assessment, question, NO_FACTS, zone);
  expect(reviewed!.costs.map(({ metric }) => metric)).toEqual(['NRR']);
  expect(reviewed!.appeal).toBeNull();
  expect(metricsOfPage('returns', null)).toEqual(['NBFR', 'AHT']);
});

test('an order that can be appealed names the facts that speak against it', () => {
  const [first] = sampleAssessment.appeals.tickets;
  const ticket = { ...first!, orderIds: ['o1', 'o2'], metric: 'OTDR' as const, ground: 'express-order-counted' };
  const about = (orderId: string, against: string[]) => ({
    ...sampleAssessment.appeals.candidates[0]!,
    ...{ orderId, metric: 'OTDR' as const, ground: 'express-order-counted', against },
  });
  const candidates = [about('o1', ['out-of-stock']), about('o2', [])];
  const assessment = assessmentWith({ appeals: { candidates, judged: [], tickets: [ticket] } });
  const orders = pageOrdersOf(assessment, list(['o1', 'o2']), NO_FACTS, zone);
  expect(orders.map(({ appeal }) => appeal?.against)).toEqual([['out-of-stock'], []]);
});

test('an order shows its prepared or filed ticket, but not a dropped one', () => {
  const ticket = (id: string, state: string, orderId: string) =>
    z.parse(preparedTicket, { id, metric: 'OTDR', ground: 'x', orderIds: [orderId], preparedOn: '2026-07-01', state });
  const preparedTickets = [ticket('p1', 'open', 'o1'), ticket('p2', 'filed', 'o2'), ticket('p3', 'dropped', 'o3')];
  const orders = pageOrdersOf(assessmentWith({}), list(['o1', 'o2', 'o3']), { ...NO_FACTS, preparedTickets }, zone);
  expect(orders.map(({ prepared }) => prepared?.state)).toEqual(['open', 'filed', undefined]);
});

test('an open order shows its due day in the shop’s zone, and whether it was handed over', () => {
  const orders = [
    orderOf({ id: 'late', status: 'in-transit', deliverBy: '2026-06-28', shippedAt: '2026-06-25' }),
    orderOf({ id: 'tonight', status: 'awaiting-shipment', deliverBy: '2026-07-02T05:00:00Z' }),
    orderOf({ id: 'arrived', status: 'delivered', deliverBy: '2026-06-28' }),
    orderOf({ id: 'unsaid', status: 'in-transit' }),
    orderOf({ id: 'unread', status: null, deliverBy: '2026-06-28' }),
  ];
  const question = list(['late', 'tonight', 'arrived', 'unsaid', 'unread']);
  const rows = pageOrdersOf(assessmentWith({}), question, { ...NO_FACTS, orders }, zone);
  expect(rows.map(({ delivery }) => delivery)).toEqual([
    { due: '2026-06-28', daysLeft: -3, shipped: true },
    { due: '2026-07-01', daysLeft: 0, shipped: false },
    null,
    null,
    null,
  ]);
  const returns = { ...question, page: 'returns' as const };
  const elsewhere = pageOrdersOf(assessmentWith({}), returns, { ...NO_FACTS, orders }, zone);
  expect(elsewhere.map(({ delivery }) => delivery)).toEqual([null, null, null, null, null]);
});

test('only pages of orders show the check of the morning that an order fails', () => {
  const facts = { ...NO_FACTS, checks: new Map([['o1', 'ship-overdue' as const]]) };
  const checksOn = (page: 'returns' | 'order-list') =>
    pageOrdersOf(assessmentWith({}), { ...list(['o1', 'o2']), page }, facts, zone).map(({ check }) => check);
  expect(checksOn('order-list')).toEqual(['ship-overdue', null]);
  expect(checksOn('returns')).toEqual([null, null]);
});

test('only the returns page shows when an open request is approved automatically', () => {
  const caseRecord = { id: '40', orderId: 'o1', isReplacement: false, requestedAt: null, amount: null, seenAt: null };
  const cases = [
    { ...caseRecord, dueAt: '2026-07-03T17:00:00.000Z' },
    { ...caseRecord, id: '41', dueAt: '2026-07-06T17:00:00.000Z' },
  ];
  const assessment = assessmentWith({ agenda: { ...sampleAgenda, cases } });
  const clocksOn = (page: 'returns' | 'order-list') =>
    pageOrdersOf(assessment, { ...list(['o1', 'o2']), page }, NO_FACTS, zone).map(({ answerBy }) => answerBy);
  expect(clocksOn('returns')).toEqual(['2026-07-03T17:00:00.000Z', null]);
  expect(clocksOn('order-list')).toEqual([null, null]);
});
