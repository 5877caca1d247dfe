import { isDemo, type Shop, type ShopHint, shopIdOf } from '#core/model/shop';
import { contradict } from './merge';

/** Identifying fields of a shop; a shop without a seller id is provisional. */
export const hintOf = ({ region, name, sellerId = null }: Shop): ShopHint => ({ region, name, sellerId });

/** A shop of which nothing else is known. */
export const shopOf = ({ region, sellerId, name }: ShopHint): Shop => {
  const unknown = { timeZone: null, openedOn: null, category: null };
  return { id: shopIdOf({ region, sellerId, name }), region, sellerId, name, ...unknown };
};

const mayBeSame = (shop: Shop, hint: ShopHint): boolean =>
  shop.region === hint.region && !contradict(hintOf(shop).sellerId, hint.sellerId) && !contradict(shop.name, hint.name);

/**
 * The known shop that a hint means: by seller id, else by name, else the only possible one. Two shops never mix: an
 * ambiguous hint matches none.
 */
export const findShop = (shops: readonly Shop[], hint: ShopHint): Shop | undefined => {
  const byId = shops.find((shop) => shop.id === shopIdOf(hint));
  if (byId !== undefined && hint.sellerId !== null) return byId;
  const possible = shops.filter((shop) => !isDemo(shop) && mayBeSame(shop, hint));
  const byName = possible.filter((shop) => hint.name !== null && shop.name === hint.name);
  const [only, another] = byName.length > 0 ? byName : possible;
  return another === undefined ? only : undefined;
};

/** Provisional shops of this one: with its name, or the only other shop if nothing distinguishes them. */
export const provisionalShopsOf = (shops: readonly Shop[], settled: Shop): Shop[] => {
  const hint = hintOf(settled);
  const others = shops.filter((shop) => !isDemo(shop) && shop.region === settled.region && shop.id !== settled.id);
  const possible = others.filter((shop) => hintOf(shop).sellerId === null && mayBeSame(shop, hint));
  const byName = possible.filter((shop) => shop.name !== null && shop.name === settled.name);
  return byName.length > 0 || others.length > 1 ? byName : possible;
};
