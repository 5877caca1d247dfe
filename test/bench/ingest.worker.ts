import '#messages/jitless';
import Dexie from 'dexie';
import { countedFactsOf, type PartitionCache } from '#background/counted-facts';
import { ingestVisit } from '#background/ingest-visit';
import { assessCounted } from '#core/assess';
import { noFacts } from '#core/model/facts';
import { storeAssessment } from '#storage/computed';
import { type Database, openDatabase } from '#storage/database';
import { ingestFacts } from '#storage/ingest';
import { makeUpShop } from './made-up-shop';

// Runs in a worker of a real browser, with its IndexedDB: what the background does when a page of orders has been read.

const ASOF = '2026-07-01';
const NOW = `${ASOF}T18:00:00Z`;
const VERSION = '1.0.0';
const PAGE = 50;

const time = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};
const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;

const STEPS = ['bareWrite', 'ingest', 'count', 'assess', 'store', 'whole', 'anew'] as const;
/** Medians in milliseconds. */
export type Measured = { size: number; problems: number } & Record<(typeof STEPS)[number], number>;

type Times = Record<(typeof STEPS)[number], number[]>;

/** A new assessment of the facts as they are, in the database. */
const assess = async (db: Database, partitions: PartitionCache, shopId: string, times: Times): Promise<void> => {
  let known: Awaited<ReturnType<typeof countedFactsOf>>;
  times.count.push(
    await time(async () => {
      known = await countedFactsOf({ db, partitions, version: VERSION }, shopId, ASOF);
    }),
  );
  const { counted, revision } = known!;
  const start = performance.now();
  const assessment = assessCounted(counted, { asOf: ASOF });
  times.assess.push(performance.now() - start);
  const row = { shopId, revision, asOf: ASOF, computedBy: VERSION, computedAt: NOW, assessment };
  times.store.push(await time(() => storeAssessment(db, row)));
};

const noTimes = () => Object.fromEntries(STEPS.map((step) => [step, [] as number[]])) as Times;

/** @param isWoken whether the worker was stopped before each page, as after half a minute without one: it holds nothing then */
const measure = async (size: number, problems: number, rounds: number, isWoken: boolean): Promise<Measured> => {
  await Dexie.delete('bench');
  let db = openDatabase('bench');
  const { shop, ...facts } = makeUpShop(ASOF, size, problems);
  await ingestFacts(db, shop, facts);
  const times = noTimes();
  const partitions: PartitionCache = new Map();
  for (let round = 0; round < 3; round++) {
    await db.partitions.clear();
    times.anew.push(await time(() => assess(db, new Map(), shop.id, noTimes())));
  }
  const newestFirst = facts.orders.toSorted((a, b) => (a.placedAt! < b.placedAt! ? 1 : -1));
  const pages = Math.max(1, Math.floor(newestFirst.length / PAGE));
  for (let round = 0; round < rounds; round++) {
    if (isWoken) {
      db.close();
      db = openDatabase('bench');
      partitions.clear();
    }
    // A page as the portal lists orders, each of which has moved on.
    const start = (round % pages) * PAGE;
    const page = newestFirst.slice(start, start + PAGE).map((order) => ({
      ...order,
      status: 'completed' as const,
      deliveredAt: order.deliveredAt ?? '2026-06-30T20:00:00Z',
      trackingId: `${order.trackingId}${round}`,
      readAt: NOW,
    }));
    const rows = page.map((record) => ({ shopId: 'bare', key: record.id, record }));
    times.bareWrite.push(await time(() => db.list('orders').bulkPut(rows)));
    const visit = {
      page: 'order-list' as const,
      metric: null,
      strategy: null,
      address: `/order?page=${round}`,
      at: NOW,
      shop: { region: 'US', sellerId: '7495', name: null },
      outcome: 'read' as const,
      rows: page.length,
      issues: [],
      facts: { ...noFacts(), orders: page },
    };
    times.whole.push(
      await time(async () => {
        times.ingest.push(await time(() => ingestVisit({ db, now: () => new Date(NOW) }, visit)));
        await assess(db, partitions, shop.id, times);
      }),
    );
  }
  const found = await db.factsOf('problems', shop.id).count();
  db.close();
  await Dexie.delete('bench');
  const medians = Object.fromEntries(STEPS.map((step) => [step, median(times[step])])) as Record<
    (typeof STEPS)[number],
    number
  >;
  return { size, problems: found, ...medians };
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
