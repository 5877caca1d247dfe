import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { isUserInputList, LIST_NAMES, LISTS, type ListName, type RecordOf } from '#core/model/facts';
import { METRIC_CODES } from '#core/model/metric';
import type { OrderLine } from '#core/model/order';
import { ORDER_STATUSES } from '#core/model/order';
import { merge, mergeLines } from './merge';

const record = <N extends ListName>(list: N, value: object): RecordOf<N> =>
  z.parse(LISTS[list].schema as unknown as z.ZodMiniType<RecordOf<N>>, value);

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const instant = fc.integer({ min: 0, max: 5 }).map((day) => `2026-06-0${day + 1}T10:00:00Z`);
const word = fc.constantFrom('a', 'b', 'c');
const small = fc.integer({ min: 1, max: 5 });
const seen = { readAt: maybe(instant), firstSeen: maybe(instant), lastSeen: maybe(instant) };
const line = fc.record({
  skuId: maybe(word),
  sellerSku: maybe(word),
  productId: maybe(word),
  productName: maybe(word),
  quantity: maybe(small),
  returnedQuantity: fc.constant(null),
});
const metricReading = fc.record({
  value: maybe(fc.constantFrom(0.1, 0.2)),
  score: maybe(small),
  excellent: maybe(fc.constant(0.01)),
});
const ARBITRARY: Record<ListName, fc.Arbitrary<object>> = {
  orders: fc.record({
    id: fc.constant('1'),
    status: maybe(fc.constantFrom(...ORDER_STATUSES)),
    deliveredAt: maybe(instant),
    express: maybe(fc.boolean()),
    flags: maybe(fc.constantFrom([], ['sample'])),
    amount: maybe(fc.record({ value: small, currency: fc.constant('USD') })),
    lines: maybe(fc.array(line, { maxLength: 3 })),
    ...seen,
  }),
  reviews: fc.record({
    id: fc.constant('1'),
    orderId: word,
    skuId: maybe(word),
    stars: maybe(small),
    firstStars: maybe(small),
    ...seen,
  }),
  cases: fc.record({ id: fc.constant('1'), orderId: word, reason: maybe(word), approveHours: maybe(small), ...seen }),
  chats: fc.record({ id: fc.constant('1'), rating: maybe(small), ratedAt: maybe(instant), ...seen }),
  problems: fc.record({ metric: fc.constant('NRR'), orderId: maybe(word), caseId: fc.constant('1'), ...seen }),
  readings: fc.record({
    at: instant,
    day: fc.constant('2026-06-01'),
    overall: maybe(small),
    dimensions: fc.record({ product: maybe(fc.record({ score: maybe(small), weight: maybe(fc.constant(0.7)) })) }),
    metrics: fc.record({ NRR: maybe(metricReading), AHT: maybe(metricReading) }),
    ...seen,
  }),
  tickets: fc.record({
    id: fc.constant('1'),
    metric: maybe(fc.constantFrom(...METRIC_CODES)),
    orderIds: fc.array(word),
    ...seen,
  }),
  coverage: fc.record({
    source: fc.constant('orders'),
    from: fc.constant('2026-06-01'),
    to: fc.constant('2026-06-02'),
    readAt: instant,
    rows: maybe(small),
    complete: fc.boolean(),
  }),
  appealMarks: fc.record({
    metric: fc.constant('NRR'),
    orderId: fc.constant('1'),
    excluded: fc.boolean(),
    attempts: small,
    filedAt: maybe(instant),
    readAt: maybe(instant),
  }),
  preparedTickets: fc.record({
    id: fc.constant('1'),
    metric: fc.constant('NRR'),
    ground: word,
    preparedOn: fc.constant('2026-06-01'),
    notes: word,
    readAt: maybe(instant),
  }),
  offeredReasons: fc.record({ metric: fc.constant('NRR'), reasons: fc.array(word, { minLength: 1 }), ...seen }),
  accountHealth: fc.record({ day: fc.constant('2026-06-01'), rating: small, ...seen }),
  serviceRates: fc.record({ day: fc.constant('2026-06-01'), response24: maybe(fc.constantFrom(0.9, 1)), ...seen }),
  stock: fc.record({ productId: fc.constant('1'), quantity: maybe(small), statusText: maybe(word), ...seen }),
  sales: fc.record({
    ...{ from: fc.constant('2026-06-01'), to: fc.constant('2026-06-01'), orders: maybe(small), ...seen },
    gmv: maybe(fc.record({ value: small, currency: fc.constant('USD') })),
  }),
};

const several = <N extends ListName>(list: N, count: number): fc.Arbitrary<RecordOf<N>[]> =>
  fc.array(
    ARBITRARY[list].map((value) => record(list, value)),
    { minLength: count, maxLength: count },
  );

const leaves = (value: unknown, path = ''): [string, unknown][] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([key, field]) => leaves(field, `${path}.${key}`))
    : [[path, value]];

describe.each(LIST_NAMES)('merging %s', (list) => {
  test('a record into itself changes nothing', () => {
    fc.assert(
      fc.property(several(list, 1), ([a]) => {
        expect(merge(list, a!, a!)).toEqual(a);
      }),
    );
  });

  test('the same record again changes nothing', () => {
    fc.assert(
      fc.property(several(list, 2), ([a, b]) => {
        const merged = merge(list, a!, b!);
        expect(merge(list, merged, b!)).toEqual(merged);
        expect(merge(list, merged, a!)).toEqual(merged);
      }),
    );
  });

  test('two records read at different times merge to the same in either order', () => {
    const readAt = (record: RecordOf<ListName>) => record.readAt ?? ('at' in record ? record.at : null);
    const firstSeen = (record: RecordOf<ListName>) =>
      ('firstSeen' in record ? record.firstSeen : null) ?? readAt(record);
    fc.assert(
      fc.property(several(list, 2), ([a, b]) => {
        fc.pre(readAt(a!) !== readAt(b!) && firstSeen(a!) !== firstSeen(b!));
        expect(merge(list, b!, a!)).toEqual(merge(list, a!, b!));
      }),
    );
  });

  // The seller's later input overrules the earlier.
  if (!isUserInputList(list))
    test('a known value stays known', () => {
      fc.assert(
        fc.property(several(list, 2), ([a, b]) => {
          // A range read whole and a part of it are two records, of which one is kept.
          fc.pre(!('complete' in a!) || a.complete === (b as typeof a).complete);
          const merged = new Map(leaves(merge(list, a!, b!)));
          for (const [path, value] of [...leaves(a), ...leaves(b)]) {
            if (value !== null) expect(merged.get(path) ?? null, path).not.toBeNull();
          }
        }),
      );
    });
});

describe('of two known values', () => {
  const early = record('orders', { id: '1', status: 'in-transit', readAt: '2026-06-01T00:00:00Z' });
  const late = record('orders', { id: '1', status: 'delivered', readAt: '2026-06-02T00:00:00Z' });

  test('the one read later wins, whichever came first', () => {
    expect(merge('orders', early, late).status).toBe('delivered');
    expect(merge('orders', late, early).status).toBe('delivered');
  });

  test.each([
    ['completed', 'awaiting-shipment', 'completed'],
    ['cancelled', 'in-transit', 'cancelled'],
    ['completed', 'delivered', 'completed'],
    ['delivered', 'awaiting-collection', 'delivered'],
    ['delivered', 'cancelled', 'cancelled'],
    ['on-hold', 'awaiting-shipment', 'awaiting-shipment'],
    ['in-transit', 'on-hold', 'on-hold'],
  ] as const)('an order that was %s and is later read as %s is %s', (before, after, expected) => {
    const stored = { ...late, status: before, readAt: '2026-06-30T10:00:00Z' };
    expect(merge('orders', stored, { ...late, status: after, readAt: '2026-07-01T10:00:00Z' }).status).toBe(expected);
  });

  test.each([
    ['made-to-order', 'normal', 'made-to-order'],
    ['normal', 'made-to-order', 'made-to-order'],
    ['pre-order', 'made-to-order', 'made-to-order'],
    [null, 'normal', 'normal'],
  ] as const)('an order that was %s and is later called %s is %s', (before, after, expected) => {
    expect(merge('orders', { ...early, kind: before }, { ...late, kind: after }).kind).toBe(expected);
  });

  test('the stored one wins a tie, also between two spellings of one instant', () => {
    const again = { ...late, status: 'completed' as const, readAt: '2026-06-02T00:00:00.000Z' };
    expect(merge('orders', late, again).status).toBe('delivered');
    expect(merge('orders', { ...late, readAt: null }, { ...again, readAt: null }).status).toBe('delivered');
  });

  test('a later unknown does not win over an earlier known', () => {
    expect(merge('orders', early, { ...late, status: null }).status).toBe('in-transit');
  });

  test('none, false and zero are known', () => {
    const said = record('orders', { id: '1', express: false, flags: [], readAt: '2026-06-03T00:00:00Z' });
    const before = { ...early, express: true, flags: ['sample' as const] };
    expect(merge('orders', before, said)).toMatchObject({ express: false, flags: [] });
  });
});

test('merging keeps the earliest firstSeen and the latest lastSeen', () => {
  const a = record('problems', {
    metric: 'NRR',
    orderId: '1',
    firstSeen: '2026-06-02T00:00:00Z',
    lastSeen: '2026-06-05T00:00:00Z',
  });
  const b = record('problems', {
    metric: 'NRR',
    orderId: '1',
    firstSeen: '2026-06-03',
    lastSeen: '2026-06-09T00:00:00Z',
  });
  const seen = { firstSeen: '2026-06-02T00:00:00Z', lastSeen: '2026-06-09T00:00:00Z' };
  expect(merge('problems', a, b)).toMatchObject(seen);
  expect(merge('problems', b, a)).toMatchObject(seen);
});

describe('the first rating', () => {
  const at = (day: number) => ({ readAt: `2026-06-0${day}T00:00:00Z`, firstSeen: `2026-06-0${day}T00:00:00Z` });
  const review = (value: object) => record('reviews', { id: '1', orderId: '1', ...value });

  test('stays when the buyer changes the rating', () => {
    const merged = merge('reviews', review({ stars: 1, firstStars: 1, ...at(1) }), review({ stars: 5, ...at(2) }));
    expect(merged).toMatchObject({ stars: 5, firstStars: 1 });
  });

  test('stays when a later page calls another one the first', () => {
    const merged = merge('reviews', review({ stars: 1, ...at(1) }), review({ stars: 5, firstStars: 5, ...at(2) }));
    expect(merged).toMatchObject({ stars: 5, firstStars: 1 });
  });

  test('is the one of the earlier sighting, in whichever order the two arrive', () => {
    const early = review({ stars: 2, firstStars: 2, ...at(1) });
    const late = review({ stars: 4, firstStars: 4, ...at(2) });
    expect(merge('reviews', early, late).firstStars).toBe(2);
    expect(merge('reviews', late, early).firstStars).toBe(2);
  });
});

test('a range read whole stays complete when a part of it is read again', () => {
  const span = { source: 'diagnosis:NRR', from: '2026-05-01', to: '2026-06-30' };
  const whole = record('coverage', {
    ...span,
    readAt: '2026-07-01T10:00:00Z',
    rows: 120,
    expected: 120,
    complete: true,
  });
  const part = record('coverage', {
    ...span,
    readAt: '2026-07-01T11:00:00Z',
    rows: 50,
    expected: 120,
    complete: false,
  });
  expect(merge('coverage', whole, part)).toEqual(whole);
  expect(merge('coverage', part, whole)).toEqual(whole);
});

test('the mark or ticket saved last wins whole, whichever came first', () => {
  const [then, now] = ['2026-06-01T10:00:00Z', '2026-06-02T10:00:00Z'];
  const filed = record('appealMarks', { metric: 'NRR', orderId: '1', excluded: true, filedAt: then, readAt: then });
  const back = record('appealMarks', { metric: 'NRR', orderId: '1', readAt: now });
  expect(merge('appealMarks', filed, back)).toEqual(back);
  expect(merge('appealMarks', back, filed)).toEqual(back);
});

test('what was read while the clock was ahead is overruled by what is read now', () => {
  const [ahead, now] = ['2027-06-01T10:00:00Z', '2026-06-02T10:00:00Z'];
  const stored = record('orders', { id: '1', express: true, readAt: ahead });
  const read = record('orders', { id: '1', express: false, readAt: now });
  expect(merge('orders', stored, read, now)).toMatchObject({ express: false, readAt: now });
  expect(merge('orders', stored, read)).toMatchObject({ express: true, readAt: ahead });
});

const lineOf = (known: Partial<OrderLine>): OrderLine => ({
  skuId: null,
  sellerSku: null,
  productId: null,
  productName: null,
  quantity: null,
  returnedQuantity: null,
  ...known,
});

test('an order line is completed by the earlier line that shares any id or name', () => {
  const exported = lineOf({ skuId: '17', sellerSku: 'MUG', quantity: 1 });
  const onPage = lineOf({ sellerSku: 'MUG', productName: 'A mug', returnedQuantity: 0 });
  const both = lineOf({ skuId: '17', sellerSku: 'MUG', productName: 'A mug', quantity: 1, returnedQuantity: 0 });
  expect(mergeLines([onPage], [exported])).toEqual([both]);
});

test('order lines that a later page left out stay', () => {
  const [mug, cup] = [lineOf({ skuId: '1', quantity: 1 }), lineOf({ skuId: '2', quantity: 3 })];
  expect(mergeLines([mug], [mug, cup])).toEqual([mug, cup]);
});

test('an ambiguous order line is joined with neither, and nothing is counted twice', () => {
  const shared = lineOf({ sellerSku: 'MUG', quantity: 2 });
  const variants = [
    lineOf({ skuId: '1', sellerSku: 'MUG', quantity: 1 }),
    lineOf({ skuId: '2', sellerSku: 'MUG', quantity: 2 }),
  ];
  expect(mergeLines([shared], variants)).toEqual([shared]);
  expect(mergeLines(variants, [shared])).toEqual(variants);
  expect(mergeLines(variants, [{ ...shared, productName: 'A mug' }])).toEqual(variants);
});

test('order lines named differently by two readings are two lines', () => {
  const [mug, cup] = [lineOf({ skuId: '1', productName: 'X' }), lineOf({ skuId: '2', productName: 'X' })];
  expect(mergeLines([mug], [cup])).toEqual([mug, cup]);
});
