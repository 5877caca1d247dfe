import '#messages/jitless';
import Dexie from 'dexie';
import { openBooks } from '#background/books';
import { makeHeldSheets } from '#background/held-sheets';
import { takeInVisit } from '#background/take-in';
import type { World } from '#background/world';
import { assess, assessBooks } from '#core/assess';
import { type Facts, LIST_NAMES, LISTS, noFacts } from '#core/model/facts';
import { keepAssessment } from '#storage/assessments';
import { type Database, openDatabase } from '#storage/database';
import { shopSnapshot } from '#storage/look';
import { makeUpShop } from './made-up-shop';

// Runs in a worker of a real browser, with its IndexedDB: what the background does when a page of orders has been read.

const ASOF = '2026-07-01';
const NOW = `${ASOF}T18:00:00Z`;
const VERSION = '1.0.0';
const PAGE = 50;

const fill = async (db: Database, size: number, problems: number): Promise<Facts> => {
  const { shop, ...facts } = makeUpShop(ASOF, size, problems);
  await db.shops.put({ id: shop.id, shop, revision: 1 });
  for (const list of LIST_NAMES) {
    const keyOf = LISTS[list].key as (it: Facts[typeof list][number]) => string;
    const rows = facts[list].map((record) => ({ shopId: shop.id, key: keyOf(record), record }));
    for (let start = 0; start < rows.length; start += 10_000)
      await db.table(list).bulkPut(rows.slice(start, start + 10_000));
  }
  return facts;
};

const time = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};
const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;

export interface Measured {
  size: number;
  problems: number;
  /** medians in milliseconds */
  bareWrite: number;
  takeIn: number;
  books: number;
  assess: number;
  keep: number;
  whole: number;
  anew: number;
}

/** @param isWoken whether the worker was stopped before each page, as after half a minute without one: it holds nothing then */
const measure = async (size: number, problems: number, rounds: number, isWoken: boolean): Promise<Measured> => {
  await Dexie.delete('bench');
  const db = openDatabase('bench');
  const facts = await fill(db, size, problems);
  const { shop } = (await db.shops.get('US:7495'))!;
  const world = { db, held: makeHeldSheets(), now: () => new Date(NOW), version: VERSION } as World;
  const anew = await time(async () => {
    const known = (await shopSnapshot(db, shop.id))!;
    assess(known.facts, { asOf: ASOF, replay: false });
  });
  await openBooks(world, shop, ASOF);
  const times: Record<'bareWrite' | 'takeIn' | 'books' | 'assess' | 'keep' | 'whole', number[]> = {
    bareWrite: [],
    takeIn: [],
    books: [],
    assess: [],
    keep: [],
    whole: [],
  };
  const newestFirst = facts.orders.toSorted((a, b) => (a.placedAt! < b.placedAt! ? 1 : -1));
  for (let round = 0; round < rounds; round++) {
    if (isWoken) world.held = makeHeldSheets();
    // A page as the portal lists orders, each of which has moved on.
    const page = newestFirst.slice(round * PAGE, (round + 1) * PAGE).map((it) => ({
      ...it,
      status: 'completed' as const,
      deliveredAt: it.deliveredAt ?? '2026-06-30T20:00:00Z',
      trackingId: `${it.trackingId}${round}`,
      readAt: NOW,
    }));
    const rows = page.map((record) => ({ shopId: 'bare', key: record.id, record }));
    times.bareWrite.push(await time(() => db.list('orders').bulkPut(rows)));
    const whole = await time(async () => {
      times.takeIn.push(
        await time(() =>
          takeInVisit(world, {
            page: 'order-list',
            metric: null,
            strategy: null,
            address: `/order?page=${round}`,
            at: NOW,
            shop: { region: 'US', sellerId: '7495', name: null },
            outcome: 'read',
            rows: page.length,
            issues: [],
            facts: { ...noFacts(), orders: page },
          }),
        ),
      );
      let opened: Awaited<ReturnType<typeof openBooks>>;
      times.books.push(
        await time(async () => {
          opened = await openBooks(world, shop, ASOF);
        }),
      );
      const { books, revision } = opened!;
      const start = performance.now();
      const assessment = assessBooks(books, { asOf: ASOF });
      times.assess.push(performance.now() - start);
      times.keep.push(
        await time(() =>
          keepAssessment(db, {
            shopId: shop.id,
            revision,
            asOf: ASOF,
            computedBy: VERSION,
            computedAt: NOW,
            assessment,
          }),
        ),
      );
    });
    times.whole.push(whole);
  }
  const found = await db.factsOf('problems', shop.id).count();
  db.close();
  await Dexie.delete('bench');
  return {
    size,
    problems: found,
    anew,
    bareWrite: median(times.bareWrite),
    takeIn: median(times.takeIn),
    books: median(times.books),
    assess: median(times.assess),
    keep: median(times.keep),
    whole: median(times.whole),
  };
};

addEventListener(
  'message',
  ({ data }: MessageEvent<{ size: number; problems: number; rounds: number; isWoken: boolean }>) => {
    measure(data.size, data.problems, data.rounds, data.isWoken).then(
      (measured) => postMessage({ measured }),
      (error: unknown) => postMessage({ failed: error instanceof Error ? error.stack : String(error) }),
    );
  },
);
