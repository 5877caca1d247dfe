import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type Facts, facts } from '#core/model/facts';
import type { Shop } from '#core/model/shop';
import { openDatabase } from './database';
import { ingestFacts } from './ingest';
import { factsOfShop, shopFacts } from './queries';
import { VERSIONS, type Version } from './versions';

const SHOP: Shop = { id: 'US:1', region: 'US', name: 'A shop', timeZone: null, openedOn: null, category: null };
const KNOWN: Facts = z.parse(facts, {
  orders: [{ id: 'o1', status: 'delivered', placedAt: '2026-06-10T12:00:00Z', trackingId: '1Z 1' }, { id: 'o2' }],
  reviews: [{ orderId: 'o1', skuId: 's1', stars: 1 }],
});

/** A sample of what a second version may bring: an index, a field that older rows lack, and a store that goes. */
const version2: Version = {
  number: 2,
  stores: { orders: '[shopId+key], [shopId+day], [shopId+record.carrier]', inbox: null },
  upgrade: async (transaction) => {
    await transaction
      .table<{ record: { trackingId: string | null; carrier?: string | null } }>('orders')
      .toCollection()
      .modify(({ record }) => {
        record.carrier ??= record.trackingId === null ? null : record.trackingId.slice(0, 2);
      });
    await transaction.table('partitions').clear();
  },
};

const NAME = 'versions';
afterEach(() => openDatabase(NAME).delete());

const storeInVersion1 = async (): Promise<void> => {
  const db = openDatabase(NAME, [VERSIONS[0]!]);
  await ingestFacts(db, SHOP, KNOWN);
  await db.partitions.put({ shopId: SHOP.id, day: 1, basis: '', revision: 1, partition: {}, work: null });
  db.close();
};

test('versions count up from one, without a gap', () => {
  expect(VERSIONS.map(({ number }) => number)).toEqual(VERSIONS.map((_, index) => index + 1));
});

test('rows of the first version are read by the newest', async () => {
  await storeInVersion1();
  const db = openDatabase(NAME);
  expect(await shopFacts(db, SHOP.id)).toEqual({ shop: SHOP, ...KNOWN });
  db.close();
});

test('an upgrade fills a field of older rows, indexes it, and loses no fact', async () => {
  await storeInVersion1();
  const db = openDatabase(NAME, [...VERSIONS, { ...version2, number: VERSIONS.length + 1 }]);
  const byCarrier = await db.list('orders').where('[shopId+record.carrier]').equals([SHOP.id, '1Z']).toArray();
  expect(byCarrier.map(({ key }) => key)).toEqual(['o1']);
  const { orders, ...others } = await factsOfShop(db, SHOP.id);
  expect(orders).toEqual([
    { ...KNOWN.orders[0], carrier: '1Z' },
    { ...KNOWN.orders[1], carrier: null },
  ]);
  expect(others).toEqual({ ...KNOWN, orders: undefined });
  expect([await db.partitions.count(), db.tables.some(({ name }) => name === 'inbox')]).toEqual([0, false]);
  db.close();
});

test('an upgrade that fails leaves the database as it was, readable by the version before', async () => {
  await storeInVersion1();
  const failing: Version = {
    number: VERSIONS.length + 1,
    stores: {},
    upgrade: async (transaction) => {
      await transaction.table('orders').clear();
      throw new Error('stopped');
    },
  };
  const broken = openDatabase(NAME, [...VERSIONS, failing]);
  await expect(broken.open()).rejects.toThrow('stopped');
  broken.close();
  const db = openDatabase(NAME);
  expect((await factsOfShop(db, SHOP.id)).orders).toEqual(KNOWN.orders);
  db.close();
});
