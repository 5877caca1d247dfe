import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type Day, dayNumber, makeDay } from '#core/model/day';
import { facts } from '#core/model/facts';
import type { Shop } from '#core/model/shop';
import { type Database, openDatabase } from './database';
import { ingestFacts } from './ingest';
import { factsOfShop } from './queries';
import { retireOld } from './retire';
import { saveRetention } from './shops';

const SHOP: Shop = { id: 'US:1', region: 'US', name: null, timeZone: null, openedOn: null, category: null };
const TODAY = '2026-07-01';
const ago = (days: number): Day => makeDay(dayNumber(TODAY) - days);

/** Facts about a shop, of this many days ago. */
const knownOn = (days: number) => {
  const at = `${ago(days)}T12:00:00Z`;
  const id = `o${days}`;
  return z.parse(facts, {
    orders: [{ id, placedAt: at, readAt: at }],
    reviews: [{ orderId: id, skuId: 's', stars: 1, reviewedAt: at }],
    cases: [{ id: `c${days}`, orderId: id, requestedAt: at }],
    chats: [{ id: `m${days}`, startedAt: at }],
    problems: [{ metric: 'NRR', orderId: id, firstSeen: at, lastSeen: at }],
    readings: [{ at, day: ago(days), overall: 3.5 }],
    coverage: [{ source: 'orders', from: ago(days), to: ago(days), readAt: at }],
    sales: [{ from: ago(days), to: ago(days) }],
    appealMarks: [{ metric: 'NRR', orderId: id, excluded: true, readAt: at }],
  });
};

let db: Database;
beforeEach(async () => {
  db = openDatabase('retire');
  for (const days of [0, 399, 401, 900]) await ingestFacts(db, SHOP, knownOn(days));
  await ingestFacts(db, SHOP, z.parse(facts, { orders: [{ id: 'undated' }] }));
});
afterEach(() => db.delete());

test('facts older than 400 days are deleted with their partitions; marks and undated facts stay', async () => {
  expect(await retireOld(db, SHOP.id, TODAY)).toBe(2 * 8);
  const { appealMarks, ...rest } = await factsOfShop(db, SHOP.id);
  expect(rest.orders.map(({ id }) => id)).toEqual(['o0', 'o399', 'undated']);
  for (const list of ['reviews', 'cases', 'chats', 'problems', 'readings', 'coverage', 'sales'] as const)
    expect([list, rest[list].length]).toEqual([list, 2]);
  expect(appealMarks).toHaveLength(4);
  const row = await db.shops.get(SHOP.id);
  expect(
    row?.days
      .map(({ day }) => day)
      .filter(Number.isFinite)
      .toSorted(),
  ).toEqual([ago(399), ago(0)].map(dayNumber));
  expect(await retireOld(db, SHOP.id, TODAY)).toBe(0);
  expect((await db.shops.get(SHOP.id))?.revision).toBe(row?.revision);
});

test('a clock that runs years ahead retires nothing that the newest orders still need', async () => {
  await retireOld(db, SHOP.id, '2036-01-01');
  expect((await factsOfShop(db, SHOP.id)).orders.map(({ id }) => id)).toEqual(['o0', 'o399', 'undated']);
});

test('the retention period is the seller’s choice, and 400 days if that is damaged', async () => {
  await saveRetention(db, 800);
  await retireOld(db, SHOP.id, TODAY);
  const kept = async () => (await factsOfShop(db, SHOP.id)).orders.map(({ id }) => id);
  expect(await kept()).toEqual(['o0', 'o399', 'o401', 'undated']);
  await db.settings.put({ key: 'retention', value: '3' });
  await retireOld(db, SHOP.id, TODAY);
  expect(await kept()).toEqual(['o0', 'o399', 'undated']);
  await saveRetention(db, 200);
  await retireOld(db, SHOP.id, TODAY);
  expect(await kept()).toEqual(['o0', 'undated']);
});
