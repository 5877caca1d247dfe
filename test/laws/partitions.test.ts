import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { assessDue } from '#background/assessing';
import type { BackgroundContext } from '#background/context';
import { countedFactsOf } from '#background/counted-facts';
import { ingestVisit } from '#background/ingest-visit';
import { assess, assessCounted, replayTrackRecord } from '#core/assess';
import { type Facts, LIST_NAMES } from '#core/model/facts';
import { pageVisit } from '#core/model/page';
import { openDatabase } from '#storage/database';
import { readAssessmentRow, shopFacts } from '#storage/queries';
import { deleteShop } from '#storage/shops';
import { simulateShop } from '../simulator/shop';

// Whatever pages bring, and whatever becomes of the stored partitions: an assessment of partitions is the one of all facts.

Object.defineProperty(navigator, 'locks', { value: { request: (_: string, work: () => Promise<void>) => work() } });

const days = ['2026-06-28', '2026-06-29'];
const shop = simulateShop({ asOf: '2026-07-01', ordersPerDay: 6, days: 75, visits: 12, seed: 3 });
let asOf = days[0]!;
/** Few: what is compared is equal or not, whatever its spread. */
const FUTURES = 8;
const context: BackgroundContext = {
  db: openDatabase('partitions'),
  partitions: new Map(),
  now: () => new Date(`${asOf}T20:00:00Z`),
  version: '1.0.0',
  assess: (counted, options) => assessCounted(counted, { ...options, futures: FUTURES }),
  replayTrackRecord,
  scheduleRetry: async () => undefined,
  cancelRetry: async () => undefined,
  announce: async () => undefined,
};

let visits = 0;
const show = async (facts: Partial<Facts>): Promise<void> => {
  const visit = {
    page: 'order-list',
    address: `/order?visit=${visits++}`,
    at: `${asOf}T19:00:00Z`,
    shop: { region: 'US', sellerId: '7495', name: 'A shop' },
    outcome: 'read',
    rows: 0,
    issues: [],
    facts,
  };
  await ingestVisit(context, z.parse(pageVisit, visit));
};

/** What a day shows, in pages of some facts of every list, each list from another end. */
function* pagesOf(facts: Facts, size: number): Generator<Partial<Facts>> {
  const lists = LIST_NAMES.map((list, i) => [list, i % 2 === 0 ? facts[list] : facts[list].toReversed()] as const);
  const longest = Math.max(...lists.map(([, records]) => records.length));
  for (let start = 0; start < longest; start += size)
    yield Object.fromEntries(lists.map(([list, records]) => [list, records.slice(start, start + size)]));
}

const SHOP_ID = 'US:7495';
const known = async () => (await shopFacts(context.db, SHOP_ID))!;
const fromFacts = async () => assess(await known(), { asOf, replay: false, futures: FUTURES });
const fromPartitions = async (worker = context) => {
  const { counted } = (await countedFactsOf(worker, SHOP_ID, asOf))!;
  return assessCounted(counted, { asOf, futures: FUTURES });
};
const stopWorker = () => context.partitions.clear();

/** How many rows of orders some work reads. */
const ordersRead = async (work: () => Promise<unknown>): Promise<number> => {
  let read = 0;
  const count = (row: unknown) => {
    read += 1;
    return row;
  };
  context.db.list('orders').hook('reading', count);
  await work();
  context.db.list('orders').hook('reading').unsubscribe(count);
  return read;
};

beforeAll(async () => {
  for (const page of pagesOf(shop.facts(days[0]!), 400)) await show(page);
  await assessDue(context);
});
afterAll(() => context.db.delete());

test('a first assessment stores the partitions, and equals that of all facts', async () => {
  expect(await context.db.partitions.count()).toBeGreaterThan(70);
  expect(await fromPartitions()).toEqual(await fromFacts());
});

test('an assessment of partitions is that of all facts after every page, in a living worker and in a woken one', async () => {
  for (const day of days.slice(1)) {
    asOf = day;
    await assessDue(context);
    for (const page of pagesOf(shop.facts(day), 120)) {
      await show(page);
      const whole = await fromFacts();
      expect(await fromPartitions()).toEqual(whole);
      expect(await fromPartitions({ ...context, partitions: new Map() })).toEqual(whole);
      if (visits % 3 === 0) stopWorker();
    }
    await assessDue(context);
    const { trackRecord: _, ...stored } = (await readAssessmentRow(context.db, SHOP_ID))!.assessment;
    expect(stored).toEqual({ ...(await fromFacts()), trackRecord: undefined });
  }
});

test('a page that changes the orders of one day reads the orders of that day alone', async () => {
  const all = (await known()).orders;
  const placedOn = all[40]!.placedAt!.slice(0, 10);
  const ofDay = all.filter(({ placedAt }) => placedAt?.startsWith(placedOn));
  const page = ofDay.map((order) => ({ ...order, status: 'completed' as const, readAt: `${asOf}T19:30:00Z` }));
  const read = await ordersRead(async () => {
    await show({ orders: page });
    await assessDue(context);
  });
  expect(all.length).toBeGreaterThan(300);
  expect(read).toBeLessThanOrEqual(2 * ofDay.length);
  expect(await fromPartitions()).toEqual(await fromFacts());
});

test('an assessment reads no order where nothing changed', async () => {
  stopWorker();
  expect(await ordersRead(fromPartitions)).toBe(0);
});

test('orders of a year ago are not read, and change nothing', async () => {
  const before = await fromFacts();
  const old = (await known()).orders.slice(0, 50).map((order, i) => ({
    ...order,
    id: `old${i}`,
    placedAt: '2025-06-10T12:00:00Z',
    deliveredAt: '2025-06-14T12:00:00Z',
  }));
  await show({ orders: old });
  stopWorker();
  expect(await ordersRead(fromPartitions)).toBe(0);
  const { costs, calendar, today } = await fromPartitions();
  expect({ costs, calendar, today }).toEqual({ costs: before.costs, calendar: before.calendar, today: before.today });
  expect(await fromPartitions()).toEqual(await fromFacts());
});

test('a page that fails halfway leaves nothing in memory that is not in the database', async () => {
  await fromPartitions();
  const fail = () => {
    throw new Error('the disk is full');
  };
  context.db.visits.hook('creating', fail);
  const order = { ...(await known()).orders[0]!, status: 'cancelled' as const, readAt: `${asOf}T19:35:00Z` };
  await expect(show({ orders: [order] })).rejects.toThrow('the disk is full');
  context.db.visits.hook('creating').unsubscribe(fail);
  expect(await fromPartitions()).toEqual(await fromFacts());
});

test('partitions of another version are made anew', async () => {
  stopWorker();
  const all = (await known()).orders.filter(({ placedAt }) => !placedAt?.startsWith('2025')).length;
  expect(await ordersRead(() => fromPartitions({ ...context, version: '1.0.1' }))).toBe(all);
  expect(await ordersRead(() => fromPartitions({ ...context, version: '1.0.0', partitions: new Map() }))).toBe(all);
});

test('a shop that was deleted and read again has none of its former counts, though the worker lives on', async () => {
  const facts = await known();
  await fromPartitions();
  await deleteShop(context.db, SHOP_ID);
  await show({ orders: facts.orders.slice(0, 60) });
  expect(await fromPartitions()).toEqual(await fromFacts());
  for (const page of pagesOf(facts, 400)) await show(page);
  expect(await fromPartitions()).toEqual(await fromFacts());
});

const DAMAGE: [string, (partition: Record<string, unknown>) => unknown][] = [
  ['nothing', () => null],
  ['a text', (partition) => JSON.stringify(partition)],
  ['an empty object', () => ({})],
  ['a partition of other code', (partition) => ({ ...partition, members: { NRR: [] } })],
  ['a partition that lacks a list', ({ shipments: _, ...rest }) => rest],
  ['members that are texts', (partition) => ({ ...partition, members: ['576812345678901234'] })],
  ['members without a day', (partition) => ({ ...partition, members: [{ metric: 'NRR', day: Number.NaN }] })],
  ['shipments without a count', (partition) => ({ ...partition, shipments: [{ placed: 20_000 }] })],
  ['counts that are no numbers', (partition) => ({ ...partition, eligible: new Map([[20_000, 'many']]) })],
  ['hours of half a day', (partition) => ({ ...partition, hours: { NRR: { members: new Float64Array(12) } } })],
  ['records that are no records', (partition) => ({ ...partition, named: [7] })],
  [
    'a record whose dates are no dates',
    (partition) => ({
      ...partition,
      named: [{ id: '1', order: { id: '1', placedAt: 5, deliveredAt: {} }, reviews: [], cases: [], chat: null }],
    }),
  ],
];

test.each(DAMAGE)('where stored partitions hold %s, they are made anew', async (_, damage) => {
  await fromPartitions();
  await context.db.partitions.toCollection().modify((row) => {
    row.partition = damage(row.partition as Record<string, unknown>);
  });
  stopWorker();
  const whole = await fromFacts();
  expect(await fromPartitions()).toEqual(whole);
  stopWorker();
  expect(await ordersRead(async () => expect(await fromPartitions()).toEqual(whole))).toBe(0);
});

test.each([
  ['nothing', null],
  ['an empty object', {}],
  ['lists that are none', { orders: 1, cases: [], sales: [], products: [] }],
  ['an order without an id', { orders: [{ state: 'to-ship' }], cases: [], sales: [], products: [] }],
  [
    'sales that are no numbers',
    { orders: [], cases: [], sales: [{ day: 1, currency: 'USD', value: Number.NaN }], products: [] },
  ],
])('where the stored work of days holds %s, it is made anew', async (_, work) => {
  await fromPartitions();
  await context.db.partitions.toCollection().modify((row) => {
    row.work = work;
  });
  stopWorker();
  const whole = await fromFacts();
  expect(await fromPartitions()).toEqual(whole);
});

test('where rows are missing, all or some, they are made anew', async () => {
  const whole = await fromFacts();
  const keys = await context.db.partitions.toCollection().primaryKeys();
  await context.db.partitions.bulkDelete(keys.filter((__, i) => i % 3 === 0));
  expect(await fromPartitions()).toEqual(whole);
  await context.db.partitions.clear();
  stopWorker();
  expect(await fromPartitions()).toEqual(whole);
});

test('where rows hold junk in place of basis and revision, they are made anew', async () => {
  const whole = await fromFacts();
  await context.db.partitions.toCollection().modify((row) => {
    Object.assign(row, { basis: null, revision: 'x', partition: { ...(row.partition as object), members: [] } });
  });
  stopWorker();
  expect(await fromPartitions()).toEqual(whole);
});
