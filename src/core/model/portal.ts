import { isRegion, type Region } from './region';

// Sources: Seller University links, sellers' tools, Odoo's table of hosts. Login, affiliate, captcha and CDN hosts
// carry no shop data.

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

/** All Seller Center hosts; `region` is null for a host of several markets, where `shop_region` in the URL decides. */
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
 * Paths of the portal's pages. Diagnosis lists and the Appeal Center have no public path: they open from the score
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

/** Opens the whole list rather than a tab. */
const QUERIES: Partial<Record<PortalPage, Readonly<Record<string, string>>>> = {
  orders: { tab: 'all' },
  returns: { tab: 'all' },
};

/** URL of a page; markets without a host of their own use the shared one. */
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

/** URL of the list of requests, optionally filtered by order. */
export const returnsLink = (region: string, orderId: string | null): string =>
  portalLink(region, 'returns', orderId === null ? {} : { search_numbers: orderId });

const REGION_IN_LINK = /[?&]shop_region=([A-Z]{2})/;

/** The same page on a cross-border shop's host; other links are unchanged. */
export const crossBorderLink = (link: string): string => {
  const region = REGION_IN_LINK.exec(link)?.[1] ?? '';
  if (!isRegion(region)) return link;
  const { local, crossBorder } = HOSTS[region];
  return link.replace(`https://${local}/`, `https://${crossBorder}/`);
};
