import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { assessDue } from '#background/assessing';
import { openBooks } from '#background/books';
import { makeHeldSheets } from '#background/held-sheets';
import { takeInVisit } from '#background/take-in';
import type { World } from '#background/world';
import { assess, assessBooks, replay } from '#core/assess';
import { type Facts, LIST_NAMES } from '#core/model/facts';
import { pageVisit } from '#core/model/page';
import { openDatabase } from '#storage/database';
import { keptAssessment, shopFacts } from '#storage/look';
import { simulateShop } from '../simulator/shop';

// Sheets are amended by every page: after any of them, an assessment drawn from the sheets is the one drawn from all facts.

Object.defineProperty(navigator, 'locks', { value: { request: (_: string, work: () => Promise<void>) => work() } });

const days = ['2026-06-28', '2026-06-29'];
const shop = simulateShop({ asOf: '2026-07-01', ordersPerDay: 6, days: 75, visits: 12, seed: 3 });
let asOf = days[0]!;
const world: World = {
  db: openDatabase('books'),
  held: makeHeldSheets(),
  now: () => new Date(`${asOf}T20:00:00Z`),
  version: '1.0.0',
  assess: assessBooks,
  replay,
  remind: async () => undefined,
  done: async () => undefined,
  tell: async () => undefined,
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
  await takeInVisit(world, z.parse(pageVisit, visit));
};

/** What a day shows, in pages of some facts of every list, each list from another end. */
function* pagesOf(facts: Facts, size: number): Generator<Partial<Facts>> {
  const lists = LIST_NAMES.map((list, i) => [list, i % 2 === 0 ? facts[list] : facts[list].toReversed()] as const);
  const longest = Math.max(...lists.map(([, records]) => records.length));
  for (let start = 0; start < longest; start += size)
    yield Object.fromEntries(lists.map(([list, records]) => [list, records.slice(start, start + size)]));
}

const known = async () => (await shopFacts(world.db, 'US:7495'))!;
const fromFacts = async () => assess(await known(), { asOf, replay: false });
const fromBooks = async (worker = world) => {
  const { books } = (await openBooks(worker, (await known()).shop, asOf))!;
  return assessBooks(books, { asOf });
};
/** A worker that was stopped holds nothing, and finds all in the database. */
const stopWorker = () => {
  world.held = makeHeldSheets();
};
const isAmended = async () => {
  const [books, row] = await Promise.all([world.db.books.get('US:7495'), world.db.shops.get('US:7495')]);
  return books?.revision === row?.revision;
};

beforeAll(async () => {
  for (const page of pagesOf(shop.facts(days[0]!), 400)) await show(page);
  await assessDue(world);
});
afterAll(() => world.db.delete());

test('a first assessment makes the sheets, and is the one of the facts', async () => {
  expect(await isAmended()).toBe(true);
  expect(await fromBooks()).toEqual(await fromFacts());
});

test('whatever pages bring, the sheets follow, and say what the facts say', async () => {
  for (const day of days.slice(1)) {
    asOf = day;
    await assessDue(world);
    for (const page of pagesOf(shop.facts(day), 120)) {
      await show(page);
      expect(await isAmended()).toBe(true);
      const whole = await fromFacts();
      expect(await fromBooks()).toEqual(whole);
      expect(await fromBooks({ ...world, held: makeHeldSheets() })).toEqual(whole);
      if (visits % 3 === 0) stopWorker();
    }
    await assessDue(world);
    const { trackRecord: _, ...kept } = (await keptAssessment(world.db, 'US:7495'))!.assessment;
    expect(kept).toEqual({ ...(await fromFacts()), trackRecord: undefined });
  }
});

test('a page costs the orders it shows: no other is read again', async () => {
  const all = (await known()).orders;
  const page = all.slice(0, 20).map((it) => ({ ...it, status: 'completed' as const, readAt: `${asOf}T19:30:00Z` }));
  let read = 0;
  const count = (row: unknown) => {
    read += 1;
    return row;
  };
  world.db.list('orders').hook('reading', count);
  await show({ orders: page });
  await assessDue(world);
  world.db.list('orders').hook('reading').unsubscribe(count);
  expect(all.length).toBeGreaterThan(300);
  expect(read).toBeLessThanOrEqual(2 * page.length);
  expect(await fromBooks()).toEqual(await fromFacts());
});

test('a worker that lives does not read again the sheets that it holds', async () => {
  await fromBooks();
  await world.db.sheets.clear();
  expect(await fromBooks()).toEqual(await fromFacts());
  stopWorker();
  await world.db.books.clear();
  expect(await fromBooks()).toEqual(await fromFacts());
});

test('a page that fails halfway leaves nothing in hand that is not in the database', async () => {
  await fromBooks();
  const fail = () => {
    throw new Error('the disk is full');
  };
  world.db.visits.hook('creating', fail);
  const order = { ...(await known()).orders[0]!, status: 'cancelled' as const, readAt: `${asOf}T19:35:00Z` };
  await expect(show({ orders: [order] })).rejects.toThrow('the disk is full');
  world.db.visits.hook('creating').unsubscribe(fail);
  expect(await fromBooks()).toEqual(await fromFacts());
});

test('sheets of another version or of other facts are made anew', async () => {
  world.version = '1.0.1';
  await show({ orders: [{ ...(await known()).orders[0]!, status: 'cancelled', readAt: `${asOf}T19:40:00Z` }] });
  expect(await world.db.sheets.count()).toBe(0);
  await assessDue(world);
  expect(await isAmended()).toBe(true);
  expect(await fromBooks()).toEqual(await fromFacts());
  await world.db.shops.update('US:7495', { revision: 900 });
  expect(await fromBooks()).toEqual(await fromFacts());
  expect((await world.db.books.get('US:7495'))?.revision).toBe(900);
});
