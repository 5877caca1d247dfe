import type { Instant } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import type { PageVisit } from '#core/model/page';
import { listShops } from '#storage/look';
import { findShop } from '#storage/shop-identity';
import { settleShop, showShop } from '#storage/shops';
import { takeIn } from '#storage/take-in';
import { logVisit } from '#storage/visits';
import { amendBooks } from './amend-books';
import type { Held } from './held-sheets';
import type { World } from './world';

interface Seen {
  readAt: Instant | null;
  firstSeen: Instant | null;
  lastSeen: Instant | null;
}

/** Every record says when it was seen, whoever read it. What the seller says comes from no page. */
export const seenAt = (facts: Facts, at: Instant): Facts => {
  const seen = <T extends Seen>(it: T): T => ({
    ...it,
    readAt: it.readAt ?? at,
    firstSeen: it.firstSeen ?? at,
    lastSeen: it.lastSeen ?? at,
  });
  return {
    orders: facts.orders.map(seen),
    reviews: facts.reviews.map(seen),
    cases: facts.cases.map(seen),
    chats: facts.chats.map(seen),
    problems: facts.problems.map(seen),
    readings: facts.readings.map(seen),
    tickets: facts.tickets.map(seen),
    coverage: facts.coverage,
    appealMarks: [],
    preparedTickets: [],
    offeredReasons: facts.offeredReasons.map(seen),
    accountHealth: facts.accountHealth.map(seen),
    serviceRates: facts.serviceRates.map(seen),
    stock: facts.stock.map(seen),
    sales: facts.sales.map(seen),
  };
};

/** Stores what a visit yielded, with its line in the log: both or neither. A refused page makes no shop. */
export const takeInVisit = async (
  world: World,
  { shop: hint, ...visit }: PageVisit,
): Promise<{ shopId: string | null; changed: number }> => {
  const { db } = world;
  let held: Held | undefined;
  const done = await db.transaction('rw', db.tables, async () => {
    if (hint === null || visit.outcome === 'refused') {
      const shopId = (hint && findShop(await listShops(db), hint)?.id) ?? null;
      await logVisit(db, { shop: hint, ...visit }, shopId);
      return { shopId, changed: 0 };
    }
    const shop = await settleShop(db, hint);
    const taken = await takeIn(db, shop, seenAt(visit.facts, visit.at));
    [held] = await Promise.all([
      amendBooks(world, taken),
      logVisit(db, { shop: hint, ...visit }, shop.id),
      showShop(db, shop.id),
    ]);
    return { shopId: shop.id, changed: taken.size };
  });
  if (held !== undefined) world.held.lay(done.shopId!, held);
  return done;
};
