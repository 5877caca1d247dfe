import type { UndecidedProblem } from '#core/model/appeal-details';

/** Pages of the portal whose path is known. Diagnosis and Appeal Center have none: they open from the score page. */
const PATHS = {
  score: '/health-center/experience-score',
  orders: '/order?tab=all',
  returns: '/order/return?tab=all',
  ratings: '/product/rating',
  health: '/health-center',
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

/** Where a missing fact stands: the order or request itself where it is named, else the page that lists all of them. */
export const lookLink = (
  region: string,
  { page, orderId }: { page: UndecidedProblem['page']; orderId: string | null },
): string | null => {
  switch (page) {
    case 'order-detail':
      return orderId === null ? null : orderLink(region, orderId);
    case 'returns':
      return link(region, `/order/return${orderId === null ? '' : `?search_numbers=${encodeURIComponent(orderId)}`}`);
    case 'ratings':
      return portalLink(region, 'ratings');
    case 'messages':
      return link(region, '/chat/inbox/current');
  }
};

/** Where a remedy in words begins: the order list where it names that, else the score page, which leads to all others. */
export const remedyLink = (region: string, remedy: string): string =>
  portalLink(region, /manage orders/i.test(remedy) ? 'orders' : 'score');

/** How many ids the portal's search box takes. Source: Seller University, Managing Orders, knowledge_id 6837801752626946 (10/22/2025). */
export const SEARCHED_AT_ONCE = 100;

/** Order ids as the portal's search box takes them, separated by commas. */
export const searchText = (ids: readonly string[]): string => ids.slice(0, SEARCHED_AT_ONCE).join(',');

const ARTICLE = /^([a-z0-9.-]+)\/university, knowledge_id (\d+)/;
const HOST = /\b[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}\b/;

/** Where a cited document lies: the article itself where it is named, else the site it is on; null where neither is. */
export const documentLink = (where: string): string | null => {
  const article = ARTICLE.exec(where);
  if (article !== null) return `https://${article[1]}/university/essay?knowledge_id=${article[2]}`;
  const host = HOST.exec(where);
  return host === null ? null : `https://${host[0]}/`;
};
