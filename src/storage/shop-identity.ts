import { isDemo, type Shop, type ShopHint, shopIdOf } from '#core/model/shop';
import { contradict } from './duplicates';

/** What tells a shop from others; one without the seller's id stands in until that is known. */
export const hintOf = ({ region, name, sellerId = null }: Shop): ShopHint => ({ region, name, sellerId });

const mayBeSame = (shop: Shop, hint: ShopHint): boolean =>
  shop.region === hint.region && !contradict(hintOf(shop).sellerId, hint.sellerId) && !contradict(shop.name, hint.name);

/**
 * The known shop that a hint means: by the seller's id, else by name, else the only one that it can be. Two shops in
 * one browser never mix: where several can be meant, none is.
 */
export const findShop = (shops: readonly Shop[], hint: ShopHint): Shop | undefined => {
  const byId = shops.find((shop) => shop.id === shopIdOf(hint));
  if (byId !== undefined && hint.sellerId !== null) return byId;
  const possible = shops.filter((shop) => !isDemo(shop) && mayBeSame(shop, hint));
  const byName = possible.filter((shop) => hint.name !== null && shop.name === hint.name);
  const [only, another] = byName.length > 0 ? byName : possible;
  return another === undefined ? only : undefined;
};

/** Shops that stood in for this one: under its name, or the only other one there is and nothing tells them apart. */
export const standIns = (shops: readonly Shop[], settled: Shop): Shop[] => {
  const hint = hintOf(settled);
  const others = shops.filter((shop) => !isDemo(shop) && shop.region === settled.region && shop.id !== settled.id);
  const possible = others.filter((shop) => hintOf(shop).sellerId === null && mayBeSame(shop, hint));
  const byName = possible.filter((shop) => shop.name !== null && shop.name === settled.name);
  return byName.length > 0 || others.length > 1 ? byName : possible;
};
