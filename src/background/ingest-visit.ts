import type { Instant } from '#core/model/day';
import type { PageVisit } from '#core/model/page';
import { ingest } from '#storage/ingest';
import { listShops } from '#storage/queries';
import { withSeenTimes } from '#storage/seen-times';
import { findShop } from '#storage/shop-identity';
import { settleShop, showShop } from '#storage/shops';
import { logVisit } from '#storage/visit-log';
import type { BackgroundContext } from './context';

const earlier = (a: Instant, b: Instant): Instant => (Date.parse(a) <= Date.parse(b) ? a : b);

/** Stores the facts of a page visit and its line in the log, both or neither. A page that was refused makes no shop. */
export const ingestVisit = async (
  { db, now }: Pick<BackgroundContext, 'db' | 'now'>,
  { shop: hint, ...visit }: PageVisit,
): Promise<{ shopId: string | null; changed: number }> => {
  const at = earlier(visit.at, now().toISOString());
  return db.transaction('rw', db.tables, async () => {
    if (hint === null || visit.outcome === 'refused') {
      const shopId = (hint && findShop(await listShops(db), hint)?.id) ?? null;
      await logVisit(db, { shop: hint, ...visit }, shopId);
      return { shopId, changed: 0 };
    }
    const shop = await settleShop(db, hint);
    const { changed } = await ingest(db, shop, withSeenTimes(visit.facts, at), at);
    await Promise.all([logVisit(db, { shop: hint, ...visit }, shop.id), showShop(db, shop.id)]);
    return { shopId: shop.id, changed };
  });
};
