import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { facts } from '#core/model/facts';
import type { PageVisit } from '#core/model/page';
import type { ShopHint } from '#core/model/shop';
import { type Database, openDatabase } from './database';
import { ingestFacts } from './ingest';
import { factsOfShop, listShops, recentVisits, shopShown } from './queries';
import { deleteAll, deleteShop, saveShopSettings, settleShop, showShop } from './shops';
import { logVisit } from './visit-log';

let db: Database;
beforeEach(() => {
  db = openDatabase('shops');
});
afterEach(() => db.delete());

const hint = (sellerId: string | null, name: string | null, region = 'US'): ShopHint => ({ region, sellerId, name });
const visitOf = (shop: ShopHint, at: string): PageVisit => ({
  page: 'order-list',
  metric: null,
  address: '/order',
  at,
  shop,
  outcome: 'read',
  strategy: null,
  rows: 1,
  issues: [],
  facts: z.parse(facts, {}),
});

let clock = 0;
const visit = async (shop: ShopHint, ...orderIds: string[]): Promise<string> => {
  const { id } = await settleShop(db, shop);
  await ingestFacts(
    db,
    (await db.shops.get(id))!.shop,
    z.parse(facts, { orders: orderIds.map((orderId) => ({ id: orderId })) }),
  );
  clock += 1000;
  await logVisit(db, visitOf(shop, new Date(clock).toISOString()), id);
  await showShop(db, id);
  return id;
};
const ordersOf = async (shopId: string) => (await factsOfShop(db, shopId)).orders.map((order) => order.id);
const shopIds = async () => (await listShops(db)).map((listShop) => listShop.id);

describe('the facts of a provisional shop move', () => {
  test('from no name to a name to the seller’s id, with the log and what is shown', async () => {
    expect(await visit(hint(null, null), 'o1')).toBe('US:default');
    expect(await visit(hint(null, 'Acme Gifts'), 'o2')).toBe('US:Acme Gifts');
    expect(await visit(hint('7495', 'Acme Gifts'), 'o3')).toBe('US:7495');
    expect(await shopIds()).toEqual(['US:7495']);
    expect(await ordersOf('US:7495')).toEqual(['o1', 'o2', 'o3']);
    expect(await recentVisits(db, 'US:7495')).toHaveLength(3);
    expect(await shopShown(db)).toMatchObject({ id: 'US:7495', name: 'Acme Gifts' });
  });

  test('with the damaged facts that were set aside, which go when the shop is deleted', async () => {
    await visit(hint(null, 'Acme Gifts'), 'o1');
    await db.setAside.add({ shopId: 'US:Acme Gifts', list: 'orders', row: 'damaged', at: '2026-07-01T00:00:00Z' });
    await visit(hint('7495', 'Acme Gifts'), 'o2');
    expect(await db.setAside.toArray()).toMatchObject([{ shopId: 'US:7495', row: 'damaged' }]);
    await deleteShop(db, 'US:7495');
    expect(await db.setAside.count()).toBe(0);
  });

  test('when a visit names both of what two visits before named apart', async () => {
    await visit(hint('1', 'First'), 'o1');
    await visit(hint('2', null), 'o2');
    expect(await visit(hint(null, 'Second'), 'o3')).toBe('US:2');
    expect(await ordersOf('US:2')).toEqual(['o2', 'o3']);
  });

  test('under the shop’s own name where others are known', async () => {
    await visit(hint('1', 'First'), 'o1');
    await visit(hint(null, 'Second'), 'o2');
    await visit(hint('2', 'Second'), 'o3');
    expect(await shopIds()).toEqual(['US:1', 'US:2']);
    expect(await ordersOf('US:2')).toEqual(['o2', 'o3']);
  });
});

describe('a page that does not say whose it is', () => {
  test('is of the only shop known', async () => {
    await visit(hint('1', 'First'), 'o1');
    expect(await visit(hint(null, null), 'o2')).toBe('US:1');
  });

  test('is of none of several, and stays so', async () => {
    await visit(hint('1', 'First'), 'o1');
    await visit(hint('2', 'Second'), 'o2');
    expect(await visit(hint(null, null), 'o3')).toBe('US:default');
    await visit(hint('2', 'Second'), 'o4');
    expect(await ordersOf('US:default')).toEqual(['o3']);
  });

  test('is of no shop of another region', async () => {
    await visit(hint('1', 'First'), 'o1');
    expect(await visit(hint(null, null, 'GB'), 'o2')).toBe('GB:default');
    expect(await visit(hint('1', 'First', 'GB'), 'o3')).toBe('GB:1');
    expect(await ordersOf('US:1')).toEqual(['o1']);
  });
});

test('two shops of one seller’s browser never mix', async () => {
  await visit(hint('1', 'First'), 'o1');
  await visit(hint('2', 'Second'), 'o2');
  await visit(hint('1', null), 'o3');
  expect(await ordersOf('US:1')).toEqual(['o1', 'o3']);
  expect(await ordersOf('US:2')).toEqual(['o2']);
});

test('a shop that is renamed is the same shop under its new name', async () => {
  await visit(hint('1', 'Old'), 'o1');
  await visit(hint('1', 'New'), 'o2');
  expect(await listShops(db)).toMatchObject([{ id: 'US:1', name: 'New' }]);
});

test('a deleted shop leaves nothing, and the others alone', async () => {
  await visit(hint('1', 'First'), 'o1');
  await visit(hint('2', 'Second'), 'o2');
  await deleteShop(db, 'US:2');
  expect(await shopIds()).toEqual(['US:1']);
  expect(await ordersOf('US:2')).toEqual([]);
  expect(await recentVisits(db, null)).toHaveLength(1);
  expect(await shopShown(db)).toBeUndefined();
});

test('deleting everything leaves no row in any table', async () => {
  await visit(hint('1', 'First'), 'o1');
  await deleteAll(db);
  expect(await Promise.all(db.tables.map((table) => table.count()))).toEqual(db.tables.map(() => 0));
});

test('a deletion reports its progress; one cancelled midway deletes nothing', async () => {
  const id = await visit(hint('1', 'First'), ...Array.from({ length: 6_000 }, (_, n) => `o${n}`));
  const stopping = new AbortController();
  const told: number[] = [];
  const onProgress = (deleted: number) => {
    told.push(deleted);
    stopping.abort();
  };
  await expect(deleteShop(db, id, { signal: stopping.signal, onProgress })).rejects.toThrow();
  await expect(deleteAll(db, { signal: stopping.signal, onProgress })).rejects.toThrow();
  expect(told).toEqual([5_000, 5_000]);
  expect(await ordersOf(id)).toHaveLength(6_000);
  told.length = 0;
  await deleteShop(db, id, { onProgress: (deleted) => told.push(deleted) });
  expect(told).toEqual([5_000, 6_000]);
  expect(await shopIds()).toEqual([]);
});

test('the seller’s settings of a shop recount its facts, and no page or file overrides them', async () => {
  const id = await visit(hint('1', 'First'), 'o1');
  const { revision } = (await db.shops.get(id))!;
  await saveShopSettings(db, id, { timeZone: 'America/New_York', openedOn: '2024-02-11' });
  expect((await db.shops.get(id))!.revision).toBe(revision + 1);
  await settleShop(db, hint('1', 'Renamed'));
  await ingestFacts(db, { ...(await db.shops.get(id))!.shop, timeZone: 'Asia/Tokyo' }, z.parse(facts, {}));
  expect(await shopShown(db)).toMatchObject({ name: 'Renamed', timeZone: 'America/New_York', openedOn: '2024-02-11' });
  await saveShopSettings(db, id, { timeZone: null, openedOn: null });
  expect(await shopShown(db)).toMatchObject({ timeZone: null, openedOn: null });
  await expect(saveShopSettings(db, 'US:9', { timeZone: null, openedOn: null })).rejects.toThrow('US:9');
});

test('a shop that is not known can’t be shown', async () => {
  await expect(showShop(db, 'US:9')).rejects.toThrow('US:9');
});

test('the log keeps a visit once, without its facts, newest first', async () => {
  const [first, second] = [
    visitOf(hint('1', null), '2026-06-01T10:00:00Z'),
    visitOf(hint('1', null), '2026-06-01T10:00:01Z'),
  ];
  for (const visit of [first, second, first]) await logVisit(db, visit, 'US:1');
  const rows = await recentVisits(db, 'US:1');
  expect(rows.map((row) => row.at)).toEqual([second.at, first.at]);
  expect(rows[0]).not.toHaveProperty('facts');
  expect(await recentVisits(db, 'US:2')).toEqual([]);
});

test('a page that tells no shop is in the log of every shop', async () => {
  await logVisit(db, visitOf(hint('1', null), '2026-06-01T10:00:00Z'), 'US:1');
  await logVisit(db, { ...visitOf(hint(null, null), '2026-06-01T10:00:01Z'), shop: null }, null);
  expect(await recentVisits(db, 'US:1')).toHaveLength(2);
  expect(await recentVisits(db, 'US:2')).toMatchObject([{ shopId: null }]);
});

test('only the last structure report of each page is kept', async () => {
  const refused = (at: string): PageVisit => ({ ...visitOf(hint('1', null), at), outcome: 'refused', structure: at });
  const [first, second] = [refused('2026-06-01T10:00:00Z'), refused('2026-06-02T10:00:00Z')];
  for (const visit of [first, { ...first, page: 'returns' as const }, second]) await logVisit(db, visit, 'US:1');
  const rows = await recentVisits(db, 'US:1');
  expect(rows.map((row) => [row.page, row.structure])).toEqual([
    ['order-list', second.at],
    ['returns', first.at],
    ['order-list', undefined],
  ]);
});
