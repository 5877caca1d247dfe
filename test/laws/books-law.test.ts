import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amendBooks } from '#background/amend-books';
import { openBooks } from '#background/books';
import { makeHeldSheets } from '#background/held-sheets';
import { keepBooks } from '#core/books';
import type { Facts } from '#core/model/facts';
import type { Ledger } from '#core/score/ledger';
import { openDatabase } from '#storage/database';
import { shopFacts } from '#storage/look';
import { takeIn } from '#storage/take-in';
import { oddShops, runs } from '../fixtures/odd-shops';

const VERSION = '1.0.0';

/** What counting can see of a ledger: all of it but the functions that it is asked through. */
const seen = (ledger: Ledger | null) => {
  if (ledger === null) return null;
  const { zone, listing, policy, orphans, ...counts } = ledger;
  const listed = listing.entries.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const alone = orphans.toSorted((a, b) => (a.listed.key < b.listed.key ? -1 : 1));
  return { ...counts, zone: zone.name, policy: policy.id, listed, alone };
};

/** The same few ids in both files, so that what one says of an order the other says otherwise. */
const mingle = (facts: Facts, other: Facts): Facts => ({
  ...other,
  orders: other.orders.map((it, i) => ({ ...it, id: facts.orders[i]?.id ?? it.id })),
  reviews: other.reviews.map((it, i) => ({ ...it, orderId: facts.orders[i % 3]?.id ?? it.orderId })),
  cases: other.cases.map((it, i) => ({
    ...it,
    id: facts.cases[i]?.id ?? it.id,
    orderId: facts.orders[(i + 1) % 3]?.id ?? it.orderId,
  })),
  chats: other.chats.map((it, i) => ({ ...it, id: facts.chats[i]?.id ?? it.id })),
});

const distinct = <T>(list: readonly T[], keyOf: (it: T) => string): T[] => [
  ...new Map(list.map((it) => [keyOf(it), it])).values(),
];

test('whatever is taken in, in whatever order, amended sheets say what all facts say', async () => {
  await fc.assert(
    fc.asyncProperty(
      oddShops(['2026-07-01']),
      oddShops(['2026-07-01']),
      fc.boolean(),
      async ({ asOf, file }, other, isStopped) => {
        const db = openDatabase('books-law');
        const world = { db, held: makeHeldSheets(), version: VERSION, now: () => new Date(`${asOf}T20:00:00Z`) };
        try {
          const { shop } = file;
          await takeIn(db, shop, file);
          await openBooks(world, shop, asOf);
          const more = mingle(file, other.file);
          const second = {
            ...more,
            orders: distinct(more.orders, (it) => it.id),
            chats: distinct(more.chats, (it) => it.id),
          };
          const taken = await takeIn(db, shop, second);
          if (isStopped) world.held = makeHeldSheets();
          const held = await amendBooks(world, taken);
          if (held !== undefined) world.held.lay(shop.id, held);
          const hasSheets = (await db.books.get(shop.id))?.revision === taken.revision;
          const known = (await shopFacts(db, shop.id))!;
          const { books } = (await openBooks(world, known.shop, asOf))!;
          const whole = keepBooks(known, asOf);
          expect(hasSheets || whole.ledger === null).toBe(true);
          expect(seen(books.ledger)).toEqual(seen(whole.ledger));
          expect(books.lastLook).toBe(whole.lastLook);
        } finally {
          await db.delete();
        }
      },
    ),
    runs(60),
  );
});
