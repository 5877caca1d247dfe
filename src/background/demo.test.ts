import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noFacts } from '#core/model/facts';
import { makeShopFile } from '#core/model/shop-file';
import type { Handlers } from '#messages/handle';
import { factsOfShop, listShops, shopShown } from '#storage/queries';
import { settleShop, showShop } from '#storage/shops';
import { type FakeContext, makeFakeContext } from '#test/fixtures/fake-context';
import { importShopFile } from '#test/fixtures/import-shop-file';
import { showBadge } from './badge';
import { makeHandlers } from './handlers';

const action = vi.hoisted(() => ({
  setBadgeText: vi.fn(),
  setBadgeBackgroundColor: vi.fn(),
  setBadgeTextColor: vi.fn(),
  setTitle: vi.fn(),
}));
vi.mock('wxt/browser', () => ({ browser: { action } }));

const page = { id: 'self' };
let context: FakeContext;
let handlers: Handlers;
beforeEach(() => {
  context = makeFakeContext('demo');
  handlers = makeHandlers(context);
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(async () => {
  await vi.waitFor(() => expect(context.hasRetry).toBe(false));
  await context.db.delete();
});

test('the demo shop is made, shown and deleted without a trace', async () => {
  const { shopId } = await handlers['open-demo']({ names: [] }, page);
  expect((await shopShown(context.db))?.id).toBe(shopId);
  expect((await factsOfShop(context.db, shopId)).orders.length).toBeGreaterThan(900);
  await handlers['delete-shop']({ shopId }, page);
  expect(await listShops(context.db)).toEqual([]);
  for (const table of context.db.tables)
    if (!['settings', 'assessments'].includes(table.name)) expect(await table.count(), table.name).toBe(0);
});

test('reopening the demo shop recreates it', async () => {
  const { shopId } = await handlers['open-demo']({ names: [] }, page);
  const first = (await factsOfShop(context.db, shopId)).orders.length;
  await handlers['open-demo']({ names: [] }, page);
  expect((await factsOfShop(context.db, shopId)).orders).toHaveLength(first);
});

test('the demo shop is never the shop of a page or the target of an import', async () => {
  const { shopId } = await handlers['open-demo']({ names: [] }, page);
  const before = await factsOfShop(context.db, shopId);
  const real = await settleShop(context.db, { region: 'US', sellerId: null, name: null });
  expect(real.id).not.toBe(shopId);
  expect(await listShops(context.db)).toHaveLength(2);
  const nameless = { ...real, id: 'US:7495', sellerId: '7495' };
  const file = makeShopFile(nameless, noFacts(), '2026-07-01T00:00:00Z');
  await showShop(context.db, shopId);
  const imported = await importShopFile(context, file);
  expect(imported).toMatchObject({ ok: true, shopId: 'US:7495' });
  expect(await factsOfShop(context.db, shopId)).toEqual(before);
});

test('the demo score is not on the badge, and deleting the demo shop shows the real one', async () => {
  const real = await settleShop(context.db, { region: 'US', sellerId: '7495', name: 'Mine' });
  const { shopId } = await handlers['open-demo']({ names: [] }, page);
  await vi.waitFor(() => expect(context.hasRetry).toBe(false));
  await showBadge(context.db);
  expect(action.setBadgeText).toHaveBeenLastCalledWith({ text: '' });
  await handlers['delete-shop']({ shopId }, page);
  expect((await shopShown(context.db))?.id).toBe(real.id);
});
