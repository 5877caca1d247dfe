import { describe, expect, test } from 'vitest';
import { assess } from '#core/assess';
import { makeZone } from '#core/model/zone';
import { TIMESTAMP_EVIDENCE } from '#core/policy/ground';
import { GROUNDS, groundOf } from '#core/policy/grounds';
import { US_2026_06_22 as us } from '#core/policy/us';
import { readShopFile } from '#test/fixtures/shop-file';
import { makeFindingsOf } from './findings';

const asOf = '2026-07-01';
const anchors = { OTDR: { excellent: 0.95, poor: 0.8 }, SFCR: { excellent: 0.01, poor: 0.04 } };
const look = (lists: Record<string, unknown[]>) => {
  const file = readShopFile({
    readings: [{ at: '2026-05-01T12:00:00Z', day: '2026-05-01', metrics: anchors }],
    ...lists,
  });
  return assess(file, { asOf, replay: false, horizon: 7, futures: 8 });
};
const order = (id: string, fields: Record<string, unknown> = {}) => ({
  id,
  status: 'completed',
  placedAt: '2026-06-10T19:00:00Z',
  paidAt: '2026-06-10T19:00:00Z',
  deliverBy: '2026-06-18',
  deliveredAt: '2026-06-16T19:00:00Z',
  fulfillment: 'seller',
  kind: 'normal',
  express: false,
  flags: [],
  ...fields,
});
const good = Array.from({ length: 200 }, (_, i) => order(`5760000000000${1000 + i}`));
const listed = (metric: string, orderId: string) => ({
  metric,
  orderId,
  firstSeen: '2026-06-20T12:00:00Z',
  lastSeen: '2026-07-01T12:00:00Z',
});
const late = { deliveredAt: '2026-06-22T19:00:00Z' };
const out = {
  status: 'cancelled',
  deliveredAt: null,
  cancelledAt: '2026-06-12T19:00:00Z',
  cancelledBy: 'seller',
  cancelReason: 'Out of stock',
};

describe('a candidate is counted by the platform and excluded by a published rule', () => {
  test.each([
    ['OTDR', { ...late, fulfillment: 'tiktok' }, 'tiktok-fulfilled-order-counted'],
    ['OTDR', { ...late, express: true }, 'express-order-counted'],
    ['OTDR', { ...late, kind: 'pre-order' }, 'pre-order-counted'],
    ['OTDR', { ...late, kind: 'made-to-order' }, 'made-to-order-counted'],
    ['OTDR', { ...late, kind: 'back-order' }, 'back-order-counted'],
    ['OTDR', { deliveredAt: '2026-06-19T06:59:59Z' }, 'delivered-by-due-day'],
    ['SFCR', { ...out, flags: ['sample'] }, 'sample-order-counted'],
    ['SFCR', { ...out, fulfillment: 'tiktok' }, 'tiktok-fulfilled-cancellation-counted'],
    ['SFCR', { ...out, cancelReason: 'Buyer requested cancellation' }, 'buyer-requested-cancellation-counted'],
    [
      'SFCR',
      { ...out, cancelledBy: 'buyer', cancelReason: 'No longer needed' },
      'buyer-requested-cancellation-counted',
    ],
  ] as const)('%s %j', (metric, fields, ground) => {
    const orders = [...good, order('576111111111111111', fields)];
    const { appeals } = look({ orders, problems: [listed(metric, '576111111111111111')] });
    expect(appeals.candidates.map((candidate) => [candidate.metric, candidate.orderId, candidate.ground])).toEqual([
      [metric, '576111111111111111', ground],
    ]);
    expect(appeals.candidates[0]!.gainNow).toBeGreaterThan(0);
    expect(look({ orders }).appeals.candidates, 'not listed, not argued').toEqual([]);
  });
  test.each([
    ['OTDR', late],
    ['OTDR', { deliveredAt: '2026-06-19T07:00:00Z' }],
    ['OTDR', { ...late, fulfillment: null, express: null, kind: null }],
    ['SFCR', out],
    ['SFCR', { ...out, cancelledBy: 'system', cancelReason: 'Late shipping' }],
  ])('nothing is argued for %s %j', (metric, fields) => {
    const orders = [...good, order('576111111111111111', fields)];
    expect(look({ orders, problems: [listed(metric, '576111111111111111')] }).appeals.candidates).toEqual([]);
  });
  test('an order that the facts cannot date is offered without a price', () => {
    const orders = [...good, order('576111111111111111', { ...late, express: true, deliverBy: null })];
    const { candidates, tickets } = look({ orders, problems: [listed('OTDR', '576111111111111111')] }).appeals;
    expect(candidates).toMatchObject([{ ground: 'express-order-counted', gainNow: null, gainAtDecision: null }]);
    expect(tickets, 'what nobody can price is not sold as a ticket').toEqual([]);
  });
});

describe('a candidate does not contradict itself', () => {
  const id = '576111111111111111';
  const other = '576222222222222222';
  const tiktoks = {
    fulfillment: 'tiktok',
    status: 'cancelled',
    deliveredAt: null,
    cancelledAt: '2026-06-12T19:00:00Z',
  };
  const ofSystem = { ...tiktoks, cancelledBy: 'system', cancelReason: 'Late shipping' };
  test.each([
    ['Out of stock', 'out-of-stock'],
    ['Pricing error', 'pricing-error'],
    ['Other', 'cancelled-by-seller'],
    [null, 'cancelled-by-seller'],
  ])('the seller cancelled for %s what TikTok fulfills', (cancelReason, code) => {
    const orders = [...good, order(id, { ...tiktoks, cancelledBy: 'seller', cancelReason }), order(other, ofSystem)];
    const { candidates, tickets } = look({ orders, problems: [listed('SFCR', id), listed('SFCR', other)] }).appeals;
    const [contradicted, clean] = [id, other].map((of) => candidates.find(({ orderId }) => orderId === of)!);
    expect(contradicted).toMatchObject({ ground: 'tiktok-fulfilled-cancellation-counted', against: [code] });
    expect(clean).toMatchObject({ against: [], confidence: 0.95, probability: 0.8 });
    expect(contradicted!.confidence).toBeCloseTo(clean!.confidence / 2, 12);
    expect(contradicted!.evidence.join()).not.toMatch(/reason/i);
    // Each in a ticket of its own: a contradicted order may sink those that are filed with it.
    expect(tickets.map(({ orderIds, probability }) => [orderIds, probability])).toEqual([
      [[other], 0.8],
      [[id], 0.4],
    ]);
  });
  test('of two grounds the one without counter-facts is argued', () => {
    const sample = order(id, { ...tiktoks, flags: ['sample'], cancelledBy: 'seller', cancelReason: 'Out of stock' });
    const { candidates } = look({ orders: [...good, sample], problems: [listed('SFCR', id)] }).appeals;
    expect(candidates).toMatchObject([{ ground: 'sample-order-counted', against: [] }]);
    const unpaid = order(id, { ...tiktoks, paidAt: null, cancelledBy: 'seller', cancelReason: 'Payment overdue' });
    const { candidates: weaker } = look({ orders: [...good, unpaid], problems: [listed('SFCR', id)] }).appeals;
    expect(weaker, 'though it comes second').toMatchObject([{ ground: 'unpaid-order-counted', against: [] }]);
    const asked = order(id, { ...tiktoks, cancelledBy: 'buyer', cancelReason: 'Out of stock' });
    const { candidates: buyers } = look({ orders: [...good, asked], problems: [listed('SFCR', id)] }).appeals;
    expect(buyers).toMatchObject([{ ground: 'tiktok-fulfilled-cancellation-counted', against: ['out-of-stock'] }]);
  });
  test('“Wrong size” is weaker than a reason that is the buyer’s for certain', () => {
    const of = (reason: string) =>
      look({
        orders: [...good, order(id)],
        cases: [{ id: 'c1', orderId: id, type: 'refund', reason, requestedAt: '2026-06-20T12:00:00Z' }],
        problems: [listed('NBFR', id)],
      }).appeals.candidates[0]!;
    expect(of('No longer needed')).toMatchObject({ ground: 'buyer-fault-request-counted', against: [] });
    expect(of('Wrong size')).toMatchObject({
      ground: 'wrong-size-counted',
      basis: 'inferred',
      against: ['wrong-size'],
    });
    expect(of('Wrong size').confidence).toBeLessThan(of('No longer needed').confidence / 2);
  });
  test('an order of a Security Alert may be argued, with little confidence', () => {
    const alert = order(id, { ...tiktoks, fulfillment: 'seller', cancelledBy: 'seller', cancelReason: 'Other' });
    const of = (securityAlert: boolean | null) =>
      look({ orders: [...good, { ...alert, securityAlert }], problems: [listed('SFCR', id)] });
    expect(of(true).appeals.candidates).toMatchObject([{ ground: 'security-alert-counted', confidence: 0.5 }]);
    expect(of(null).appeals.candidates).toEqual([]);
    expect(of(null).appealDetails!.undecided).toEqual([]);
  });
  test('a ground that only a person can judge has a chance too', () => {
    const { judged } = look({
      orders: [...good, order(id, late)],
      problems: [listed('NRR', id)],
      reviews: [{ orderId: id, skuId: 's', stars: 1, firstStars: 1, reviewedAt: '2026-06-23', topic: 'product' }],
    }).appeals;
    expect(judged).toMatchObject([
      { ground: 'malicious-review', probability: 0.125, confidence: 0.15, against: ['review-about-product'] },
    ]);
  });
});

describe('nothing is offered that is worth nothing', () => {
  const id = '576111111111111111';
  const express = (deliverBy: string) => order(id, { deliverBy, deliveredAt: '2026-06-25T12:00:00Z', express: true });
  const of = (deliverBy: string, others: readonly unknown[] = good) =>
    look({ orders: [...others, express(deliverBy)], problems: [listed('OTDR', id)] });
  test('no record that has left its window by the decision day, 4 business days on', () => {
    // Friday 3 July is the observed holiday, so that a ticket of Wednesday is decided on Wednesday 8 July.
    expect(of('2026-06-08').appeals.candidates).toHaveLength(1);
    expect(of('2026-06-07')).toMatchObject({
      appeals: { candidates: [], judged: [], tickets: [] },
      appealDetails: { undecided: [] },
    });
    expect(of('2026-06-07').costs).toHaveLength(1);
  });
  test('no ticket worth less than 0.005 in total', () => {
    const many = Array.from({ length: 4000 }, (_, i) => order(`577000000000${10_000 + i}`));
    const { candidates, tickets } = of('2026-06-18', many).appeals;
    expect(candidates).toHaveLength(1);
    expect(candidates[0]!.gainAtDecision).toBeLessThan(0.005);
    expect(tickets).toEqual([]);
  });
  test('an unknown gain is not 0: without anchors there is no figure and no ticket', () => {
    const { candidates, tickets } = look({
      orders: [...good, express('2026-06-18')],
      problems: [listed('OTDR', id)],
      readings: [],
    }).appeals;
    expect(candidates).toMatchObject([{ gainNow: null, gainAtDecision: null }]);
    expect(tickets).toEqual([]);
  });
  test('a shop without a score gains nothing from appeals', () => {
    const coverage = [
      { source: 'orders', from: '2026-03-01', to: '2026-07-01', readAt: '2026-07-01T13:00:00Z', complete: true },
    ];
    const orders = [...good.slice(0, 9), express('2026-06-18')];
    const { eligible, appeals } = look({ orders, problems: [listed('OTDR', id)], coverage });
    expect(eligible.state).toBe('no-score');
    expect(appeals).toMatchObject({ candidates: [{ gainNow: null, gainAtDecision: null }], tickets: [] });
  });
});

test('a ground that can no longer be argued is not tested', () => {
  const tested: string[] = [];
  const express = GROUNDS.find((ground) => ground.id === 'express-order-counted')!;
  const watch = (id: string, until: string | null) => ({
    ...express,
    ...{ id, until, isMet: () => tested.push(id) > 0 },
  });
  const policy = { ...us, grounds: [watch('ended', '2026-06-30'), watch('going-on', null)] };
  const findings = makeFindingsOf(policy, makeZone('UTC'), '2026-07-01');
  const record = { order: null, reviews: [], cases: [], chat: null };
  const found = findings.ofRecord(record, 'OTDR', { orderId: 'o', caseId: null, chatId: null });
  expect(found.map(({ ground }) => ground.id)).toEqual(['going-on']);
  expect(tested).toEqual(['going-on']);
  expect(findings.ofUnread('OTDR').map(({ ground }) => ground.id)).toEqual(['going-on']);
});

describe('limits', () => {
  const id = '576111111111111111';
  const orders = [...good, order(id, { ...late, express: true })];
  const attemptsLeft = (tickets: unknown[], more: Record<string, unknown[]> = {}) =>
    look({ orders, problems: [listed('OTDR', id)], tickets, ...more }).appeals.candidates.map(
      (candidate) => candidate.attemptsLeft,
    );
  const ticket = (n: number, status: string, fields: Record<string, unknown> = {}) => ({
    id: `t${n}`,
    metric: 'OTDR',
    orderIds: [id],
    submittedAt: '2026-06-24T12:00:00Z',
    status,
    ...fields,
  });
  test('three attempts per order and metric, not counting drafts', () => {
    expect(attemptsLeft([])).toEqual([3]);
    expect(attemptsLeft([ticket(1, 'rejected'), ticket(2, 'draft', { submittedAt: null })])).toEqual([2]);
    expect(attemptsLeft([ticket(1, 'rejected', { metric: 'NRR' })])).toEqual([3]);
    expect(attemptsLeft([1, 2, 3].map((n) => ticket(n, 'rejected')))).toEqual([]);
  });
  test('not while a ticket is open, nor after it was approved, nor once the platform dropped it', () => {
    for (const status of ['submitted', 'in-review', 'approved', 'unknown'])
      expect(attemptsLeft([ticket(1, status)]), status).toEqual([]);
    const coverage = [
      {
        source: 'diagnosis:OTDR',
        from: '2026-06-01',
        to: '2026-07-01',
        readAt: '2026-07-01T13:00:00Z',
        complete: true,
      },
    ];
    expect(attemptsLeft([], { coverage })).toEqual([]);
  });
});

test('tickets hold one metric and ground and at most 30 orders, costliest first, with their joint gain', () => {
  const young = Array.from({ length: 33 }, (_, i) =>
    order(`5761111111111${1000 + i}`, { deliverBy: '2026-06-20', ...late, express: true }),
  );
  const old = Array.from({ length: 4 }, (_, i) =>
    order(`5762222222222${1000 + i}`, { deliverBy: '2026-06-08', deliveredAt: '2026-06-12T12:00:00Z', express: true }),
  );
  const pre = order('576333333333333333', { ...late, kind: 'pre-order' });
  const wrong = [...young, ...old, pre];
  const { appeals, today } = look({
    orders: [...good, ...wrong],
    problems: wrong.map((order) => listed('OTDR', order.id)),
  });
  expect(appeals.tickets.map((ticket) => [ticket.ground, ticket.orderIds.length])).toEqual([
    ['express-order-counted', 30],
    ['express-order-counted', 7],
    ['pre-order-counted', 1],
  ]);
  const [first, second] = appeals.tickets;
  expect(second!.orderIds.slice(3).every((id) => id.startsWith('5762'))).toBe(true);
  const without = look({
    orders: [
      ...good,
      ...wrong.map((late) =>
        first!.orderIds.includes(late.id) ? order(late.id, { deliverBy: late.deliverBy }) : late,
      ),
    ],
    problems: wrong.filter((order) => !first!.orderIds.includes(order.id)).map((order) => listed('OTDR', order.id)),
  });
  expect(first!.gain).toBeCloseTo(without.today.overall.computed! - today.overall.computed!, 9);
  // 4 business days after Wednesday 1 July; Friday the 3rd is the observed holiday.
  expect(first!.expected).toBeCloseTo(first!.gainAtDecision * first!.probability, 12);
});

test('the gain visible after a drop is shown beside the gain that keeps members in the denominator', () => {
  const lates = Array.from({ length: 6 }, (_, i) => order(`57644444444444444${i}`, late));
  const express = Array.from({ length: 3 }, (_, i) => order(`57655555555555555${i}`, { ...late, express: true }));
  const orders = [...good.slice(0, 20), ...lates, ...express];
  const before = look({ orders, problems: express.map(({ id }) => listed('OTDR', id)) });
  const [ticket] = before.appeals.tickets;
  const decided = (assessment: typeof before) =>
    assessment.path.find(({ day }) => day === before.appealDetails!.decisionDay)!.agedOnly!;
  const seen = decided(look({ orders })) - decided(before);
  expect(ticket!.gainWhenDropped).toBeCloseTo(seen, 12);
  expect(ticket!.gainAtDecision).toBeGreaterThan(1.1 * seen);
});

test('every ground states its condition, its source and its evidence', () => {
  expect(new Set(GROUNDS.map((ground) => ground.id)).size).toBe(GROUNDS.length);
  for (const { id } of GROUNDS) {
    const ground = groundOf(id)!;
    expect(ground.evidence.length, id).toBeGreaterThan(1);
    expect(ground.evidence.at(-1), 'whatever is shown bears a time of the period').toBe(TIMESTAMP_EVIDENCE);
    expect(ground.confidence, id).toBeLessThan(1);
  }
});
