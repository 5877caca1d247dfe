import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { pageVisit } from '#core/model/page';
import { type TaughtColumn, taughtColumnKey } from '#core/model/taught-column';
import { factsOfShop, listTaught } from '#storage/queries';
import { forgetTaught, storeTaught } from '#storage/taught';
import { type FakeContext, makeFakeContext } from '#test/fixtures/fake-context';
import { ingestVisit } from './ingest-visit';

const COLUMN: TaughtColumn = {
  ...{ page: 'order-list', metric: null, region: 'US', language: 'de' },
  ...{ caption: 'Bestell-Nr.', field: 'orderId', taughtAt: '2026-07-01T10:00:00Z' },
};

let context: FakeContext;
beforeEach(() => {
  context = makeFakeContext('taught');
});
afterEach(() => context.db.delete());

const visit = (at: string, ids: string[], taught?: string[]) =>
  ingestVisit(
    context,
    z.parse(pageVisit, {
      ...{ page: 'order-list', address: '/order', at, outcome: 'read', rows: ids.length, issues: [] },
      shop: { region: 'US', sellerId: '7495', name: null },
      locale: { region: 'US', language: 'de' },
      facts: { orders: ids.map((id) => ({ id, status: 'delivered' })) },
      ...(taught && { taught }),
    }),
  );

test('what was taught stands once, as it was said last; damaged rows count as not taught', async () => {
  await storeTaught(context.db, [COLUMN]);
  await storeTaught(context.db, [{ ...COLUMN, field: 'trackingId' }]);
  await context.db.taught.put({ key: 'junk', column: { page: 'none' } as never });
  expect(await listTaught(context.db)).toEqual([{ ...COLUMN, field: 'trackingId' }]);
});

test('forgetting a column takes the facts along that were last read by it, and no others', async () => {
  await storeTaught(context.db, [COLUMN]);
  await visit('2026-07-01T11:00:00Z', ['before']);
  await visit('2026-07-01T12:00:00Z', ['taught', 'both'], [COLUMN.caption]);
  await visit('2026-07-01T13:00:00Z', ['both']);
  expect(await forgetTaught(context.db, taughtColumnKey(COLUMN))).toBe(1);
  const { orders } = await factsOfShop(context.db, 'US:7495');
  expect(orders.map(({ id }) => id)).toEqual(['before', 'both']);
  expect(await listTaught(context.db)).toEqual([]);
  expect(await forgetTaught(context.db, taughtColumnKey(COLUMN))).toBe(0);
});
