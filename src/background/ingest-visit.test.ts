import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type PageVisit, pageVisit } from '#core/model/page';
import { factsOfShop, listShops, recentVisits, shopShown } from '#storage/queries';
import { type FakeContext, makeFakeContext } from '#test/fixtures/fake-context';
import { ingestVisit } from './ingest-visit';

const at = '2026-07-01T19:00:00Z';
const VISIT: PageVisit = z.parse(pageVisit, {
  page: 'order-list',
  address: '/order?tab=all',
  at,
  shop: { region: 'US', sellerId: '7495', name: 'Acme Gifts' },
  outcome: 'read',
  rows: 2,
  issues: [],
  facts: {
    orders: [
      { id: 'o1', status: 'delivered' },
      { id: 'o2', firstSeen: '2026-06-01', readAt: '2026-06-01' },
    ],
  },
});

let context: FakeContext;
beforeEach(() => {
  context = makeFakeContext('ingest');
});
afterEach(() => context.db.delete());

test('facts of a visit are stored with their seen times, and its shop becomes the current one', async () => {
  expect(await ingestVisit(context, VISIT)).toEqual({ shopId: 'US:7495', changed: 2 });
  const { orders } = await factsOfShop(context.db, 'US:7495');
  expect(orders).toMatchObject([
    { id: 'o1', readAt: at, firstSeen: at, lastSeen: at },
    { id: 'o2', readAt: '2026-06-01', firstSeen: '2026-06-01', lastSeen: at },
  ]);
  expect(await shopShown(context.db)).toMatchObject({ id: 'US:7495', region: 'US', name: 'Acme Gifts' });
});

test('the same visit sent twice is one visit', async () => {
  await ingestVisit(context, VISIT);
  expect(await ingestVisit(context, VISIT)).toEqual({ shopId: 'US:7495', changed: 0 });
  expect(await recentVisits(context.db, 'US:7495')).toHaveLength(1);
});

test('the log holds the last thousand visits, their texts cut', async () => {
  await ingestVisit(context, VISIT);
  const [logged] = await recentVisits(context.db, 'US:7495');
  await context.db.visits.put({ ...logged!, id: 1000 } as never);
  const long = 'x'.repeat(5000);
  await ingestVisit(context, { ...VISIT, address: long, issues: [{ code: 'unknown-header', detail: long }] });
  const [address, detail] = [long.slice(0, 1000), long.slice(0, 1000)];
  expect(await context.db.visits.toArray()).toMatchObject([{ id: 1000 }, { address, issues: [{ detail }] }]);
});

test('a refused page is logged under its shop if known, and creates none', async () => {
  const refused: PageVisit = { ...VISIT, outcome: 'refused', issues: [{ code: 'unknown-header', detail: 'Cost' }] };
  expect(await ingestVisit(context, refused)).toEqual({ shopId: null, changed: 0 });
  expect(await ingestVisit(context, { ...refused, shop: null, address: '/order?tab=2' })).toMatchObject({
    shopId: null,
  });
  expect(await listShops(context.db)).toEqual([]);
  await ingestVisit(context, { ...VISIT, at: '2026-07-01T19:00:01Z' });
  expect(await ingestVisit(context, { ...refused, at: '2026-07-01T19:00:02Z' })).toEqual({
    shopId: 'US:7495',
    changed: 0,
  });
  const log = (await recentVisits(context.db, null)).map((recentVisit) => [recentVisit.shopId, recentVisit.outcome]);
  expect(log).toEqual([
    ['US:7495', 'refused'],
    ['US:7495', 'read'],
    [null, 'refused'],
    [null, 'refused'],
  ]);
});

test('a visit interrupted before its last write stores nothing, and is complete when sent again', async () => {
  const add = context.db.visits.add;
  context.db.visits.add = () => Dexie.Promise.reject(new Error('stopped'));
  await expect(ingestVisit(context, VISIT)).rejects.toThrow('stopped');
  expect(await listShops(context.db)).toEqual([]);
  expect(await context.db.list('orders').count()).toBe(0);
  context.db.visits.add = add;
  expect(await ingestVisit(context, VISIT)).toEqual({ shopId: 'US:7495', changed: 2 });
});

test('facts read while the clock was ahead are overruled once the clock is right', async () => {
  const read = (at: string, facts: object) => {
    context.time = at;
    return ingestVisit(context, z.parse(pageVisit, { ...VISIT, at, facts }));
  };
  await read('2026-12-01T09:00:00Z', { orders: [{ id: 'o1', status: 'in-transit', deliverBy: '2026-12-03' }] });
  await read('2026-11-29T09:00:00Z', { orders: [{ id: 'o1', status: 'cancelled', cancelledBy: 'buyer' }] });
  await read('2026-11-29T10:00:00Z', { orders: [{ id: 'o1', status: 'completed', deliverBy: '2026-12-04' }] });
  const { orders } = await factsOfShop(context.db, 'US:7495');
  expect(orders).toMatchObject([
    { status: 'completed', deliverBy: '2026-12-04', readAt: '2026-11-29T10:00:00Z', lastSeen: '2026-11-29T10:00:00Z' },
  ]);
});

test('a visit dated in the future counts as read now', async () => {
  context.time = '2026-11-29T09:00:00Z';
  await ingestVisit(context, { ...VISIT, at: '2027-01-01T00:00:00Z' });
  const { orders } = await factsOfShop(context.db, 'US:7495');
  expect(orders[0]).toMatchObject({ id: 'o1', readAt: '2026-11-29T09:00:00.000Z' });
});

test('a page that names a known shop without its id creates no second shop', async () => {
  await ingestVisit(context, VISIT);
  const named = (name: string | null, second: number): PageVisit => ({
    ...VISIT,
    at: `2026-07-01T19:01:0${second}Z`,
    shop: { region: 'US', sellerId: null, name },
  });
  expect(await ingestVisit(context, named('Acme Gifts', 1))).toMatchObject({ shopId: 'US:7495' });
  expect(await ingestVisit(context, named(null, 2))).toMatchObject({ shopId: 'US:7495' });
  expect(await ingestVisit(context, named('Acme Gif…', 3))).toEqual({ shopId: null, changed: 0 });
  expect((await listShops(context.db)).map((shop) => shop.id)).toEqual(['US:7495']);
  expect((await recentVisits(context.db, 'US:7495'))[0]).toMatchObject({
    outcome: 'refused',
    issues: [{ code: 'unknown-shop' }],
  });
  const elsewhere = { region: 'GB', sellerId: null, name: 'Acme Gifts' };
  expect(await ingestVisit(context, { ...named(null, 4), shop: elsewhere })).toMatchObject({ shopId: 'GB:Acme Gifts' });
});
