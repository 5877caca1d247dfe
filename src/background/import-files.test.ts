import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type Facts, facts } from '#core/model/facts';
import { DEMO_SELLER, type Shop } from '#core/model/shop';
import { makeShopFile, type ShopFile } from '#core/model/shop-file';
import { storeImportPart } from '#storage/inbox';
import { factsOfShop, listShops, shopFacts, shopShown } from '#storage/queries';
import { settleShop, showShop } from '#storage/shops';
import { type FakeContext, makeFakeContext } from '#test/fixtures/fake-context';
import { importShopFile } from '#test/fixtures/import-shop-file';
import { importRead } from './import-files';

const SHOP: Shop = {
  id: 'US:7495',
  region: 'US',
  name: 'Acme Gifts',
  timeZone: 'America/New_York',
  openedOn: '2024-02-11',
  category: 'Home Supplies',
};
const FACTS: Facts = z.parse(facts, {
  orders: [{ id: 'o1', status: 'delivered' }, { id: 'o2' }],
  cases: [{ orderId: 'o1', reason: 'Damaged' }],
});
const FILE = makeShopFile(SHOP, FACTS, '2026-07-01T16:00:00Z');

let context: FakeContext;
beforeEach(() => {
  context = makeFakeContext('importing');
});
afterEach(() => context.db.delete());

const take = (file: ShopFile) => importShopFile(context, file);
const show = async (sellerId: string | null, name: string | null) => {
  const shop = await settleShop(context.db, { region: 'US', sellerId, name });
  await showShop(context.db, shop.id);
};
/** All stored rows except the results of imports. */
const rows = async () => {
  const tables = context.db.tables.filter(({ name }) => name !== 'inbox');
  return Object.fromEntries(await Promise.all(tables.map(async (table) => [table.name, await table.toArray()])));
};

describe('a shop file', () => {
  test('stores its shop with all facts, and shows it', async () => {
    expect(await take(FILE)).toMatchObject({ ok: true, kind: 'shop-file', shopId: 'US:7495', rows: 3, changed: 3 });
    expect(await shopFacts(context.db, 'US:7495')).toEqual({ shop: { ...SHOP, sellerId: '7495' }, ...FACTS });
    expect((await shopShown(context.db))?.id).toBe('US:7495');
  });

  test('imported twice changes nothing', async () => {
    await take(FILE);
    const before = await rows();
    expect(await take(FILE)).toMatchObject({ ok: true, changed: 0 });
    expect(await rows()).toEqual(before);
  });

  test('goes to the current shop, and may name it', async () => {
    await show(null, null);
    expect(await take(FILE)).toMatchObject({ shopId: 'US:7495' });
    expect((await listShops(context.db)).map((listShop) => listShop.id)).toEqual(['US:7495']);
    const nameless = { ...SHOP, id: 'US:default', sellerId: null, name: null };
    const file = makeShopFile(nameless, z.parse(facts, { orders: [{ id: 'o9' }] }), '2026-07-01T16:00:00Z');
    expect(await take(file)).toMatchObject({ shopId: 'US:7495', changed: 1 });
  });

  test('of another shop than the current one goes to its own', async () => {
    await show('1', 'Other');
    expect(await take(FILE)).toMatchObject({ shopId: 'US:7495' });
    expect((await factsOfShop(context.db, 'US:1')).orders).toEqual([]);
  });
});

const AT = '2026-07-01T20:00:00Z';
const partsLeft = () => context.db.inbox.filter(({ index }) => index >= 0).count();

describe('facts that the dashboard read out of an export', () => {
  const batch = (...ids: string[]) => JSON.stringify(z.parse(facts, { orders: ids.map((id) => ({ id })) }));
  const days = { from: '2026-06-01', to: '2026-06-30' };
  const coverage = z.parse(facts, {
    coverage: [
      { source: 'orders-export', ...days, readAt: '2026-07-01T20:00:00Z', rows: 3, expected: 3, complete: true },
    ],
  });
  const summary = {
    kind: 'order-export' as const,
    rows: 4,
    refusedRows: 1,
    refused: [{ row: 3, code: 'missing' as const, message: 'no date' }],
    ...days,
  };
  const lay = async (ticket: string, ...batches: string[]) => {
    for (const [index, text] of batches.entries()) await storeImportPart(context.db, ticket, index, text, AT);
    return { to: { shopId: 'US:7495' }, before: { ticket, parts: batches.length }, read: summary };
  };

  test('are ingested batch by batch, and the batches are gone after', async () => {
    await show('7495', null);
    const request = await lay('t', batch('o1', 'o2'), batch('o3'), JSON.stringify(coverage));
    expect(await importRead(context, request)).toEqual({ ok: true, ...summary, shopId: 'US:7495', changed: 3 });
    const stored = await factsOfShop(context.db, 'US:7495');
    expect(stored.orders.map((order) => order.id)).toEqual(['o1', 'o2', 'o3']);
    expect(stored.orders[0]).toMatchObject({ readAt: '2026-07-01T20:00:00.000Z' });
    expect(stored.coverage).toHaveLength(1);
    expect(await partsLeft()).toBe(0);
  });

  test('get the stored result again if the answer was lost', async () => {
    await show('7495', null);
    const request = await lay('t', batch('o1', 'o2'));
    const told = await importRead(context, request);
    expect(told).toMatchObject({ ok: true, changed: 2 });
    expect(await importRead(context, request)).toEqual(told);
  });

  test('go to a provisional shop if only the market is known, else to the named shop, not the current one', async () => {
    const importTo = async (to: { shopId: string } | { region: string }) =>
      importRead(context, { ...(await lay(JSON.stringify(to), batch('o1'))), to });
    expect(await importTo({ region: 'GB' })).toMatchObject({ ok: true, shopId: 'GB:default', changed: 1 });
    expect((await shopShown(context.db))?.id).toBe('GB:default');
    await show('7495', null);
    expect(await importTo({ region: 'US' })).toMatchObject({ ok: true, shopId: 'US:7495' });
    await show('8000', 'Another shop');
    expect(await importTo({ shopId: 'US:7495' })).toMatchObject({ ok: true, shopId: 'US:7495' });
    expect((await factsOfShop(context.db, 'US:8000')).orders).toEqual([]);
  });

  test('are stored without fields of no record, such as buyers', async () => {
    await show('7495', null);
    const secret = { buyer: 'Secret Person', phone: '+1 555 0100 200' };
    const spoilt = { orders: [{ id: 'o1', ...secret, lines: [{ skuId: '1', ...secret }] }], people: [secret] };
    expect(await importRead(context, await lay('t', JSON.stringify(spoilt)))).toMatchObject({ ok: true, changed: 1 });
    const stored = await Promise.all(context.db.tables.map((table) => table.toArray()));
    expect(JSON.stringify(stored)).toMatch(/o1/);
    expect(JSON.stringify(stored)).not.toMatch(/Secret|0100 200/);
  });

  test.each([
    ['part-lost', 'a batch is missing', { before: { ticket: 't', parts: 2 } }],
    ['unknown-shop', 'the shop was deleted', { to: { shopId: 'US:1' } }],
    ['unknown-shop', 'the shop is the demo shop', { to: { shopId: 'US:demo' } }],
    ['unknown-market', 'the market is unknown', { to: { region: 'XX' } }],
  ] as const)('change nothing, and say %s, where %s', async (code, _, change) => {
    await show('7495', null);
    await settleShop(context.db, { region: 'US', sellerId: DEMO_SELLER, name: 'Demo shop' });
    const request = { ...(await lay('t', batch('o1'))), ...change };
    const before = await context.db.shops.toArray();
    expect(await importRead(context, request)).toEqual({ ok: false, code });
    expect(await context.db.shops.toArray()).toEqual(before);
    expect(await context.db.list('orders').count()).toBe(0);
    expect(await partsLeft()).toBe(0);
  });

  test('change nothing if a late batch is malformed', async () => {
    await show('7495', null);
    const before = await context.db.shops.toArray();
    for (const spoilt of ['{"orders":[{"id":7}]}', '{"orders":['])
      await expect(importRead(context, await lay('t', batch('o1'), spoilt))).rejects.toThrow();
    expect(await context.db.shops.toArray()).toEqual(before);
    expect(await context.db.list('orders').count()).toBe(0);
  });
});
