import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { dayNumber } from '#core/model/day';
import { type Facts, facts } from '#core/model/facts';
import type { Shop } from '#core/model/shop';
import { UNDATED } from '#core/model/subject-record';
import { type Database, isDiskFull, openDatabase } from './database';
import { ingestFacts } from './ingest';
import { factsOfShop, shopFacts } from './queries';

const SHOP: Shop = { id: 'US:1', region: 'US', name: 'A shop', timeZone: null, openedOn: null, category: null };
const make = (lists: object): Facts => z.parse(facts, lists);

let db: Database;
beforeEach(() => {
  db = openDatabase('ingest');
});
afterEach(() => db.delete());

const ORDERS = make({
  orders: [
    { id: '576812345678901234', status: 'delivered', readAt: '2026-06-01T00:00:00Z' },
    { id: '576812345678901235', readAt: '2026-06-01T00:00:00Z' },
  ],
  coverage: [{ source: 'orders', from: '2026-05-01', to: '2026-06-01', readAt: '2026-06-01T00:00:00Z' }],
});

const revision = async () => (await db.shops.get(SHOP.id))?.revision;

test('ingested facts are stored, and counted as changes', async () => {
  expect(await ingestFacts(db, SHOP, ORDERS)).toMatchObject({ changed: 3 });
  expect(await shopFacts(db, SHOP.id)).toEqual({ shop: SHOP, ...ORDERS });
  expect(await revision()).toBe(1);
});

test('the same facts again change nothing, not even the revision', async () => {
  await ingestFacts(db, SHOP, ORDERS);
  expect(await ingestFacts(db, SHOP, ORDERS)).toMatchObject({ changed: 0 });
  expect(await revision()).toBe(1);
  expect(await factsOfShop(db, SHOP.id)).toEqual(ORDERS);
});

test('ingesting counts only facts that differ as changed', async () => {
  await ingestFacts(db, SHOP, ORDERS);
  const shipped = make({
    orders: [{ id: '576812345678901235', status: 'in-transit', readAt: '2026-06-02T00:00:00Z' }],
  });
  expect(await ingestFacts(db, SHOP, shipped)).toMatchObject({ changed: 1 });
  expect(await revision()).toBe(2);
});

test('facts of one shop do not change those of another', async () => {
  const other = { ...SHOP, id: 'US:2', name: null };
  await ingestFacts(db, SHOP, ORDERS);
  await ingestFacts(
    db,
    other,
    make({ orders: [{ id: '576812345678901234', status: 'cancelled', readAt: '2026-06-09' }] }),
  );
  expect(await factsOfShop(db, SHOP.id)).toEqual(ORDERS);
  expect((await factsOfShop(db, 'US:2')).orders).toHaveLength(1);
});

test('ingesting adds what was not known of a shop and keeps the rest', async () => {
  await ingestFacts(db, SHOP, make({}));
  await ingestFacts(db, { ...SHOP, name: null, category: 'Home Supplies' }, make({}));
  expect(await db.shops.get(SHOP.id)).toMatchObject({
    shop: { name: 'A shop', category: 'Home Supplies' },
    revision: 2,
  });
});

describe('a request first read without an id of its own', () => {
  const nameless = { orderId: 'o1', type: 'refund', reason: 'Damaged', readAt: '2026-06-02T00:00:00Z' };
  const named = { id: 'c1', orderId: 'o1', type: 'refund', rounds: 2, readAt: '2026-06-01T00:00:00Z' };
  const both = { id: 'c1', orderId: 'o1', reason: 'Damaged', rounds: 2, readAt: '2026-06-02T00:00:00Z' };
  const take = (...cases: object[]) => ingestFacts(db, SHOP, make({ cases }));
  const cases = async () => (await factsOfShop(db, SHOP.id)).cases;

  test('becomes one with the request whose id is read later', async () => {
    await take(nameless);
    await take(named);
    expect(await cases()).toMatchObject([both]);
  });

  test('becomes one with the request whose id was read before', async () => {
    await take(named);
    await take(nameless);
    expect(await cases()).toMatchObject([both]);
  });

  test('becomes one with the same request in its batch', async () => {
    await take(nameless, named);
    expect(await cases()).toMatchObject([both]);
  });

  test('stays apart where it could be either of two', async () => {
    const second = { ...named, id: 'c2' };
    await take(named, second);
    await take(nameless);
    expect(await cases()).toHaveLength(3);
    expect((await take(named, second, nameless)).changed).toBe(0);
  });

  test('stays apart from a request of another kind or another week', async () => {
    await take({ ...named, type: 'replacement' });
    await take(nameless);
    expect(await cases()).toHaveLength(2);
    const [first, later] = ['2026-06-01', '2026-06-20'];
    await take({ id: 'c3', orderId: 'o3', requestedAt: first }, { orderId: 'o3', requestedAt: later });
    expect((await cases()).filter((request) => request.orderId === 'o3')).toHaveLength(2);
  });
});

test('a review first read by order and product becomes one with that whose id is read later', async () => {
  const review = { orderId: 'o1', skuId: 's1', stars: 1, firstStars: 1, readAt: '2026-06-01T00:00:00Z' };
  await ingestFacts(db, SHOP, make({ reviews: [review, { ...review, skuId: 's2' }] }));
  await ingestFacts(
    db,
    SHOP,
    make({ reviews: [{ ...review, id: 'r1', stars: 4, firstStars: null, readAt: '2026-06-02T00:00:00Z' }] }),
  );
  const { reviews } = await factsOfShop(db, SHOP.id);
  expect(reviews).toMatchObject([
    { id: null, skuId: 's2', stars: 1 },
    { id: 'r1', skuId: 's1', stars: 4, firstStars: 1 },
  ]);
});

test('two reviews of one order stay two, though a page names only their products', async () => {
  const review = { orderId: 'o1', stars: 5, readAt: '2026-06-01T00:00:00Z' };
  const reviews = async () => (await factsOfShop(db, SHOP.id)).reviews;
  await ingestFacts(db, SHOP, make({ reviews: [{ ...review, productId: 'p1' }] }));
  await ingestFacts(
    db,
    SHOP,
    make({ reviews: [{ ...review, productId: 'p2', stars: 1, readAt: '2026-06-02T00:00:00Z' }] }),
  );
  expect(await reviews()).toMatchObject([
    { productId: 'p1', stars: 5, firstStars: null },
    { productId: 'p2', stars: 1, firstStars: null },
  ]);
  // what was kept before products were read may be either of two
  await ingestFacts(db, SHOP, make({ reviews: [{ ...review, orderId: 'o2' }] }));
  await ingestFacts(db, SHOP, make({ reviews: [{ ...review, orderId: 'o2', productId: 'p1', stars: 1 }] }));
  expect((await reviews()).filter((review) => review.orderId === 'o2')).toMatchObject([{ stars: 5 }, { stars: 1 }]);
});

test('a review known by its product is the one whose SKU becomes known, and keeps how it was first rated', async () => {
  const review = { orderId: 'o1', productId: 'p1', stars: 5, readAt: '2026-06-01T00:00:00Z' };
  await ingestFacts(db, SHOP, make({ reviews: [review] }));
  const later = { ...review, skuId: 's1', stars: 1, readAt: '2026-06-02T00:00:00Z' };
  await ingestFacts(db, SHOP, make({ reviews: [later] }));
  expect((await factsOfShop(db, SHOP.id)).reviews).toMatchObject([{ skuId: 's1', stars: 1, firstStars: 5 }]);
});

const DAY = (day: string) => dayNumber(day);

describe('the partition day', () => {
  const days = async (list: 'orders' | 'reviews' | 'cases' | 'chats') =>
    (await db.factsOf(list, SHOP.id).toArray()).map(({ day }) => day);
  const changedDays = async (revision: number) =>
    (await db.shops.get(SHOP.id))!.days.filter(({ changedIn }) => changedIn === revision).map(({ day }) => day);
  const review = { orderId: 'o1', skuId: 's1', stars: 1, reviewedAt: '2026-06-20' };

  test('of an order is that of its placing, and its reviews and requests lie under it', async () => {
    await ingestFacts(db, SHOP, make({ reviews: [review], cases: [{ orderId: 'o1', requestedAt: '2026-06-22' }] }));
    expect([await days('reviews'), await days('cases')]).toEqual([[DAY('2026-06-20')], [DAY('2026-06-20')]]);
    await ingestFacts(db, SHOP, make({ orders: [{ id: 'o1', placedAt: '2026-06-10T12:00:00Z' }] }));
    for (const list of ['orders', 'reviews', 'cases'] as const) expect(await days(list)).toEqual([DAY('2026-06-10')]);
    expect((await changedDays(2)).sort()).toEqual([DAY('2026-06-10'), DAY('2026-06-20')]);
    await ingestFacts(db, SHOP, make({ reviews: [{ ...review, skuId: 's2' }] }));
    expect(await days('reviews')).toEqual([DAY('2026-06-10'), DAY('2026-06-10')]);
    expect(await changedDays(3)).toEqual([DAY('2026-06-10')]);
  });

  test('moves where the day of placing becomes known, which changes both days', async () => {
    await ingestFacts(db, SHOP, make({ orders: [{ id: 'o1', firstSeen: '2026-06-28T12:00:00Z' }], reviews: [review] }));
    expect(await days('reviews')).toEqual([DAY('2026-06-28')]);
    await ingestFacts(db, SHOP, make({ orders: [{ id: 'o1', placedAt: '2026-06-10', readAt: '2026-06-29' }] }));
    expect([...(await days('orders')), ...(await days('reviews'))]).toEqual([DAY('2026-06-10'), DAY('2026-06-10')]);
    expect((await changedDays(2)).sort()).toEqual([DAY('2026-06-10'), DAY('2026-06-28')]);
  });

  test('of a chat is that of its start; of what has no date it is none', async () => {
    await ingestFacts(db, SHOP, make({ chats: [{ id: 'c1', startedAt: '2026-06-09T10:00:00Z' }, { id: 'c2' }] }));
    expect(await days('chats')).toEqual([DAY('2026-06-09'), UNDATED]);
  });

  test('counts as changed when a problem begins to name a record, not when it is seen again', async () => {
    const problem = { metric: 'NRR', orderId: 'o1', firstSeen: '2026-06-20', lastSeen: '2026-06-20' };
    await ingestFacts(
      db,
      SHOP,
      make({
        orders: [
          { id: 'o1', placedAt: '2026-06-10' },
          { id: 'o2', placedAt: '2026-06-11' },
        ],
      }),
    );
    await ingestFacts(db, SHOP, make({ problems: [problem] }));
    expect(await changedDays(2)).toEqual([DAY('2026-06-10')]);
    await ingestFacts(db, SHOP, make({ problems: [{ ...problem, lastSeen: '2026-06-21', readAt: '2026-06-21' }] }));
    expect(await changedDays(3)).toEqual([]);
  });
});

describe('a sequence of batches', () => {
  const word = fc.constantFrom('a', 'b');
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
  const day = fc.constantFrom('2026-06-01', '2026-06-02', '2026-06-03');
  const rating = maybe(fc.constantFrom(1, 5));
  const review = fc
    .record({ id: maybe(word), orderId: word, skuId: maybe(word), productId: maybe(word), stars: rating, at: day })
    .map(({ at, ...review }) => ({ ...review, readAt: at, firstSeen: at, lastSeen: at }));
  const batch = fc
    .record({
      reviews: fc.array(review),
      cases: fc.array(
        fc.record({ id: maybe(word), orderId: word, type: maybe(fc.constantFrom('refund', 'replacement')) }),
      ),
    })
    .map(make);

  test('changes nothing when its last batch is ingested again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 3 }), async (batches) => {
        await db.delete();
        await db.open();
        for (const batch of batches) await ingestFacts(db, SHOP, batch);
        const before = await factsOfShop(db, SHOP.id);
        expect((await ingestFacts(db, SHOP, batches.at(-1)!)).changed).toBe(0);
        expect(await factsOfShop(db, SHOP.id)).toEqual(before);
      }),
      { numRuns: 200 },
    );
  });
});

describe('facts whose storing fails half-way', () => {
  const fail = (error: Error) => {
    const put = db.list('coverage').bulkPut;
    db.list('coverage').bulkPut = () => Dexie.Promise.reject(error);
    return () => {
      db.list('coverage').bulkPut = put;
    };
  };

  test('leave nothing stored, and can be ingested again', async () => {
    const mend = fail(new DOMException('no room', 'QuotaExceededError'));
    const error = await ingestFacts(db, SHOP, ORDERS).catch((thrown: unknown) => thrown);
    expect(isDiskFull(error)).toBe(true);
    expect(await db.list('orders').count()).toBe(0);
    expect(await db.shops.count()).toBe(0);
    mend();
    expect(await ingestFacts(db, SHOP, ORDERS)).toMatchObject({ changed: 3 });
    expect(await revision()).toBe(1);
  });
});
