import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { facts } from '#core/model/facts';
import type { Shop } from '#core/model/shop';
import { openDatabase } from './database';
import { ingestFacts } from './ingest';
import { dumpDatabase, eraseDatabase } from './rescue';
import { VERSIONS } from './versions';

const NAME = 'rescue';
const SHOP: Shop = { id: 'US:1', region: 'US', name: null, timeZone: null, openedOn: null, category: null };
afterEach(() => eraseDatabase(NAME));

const dump = async () => JSON.parse((await (await dumpDatabase(NAME))?.text()) ?? 'null');

test('the raw copy holds every row of every store, damaged ones too', async () => {
  const db = openDatabase(NAME);
  const ids = Array.from({ length: 4500 }, (_, index) => `o${String(index).padStart(5, '0')}`);
  await ingestFacts(db, SHOP, z.parse(facts, { orders: ids.map((id) => ({ id })) }));
  await db.table('reviews').add({ shopId: 'US:1', key: 'junk', record: 'damaged' });
  db.close();
  const { format, stores } = await dump();
  expect(format).toBe('sps-ahead/raw');
  expect(stores.orders.map(({ key }: { key: string }) => key)).toEqual(ids);
  expect(stores.reviews).toEqual([{ shopId: 'US:1', key: 'junk', record: 'damaged' }]);
  expect(stores.shops).toMatchObject([{ id: 'US:1' }]);
});

test('where an upgrade fails, the version before can be saved and deleted', async () => {
  const db = openDatabase(NAME);
  await ingestFacts(db, SHOP, z.parse(facts, { orders: [{ id: 'o1' }] }));
  db.close();
  const upgrade = async () => {
    throw new Error('stopped');
  };
  const broken = openDatabase(NAME, [...VERSIONS, { number: VERSIONS.length + 1, stores: {}, upgrade }]);
  await expect(broken.open()).rejects.toThrow('stopped');
  broken.close();
  expect((await dump()).stores.orders).toHaveLength(1);
  await eraseDatabase(NAME);
  expect(await dumpDatabase(NAME)).toBeNull();
});

test('opening a missing database stores nothing', async () => {
  expect(await dumpDatabase(NAME)).toBeNull();
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(NAME);
});
