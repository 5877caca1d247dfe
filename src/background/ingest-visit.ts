import type { Instant } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import type { PageVisit } from '#core/model/page';
import { ingest } from '#storage/ingest';
import { listShops } from '#storage/queries';
import { findShop } from '#storage/shop-identity';
import { settleShop, showShop } from '#storage/shops';
import { logVisit } from '#storage/visit-log';
import type { BackgroundContext } from './context';

interface SeenTimes {
  readAt: Instant | null;
  firstSeen: Instant | null;
  lastSeen: Instant | null;
}

/** Facts with the time at which each record was seen, where it does not say. The seller's own input comes from no page. */
export const withSeenTimes = (facts: Facts, at: Instant): Facts => {
  const seen = <T extends SeenTimes>(record: T): T => ({
    ...record,
    readAt: record.readAt ?? at,
    firstSeen: record.firstSeen ?? at,
    lastSeen: record.lastSeen ?? at,
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

/** Stores the facts of a page visit and its line in the log, both or neither. A page that was refused makes no shop. */
export const ingestVisit = async (
  { db }: Pick<BackgroundContext, 'db'>,
  { shop: hint, ...visit }: PageVisit,
): Promise<{ shopId: string | null; changed: number }> =>
  db.transaction('rw', db.tables, async () => {
    if (hint === null || visit.outcome === 'refused') {
      const shopId = (hint && findShop(await listShops(db), hint)?.id) ?? null;
      await logVisit(db, { shop: hint, ...visit }, shopId);
      return { shopId, changed: 0 };
    }
    const shop = await settleShop(db, hint);
    const { changed } = await ingest(db, shop, withSeenTimes(visit.facts, visit.at));
    await Promise.all([logVisit(db, { shop: hint, ...visit }, shop.id), showShop(db, shop.id)]);
    return { shopId: shop.id, changed };
  });
