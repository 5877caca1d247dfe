import { describe, expect, test } from 'vitest';
import { CHECKS, type CheckCode } from '#core/model/check-item';
import { dayNumber, makeDay } from '#core/model/day';
import { subjectRecords } from '#core/model/subject-record';
import { readShopFile } from '#test/fixtures/shop-file';
import { agendaOf } from './agenda';
import { checklistAt, orderChecksAt } from './checklist';
import { workByDay, workRulesFor } from './day-work';

/** Wednesday, noon in California. */
const NOW = '2026-07-01T19:00:00Z';
const READ = '2026-07-01T18:00:00Z';
type Lists = Record<string, object[]>;
interface Asked {
  now?: string;
  region?: string;
}

const parse = (lists: Lists, region = 'US') =>
  readShopFile({
    exportedAt: NOW,
    shop: { id: `${region}:1`, region, timeZone: 'America/Los_Angeles' },
    ...lists,
  });
const agendaIn = (lists: Lists, { now = NOW, region = 'US' }: Asked = {}) => {
  const file = parse(lists, region);
  const work = workByDay([...subjectRecords(file)], workRulesFor(file.shop));
  return agendaOf(file, work, now.slice(0, 10), null);
};
const itemsIn = (lists: Lists, asked: Asked = {}) => {
  const items = checklistAt(agendaIn(lists, asked), asked.region ?? 'US', asked.now ?? NOW);
  return Object.fromEntries(items.map((item) => [item.code, item])) as Record<CheckCode, (typeof items)[number]>;
};

const order = (id: string, placedAt: string, fields: object = {}) => ({
  ...{ id, placedAt, status: 'awaiting-shipment', kind: 'normal', fulfillment: 'seller', lastSeen: READ },
  amount: { value: 40, currency: 'USD' },
  ...fields,
});
const wholeOrders = {
  ...{ source: 'orders-export', from: '2026-05-01', to: '2026-07-01', readAt: READ, rows: 9, complete: true },
};
const wholeCases = {
  ...{ source: 'cases', from: '2026-05-01', to: '2026-07-01', readAt: READ, rows: 9, complete: true },
};
const caseRecord = (id: string, requestedAt: string, fields: object = {}) => ({
  ...{ id, orderId: `o${id}`, type: 'refund', requestedAt, status: 'open', statusText: 'To process', lastSeen: READ },
  ...fields,
});

describe('orders that are not shipped', () => {
  const orders = [
    order('overdue', '2026-06-26T15:00:00Z'), // Friday: due Tuesday
    order('today', '2026-06-29T15:00:00Z'), // Monday: due Wednesday
    order('day-old', '2026-06-30T18:59:00Z'),
    order('young', '2026-06-30T19:01:00Z'),
    order('held', '2026-07-01T14:59:00Z', { status: 'on-hold' }),
    order('risky', '2026-06-30T15:00:00Z', { securityAlert: true }),
    order('held-young', '2026-07-01T15:01:00Z', { status: 'on-hold' }),
    order('made-to-order', '2026-06-20T15:00:00Z', { kind: 'made-to-order' }),
    order('fulfilled-by-tiktok', '2026-06-20T15:00:00Z', { fulfillment: 'tiktok' }),
    order('on-its-way', '2026-06-20T15:00:00Z', { shippedAt: '2026-06-21T15:00:00Z' }),
    order('gone', '2026-06-20T15:00:00Z', { status: 'cancelled', cancelledAt: '2026-06-21T15:00:00Z' }),
  ];

  test('are told once each, by the clock that is nearest', () => {
    const items = itemsIn({ orders, coverage: [wholeOrders] });
    expect(items['ship-overdue']).toMatchObject({ state: 'do', count: 1, ids: ['overdue'], isAtLeast: false });
    expect(items['ship-overdue'].stake.money).toEqual({ value: 40, currency: 'USD' });
    expect(items['ship-today']).toMatchObject({ state: 'do', count: 1, ids: ['today'], strength: 'official' });
    expect(items.unshipped).toMatchObject({ count: 2, ids: ['day-old', 'made-to-order'] });
    expect(items.held).toMatchObject({ count: 2, ids: ['risky', 'held'] });
  });

  test('are named one by one as the checklist counts them', () => {
    const checks = orderChecksAt(agendaIn({ orders, coverage: [wholeOrders] }), 'US', NOW);
    expect(Object.fromEntries(checks)).toEqual({
      ...{ overdue: 'ship-overdue', today: 'ship-today' },
      ...{ 'day-old': 'unshipped', 'made-to-order': 'unshipped', risky: 'held', held: 'held' },
    });
    expect(orderChecksAt(agendaIn({ orders, coverage: [wholeOrders] }), 'US', '2026-07-09T19:00:00Z').size).toBe(0);
  });

  test('placed on a day without an hour wait from its end', () => {
    const placed = ['2026-06-29', '2026-06-28'].map((on) => order(on, on, { kind: 'made-to-order' }));
    expect(itemsIn({ orders: placed, coverage: [wholeOrders] }).unshipped.ids).toEqual(['2026-06-28']);
  });

  test('move on with the clock alone', () => {
    const later = itemsIn({ orders, coverage: [wholeOrders] }, { now: '2026-07-02T05:00:00Z' });
    expect(later['ship-overdue'].ids, 'before midnight in California').toEqual(['overdue']);
    const nextDay = checklistAt(agendaIn({ orders, coverage: [wholeOrders] }), 'US', '2026-07-02T07:00:00Z');
    const overdue = nextDay.find(({ code }) => code === 'ship-overdue')!;
    expect(overdue, 'read 13 hours before: it tells nothing any more').toMatchObject({ state: 'unknown', count: null });
  });

  test('a part of the list says “at least”, and nothing found in it is not nothing', () => {
    const part = { ...wholeOrders, source: 'orders', complete: false };
    expect(itemsIn({ orders, coverage: [part] })['ship-overdue']).toMatchObject({ count: 1, isAtLeast: true });
    const none = itemsIn({ orders: [], coverage: [part] });
    expect(none['ship-overdue']).toMatchObject({ state: 'part', count: null });
    expect(itemsIn({ orders: [], coverage: [wholeOrders] })['ship-overdue']).toMatchObject({
      state: 'clear',
      count: 0,
    });
    expect(itemsIn({})['ship-overdue']).toMatchObject({ state: 'unknown', count: null, page: 'orders' });
  });

  test('what a later whole list does not show as waiting waits no more', () => {
    const seen = order('shipped-since', '2026-06-26T15:00:00Z', { lastSeen: '2026-06-30T18:00:00Z' });
    expect(itemsIn({ orders: [seen], coverage: [wholeOrders] })['ship-overdue']).toMatchObject({ state: 'clear' });
    expect(itemsIn({ orders: [seen] })['ship-overdue'], 'seen too long ago').toMatchObject({ state: 'unknown' });
  });

  test('are all known by the tab that shows them, which tells nothing of those on hold', () => {
    const tab = { ...wholeOrders, source: 'orders-to-ship', from: '2026-06-26', to: '2026-06-29' };
    const items = itemsIn({ orders, coverage: [tab] });
    expect(items['ship-overdue']).toMatchObject({ count: 1, isAtLeast: false });
    expect(items.held).toMatchObject({ count: 2, isAtLeast: true });
    expect(itemsIn({ coverage: [tab] })['ship-overdue'].state).toBe('clear');
    expect(itemsIn({ coverage: [tab] }).held.state).toBe('unknown');
    const later = { ...tab, readAt: '2026-07-01T18:30:00Z' };
    expect(itemsIn({ orders, coverage: [wholeOrders, later] }).held, 'a later tab').toMatchObject({ ids: ['held'] });
  });

  test('an export of a few days is not all that is open', () => {
    const state = (from: string) => itemsIn({ coverage: [{ ...wholeOrders, from }] })['ship-overdue'].state;
    expect([state('2026-06-02'), state('2026-06-01')]).toEqual(['part', 'clear']);
  });

  test('where no dispatch time is published only their age is told', () => {
    const items = itemsIn({ orders, coverage: [wholeOrders] }, { region: 'TH' });
    expect(items['ship-overdue']).toBeUndefined();
    expect(items.unshipped.count).toBe(4);
  });

  test('names all that it counts', () => {
    const many = Array.from({ length: 1200 }, (_, i) => order(`o${1000 + i}`, '2026-06-26T15:00:00Z'));
    const item = itemsIn({ orders: many, coverage: [wholeOrders] })['ship-overdue'];
    expect(item).toMatchObject({ count: 1000, isAtLeast: true });
    expect(item.ids).toHaveLength(1000);
  });
});

describe('requests', () => {
  const dueOf = (fields: object, requestedAt: string, amount: number | null = 40) => {
    const money = amount === null ? null : { value: amount, currency: 'USD' };
    const orders = [order('o1', '2026-06-01', { status: 'completed', amount: money })];
    return agendaIn({ orders, cases: [caseRecord('1', requestedAt, fields)] }).cases[0]?.dueAt ?? null;
  };

  test.each([
    ['2 business days', {}, '2026-06-29T19:00:00Z', 40, '2026-07-01T19:00:00.000Z'],
    ['4 above $100', {}, '2026-06-29T19:00:00Z', 100.01, '2026-07-06T19:00:00.000Z'], // 3 July is a holiday
    ['2 at $100', {}, '2026-06-29T19:00:00Z', 100, '2026-07-01T19:00:00.000Z'],
    ['2 where the amount is not known', {}, '2026-06-29T19:00:00Z', null, '2026-07-01T19:00:00.000Z'],
    ['1 for a replacement', { type: 'replacement' }, '2026-06-29T19:00:00Z', 400, '2026-06-30T19:00:00.000Z'],
    ['over a weekend', {}, '2026-06-26T19:00:00Z', 40, '2026-06-30T19:00:00.000Z'],
    ['made on a Saturday', {}, '2026-06-27T19:00:00Z', 40, '2026-06-30T19:00:00.000Z'],
    ['without a time of day', {}, '2026-06-29', 40, '2026-07-01T07:00:00.000Z'],
    ['over the end of summer time', {}, '2026-10-30T19:00:00Z', 40, '2026-11-03T20:00:00.000Z'],
  ])('%s', (_, fields, at, amount, due) => {
    expect(dueOf(fields, at, amount)).toBe(due);
  });

  test('are told at 24, 12 and 4 hours, each in one line', () => {
    const cases = [
      caseRecord('late', '2026-06-29T18:59:00Z'),
      caseRecord('4', '2026-06-29T22:00:00Z'),
      caseRecord('12', '2026-06-30T04:00:00Z'),
      caseRecord('24', '2026-06-30T18:00:00Z'),
      caseRecord('replacement', '2026-06-30T22:00:00Z', { type: 'replacement' }),
      caseRecord('not-mine', '2026-06-29T18:59:00Z', { statusText: 'In process' }),
      caseRecord('decided', '2026-06-29T18:59:00Z', { approveHours: 3 }),
      caseRecord('closed', '2026-06-29T18:59:00Z', { status: 'completed', statusText: 'Completed' }),
    ];
    const items = itemsIn({ cases, coverage: [wholeCases] });
    expect(items['request-overdue'].ids).toEqual(['late']);
    expect(items['request-4h'].ids).toEqual(['4', 'replacement']);
    expect(items['request-4h'].nextAt).toBe('2026-07-01T22:00:00.000Z');
    expect(items['request-12h'].ids).toEqual(['12']);
    expect(items['request-24h'].ids).toEqual(['24']);
    expect(items.replacement.ids).toEqual(['replacement']);
    expect(items['request-4h'].stake.money, 'no amount is known').toBeNull();
  });

  test('go by the day that their page prints, in any market', () => {
    const printed = { respondBy: '2026-07-01T20:00:00Z' };
    expect(dueOf(printed, '2026-06-20T19:00:00Z')).toBe('2026-07-01T20:00:00Z');
    expect(dueOf({ respondBy: '2026-07-02' }, '2026-06-20T19:00:00Z')).toBe('2026-07-02T07:00:00.000Z');
    const cases = [caseRecord('1', '2026-06-20T18:59:00Z', printed)];
    const brazil = (now: string) => itemsIn({ cases, coverage: [wholeCases] }, { region: 'BR', now });
    expect(brazil(NOW)['request-4h'].ids).toEqual(['1']);
    expect(brazil(printed.respondBy)['request-4h'].ids, 'at the last moment').toEqual(['1']);
    expect(brazil('2026-07-01T20:00:01Z')['request-overdue'].ids).toEqual(['1']);
  });

  test('have no clock where the market has none that is known', () => {
    const items = itemsIn(
      { cases: [caseRecord('1', '2026-06-29T18:59:00Z')], coverage: [wholeCases] },
      { region: 'BR' },
    );
    expect(items['request-overdue']).toBeUndefined();
  });
});

describe('figures of the day', () => {
  const day = (on: string, value: number, readAt = READ) => ({
    from: on,
    to: on,
    gmv: { value, currency: 'USD' },
    readAt,
  });
  const week = ['2026-06-23', '2026-06-24', '2026-06-25', '2026-06-26', '2026-06-27', '2026-06-28', '2026-06-29'];
  const sales = (yesterday: number) => [...week.map((on) => day(on, 1000)), day('2026-06-30', yesterday)];

  test.each([
    [801, 'clear', 'info'],
    [799, 'do', 'warn'],
    [651, 'do', 'warn'],
    [650, 'do', 'critical'],
  ])('sales of %s after a week of 1000', (value, state, level) => {
    const item = itemsIn({ sales: sales(value) })['sales-fall'];
    expect(item).toMatchObject({ state, level, change: { from: 1000, to: value, currency: 'USD' } });
  });

  test('sales of a day that had not ended when it was read are not those of the day', () => {
    const early = day('2026-06-30', 100, '2026-06-30T20:00:00Z');
    expect(itemsIn({ sales: [...week.map((on) => day(on, 1000)), early] })['sales-fall'].state).toBe('unknown');
  });

  test('a week in one sum is a mean, and no day by itself', () => {
    const sum = { from: week[0], to: week[6], gmv: { value: 7000, currency: 'USD' }, readAt: READ };
    expect(itemsIn({ sales: [sum, day('2026-06-30', 600)] })['sales-fall']).toMatchObject({ level: 'critical' });
    expect(itemsIn({ sales: [sum] })['sales-fall'].state).toBe('unknown');
    const days = [...week.slice(0, 3).map((on) => day(on, 3000)), day('2026-06-30', 600)];
    expect(itemsIn({ sales: [sum, ...days] })['sales-fall'].state, 'less than its days').toBe('unknown');
  });

  test('add up from orders that were read whole', () => {
    const orders = [...week, '2026-06-30'].map((on, i) =>
      order(`s${i}`, `${on}T19:00:00Z`, {
        status: 'completed',
        amount: { value: i === 7 ? 10 : 100, currency: 'USD' },
      }),
    );
    expect(itemsIn({ orders, coverage: [wholeOrders] })['sales-fall']).toMatchObject({ change: { from: 100, to: 10 } });
    expect(itemsIn({ orders })['sales-fall'].state).toBe('unknown');
    const unpaid = order('unpaid', '2026-06-30T19:00:00Z', { status: 'unpaid' });
    const zloty = order('zloty', '2026-06-30T19:00:00Z', { amount: { value: 1, currency: 'PLN' } });
    const salesWith = (more: object) => itemsIn({ orders: [...orders, more], coverage: [wholeOrders] })['sales-fall'];
    expect(salesWith(unpaid)).toMatchObject({ change: { from: 100, to: 10 } });
    expect(salesWith(zloty).state, 'two currencies').toBe('unknown');
  });

  const reading = (on: string, overall: number) => ({ at: `${on}T18:00:00Z`, day: on, overall });
  test.each([
    [[reading('2026-06-25', 4.1), reading('2026-07-01', 3.8)], 'do'],
    [[reading('2026-06-25', 4.1), reading('2026-07-01', 3.9)], 'clear'],
    [[reading('2026-06-23', 4.1), reading('2026-07-01', 3.8)], 'unknown'],
    [[reading('2026-06-25', 4.1), reading('2026-06-30', 3.8)], 'do'],
    [[reading('2026-06-25', 4.1), reading('2026-06-29', 3.8)], 'unknown'],
    [[], 'unknown'],
  ])('a fall of the score %#', (readings, state) => {
    expect(itemsIn({ readings })['score-fall'].state).toBe(state);
  });
});

describe('products', () => {
  const line = (productId: string) => ({
    productId,
    productName: `Mug ${productId}`,
    skuId: `s${productId}`,
    quantity: 2,
  });
  const sold = (productId: string, count: number, fields: object = {}) =>
    Array.from({ length: count }, (_, i) =>
      order(`${productId}-${i}`, `${makeDay(dayNumber('2026-06-24') + (i % 7))}T12:00:00Z`, {
        ...{ status: 'completed', lines: [line(productId)] },
        ...fields,
      }),
    );
  const returned = (productId: string, count: number) =>
    Array.from({ length: count }, (_, i) =>
      caseRecord(`r${productId}-${i}`, '2026-06-28', { orderId: `${productId}-${i}`, status: 'completed' }),
    );

  test('are flagged by their own returns, with what they are a share of', () => {
    const orders = [...sold('a', 40), ...sold('b', 40), ...sold('c', 10), ...sold('d', 40)];
    const cases = [...returned('a', 3), ...returned('b', 4), ...returned('c', 5), ...returned('d', 2)];
    const item = itemsIn({ orders, cases, coverage: [wholeOrders, wholeCases] }).returns;
    expect(item.products).toEqual([
      { productId: 'b', name: 'Mug b', part: 4, of: 40, level: 'critical' },
      { productId: 'a', name: 'Mug a', part: 3, of: 40, level: 'warn' },
    ]);
    expect(item).toMatchObject({ state: 'do', count: 2, level: 'critical' });
    const partOf = (count: number) =>
      itemsIn({ orders: sold('e', count), cases: returned('e', 2), coverage: [wholeOrders, wholeCases] }).returns;
    expect([partOf(19).products.length, partOf(20).products.length], 'too few, and just enough').toEqual([0, 1]);
  });

  test('beyond those that are told are counted as “at least”', () => {
    const ids = Array.from({ length: 53 }, (_, i) => `p${100 + i}`);
    const orders = ids.flatMap((id) => sold(id, 7));
    const stockOf = (some: readonly string[]) =>
      itemsIn({
        orders,
        stock: some.map((productId) => ({ productId, quantity: 1, readAt: READ })),
        coverage: [wholeOrders],
      }).stock;
    expect(stockOf(ids)).toMatchObject({ count: 50, isAtLeast: true });
    expect(stockOf(ids.slice(0, 49))).toMatchObject({ count: 49, isAtLeast: false });
  });

  test('an order of two products tells of neither', () => {
    const orders = sold('a', 40, { lines: [line('a'), line('b')] });
    expect(itemsIn({ orders, cases: returned('a', 9), coverage: [wholeOrders] }).returns.products).toEqual([]);
    const half = sold('a', 40, { lines: [{ ...line('a'), returnedQuantity: 1 }, line('b')] });
    expect(itemsIn({ orders: half, coverage: [wholeOrders] }).returns.products, 'one line untold').toEqual([]);
    const told = sold('a', 40, {
      lines: [
        { ...line('a'), returnedQuantity: 1 },
        { ...line('b'), returnedQuantity: 0 },
      ],
    });
    expect(itemsIn({ orders: told, coverage: [wholeOrders] }).returns.products).toMatchObject([{ part: 40, of: 40 }]);
  });

  test('run out within a week at the pace of the last one', () => {
    const stock = (productId: string, quantity: number | null, readAt = READ) => ({ productId, quantity, readAt });
    const orders = [...sold('a', 35), ...sold('b', 35), ...sold('c', 7)];
    const lists = { orders, stock: [stock('a', 69), stock('b', 70), stock('c', 1), stock('d', 0)] };
    const item = itemsIn({ ...lists, coverage: [wholeOrders] }).stock;
    expect(item.products).toEqual([
      { productId: 'c', name: 'Mug c', part: 1, of: 2, level: 'critical' },
      { productId: 'a', name: 'Mug a', part: 69, of: 10, level: 'warn' },
    ]);
    const unlisted = sold('a', 35, { status: null, paidAt: '2026-06-28T15:00:00Z' });
    const paid = itemsIn({ ...lists, orders: [...unlisted, ...sold('c', 7)], coverage: [wholeOrders] }).stock;
    expect(paid.products, 'an order that is paid is sold, though no page told its status').toEqual(item.products);
    const old = itemsIn({ ...lists, stock: [stock('a', 1, '2026-06-29T18:00:00Z')] }).stock;
    expect(old).toMatchObject({ state: 'unknown', products: [] });
  });

  test('with most of the bad reviews are named', () => {
    const review = (id: number, productId: string, firstStars: number) => ({
      ...{ id: `v${id}`, orderId: `${productId}-${id}`, productId, firstStars, reviewedAt: '2026-06-28' },
    });
    const reviews = [1, 2, 3, 4, 5].map((id) => review(id, id < 5 ? 'a' : 'b', id === 1 ? 2 : 1));
    const lists = { orders: [...sold('a', 9), ...sold('b', 9)], reviews: [...reviews, review(6, 'b', 3)] };
    expect(itemsIn(lists)['bad-reviews']).toMatchObject({
      state: 'do',
      products: [{ productId: 'a', part: 4, of: 5 }],
    });
    const among = (others: number) =>
      itemsIn({
        ...lists,
        reviews: [...lists.reviews, ...Array.from({ length: others }, (_, i) => review(10 + i, `x${i}`, 1))],
      })['bad-reviews'].products;
    expect([among(5).length, among(6).length], 'just the share, and less').toEqual([1, 0]);
  });
});

test('days beyond all calendars give no clock, and a document that is still read', () => {
  const orders = [order('1', '9999-12-31')];
  const tickets = [{ id: 't', status: 'submitted', submittedAt: '9999-12-31T10:00:00Z' }];
  const far = agendaIn({ orders, tickets, cases: [caseRecord('1', '9999-12-31T20:00:00Z')] });
  expect(far.orders[0]!.shipBy).toBeNull();
  expect(far.cases[0]!.dueAt).toBeNull();
  expect(far.tickets).toEqual([]);
});

test('every check of a market is told once, in one order, whatever was read', () => {
  const codes = checklistAt(agendaIn({}), 'US', NOW).map(({ code }) => code);
  expect(codes).toEqual(CHECKS);
  for (const item of checklistAt(agendaIn({}), 'US', NOW))
    expect(item).toMatchObject({ state: 'unknown', count: null });
});
