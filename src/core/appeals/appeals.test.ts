import { describe, expect, test } from 'vitest';
import { assess } from '#core/assess';
import { parseShopFile } from '#core/model/shop-file';
import { GROUNDS, groundOf } from '#core/policy/grounds';

const asOf = '2026-07-01';
const anchors = { OTDR: { excellent: 0.95, poor: 0.8 }, SFCR: { excellent: 0.01, poor: 0.04 } };
const look = (lists: Record<string, unknown[]>) => {
  const parsed = parseShopFile({
    format: 'sps-ahead/shop',
    version: 1,
    exportedAt: '2026-07-01T16:00:00Z',
    shop: { id: 'US:1', region: 'US', timeZone: 'America/Los_Angeles', openedOn: '2024-01-01' },
    readings: [{ at: '2026-05-01T12:00:00Z', day: '2026-05-01', metrics: anchors }],
    ...lists,
  });
  if (!parsed.ok) throw new Error(`${parsed.fault.path}: ${parsed.fault.message}`);
  return assess(parsed.value, { asOf, replay: false, horizon: 7 });
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

describe('a candidate is what the platform counts and a published exclusion leaves out', () => {
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
    expect(tickets).toMatchObject([{ orderIds: ['576111111111111111'], gain: 0, expected: 0 }]);
  });
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
  test('three attempts per order and metric, drafts apart', () => {
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

test('tickets hold one metric and ground and at most 30, dearest first, and gain together what one recomputation says', () => {
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

test('every ground says what must be true, on whose word, and what to gather', () => {
  expect(new Set(GROUNDS.map((ground) => ground.id)).size).toBe(GROUNDS.length);
  for (const { id } of GROUNDS) {
    const ground = groundOf(id)!;
    expect(ground.evidence.length, id).toBeGreaterThan(0);
    expect(ground.confidence, id).toBeLessThan(1);
  }
});
