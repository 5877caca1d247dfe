import { useLiveQuery } from 'dexie-react-hooks';
import { assessment } from '#core/model/assessment';
import type { Database } from '#storage/database';
import { keptAssessment, recentVisits, shopShown, shopSummary, userInputOfShop } from '#storage/look';
import type { Kept, Look } from './look';

/** A kept assessment may be the work of an older version: one that no longer has the shape is as good as none. */
const keptOf = async (db: Database, shopId: string): Promise<Kept | undefined> => {
  const kept = await keptAssessment(db, shopId);
  const parsed = assessment.safeParse(kept?.assessment);
  return kept !== undefined && parsed.success ? { assessment: parsed.data, computedAt: kept.computedAt } : undefined;
};

/** The shop shown and what is known of it, straight from the database, again whenever it changes. */
export const useLook = (db: Database): Look => {
  const look = useLiveQuery(async (): Promise<Look> => {
    const shop = await shopShown(db);
    const visits = await recentVisits(db, shop?.id ?? null);
    if (shop === undefined) return { state: 'empty', visits };
    const [kept, summary, userInput] = await Promise.all([
      keptOf(db, shop.id),
      shopSummary(db, shop.id),
      userInputOfShop(db, shop.id),
    ]);
    return { state: 'shop', shop, kept, summary, userInput, visits };
  }, [db]);
  return look ?? { state: 'loading' };
};
