import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { pageVisit } from '#core/model/page';
import { taughtKey } from '#core/model/taught-kind';
import type { TaughtText } from '#core/model/taught-text';
import { factsOfShop, listTaught, listTaughtRows } from '#storage/queries';
import { forgetTaught, storeTaught } from '#storage/taught';
import { type FakeContext, makeFakeContext } from '#test/fixtures/fake-context';
import { checkTaught } from './check-taught';
import { ingestVisit } from './ingest-visit';

const COLUMN: TaughtText = {
  ...{ page: 'order-list', metric: null, region: 'US', language: 'de', kind: 'column', before: null, behind: null },
  ...{ text: 'Bestell-Nr.', field: 'orderId', taughtAt: '2026-07-01T10:00:00Z' },
};
const KEY = taughtKey(COLUMN);
const HINT = { region: 'US', sellerId: '7495', name: null };

let context: FakeContext;
beforeEach(() => {
  context = makeFakeContext('taught');
});
afterEach(() => context.db.delete());

const visit = (at: string, orders: Record<string, unknown>[], more: Record<string, unknown> = {}) =>
  ingestVisit(
    context,
    z.parse(pageVisit, {
      ...{ page: 'order-list', address: '/order', at, outcome: 'read', rows: orders.length, issues: [] },
      ...{ shop: HINT, locale: { region: 'US', language: 'de' } },
      facts: { orders: orders.map((order) => ({ readAt: at, ...order })) },
      ...more,
    }),
  );
const stored = async () => (await factsOfShop(context.db, 'US:7495')).orders;

test('a text is taught once, as last saved; damaged rows count as not taught', async () => {
  await storeTaught(context.db, [COLUMN]);
  await storeTaught(context.db, [{ ...COLUMN, field: 'trackingId' }]);
  await context.db.taught.put({ key: 'junk', taught: { page: 'none' } as never });
  expect(await listTaught(context.db)).toEqual([{ ...COLUMN, field: 'trackingId' }]);
});

test('forgetting a text rebuilds each fact from all other sources, before and since', async () => {
  await storeTaught(context.db, [COLUMN]);
  await visit('2026-07-01T11:00:00Z', [
    { id: 'before', status: 'in-transit' },
    { id: 'kept', status: 'delivered' },
  ]);
  await visit(
    '2026-07-01T12:00:00Z',
    [
      { id: 'before', status: 'delivered', deliveredAt: '2026-06-30' },
      { id: 'taught', status: 'delivered' },
      { id: 'both', deliveredAt: '2026-06-29' },
    ],
    { taught: [KEY] },
  );
  await visit('2026-07-01T13:00:00Z', [{ id: 'both', status: 'completed' }]);
  expect((await stored()).find(({ id }) => id === 'both')).toMatchObject({
    status: 'completed',
    deliveredAt: '2026-06-29',
  });

  expect(await forgetTaught(context.db, KEY)).toBe(3);
  expect(await stored()).toMatchObject([
    { id: 'before', status: 'in-transit', deliveredAt: null, readAt: '2026-07-01T11:00:00Z' },
    { id: 'both', status: 'completed', deliveredAt: null },
    { id: 'kept', status: 'delivered' },
  ]);
  expect(await listTaught(context.db)).toEqual([]);
  expect(await forgetTaught(context.db, KEY)).toBe(0);
  // the same facts read without it owe it nothing
  await visit('2026-07-01T14:00:00Z', [{ id: 'taught', status: 'delivered' }]);
  expect(await forgetTaught(context.db, KEY)).toBe(0);
});

test('taught facts can be forgotten after the seller’s id has become known', async () => {
  const nameless = { shop: { ...HINT, sellerId: null, name: 'Acme' } };
  await visit('2026-07-01T11:00:00Z', [{ id: 'both', status: 'in-transit' }], nameless);
  await visit(
    '2026-07-01T12:00:00Z',
    [
      { id: 'both', deliveredAt: '2026-06-29' },
      { id: 'taught', status: 'delivered' },
    ],
    { ...nameless, taught: [KEY] },
  );
  await visit('2026-07-01T13:00:00Z', [], { shop: { ...HINT, name: 'Acme' } });
  expect(await stored()).toMatchObject([
    { id: 'both', status: 'in-transit', deliveredAt: '2026-06-29' },
    { id: 'taught' },
  ]);
  expect(await forgetTaught(context.db, KEY)).toBe(2);
  expect(await stored()).toMatchObject([{ id: 'both', status: 'in-transit', deliveredAt: null }]);
});

test('a text that a built-in caption covers is marked until it is taught again', async () => {
  await storeTaught(context.db, [COLUMN]);
  await visit('2026-07-01T11:00:00Z', [{ id: 'a', status: 'delivered' }], { outdated: [KEY, 'never taught'] });
  expect(await listTaughtRows(context.db)).toEqual([{ key: KEY, taught: COLUMN, isOutdated: true }]);
  await storeTaught(context.db, [COLUMN]);
  expect(await listTaughtRows(context.db)).toEqual([{ key: KEY, taught: COLUMN }]);
});

test('a trial is compared with known orders, their dates, figures of the same day and counts', async () => {
  expect(await checkTaught(context.db, HINT, { orders: [{ id: 'a' }] })).toEqual([]);
  const reading = { at: '2026-07-01T11:00:00Z', day: '2026-06-30', metrics: { NRR: { value: 0.0126, numerator: 2 } } };
  await visit('2026-07-01T11:00:00Z', [
    { id: 'a', placedAt: '2026-06-20', deliveredAt: '2026-06-24' },
    { id: 'b', placedAt: '2026-06-21' },
  ]);
  await visit('2026-07-01T12:00:00Z', [], {
    ...{ page: 'score', rows: 1 },
    facts: { readings: [reading] },
  });
  const asRead = [
    { id: 'a', placedAt: '2026-06-20', deliveredAt: '2026-06-24' },
    { id: 'b', placedAt: '2026-06-21' },
    { id: 'new', placedAt: '2026-06-30' },
  ];
  expect(await checkTaught(context.db, HINT, { orders: asRead })).toEqual([
    { about: 'orders', agree: 2, differ: 1 },
    { about: 'dates', agree: 3, differ: 0 },
  ]);
  // two columns of dates mixed up
  const mixed = [{ id: 'a', placedAt: '2026-06-24', deliveredAt: '2026-06-20' }];
  expect(await checkTaught(context.db, HINT, { orders: mixed })).toContainEqual({
    about: 'dates',
    agree: 0,
    differ: 2,
  });
  const figures = { day: '2026-06-30', metrics: { NRR: { value: 0.0126, numerator: 3 }, NBFR: null } };
  expect(await checkTaught(context.db, HINT, { readings: [figures] })).toEqual([
    { about: 'figures', agree: 1, differ: 1 },
  ]);
  const problems = ['a', 'b', 'c'].map((orderId) => ({ metric: 'NRR', orderId }));
  expect(await checkTaught(context.db, HINT, { problems })).toContainEqual({ about: 'total', agree: 0, differ: 1 });
  const tickets = [{ id: 't1', orderIds: ['a', 'x'] }];
  expect(await checkTaught(context.db, HINT, { tickets })).toEqual([{ about: 'orders', agree: 1, differ: 1 }]);
  // what came by teaching proves nothing of it
  await visit('2026-07-01T13:00:00Z', [{ id: 'taught', placedAt: '2026-06-01' }], { taught: [KEY] });
  expect(await checkTaught(context.db, HINT, { orders: [{ id: 'taught', placedAt: '2026-06-01' }] })).toEqual([]);
});
