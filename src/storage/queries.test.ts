import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { facts } from '#core/model/facts';
import type { Shop } from '#core/model/shop';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { isStale, storeAssessment, storePartitions } from './computed';
import { type Database, openDatabase } from './database';
import { countImportParts, dropImport, dropStaleImports, readImportParts, storeImportPart } from './inbox';
import { ingestFacts } from './ingest';
import { countLists, readAssessmentRow, shopShown, shopSummary } from './queries';
import { deleteShop } from './shops';

const SHOP: Shop = { id: 'US:1', region: 'US', name: null, timeZone: null, openedOn: null, category: null };
const take = (lists: object) => ingestFacts(db, SHOP, z.parse(facts, lists));

let db: Database;
beforeEach(() => {
  db = openDatabase('look');
});
afterEach(() => db.delete());

test('a summary counts each list and gives the newest coverage of each source', async () => {
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
  const { has, sources, health } = await shopSummary(db, SHOP.id);
  expect(health).toMatchObject({ day: '2026-06-02', rating: 150 });
  expect(has).toEqual({ orders: true, problems: false, tickets: false });
  expect(await countLists(db, SHOP.id)).toMatchObject({ orders: 2, reviews: 0, coverage: 4 });
  expect(sources).toMatchObject([
    { source: 'diagnosis:NRR', rows: 3 },
    { source: 'orders', rows: 40, complete: true },
  ]);
});

const BASIS = { asOf: '2026-06-02', computedBy: '1.0.0' };
const STORED = {
  shopId: SHOP.id,
  revision: 1,
  ...BASIS,
  computedAt: '2026-06-02T12:00:00Z',
  assessment: sampleAssessment,
};
const stale = async (shopId: string, basis = BASIS) => isStale(db, shopId, await readAssessmentRow(db, shopId), basis);

test('a stored assessment is stale when facts, day or version have moved on', async () => {
  await take({ orders: [{ id: '1' }] });
  expect(await stale(SHOP.id)).toBe(true);
  await storeAssessment(db, STORED);
  expect(await stale(SHOP.id)).toBe(false);
  expect(await readAssessmentRow(db, SHOP.id)).toEqual(STORED);
  expect(await stale(SHOP.id, { ...BASIS, asOf: '2026-06-03' })).toBe(true);
  expect(await stale(SHOP.id, { ...BASIS, computedBy: '1.0.1' })).toBe(true);
  await take({ orders: [{ id: '2' }] });
  expect(await stale(SHOP.id)).toBe(true);
});

test('no assessment is stored of a shop that is gone', async () => {
  await storeAssessment(db, { ...STORED, shopId: 'US:9' });
  expect(await readAssessmentRow(db, 'US:9')).toBeUndefined();
  expect(await stale('US:9')).toBe(false);
});

test('nothing is stored of a shop that was deleted, and read again, while it was counted and assessed', async () => {
  for (const id of ['1', '2', '3']) await take({ orders: [{ id }] });
  await deleteShop(db, SHOP.id);
  await take({ orders: [{ id: '1' }] });
  const partition = { shopId: SHOP.id, day: 20_000, basis: '1', revision: 3, partition: null, work: null };
  await storePartitions(db, partition, [partition]);
  await storeAssessment(db, { ...STORED, revision: 3 });
  expect(await db.partitions.count()).toBe(0);
  expect(await readAssessmentRow(db, SHOP.id)).toBeUndefined();
  await storePartitions(db, { ...partition, revision: 1 }, [{ ...partition, revision: 1 }]);
  await storeAssessment(db, STORED);
  expect(await db.partitions.count()).toBe(1);
  expect(await stale(SHOP.id)).toBe(false);
});

test.each([
  ['lacks the assessment', { assessment: undefined }],
  ['holds a text in place of the assessment', { assessment: JSON.stringify(sampleAssessment) }],
  ['holds a part of the assessment', { assessment: { ...sampleAssessment, today: { overall: null } } }],
  [
    'holds a cost that is no number',
    { assessment: { ...sampleAssessment, costs: [{ ...sampleAssessment.costs[0], points: 'x' }] } },
  ],
  ['does not say when it was computed', { computedAt: null }],
])('a stored assessment that %s counts as none, and is due', async (_, junk) => {
  await take({ orders: [{ id: '1' }] });
  await db.assessments.put({ ...STORED, ...junk } as never);
  expect(await readAssessmentRow(db, SHOP.id)).toBeUndefined();
  expect(await stale(SHOP.id)).toBe(true);
});

const AT = '2026-07-01T20:00:00Z';

test('the parts of a file are counted and read apart from those of others', async () => {
  await storeImportPart(db, 'a', 1, 'world', AT);
  await storeImportPart(db, 'b', 0, 'another', AT);
  await storeImportPart(db, 'a', 2, '!', AT);
  expect(await countImportParts(db, 'a')).toBe(2);
  expect([await readImportParts(db, 'a', 0, 1), await readImportParts(db, 'a', 0, 9)]).toEqual([[], ['world', '!']]);
  await dropImport(db, 'a');
  expect([await countImportParts(db, 'a'), await countImportParts(db, 'b')]).toEqual([0, 1]);
});

test('a file of which nothing came for long is dropped whole, one that is still coming stays whole', async () => {
  await storeImportPart(db, 'gone', 0, 'x', '2026-07-01T10:00:00Z');
  await storeImportPart(db, 'coming', 0, 'x', '2026-07-01T10:00:00Z');
  await storeImportPart(db, 'coming', 1, 'y', '2026-07-01T12:30:00Z');
  await dropStaleImports(db, '2026-07-01T12:00:00Z');
  expect((await db.inbox.toArray()).map(({ ticket }) => ticket)).toEqual(['coming', 'coming']);
});

test('where the choice of the shop is damaged, the one last read is shown; where there is none, nothing', async () => {
  await take({ orders: [{ id: '1', readAt: '2026-06-02T00:00:00Z' }] });
  await ingestFacts(
    db,
    { ...SHOP, id: 'US:2' },
    z.parse(facts, { orders: [{ id: '1', readAt: '2026-06-01T00:00:00Z' }] }),
  );
  expect(await shopShown(db)).toBeUndefined();
  await db.settings.put({ key: 'shown', value: 'US:nobody' });
  expect((await shopShown(db))?.id).toBe(SHOP.id);
  await db.settings.put({ key: 'shown', value: 'US:2' });
  expect((await shopShown(db))?.id).toBe('US:2');
});
