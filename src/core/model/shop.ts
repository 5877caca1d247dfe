import * as z from 'zod/mini';
import { type Day, isTimeZone, makeDay } from './day';
import { day, id, orUnknown, text } from './field';
import { isRegion, REGIONS } from './region';
import { makeZone } from './zone';

/**
 * @property id see `shopIdOf`
 * @property sellerId as in the page or URL; missing in older shop files, see `withSellerId`
 */
export const shop = z.object({
  id,
  region: z.string().check(
    z.regex(/^[A-Z]{2}$/, { error: 'not a two-letter ISO 3166 code' }),
    z.refine((region) => region !== 'UK', { error: 'the ISO 3166 code of the United Kingdom is GB' }),
  ),
  sellerId: z.optional(z.nullable(id)),
  name: orUnknown(text),
  timeZone: orUnknown(z.string().check(z.refine(isTimeZone, { error: 'not an IANA time zone' }))),
  openedOn: orUnknown(day),
  category: orUnknown(text),
});
export type Shop = z.infer<typeof shop>;

/**
 * What host, URL and page tell of the shop.
 * @property isCrossBorder the host is for sellers from another country
 */
export const shopHint = z.object({
  region: z.string().check(z.regex(/^[A-Z]{2}$/)),
  isCrossBorder: z.optional(z.boolean()),
  sellerId: orUnknown(id),
  name: orUnknown(text),
});
export type ShopHint = z.infer<typeof shopHint>;

/** Seller id of the demo shop. */
export const DEMO_SELLER = 'demo';
export const isDemo = ({ sellerId }: Pick<Shop, 'sellerId'>): boolean => sellerId === DEMO_SELLER;

const UNNAMED_SHOP = 'default';

/** The id of a shop: its region and its seller id, else its name, else "default". */
export const shopIdOf = ({ region, sellerId, name }: Pick<ShopHint, 'region' | 'sellerId' | 'name'>): string =>
  `${region}:${sellerId ?? name ?? UNNAMED_SHOP}`;

/** Fills in the seller id of an older file, which has it only as part of the shop id. */
export const withSellerId = (shop: Shop): Shop => {
  if (shop.sellerId !== undefined) return shop;
  const ending = shop.id.slice(shop.region.length + 1);
  return { ...shop, sellerId: ending === '' || ending === UNNAMED_SHOP || ending === shop.name ? null : ending };
};

/** A shop's time zone: from a page or file, else the market's report zone. */
export const timeZoneOf = ({ timeZone, region }: Pick<Shop, 'timeZone' | 'region'>): string =>
  timeZone ?? (isRegion(region) ? REGIONS[region].timeZone : 'UTC');

/** Today in the shop's time zone. */
export const shopDayAt = (shop: Shop, now: Date): Day => makeDay(makeZone(timeZoneOf(shop)).dayOf(now.toISOString()));

/** Shop settings that no page shows; null restores the default. */
export const shopSettings = z.pick(shop, { timeZone: true, openedOn: true });
export type ShopSettings = z.infer<typeof shopSettings>;

/** Days for which facts can be kept; the least covers 90 days of history plus windows of 90. */
export const RETENTION_CHOICES = [200, 400, 800] as const;
export const retentionDays = z.literal(RETENTION_CHOICES);
export type RetentionDays = z.infer<typeof retentionDays>;
export const DEFAULT_RETENTION: RetentionDays = 400;
