import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { facts } from '#core/model/facts';
import type { Partition } from '#core/score/partitions';
import { putPart } from '#storage/inbox';
import { ingest } from '#storage/ingest';
import { keptAssessment } from '#storage/look';
import { settleShop } from '#storage/shops';
import { type FakeWorld, makeFakeWorld } from '#test/fixtures/fake-world';
import { moveIn, settleIn } from './settling-in';

const browser = vi.hoisted(() => ({ alarms: { create: vi.fn() }, action: { setBadgeText: vi.fn() } }));
vi.mock('wxt/browser', () => ({ browser }));

let world: FakeWorld;
beforeEach(async () => {
  world = makeFakeWorld('settling-in');
  const shop = await settleShop(world.db, { region: 'US', sellerId: '1', name: null });
  await ingest(world.db, shop, z.parse(facts, { orders: [{ id: 'o1' }] }));
});
afterEach(() => world.db.delete());

test('a browser that starts finds what was left unfinished, and is woken on every full hour', async () => {
  world.time = '2026-07-01T20:17:30Z';
  await putPart(world.db, 't', 0, 'half of a file');
  await settleIn(world);
  expect(world.assessed).toEqual([['US:1', '2026-07-01', 1]]);
  expect(await world.db.inbox.count()).toBe(0);
  const when = Date.parse('2026-07-01T21:00:00Z');
  expect(browser.alarms.create).toHaveBeenLastCalledWith('every-hour', { when, periodInMinutes: 60 });
  await settleIn(world);
  expect(world.assessed).toHaveLength(1);
});

test('an update makes every assessment anew, and shows the old one meanwhile', async () => {
  await settleIn(world);
  const { assess } = world;
  let shown: unknown;
  world.remind = async () => {
    shown = await keptAssessment(world.db, 'US:1');
  };
  world.assess = (...asked) => ({ ...assess(...asked), policy: 'new' });
  await moveIn(world);
  expect(shown).toMatchObject({ assessment: { asOf: '2026-07-01' } });
  expect(await keptAssessment(world.db, 'US:1')).toMatchObject({ assessment: { policy: 'new' } });
});

test('an update counts all facts again, whatever other code had made of them', async () => {
  await settleIn(world);
  expect(await world.db.partitions.count()).toBeGreaterThan(0);
  world.partitions.clear();
  await world.db.partitions.toCollection().modify((row) => {
    (row.partition as Partition).shipments = [];
  });
  await moveIn(world);
  expect(world.assessed).toEqual([
    ['US:1', '2026-07-01', 1],
    ['US:1', '2026-07-01', 1],
  ]);
});
