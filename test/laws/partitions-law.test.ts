import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedFactsOf, type PartitionCache } from '#background/counted-facts';
import { firstPartitionDay } from '#core/assess';
import { type Facts, lastReadAt } from '#core/model/facts';
import { recordsSince } from '#core/model/subject-record';
import { type Ledger, recordsNamedBy } from '#core/score/ledger';
import { ledgerOfRecords, problemsSince } from '#core/score/partitions';
import { rulesFor } from '#core/score/rules';
import { openDatabase } from '#storage/database';
import { ingestFacts } from '#storage/ingest';
import { shopFacts } from '#storage/queries';
import { oddShops, runs } from '../fixtures/odd-shops';

const VERSION = '1.0.0';

/** What counting can see of a ledger: all of it but the functions that it is asked through. */
const visible = (ledger: Ledger | null) => {
  if (ledger === null) return null;
  const { zone, listedProblems, policy, unmatchedProblems, namedRecords: _, ...counts } = ledger;
  const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
  const records = listedProblems.all.toSorted(byKey).map(({ problem }) =>
    recordsNamedBy(ledger, problem).map(({ cases, reviews, ...record }) => ({
      ...record,
      cases: new Set(cases),
      reviews: new Set(reviews),
    })),
  );
  return {
    ...counts,
    zone: zone.name,
    policy: policy.id,
    listed: listedProblems.all.toSorted(byKey),
    unmatched: unmatchedProblems.toSorted(byKey),
    records,
  };
};

/** The same few ids in both files, so that what one says of an order the other says otherwise. */
const mingle = (facts: Facts, other: Facts): Facts => ({
  ...other,
  orders: other.orders.map((order, i) => ({ ...order, id: facts.orders[i]?.id ?? order.id })),
  reviews: other.reviews.map((review, i) => ({ ...review, orderId: facts.orders[i % 3]?.id ?? review.orderId })),
  cases: other.cases.map((request, i) => ({
    ...request,
    id: facts.cases[i]?.id ?? request.id,
    orderId: facts.orders[(i + 1) % 3]?.id ?? request.orderId,
  })),
  chats: other.chats.map((chat, i) => ({ ...chat, id: facts.chats[i]?.id ?? chat.id })),
});

const distinct = <T>(list: readonly T[], keyOf: (item: T) => string): T[] => [
  ...new Map(list.map((item) => [keyOf(item), item])).values(),
];

test('stored partitions come to the ledger of all facts, whatever was ingested in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(
      oddShops(['2026-07-01']),
      oddShops(['2026-07-01']),
      fc.boolean(),
      async ({ asOf, file }, other, isStopped) => {
        const db = openDatabase('partitions-law');
        const partitions: PartitionCache = new Map();
        const background = { db, partitions, version: VERSION };
        try {
          const { shop } = file;
          await ingestFacts(db, shop, file);
          await countedFactsOf(background, shop.id, asOf);
          const more = mingle(file, other.file);
          const orders = distinct(more.orders, ({ id }) => id);
          const chats = distinct(more.chats, ({ id }) => id);
          await ingestFacts(db, shop, { ...more, orders, chats });
          if (isStopped) partitions.clear();
          const { counted } = (await countedFactsOf(background, shop.id, asOf))!;
          const known = (await shopFacts(db, shop.id))!;
          const rules = rulesFor(known.shop, asOf);
          const first = firstPartitionDay(known.readings, asOf);
          const named = { problems: problemsSince(known.problems, first), coverage: known.coverage };
          const whole = rules && ledgerOfRecords(recordsSince(known, first), named, rules);
          expect(visible(counted.ledger)).toEqual(visible(whole));
          expect(counted.lastRead).toBe(lastReadAt(known));
        } finally {
          await db.delete();
        }
      },
    ),
    runs(60),
  );
});
