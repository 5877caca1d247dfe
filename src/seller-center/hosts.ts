import type { Region } from '#core/model/region';

/**
 * Where Seller Center lives. `region` is null where one host serves several markets; there `shop_region` in the
 * address decides. Login hosts (`seller-uk-accounts…`), affiliate, captcha and CDN hosts carry no shop data and are
 * left out on purpose. Sources: Seller University links, sellers' tools, Odoo's table of hosts.
 */
export const HOSTS = [
  { host: 'seller-us.tiktok.com', region: 'US' },
  { host: 'seller-uk.tiktok.com', region: 'GB' },
  { host: 'seller-de.tiktok.com', region: 'DE' },
  { host: 'seller-es.tiktok.com', region: 'ES' },
  { host: 'seller-it.tiktok.com', region: 'IT' },
  { host: 'seller-ie.tiktok.com', region: 'IE' },
  { host: 'seller-fr.tiktok.com', region: 'FR' },
  { host: 'seller-br.tiktok.com', region: 'BR' },
  { host: 'seller-mx.tiktok.com', region: 'MX' },
  { host: 'seller-jp.tiktok.com', region: 'JP' },
  { host: 'seller-vn.tiktok.com', region: 'VN' },
  { host: 'seller-th.tiktok.com', region: 'TH' },
  { host: 'seller-my.tiktok.com', region: 'MY' },
  { host: 'seller-ph.tiktok.com', region: 'PH' },
  { host: 'seller-sg.tiktok.com', region: 'SG' },
  { host: 'seller-id.tokopedia.com', region: 'ID' },
  { host: 'seller-id.tiktok.com', region: 'ID' },
  { host: 'seller.tiktok.com', region: null },
  { host: 'seller.tiktokglobalshop.com', region: null },
  { host: 'seller.tiktokshopglobalselling.com', region: null },
  { host: 'seller.us.tiktokshopglobalselling.com', region: 'US' },
  { host: 'seller.eu.tiktokshopglobalselling.com', region: null },
] as const satisfies readonly { host: string; region: Region | null }[];

/** Match patterns for the manifest: these and no others. */
export const PORTAL_MATCHES: readonly string[] = HOSTS.map(({ host }) => `https://${host}/*`);
