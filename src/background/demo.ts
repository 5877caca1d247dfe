import { makeDemoShop } from '#core/demo/demo-shop';
import { ingestFacts } from '#storage/ingest';
import { deleteShop, showShop } from '#storage/shops';
import type { BackgroundContext } from './context';

/** Recreates the demo shop as of now and shows it. */
export const openDemo = async (
  { db, now }: Pick<BackgroundContext, 'db' | 'now'>,
  names: readonly string[],
): Promise<{ shopId: string }> => {
  const { shop, ...facts } = makeDemoShop(now().toISOString(), names);
  await db.transaction('rw', db.tables, async () => {
    await deleteShop(db, shop.id);
    await ingestFacts(db, shop, facts);
    await showShop(db, shop.id);
  });
  return { shopId: shop.id };
};
