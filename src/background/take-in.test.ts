import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type PageVisit, pageVisit } from '#core/model/page';
import { factsOfShop, listShops, recentVisits, shopShown } from '#storage/look';
import { type FakeWorld, makeFakeWorld } from '#test/fixtures/fake-world';
import { takeInVisit } from './take-in';

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

let world: FakeWorld;
beforeEach(() => {
  world = makeFakeWorld('take-in');
});
afterEach(() => world.db.delete());

test('facts are kept with when they were seen, and the shop visited is the one shown', async () => {
  expect(await takeInVisit(world, VISIT)).toEqual({ shopId: 'US:7495', changed: 2 });
  const { orders } = await factsOfShop(world.db, 'US:7495');
  expect(orders).toMatchObject([
    { id: 'o1', readAt: at, firstSeen: at, lastSeen: at },
    { id: 'o2', readAt: '2026-06-01', firstSeen: '2026-06-01', lastSeen: at },
  ]);
  expect(await shopShown(world.db)).toMatchObject({ id: 'US:7495', region: 'US', name: 'Acme Gifts' });
});

test('the same visit sent twice is one visit', async () => {
  await takeInVisit(world, VISIT);
  expect(await takeInVisit(world, VISIT)).toEqual({ shopId: 'US:7495', changed: 0 });
  expect(await recentVisits(world.db, 'US:7495')).toHaveLength(1);
});

test('a refused page is logged under its shop where that is known, and makes none', async () => {
  const refused: PageVisit = { ...VISIT, outcome: 'refused', issues: [{ code: 'unknown-header', detail: 'Cost' }] };
  expect(await takeInVisit(world, refused)).toEqual({ shopId: null, changed: 0 });
  expect(await takeInVisit(world, { ...refused, shop: null, address: '/order?tab=2' })).toMatchObject({ shopId: null });
  expect(await listShops(world.db)).toEqual([]);
  await takeInVisit(world, { ...VISIT, at: '2026-07-01T19:00:01Z' });
  expect(await takeInVisit(world, { ...refused, at: '2026-07-01T19:00:02Z' })).toEqual({
    shopId: 'US:7495',
    changed: 0,
  });
  const log = (await recentVisits(world.db, null)).map((it) => [it.shopId, it.outcome]);
  expect(log).toEqual([
    ['US:7495', 'refused'],
    ['US:7495', 'read'],
    [null, 'refused'],
    [null, 'refused'],
  ]);
});

test('a visit stopped before its last write leaves nothing, and is whole when it comes again', async () => {
  const add = world.db.visits.add;
  world.db.visits.add = () => Dexie.Promise.reject(new Error('stopped'));
  await expect(takeInVisit(world, VISIT)).rejects.toThrow('stopped');
  expect(await listShops(world.db)).toEqual([]);
  expect(await world.db.list('orders').count()).toBe(0);
  world.db.visits.add = add;
  expect(await takeInVisit(world, VISIT)).toEqual({ shopId: 'US:7495', changed: 2 });
});
