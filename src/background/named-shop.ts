import type { Shop, ShopHint } from '#core/model/shop';
import type { Database } from '#storage/database';
import { listShops } from '#storage/look';
import { findShop } from '#storage/shop-identity';

/** By its id, as pages of the extension know it, or by what a page of the portal shows of it. */
export type NamedShop = { shopId: string } | ShopHint;

export const namedShop = async (db: Database, named: NamedShop): Promise<Shop> => {
  const shop = 'shopId' in named ? (await db.shops.get(named.shopId))?.shop : findShop(await listShops(db), named);
  if (shop === undefined) throw new RangeError('no such shop is known');
  return shop;
};
