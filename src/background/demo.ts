import { makeDemoShop } from '#core/demo/demo-shop';
import { isDemo } from '#core/model/shop';
import { ingestFacts } from '#storage/ingest';
import { listShops, shopShown } from '#storage/queries';
import { type DeletionOptions, deleteShop, showShop } from '#storage/shops';
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

/** Deletes a shop; a deleted demo shop gives way to a real one. */
export const removeShop = async (
  db: BackgroundContext['db'],
  shopId: string,
  options?: DeletionOptions,
): Promise<void> => {
  const shown = await shopShown(db);
  await deleteShop(db, shopId, options);
  if (shown?.id !== shopId || !isDemo(shown)) return;
  const left = (await listShops(db)).find((shop) => !isDemo(shop));
  if (left !== undefined) await showShop(db, left.id);
};
