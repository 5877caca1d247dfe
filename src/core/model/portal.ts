import { isRegion, type Region } from './region';

// Sources of hosts: Seller University links, sellers' tools, Odoo's table of hosts. Login hosts (`seller-uk-accounts…`),
// affiliate, captcha and CDN hosts carry no shop data and are left out.

const GLOBAL_HOST = 'seller.tiktokshopglobalselling.com';
const GLOBAL_US_HOST = 'seller.us.tiktokshopglobalselling.com';
const GLOBAL_EU_HOST = 'seller.eu.tiktokshopglobalselling.com';
const SHARED_HOST = 'seller.tiktok.com';

/** The hosts of a market: `local` for sellers who live there, `crossBorder` for those from another country. */
const HOSTS: Readonly<Record<Region, { local: string; crossBorder: string }>> = {
  US: { local: 'seller-us.tiktok.com', crossBorder: GLOBAL_US_HOST },
  GB: { local: 'seller-uk.tiktok.com', crossBorder: GLOBAL_HOST },
  DE: { local: 'seller-de.tiktok.com', crossBorder: GLOBAL_EU_HOST },
  ES: { local: 'seller-es.tiktok.com', crossBorder: GLOBAL_EU_HOST },
  IT: { local: 'seller-it.tiktok.com', crossBorder: GLOBAL_EU_HOST },
  IE: { local: 'seller-ie.tiktok.com', crossBorder: GLOBAL_EU_HOST },
  FR: { local: 'seller-fr.tiktok.com', crossBorder: GLOBAL_EU_HOST },
  BR: { local: 'seller-br.tiktok.com', crossBorder: GLOBAL_HOST },
  MX: { local: 'seller-mx.tiktok.com', crossBorder: GLOBAL_HOST },
  JP: { local: 'seller-jp.tiktok.com', crossBorder: GLOBAL_HOST },
  VN: { local: 'seller-vn.tiktok.com', crossBorder: GLOBAL_HOST },
  TH: { local: 'seller-th.tiktok.com', crossBorder: GLOBAL_HOST },
  MY: { local: 'seller-my.tiktok.com', crossBorder: GLOBAL_HOST },
  PH: { local: 'seller-ph.tiktok.com', crossBorder: GLOBAL_HOST },
  SG: { local: 'seller-sg.tiktok.com', crossBorder: GLOBAL_HOST },
  ID: { local: 'seller-id.tokopedia.com', crossBorder: GLOBAL_HOST },
};

/** Every host of Seller Center. `region` is null where one host serves several markets: there `shop_region` in the address decides. */
export const portalHosts = (): { host: string; region: Region | null; isCrossBorder?: true }[] => [
  ...(Object.keys(HOSTS) as Region[]).map((region) => ({ host: HOSTS[region].local, region })),
  { host: 'seller-id.tiktok.com', region: 'ID' },
  { host: SHARED_HOST, region: null },
  { host: 'seller.tiktokglobalshop.com', region: null, isCrossBorder: true },
  { host: GLOBAL_HOST, region: null, isCrossBorder: true },
  { host: GLOBAL_US_HOST, region: 'US', isCrossBorder: true },
  { host: GLOBAL_EU_HOST, region: null, isCrossBorder: true },
];

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
  const host = isRegion(region) ? HOSTS[region].local : SHARED_HOST;
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
  if (!isRegion(region)) return link;
  const { local, crossBorder } = HOSTS[region];
  return link.replace(`https://${local}/`, `https://${crossBorder}/`);
};
