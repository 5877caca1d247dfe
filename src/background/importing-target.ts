import { isRegion, type Region } from '#core/model/region';
import type { Shop } from '#core/model/shop';
import type { ImportResult } from '#messages/protocol';
import { shopShown } from '#storage/look';
import { shopIdOf } from '#storage/shop-identity';
import type { World } from './world';

export const no = (message: string, choose = false): ImportResult & { ok: false } => ({ ok: false, message, choose });

export interface Target {
  shop: Shop;
  /** named by whoever imports, who then knows better than the file */
  isChosen: boolean;
}

/** An import goes to the shop that was chosen, else to the one shown. */
export const targetOf = async ({ db }: World, shopId: string | null): Promise<Target | undefined> => {
  const shop = shopId === null ? await shopShown(db) : (await db.shops.get(shopId))?.shop;
  return shop && { shop, isChosen: shopId !== null };
};

/** Before any shop is known, whoever imports may name a market instead: the shop that stands in for its only one. */
const standInOf = (shopId: string | null): Shop | undefined => {
  const region = shopId?.slice(0, 2) ?? '';
  if (!isRegion(region) || shopId !== shopIdOf({ region, sellerId: null, name: null })) return undefined;
  return { id: shopId, region, name: null, timeZone: null, openedOn: null, category: null };
};

/** An export says nothing of whose it is, so where neither shop nor market is known it can't be taken in. */
export const exportedBy = async (
  world: World,
  shopId: string | null,
): Promise<(Shop & { region: Region }) | (ImportResult & { ok: false })> => {
  const shop = (await targetOf(world, shopId))?.shop ?? standInOf(shopId);
  if (shop === undefined) return no('An export does not say which shop it is of: choose one.', true);
  const { region } = shop;
  if (!isRegion(region)) return no(`What an export of the region ${region} means is not known.`);
  return { ...shop, region };
};
