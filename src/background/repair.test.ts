import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { assessCounted } from '#core/assess';
import { type Facts, facts, LIST_NAMES, type ListName } from '#core/model/facts';
import { pageVisit } from '#core/model/page';
import { ingestFacts } from '#storage/ingest';
import { factsOfShop, listShops, readAssessmentRow, recentVisits, shopSummary } from '#storage/queries';
import { deleteShop, settleShop } from '#storage/shops';
import { type FakeContext, makeFakeContext } from '#test/fixtures/fake-context';
import { assessDue } from './assessing';
import { makeHandlers } from './handlers';
import { onStartup } from './lifecycle';

vi.mock('wxt/browser', () => ({
  browser: {
    alarms: { create: vi.fn() },
    action: { setBadgeText: vi.fn(), setBadgeBackgroundColor: vi.fn(), setBadgeTextColor: vi.fn(), setTitle: vi.fn() },
    runtime: { id: 'self' },
  },
}));

const ID = 'US:7495';
const at = '2026-07-01T19:00:00Z';
const FACTS: Facts = z.parse(facts, {
  orders: [
    { id: 'o1', status: 'delivered', placedAt: '2026-06-10T12:00:00Z', deliveredAt: '2026-06-14T12:00:00Z' },
    { id: 'o2', status: 'delivered', placedAt: '2026-06-11T12:00:00Z', deliveredAt: '2026-06-15T12:00:00Z' },
    { id: 'o3' },
  ],
  reviews: [{ orderId: 'o1', skuId: 's', stars: 1, reviewedAt: '2026-06-20T12:00:00Z' }],
  cases: [{ id: 'c1', orderId: 'o2', type: 'refund', requestedAt: '2026-06-20T12:00:00Z' }],
  chats: [{ id: 'm1', startedAt: '2026-06-20T12:00:00Z', rating: 5 }],
  problems: [{ metric: 'NRR', orderId: 'o1', firstSeen: at, lastSeen: at }],
  readings: [{ at, day: '2026-07-01', state: 'scored', overall: 3.8 }],
  tickets: [{ id: 't1', metric: 'NRR', reason: 'r', orderIds: ['o1'], submittedAt: at, status: 'approved' }],
  coverage: [{ source: 'orders', from: '2026-06-01', to: '2026-06-30', readAt: at, rows: 2, expected: 2 }],
});

let context: FakeContext;
beforeEach(async () => {
  context = {
    ...makeFakeContext('repair'),
    assess: (counted, options) => assessCounted(counted, { ...options, futures: 8 }),
    time: '2026-07-01T20:00:00Z',
  };
  context.now = () => new Date(context.time);
  const shop = await settleShop(context.db, { region: 'US', sellerId: '7495', name: null });
  await ingestFacts(context.db, shop, FACTS);
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => context.db.delete());

const visit = z.parse(pageVisit, {
  page: 'order-list',
  address: '/order',
  at: '2026-07-01T19:30:00Z',
  shop: { region: 'US', sellerId: '7495', name: null },
  outcome: 'read',
  rows: 2,
  issues: [],
  facts: { orders: FACTS.orders.map(({ id }) => ({ id, status: 'completed' })), problems: FACTS.problems },
});

const LISTS_STORED = LIST_NAMES.filter((list) => FACTS[list].length > 0);
const JUNK: Record<string, unknown> = {
  'no record': undefined,
  null: null,
  text: 'junk',
  'an empty record': {},
  numbers: { id: 7, orderId: 7, at: 7, metric: 7 },
};

describe.each(LISTS_STORED.flatMap((list) => Object.keys(JUNK).map((kind) => [list, kind] as const)))(
  'where a row of %s holds %s',
  (list: ListName, kind) => {
    beforeEach(async () => {
      await context.db
        .table(list)
        .toCollection()
        .modify((row: { record: unknown }) => {
          row.record = JUNK[kind];
        });
    });

    test('pages are read and the shop is assessed from the remaining facts', async () => {
      const handlers = makeHandlers(context);
      await handlers.ingest(visit, { id: 'self' });
      await assessDue(context);
      expect(await readAssessmentRow(context.db, ID)).toMatchObject({ assessment: { asOf: '2026-07-01' } });
      const stored = await factsOfShop(context.db, ID);
      expect(stored.orders).toMatchObject(FACTS.orders.map(({ id }) => ({ id, status: 'completed' })));
    });

    test('a failed surface has the damaged row set aside and kept', async () => {
      const before = (await context.db.table(list).toArray()).map(({ record }) => record);
      expect(await makeHandlers(context).repair({}, { id: 'self' })).toEqual({ setAside: before.length });
      expect((await context.db.setAside.toArray()).map(({ row }) => (row as { record: unknown }).record)).toEqual(
        before,
      );
      expect((await shopSummary(context.db, ID)).setAside).toBe(before.length);
      const others = { ...FACTS, [list]: [] };
      expect(await factsOfShop(context.db, ID)).toEqual(others);
      await deleteShop(context.db, ID);
      expect(await context.db.setAside.count()).toBe(0);
    });
  },
);

test.each([
  ['is gone', () => context.db.shops.clear()],
  ['has no shop in it', () => context.db.shops.update(ID, { shop: undefined as never })],
  ['has no days', () => context.db.shops.update(ID, { days: null as never })],
  ['has a region that is none', () => context.db.shops.update(ID, { 'shop.region': 7 as never })],
])('a shop whose row %s is found again by its facts when the browser starts', async (_, damage) => {
  await damage();
  await onStartup(context);
  expect(await listShops(context.db)).toMatchObject([{ id: ID, region: 'US', sellerId: '7495' }]);
  expect(await factsOfShop(context.db, ID)).toEqual(FACTS);
  expect(await readAssessmentRow(context.db, ID)).toMatchObject({ assessment: { asOf: '2026-07-01' } });
  await expect(context.db.partitions.count()).resolves.toBeGreaterThan(0);
});

test('a stored day that is damaged though its shape is whole is counted anew', async () => {
  const assessAgain = async () => {
    context.partitions.clear();
    await context.db.assessments.clear();
    await assessDue(context);
    return (await readAssessmentRow(context.db, ID))?.assessment;
  };
  const before = await assessAgain();
  await context.db.partitions.toCollection().modify((row) => {
    const waiting = { id: '1', state: 'to-ship', placedAt: 'junk', seenAt: 'junk', amount: null };
    Object.assign(row.work as object, { orders: [{ ...waiting, isRisky: false, isNormal: true }] });
  });
  expect(await assessAgain()).toEqual(before);
});

test('facts that are set aside make an assessment due', async () => {
  await assessDue(context);
  const before = (await context.db.assessments.get(ID))!.revision;
  await context.db.list('orders').update([ID, 'o3'], { record: null as never });
  await makeHandlers(context).repair({}, { id: 'self' });
  await assessDue(context);
  expect((await context.db.assessments.get(ID))!.revision).toBeGreaterThan(before);
});

test('nothing is set aside without damage, whatever fails, and it is tried twice', async () => {
  let tries = 0;
  context.assess = () => {
    tries += 1;
    throw new Error('a fault of ours');
  };
  await expect(assessDue(context)).rejects.toThrow('a fault of ours');
  expect(tries).toBe(2);
  expect(await context.db.setAside.count()).toBe(0);
  expect(await factsOfShop(context.db, ID)).toEqual(FACTS);
});

test.each([
  ['the database', new Dexie.AbortError('the browser stops'), 1],
  ['work on what it holds', new TypeError('of no record'), 0],
])('where %s fails, damage is searched for or not', async (_, fault, left) => {
  await context.db.visits.add({ junk: 1 } as never);
  const { assess } = context;
  context.assess = () => {
    context.assess = assess;
    throw fault;
  };
  await assessDue(context).catch(() => undefined);
  expect(await context.db.visits.count()).toBe(left);
});

test('a damaged log entry is deleted', async () => {
  await context.db.visits.bulkAdd([{ junk: 1 } as never, { ...visit, shopId: ID } as never]);
  expect(await makeHandlers(context).repair({}, { id: 'self' })).toEqual({ setAside: 1 });
  expect(await recentVisits(context.db, ID)).toHaveLength(1);
});
