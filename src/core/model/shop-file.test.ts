import { expect, test } from 'vitest';
import { type Facts, LIST_NAMES } from './facts';
import { makeShopFile, parseShopFile } from './shop-file';

const shop = { id: 'US:1', region: 'US', name: null, timeZone: 'America/Los_Angeles', openedOn: null, category: null };
const base = { format: 'sps-ahead/shop', version: 1, exportedAt: '2026-07-01T16:00:00Z', shop };
const full = {
  ...base,
  orders: [
    {
      id: '576812345678901235',
      status: 'delivered',
      deliverBy: '2026-06-20',
      amount: { value: 23.5, currency: 'USD' },
      lines: [{ skuId: '17', quantity: 1 }],
    },
    { id: '576812345678901234', flags: ['sample'], express: false },
  ],
  reviews: [{ orderId: '576812345678901234', skuId: '17', stars: 1, firstStars: 1 }],
  cases: [{ id: '40', orderId: '576812345678901234', type: 'refund', approveHours: 4, rounds: 1 }],
  chats: [{ id: 'c1', rating: 2 }],
  problems: [
    { metric: 'NRR', orderId: '576812345678901234', firstSeen: '2026-06-20', lastSeen: '2026-06-21T10:00:00Z' },
  ],
  readings: [
    {
      at: '2026-07-01T15:00:00Z',
      day: '2026-07-01',
      overall: 3.8,
      metrics: { NRR: { value: 0.0126 }, LDR: { value: 0.03 } },
      dimensions: { product: { score: 3.9, weight: 0.7 } },
    },
  ],
  tickets: [{ id: 't1', metric: 'SFCR', orderIds: ['576812345678901234'], status: 'in-review' }],
  coverage: [
    { source: 'diagnosis:NRR', from: '2026-05-02', to: '2026-06-30', readAt: '2026-07-01T15:00:00Z', complete: true },
  ],
  appealMarks: [
    { metric: 'SFCR', orderId: '576812345678901234', attempts: 1, readAt: '2026-07-01T15:00:00Z' },
    { metric: 'NRR', orderId: '576812345678901234', done: true, note: 'sent a new one' },
  ],
  preparedTickets: [
    { id: 'p1', metric: 'SFCR', ground: 'sample-order-counted', orderIds: [], preparedOn: '2026-07-01', notes: 'x' },
  ],
  offeredReasons: [{ metric: 'OTDR', language: 'en', reasons: ['Express order', 'Act of God'] }],
};
const parsed = (value: unknown) => {
  const result = parseShopFile(value);
  if (!result.ok) throw new Error(`${result.fault.path}: ${result.fault.message}`);
  return result.value;
};
const fault = (value: unknown) => {
  const result = parseShopFile(value);
  return result.ok ? null : result.fault.path;
};

test('a shop file is read back unchanged, whatever the order of its lists', () => {
  const file = parsed(full);
  const made = makeShopFile(file.shop, file, file.exportedAt);
  expect(parsed(JSON.parse(JSON.stringify(made)))).toEqual(made);
  const reversed = Object.fromEntries(LIST_NAMES.map((name) => [name, [...file[name]].reverse()])) as unknown as Facts;
  expect(makeShopFile(file.shop, reversed, file.exportedAt)).toEqual(made);
  expect(made.orders.map((order) => order.id)).toEqual(['576812345678901234', '576812345678901235']);
});

test('omitted fields of a shop file are unknown, and no others', () => {
  const [, order] = parsed(full).orders;
  expect(order).toMatchObject({
    status: null,
    placedAt: null,
    fulfillment: null,
    lines: null,
    express: false,
    flags: ['sample'],
  });
  expect(parsed(base).orders).toEqual([]);
});

test('unknown fields of a shop file are ignored, __proto__ among them', () => {
  const text = JSON.stringify(full).replace('"format"', '"__proto__":{"polluted":1},"later":[1],"format"');
  expect(parsed(JSON.parse(text))).toEqual(parsed(full));
  expect('polluted' in {}).toBe(false);
});

test.each([
  [{ orders: [{ id: 576_812 }] }, 'orders[0].id'],
  [{ orders: [{ id: '1' }, { id: '2', placedAt: '2026-02-30' }] }, 'orders[1].placedAt'],
  [{ orders: [{ id: '1', lines: [{ quantity: -1 }] }] }, 'orders[0].lines[0].quantity'],
  [{ orders: [{ id: '1' }, { id: '1' }] }, 'orders[1]'],
  [{ reviews: [{ orderId: '1', skuId: '2', stars: 6 }] }, 'reviews[0].stars'],
  [{ cases: [{ orderId: '1', approveHours: -0.5 }] }, 'cases[0].approveHours'],
  [{ cases: [{ orderId: '1', approveHours: 1e308 }] }, 'cases[0].approveHours'],
  [{ orders: [{ id: '1', amount: { value: -1e308, currency: 'USD' } }] }, 'orders[0].amount.value'],
  [{ readings: [{ at: '2026-07-01', day: '2026-07-01', overall: 5.1 }] }, 'readings[0].overall'],
  [
    { readings: [{ at: '2026-07-01', day: '2026-07-01', metrics: { OTDR: { value: 95.2 } } }] },
    'readings[0].metrics.OTDR.value',
  ],
  [{ problems: [{ metric: 'NRR' }] }, 'problems[0].orderId'],
  [{ coverage: [{ source: 'orders', from: '2026-06-01', to: '2026-06-31', readAt: '2026-07-01' }] }, 'coverage[0].to'],
  [{ version: 2 }, 'version'],
  [{ shop: { ...shop, region: 'UK' } }, 'shop.region'],
  [{ shop: { ...shop, timeZone: 'Mars/Olympus' } }, 'shop.timeZone'],
])('out of range is refused, by its path: %j', (change, path) => {
  expect(fault({ ...base, ...change })).toBe(path);
});

test('what is not known may be null or left out, lists and parts of records too', () => {
  const reading = { at: '2026-07-01T16:00:00Z', day: '2026-07-01' };
  const covered = { source: 'orders', from: '2026-06-01', to: '2026-06-30', readAt: '2026-07-01T16:00:00Z' };
  const leftOut = parseShopFile({ ...base, readings: [reading], tickets: [{ id: '1' }], coverage: [covered] });
  const asNull = parseShopFile({
    ...{ ...base, orders: null, reviews: null },
    readings: [{ ...reading, dimensions: null, metrics: null }],
    tickets: [{ id: '1', orderIds: null, caseIds: null, chatIds: null }],
    coverage: [{ ...covered, complete: null }],
  });
  expect(asNull).toEqual(leftOut);
  expect(asNull.ok && asNull.value.coverage[0]!.complete).toBe(false);
});

test('the first error of a shop file is reported, in document order', () => {
  const bad = [{ id: '1' }, { id: 2 }, { id: '1' }];
  expect(fault({ ...base, reviews: 7, orders: bad })).toBe('orders[1].id');
  expect(fault({ ...base, reviews: 7, orders: bad.toSpliced(1, 1) })).toBe('orders[1]');
  expect(fault({ ...base, reviews: 7, orders: [] })).toBe('reviews');
  expect(fault({ ...base, version: 2, orders: bad })).toBe('version');
});

test.each([
  [{ id: 1 }, 'missing or not of the expected kind'],
  [{ id: '' }, 'too small'],
  [{ id: '1', amount: { value: 1e16, currency: 'USD' } }, 'too big'],
  [{ id: '1', amount: { value: 1, currency: '$' } }, 'not in the form it should have'],
  [{ id: '1', placedAt: 'June' }, 'not an instant that exists: 2026-06-22T22:04:05Z, or a bare day'],
])('a fault is told even where zod has no words: %j', (order, message) => {
  expect(parseShopFile({ ...base, orders: [order] })).toMatchObject({ ok: false, fault: { message } });
});

test('rows after the first error of a shop file are not parsed', () => {
  const later = {
    get id(): never {
      throw new Error('looked at');
    },
  };
  expect(fault({ ...base, orders: [{ id: 1 }, later], reviews: [later] })).toBe('orders[0].id');
});

test('a shop file with a million tickets is refused before any is parsed', () => {
  const ticket = new Proxy(
    {},
    {
      get: () => {
        throw new Error('looked at');
      },
    },
  );
  expect(parseShopFile({ ...base, tickets: Array(1_000_000).fill(ticket) })).toEqual({
    ok: false,
    fault: { path: 'tickets', message: 'more than 100000 rows' },
  });
});

test('a document that is no shop file is refused with its first error', () => {
  for (const value of [null, 7, 'x', [], {}]) expect(fault(value)).not.toBeNull();
});
