import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { LIST_NAMES, LISTS } from './facts';
import { quickParse } from './quick-parse';

const seen = { readAt: '2026-06-30T10:00:00Z', firstSeen: '2026-06-20', lastSeen: '2026-06-30' };
const printed = { value: 0.01, score: 4, numerator: 2, denominator: 200, excellent: 0.01, poor: 0.04, target: null };
const ROWS = {
  orders: {
    ...{ id: '1', status: 'delivered', placedAt: '2026-06-20T10:00:00Z', deliverBy: '2026-06-28', kind: 'normal' },
    ...{ cancelledBy: 'seller', fulfillment: 'seller', express: false, flags: ['gift', 'sample'], trackingId: '' },
    amount: { value: 23.5, currency: 'USD' },
    lines: [{ skuId: '17', quantity: 1 }, { skuId: null }],
    ...seen,
  },
  reviews: { id: null, orderId: '1', skuId: '17', stars: 5, firstStars: 1, reviewedAt: '2026-06-29', topic: 'product' },
  cases: { id: '4', orderId: '1', type: 'refund', approveHours: 0.5, rounds: 1, approvedBy: 'platform', ...seen },
  chats: { id: 'c', startedAt: '2026-06-29T10:00:00.5Z', rating: 2, channel: 'bot' },
  problems: { metric: 'NRR', orderId: '1', caseId: null, chatId: null, ...seen },
  readings: {
    ...{ at: '2026-06-30T10:00:00Z', day: '2026-06-30', state: 'scored', overall: 3.8 },
    dimensions: { product: { score: 3.9, weight: 0.7 } },
    metrics: { NRR: printed, AHT: { ...printed, value: 20, weight: 1 } },
  },
  tickets: { id: 't', metric: 'OTDR', orderIds: ['1'], status: 'in-review', submittedAt: '2026-06-30' },
  coverage: { source: 'orders', from: '2026-06-01', to: '2026-06-30', readAt: '2026-06-30', rows: 1, complete: true },
  appealMarks: {
    metric: 'NRR',
    orderId: '1',
    excluded: true,
    attempts: 1,
    filedAt: '2026-06-30',
    answers: [{ ground: 'x', holds: true }],
    readAt: '2026-06-30',
  },
  preparedTickets: {
    ...{
      id: 'p',
      metric: 'NRR',
      ground: 'x',
      orderIds: ['1'],
      preparedOn: '2026-06-30',
      state: 'open',
      notes: 'x',
      language: 'en',
    },
    ...{ expected: { points: 1, probability: 0.5, on: '2026-06-30' }, evidence: [{ id: '1', ticked: ['x'] }] },
  },
  offeredReasons: { metric: 'NRR', language: 'en', reasons: ['x', 'y'], ...seen },
  accountHealth: { day: '2026-06-30', rating: 200, ...seen },
  serviceRates: { day: '2026-06-30', from: null, satisfaction: 0.9, response24: 1, chats: 40, ...seen },
  stock: { productId: '17', productName: 'A mug', statusText: 'Live', quantity: 0, ...seen },
  sales: { from: '2026-06-29', to: '2026-06-30', gmv: { value: 23.5, currency: 'USD' }, orders: 2, ...seen },
};

type Node = Record<string, unknown> | unknown[];
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const nodesOf = (value: unknown): Node[] => (isNode(value) ? [value, ...Object.values(value).flatMap(nodesOf)] : []);

const ODD = [
  ...[undefined, null, true, 0, -0, 1, -1, 0.5, 6, 1e21, Number.NaN, Number.POSITIVE_INFINITY, '', 'x', '1', 'seller'],
  ...['2026-06-22', '2026-02-30', '2026-06-22T22:04:05Z', '2026-06-22T25:00:00Z', 'US', 'usd', 'delivered', 'NRR'],
  ...[[], {}, [null], ['sample'], [{}], { value: 1, currency: 'USD' }, { value: 1 }, new Date(0)],
];
const change = fc.record({
  node: fc.nat(),
  field: fc.nat(),
  name: fc.option(fc.constantFrom('later', '__proto__', 'constructor', 'toString')),
  value: fc.constantFrom(...ODD),
  kind: fc.constantFrom('set', 'remove', 'move'),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** As JSON.parse does: `__proto__` is a field like any other. */
const define = (at: object, field: string, value: unknown) =>
  Object.defineProperty(at, field, { value, enumerable: true, configurable: true, writable: true });

const applied = (row: object, changes: readonly Change[]): unknown => {
  const copy: unknown = structuredClone(row);
  for (const { node, field, name, value, kind } of changes) {
    const nodes = nodesOf(copy);
    const at = nodes[node % nodes.length] as Record<string, unknown>;
    const entries = Object.entries(at);
    const own = name ?? entries[field % Math.max(1, entries.length)]?.[0] ?? 'later';
    if (kind !== 'set') delete at[own];
    if (kind === 'set') define(at, own, structuredClone(value));
    if (kind === 'move') define(at, own, entries.find(([key]) => key === own)?.[1]);
  }
  return copy;
};

test.each(LIST_NAMES)('a good row of %s is taken without asking zod, and all others as zod takes them', (name) => {
  const schema = LISTS[name].schema as unknown as z.ZodMiniType<object>;
  const run = vi.spyOn(schema._zod, 'run');
  const parse = quickParse(schema);
  const good = parse(ROWS[name]);
  expect(run).not.toHaveBeenCalled();
  run.mockRestore();
  expect(good).toEqual(z.safeParse(schema, ROWS[name]));
  const outcomes = new Set<boolean>();
  fc.assert(
    fc.property(fc.array(change, { maxLength: 4 }), (changes) => {
      const value = applied(ROWS[name], changes);
      const mine = parse(value);
      const zods = z.safeParse(schema, value);
      outcomes.add(mine.success);
      expect(mine.success).toBe(zods.success);
      expect(mine.error?.issues).toEqual(zods.error?.issues);
      expect(mine.data).toEqual(zods.data);
      expect(JSON.stringify(mine.data)).toBe(JSON.stringify(zods.data));
    }),
    { numRuns: 500 },
  );
  expect(outcomes.size).toBe(2);
});

test.each([
  ['what may be left out', z.object({ a: z.optional(z.string()), b: z.string() }), [{ b: '' }, { a: '', b: '' }]],
  ['what may be anything', z.object({ a: z.unknown() }), [{}, { a: 1 }]],
  ['what takes no more fields', z.strictObject({ a: z.string() }), [{ a: '' }, { a: '', b: 1 }]],
  ['what keeps all fields', z.looseObject({ a: z.string() }), [{ a: '', b: 1 }]],
  ['what has a length', z.string().check(z.minLength(2)), ['😀', 'ab']],
  ['what is made of another', z.pipe(z.string(), z.transform(Number)), ['7']],
  ['what is rewritten', z.string().check(z.trim(), z.minLength(1)), [' a ', ' ']],
  ['what is read as a number', z.coerce.number(), ['7']],
  ['a default that is a list', z.object({ a: z._default(z.array(z.string()), []) }), [{}, { a: ['x'] }]],
])('%s is left to zod', (_, schema, values) => {
  const parse = quickParse(schema as z.ZodMiniType);
  for (const value of values as unknown[]) {
    const zods = z.safeParse(schema as z.ZodMiniType, value);
    expect(parse(value)).toEqual(zods);
  }
});

test('a default is made anew each time', () => {
  const parse = quickParse(z.object({ a: z._default(z.array(z.string()), []) }));
  expect(parse({}).data?.a).not.toBe(parse({}).data?.a);
});
