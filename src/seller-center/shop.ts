import { portalHosts } from '#core/model/portal';
import { isRegion, type Region } from '#core/model/region';
import type { ShopHint } from '#core/model/shop';
import { attributeOf, matches } from './dom/access';
import type { PageScan } from './dom/page-scan';
import { textsOf } from './dom/text-runs';
import { agreedValue } from './values/value';

const SELLER = /^\d{5,25}$/;
/** Links of the portal's own frame that name the shop, such as those to customer messages. */
const SHOP_LINKS = 'a[href*="oec_seller_id="],nav a[href*="shop_region="]';

const regionOf = (code: string | null): Region | null => {
  // The address says UK where ISO 3166 says GB.
  const iso = code?.toUpperCase() === 'UK' ? 'GB' : (code?.toUpperCase() ?? '');
  return isRegion(iso) ? iso : null;
};

/** Names of the seller's id and of the shop's id, which may differ. */
const ID_NAMES = ['oec_seller_id', 'shop_id'] as const;
const idIn = (query: URLSearchParams, name: (typeof ID_NAMES)[number]): string | null => {
  const id = query.get(name);
  return id !== null && SELLER.test(id) ? id : null;
};

const SHOP_NAME = '[data-tid="workbench.topbar.user"]';
const IS_PRIVATE = /@|\*{2,}|^[\d\s()+.-]+$/;
const LONGEST_NAME = 80;

/**
 * The shop's name in the bar at the top: one text beside a picture or an initial; with several texts, one may be a
 * person's name.
 */
const nameIn = (element: Element): string | null => {
  const texts = new Set(textsOf(element).filter((text) => [...text].length > 1));
  const [name = ''] = texts;
  return texts.size === 1 && name.length <= LONGEST_NAME && !IS_PRIVATE.test(name) ? name : null;
};

/**
 * Identifies the shop of a page. `shop_region` in the address decides, as one login may have several markets; then the
 * host; then the page's own links, if they all agree. Null if the market is unknown.
 */
export const readShop = async (scan: PageScan, address: URL): Promise<ShopHint | null> => {
  const found = await scan.queryOutsideRows(`${SHOP_LINKS},${SHOP_NAME}`);
  const nameElements = found.filter((element) => matches(element, SHOP_NAME));
  const anchors = found.filter((element) => matches(element, SHOP_LINKS));
  const links = [...new Set(anchors.map((element) => attributeOf(element, 'href') ?? ''))].flatMap((href) =>
    URL.canParse(href, address.href) ? [new URL(href, address.href).searchParams] : [],
  );
  const host = portalHosts().find((known) => known.host === address.hostname);
  const asked = address.searchParams.get('shop_region');
  const region =
    asked !== null
      ? regionOf(asked)
      : (host?.region ?? agreedValue(links.map((query) => regionOf(query.get('shop_region')))));
  if (region === null) return null;
  const [sellerId = null] = ID_NAMES.flatMap(
    (name) => idIn(address.searchParams, name) ?? agreedValue(links.map((query) => idIn(query, name))) ?? [],
  );
  const hint = { region, sellerId, name: agreedValue(nameElements.map(nameIn)) };
  return host?.isCrossBorder ? { ...hint, isCrossBorder: true } : hint;
};
