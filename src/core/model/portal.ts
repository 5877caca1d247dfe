import { isRegion, REGIONS, type Region } from './region';

/**
 * Where Seller Center lives. `region` is null where one host serves several markets: there `shop_region` in the address
 * decides. Sellers from another country work on hosts of their own (`isCrossBorder`). Login hosts
 * (`seller-uk-accounts…`), affiliate, captcha and CDN hosts carry no shop data and are left out. Sources: Seller
 * University links, sellers' tools, Odoo's table of hosts.
 */
export const portalHosts = (): { host: string; region: Region | null; isCrossBorder?: true }[] => [
  ...(Object.keys(REGIONS) as Region[]).map((region) => ({ host: localHost(region), region })),
  { host: 'seller-id.tiktok.com', region: 'ID' },
  { host: 'seller.tiktok.com', region: null },
  { host: 'seller.tiktokglobalshop.com', region: null, isCrossBorder: true },
  { host: 'seller.tiktokshopglobalselling.com', region: null, isCrossBorder: true },
  { host: 'seller.us.tiktokshopglobalselling.com', region: 'US', isCrossBorder: true },
  { host: 'seller.eu.tiktokshopglobalselling.com', region: null, isCrossBorder: true },
];

/** The host of a market for sellers who live there. */
function localHost(region: Region): string {
  if (region === 'GB') return 'seller-uk.tiktok.com';
  return region === 'ID' ? 'seller-id.tokopedia.com' : `seller-${region.toLowerCase()}.tiktok.com`;
}

const EU_REGIONS: ReadonlySet<Region> = new Set(['DE', 'ES', 'IT', 'IE', 'FR']);

const crossBorderHost = (region: Region): string => {
  const part = region === 'US' ? 'us.' : EU_REGIONS.has(region) ? 'eu.' : '';
  return `seller.${part}tiktokshopglobalselling.com`;
};

/** Match patterns for the manifest: these hosts and no others. */
export const portalMatches = (): string[] => portalHosts().map(({ host }) => `https://${host}/*`);

/**
 * Paths of the portal's pages. No path of a diagnosis list or of the Appeal Center is public: they open from the score
 * page. Sources: sellers' tools and a survey of the portal's own links.
 */
export const PORTAL_PATHS = {
  score: '/health-center/experience-score',
  orders: '/order',
  order: '/order/detail',
  returns: '/order/return',
  ratings: '/product/rating',
  products: '/product/manage',
  sales: '/compass/data-overview',
  health: '/health-center',
  messages: '/chat/inbox/current',
} as const;
export type PortalPage = keyof typeof PORTAL_PATHS;

/** A list is opened whole: its tabs show parts of it. */
const QUERIES: Partial<Record<PortalPage, Readonly<Record<string, string>>>> = {
  orders: { tab: 'all' },
  returns: { tab: 'all' },
};

/** The address of a page; in a market that is not listed here on the host that serves several. */
export const portalLink = (
  region: string,
  page: PortalPage,
  query: Readonly<Record<string, string>> = QUERIES[page] ?? {},
): string => {
  const host = isRegion(region) ? localHost(region) : 'seller.tiktok.com';
  const parameters = Object.entries({ ...query, shop_region: region });
  const search = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return `https://${host}${PORTAL_PATHS[page]}?${search}`;
};

export const orderLink = (region: string, orderId: string): string =>
  portalLink(region, 'order', { order_no: orderId });

/** The list of requests, of one order where it is named. */
export const returnsLink = (region: string, orderId: string | null): string =>
  portalLink(region, 'returns', orderId === null ? {} : { search_numbers: orderId });

const REGION_IN_LINK = /[?&]shop_region=([A-Z]{2})/;

/** The same page on the host where a cross-border shop opens it; any other link stays what it is. */
export const crossBorderLink = (link: string): string => {
  const region = REGION_IN_LINK.exec(link)?.[1] ?? '';
  return isRegion(region) ? link.replace(`https://${localHost(region)}/`, `https://${crossBorderHost(region)}/`) : link;
};
