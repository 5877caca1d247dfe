import type { Instant } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import type { PageVisit } from '#core/model/page';
import { ingest } from '#storage/ingest';
import { listShops } from '#storage/look';
import { findShop } from '#storage/shop-identity';
import { settleShop, showShop } from '#storage/shops';
import { logVisit } from '#storage/visits';
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
  { db }: Pick<World, 'db'>,
  { shop: hint, ...visit }: PageVisit,
): Promise<{ shopId: string | null; changed: number }> => {
  return db.transaction('rw', db.tables, async () => {
    if (hint === null || visit.outcome === 'refused') {
      const shopId = (hint && findShop(await listShops(db), hint)?.id) ?? null;
      await logVisit(db, { shop: hint, ...visit }, shopId);
      return { shopId, changed: 0 };
    }
    const shop = await settleShop(db, hint);
    const { changed } = await ingest(db, shop, seenAt(visit.facts, visit.at));
    await Promise.all([logVisit(db, { shop: hint, ...visit }, shop.id), showShop(db, shop.id)]);
    return { shopId: shop.id, changed };
  });
};
