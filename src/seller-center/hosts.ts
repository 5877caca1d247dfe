/**
 * Where Seller Center is served, one host a market; `match` is how a manifest asks for it. Source: the portal's own
 * addresses and Seller University, which lives on the same hosts.
 */
export const HOSTS = [
  'seller.tiktok.com',
  'seller-us.tiktok.com',
  'seller-uk.tiktok.com',
  'seller-de.tiktok.com',
  'seller-es.tiktok.com',
  'seller-it.tiktok.com',
  'seller-ie.tiktok.com',
  'seller-fr.tiktok.com',
  'seller-br.tiktok.com',
  'seller-mx.tiktok.com',
  'seller-jp.tiktok.com',
  'seller-vn.tiktok.com',
  'seller-th.tiktok.com',
  'seller-my.tiktok.com',
  'seller-ph.tiktok.com',
  'seller-sg.tiktok.com',
  'seller-id.tiktok.com',
  'seller-id.tokopedia.com',
  'seller.tiktokglobalshop.com',
  'seller.tiktokshopglobalselling.com',
  'seller.us.tiktokshopglobalselling.com',
  'seller.eu.tiktokshopglobalselling.com',
] as const;

export const PORTAL_MATCHES: readonly string[] = HOSTS.map((host) => `https://${host}/*`);
