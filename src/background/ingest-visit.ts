import type { Instant } from '#core/model/day';
import type { PageVisit } from '#core/model/page';
import { ingestFacts } from '#storage/ingest';
import { withSeenTimes } from '#storage/merge';
import { listShops } from '#storage/queries';
import { findShop, hintOf } from '#storage/shop-identity';
import { settleShop, showShop } from '#storage/shops';
import { markOutdated } from '#storage/taught';
import { logVisit } from '#storage/visit-log';
import type { BackgroundContext } from './context';

const earlier = (a: Instant, b: Instant): Instant => (Date.parse(a) <= Date.parse(b) ? a : b);

/** Stores the facts of a page visit and its log entry, both or neither; a refused page creates no shop. */
export const ingestVisit = async (
  { db, now }: Pick<BackgroundContext, 'db' | 'now'>,
  { shop: hint, ...visit }: PageVisit,
): Promise<{ shopId: string | null; changed: number }> => {
  const at = earlier(visit.at, now().toISOString());
  return db.transaction('rw', db.tables, async () => {
    const shops = await listShops(db);
    const known = hint === null ? undefined : findShop(shops, hint);
    // A name alone may be another spelling of a shop known by its id, so it neither matches that shop nor creates
    // one.
    const isUnclear =
      hint !== null &&
      hint.sellerId === null &&
      known === undefined &&
      shops.some((shop) => shop.region === hint.region && hintOf(shop).sellerId !== null);
    if (isUnclear && visit.outcome === 'read') {
      const issues = [{ code: 'unknown-shop' as const, detail: 'a name without the id of the seller' }];
      await logVisit(db, { shop: hint, ...visit, outcome: 'refused', rows: 0, issues }, null);
      return { shopId: null, changed: 0 };
    }
    if (hint === null || visit.outcome === 'refused') {
      const shopId = known?.id ?? null;
      await logVisit(db, { shop: hint, ...visit }, shopId);
      return { shopId, changed: 0 };
    }
    const shop = await settleShop(db, hint);
    const { changed } = await ingestFacts(db, shop, withSeenTimes(visit.facts, at), at, visit.taught);
    await markOutdated(db, visit.outdated ?? []);
    await Promise.all([logVisit(db, { shop: hint, ...visit }, shop.id), showShop(db, shop.id)]);
    return { shopId: shop.id, changed };
  });
};
