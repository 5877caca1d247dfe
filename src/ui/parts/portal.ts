/** Pages of the portal whose path is known. Diagnosis and Appeal Center have none: they open from the score page. */
const PATHS = {
  score: '/health-center/experience-score',
  orders: '/order?tab=all',
  returns: '/order/return',
  ratings: '/product/rating',
} as const;
export type PortalPage = keyof typeof PATHS;

const hostOf = (region: string): string =>
  region === 'GB'
    ? 'seller-uk.tiktok.com'
    : region === 'ID'
      ? 'seller-id.tokopedia.com'
      : `seller-${region.toLowerCase()}.tiktok.com`;

const link = (region: string, path: string): string => {
  const url = new URL(path, `https://${hostOf(region)}`);
  url.searchParams.set('shop_region', region);
  return url.href;
};

export const portalLink = (region: string, page: PortalPage): string => link(region, PATHS[page]);

export const orderLink = (region: string, orderId: string): string =>
  link(region, `/order/detail?order_no=${encodeURIComponent(orderId)}`);

/**
 * Where a remedy in words begins: the page that is named, else the score page, from which all others open.
 */
export const remedyLink = (region: string, remedy: string): string => {
  const text = remedy.toLowerCase();
  const page: PortalPage = /manage orders|order list|order export|export/.test(text)
    ? 'orders'
    : /return/.test(text) && !/diagnosis/.test(text)
      ? 'returns'
      : /rating/.test(text) && !/diagnosis/.test(text)
        ? 'ratings'
        : 'score';
  return portalLink(region, page);
};

/**
 * Order ids as the portal's search box takes them: up to 100, separated by commas.
 * Source: Seller University, Managing Orders, knowledge_id 6837801752626946 (10/22/2025).
 */
export const searchText = (ids: readonly string[]): string => ids.slice(0, 100).join(',');
