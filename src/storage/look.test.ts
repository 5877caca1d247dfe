import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Assessment } from '#core/model/assessment';
import { facts } from '#core/model/facts';
import type { Shop } from '#core/model/shop';
import { isStale, keepAssessment } from './assessments';
import { type Database, openDatabase } from './database';
import { dropParts, emptyInbox, putPart, readParts } from './inbox';
import { keptAssessment, shopSummary } from './look';
import { takeIn } from './take-in';

const SHOP: Shop = { id: 'US:1', region: 'US', name: null, timeZone: null, openedOn: null, category: null };
const take = (lists: object) => takeIn(db, SHOP, z.parse(facts, lists));

let db: Database;
beforeEach(() => {
  db = openDatabase('look');
});
afterEach(() => db.delete());

test('a summary counts each list and tells the newest look at each source', async () => {
  const source = { source: 'orders', from: '2026-05-01', readAt: '2026-06-02T00:00:00Z' };
  await take({
    orders: [{ id: '1' }, { id: '2' }],
    coverage: [
      { ...source, to: '2026-06-01', rows: 20 },
      { ...source, to: '2026-06-02', rows: 40, complete: true },
      { ...source, to: '2026-05-30', readAt: '2026-05-30T00:00:00Z', complete: true },
      { ...source, source: 'diagnosis:NRR', to: '2026-06-01', rows: 3 },
    ],
  });
  await take({
    accountHealth: [
      { day: '2026-06-02', rating: 150 },
      { day: '2026-06-01', rating: 200 },
    ],
  });
  const { counts, sources, health } = await shopSummary(db, SHOP.id);
  expect(health).toMatchObject({ day: '2026-06-02', rating: 150 });
  expect(counts).toMatchObject({ orders: 2, reviews: 0, coverage: 4 });
  expect(sources).toMatchObject([
    { source: 'diagnosis:NRR', rows: 3 },
    { source: 'orders', rows: 40, complete: true },
  ]);
});

test('a kept assessment is stale when facts, day or version have moved on', async () => {
  const basis = { asOf: '2026-06-02', computedBy: '1.0.0' };
  const assessment = {
    asOf: '2026-06-02',
    costs: [] as Assessment['costs'],
    appeals: { candidates: [], judged: [], tickets: [] } as Assessment['appeals'],
  } as Assessment;
  const { revision } = await take({ orders: [{ id: '1' }] });
  expect(await isStale(db, SHOP.id, basis)).toBe(true);
  await keepAssessment(db, { shopId: SHOP.id, revision, ...basis, computedAt: '2026-06-02T12:00:00Z', assessment });
  expect(await isStale(db, SHOP.id, basis)).toBe(false);
  expect(await keptAssessment(db, SHOP.id)).toEqual({ assessment, computedAt: '2026-06-02T12:00:00Z' });
  expect(await isStale(db, SHOP.id, { ...basis, asOf: '2026-06-03' })).toBe(true);
  expect(await isStale(db, SHOP.id, { ...basis, computedBy: '1.0.1' })).toBe(true);
  await take({ orders: [{ id: '2' }] });
  expect(await isStale(db, SHOP.id, basis)).toBe(true);
});

test('nothing is kept of a shop that is gone', async () => {
  const row = {
    shopId: 'US:9',
    revision: 1,
    asOf: '2026-06-02',
    computedBy: '1.0.0',
    computedAt: '2026-06-02T12:00:00Z',
  };
  await keepAssessment(db, {
    ...row,
    assessment: {
      asOf: '2026-06-02',
      costs: [] as Assessment['costs'],
      appeals: { candidates: [], judged: [], tickets: [] } as Assessment['appeals'],
    } as Assessment,
  });
  expect(await keptAssessment(db, 'US:9')).toBeUndefined();
  expect(await isStale(db, 'US:9', row)).toBe(false);
});

test('the parts of a file are put together in order, and only when all are there', async () => {
  await putPart(db, 'a', 1, 'world');
  await putPart(db, 'b', 0, 'another');
  expect(await readParts(db, 'a', 2)).toBeNull();
  await putPart(db, 'a', 0, 'hello ');
  expect(await readParts(db, 'a', 2)).toBe('hello world');
  await dropParts(db, 'a');
  expect(await readParts(db, 'a', 2)).toBeNull();
  expect(await readParts(db, 'b', 1)).toBe('another');
  await emptyInbox(db);
  expect(await db.inbox.count()).toBe(0);
});
