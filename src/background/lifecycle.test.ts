import { readAssessmentRow } from '#storage/queries';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { facts } from '#core/model/facts';
import type { Partition } from '#core/score/partitions';
import { storeImportPart } from '#storage/inbox';
import { ingestFacts } from '#storage/ingest';
import { settleShop } from '#storage/shops';
import { type FakeContext, makeFakeContext } from '#test/fixtures/fake-context';
import { onAlarm, onInstalled, onStartup } from './lifecycle';

const browser = vi.hoisted(() => ({
  alarms: { create: vi.fn() },
  action: { setBadgeText: vi.fn(), setBadgeBackgroundColor: vi.fn(), setBadgeTextColor: vi.fn(), setTitle: vi.fn() },
}));
vi.mock('wxt/browser', () => ({ browser }));

let context: FakeContext;
beforeEach(async () => {
  context = makeFakeContext('settling-in');
  const shop = await settleShop(context.db, { region: 'US', sellerId: '1', name: null });
  await ingestFacts(context.db, shop, z.parse(facts, { orders: [{ id: 'o1' }] }));
});
afterEach(() => context.db.delete());

test('a starting browser resumes unfinished work, and is woken every full hour', async () => {
  context.time = '2026-07-01T20:17:30Z';
  await storeImportPart(context.db, 't', 0, 'half of a file', context.time);
  await onStartup(context);
  expect(context.assessed).toEqual([['US:1', '2026-07-01', 1]]);
  expect(await context.db.inbox.count()).toBe(0);
  const when = Date.parse('2026-07-01T21:00:00Z');
  expect(browser.alarms.create).toHaveBeenLastCalledWith('every-hour', { when, periodInMinutes: 60 });
  await onStartup(context);
  expect(context.assessed).toHaveLength(1);
});

test('abandoned parts of a file are dropped within two hours, by the hourly alarm alone', async () => {
  await storeImportPart(context.db, 't', 0, 'half of a file', '2026-07-01T20:00:00Z');
  context.time = '2026-07-01T20:59:00Z';
  await onAlarm(context);
  expect(await context.db.inbox.count()).toBe(1);
  context.time = '2026-07-01T21:59:00Z';
  await onAlarm(context, 'unfinished');
  expect(await context.db.inbox.count()).toBe(1);
  await onAlarm(context);
  expect(await context.db.inbox.count()).toBe(0);
});

test('an update recomputes every assessment, and shows the old one meanwhile', async () => {
  await onStartup(context);
  const { assess } = context;
  let shown: unknown;
  context.scheduleRetry = async () => {
    shown = await readAssessmentRow(context.db, 'US:1');
  };
  context.assess = (...asked) => ({ ...assess(...asked), policy: 'new' });
  await onInstalled(context);
  expect(shown).toMatchObject({ assessment: { asOf: '2026-07-01' } });
  expect(await readAssessmentRow(context.db, 'US:1')).toMatchObject({ assessment: { policy: 'new' } });
});

test('an update recounts all facts, whatever partitions were stored', async () => {
  await onStartup(context);
  expect(await context.db.partitions.count()).toBeGreaterThan(0);
  context.partitions.clear();
  await context.db.partitions.toCollection().modify((row) => {
    (row.partition as Partition).shipments = [];
  });
  await onInstalled(context);
  expect(context.assessed).toEqual([
    ['US:1', '2026-07-01', 1],
    ['US:1', '2026-07-01', 1],
  ]);
});
