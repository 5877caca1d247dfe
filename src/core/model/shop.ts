import * as z from 'zod/mini';
import { type Day, isTimeZone, makeDay } from './day';
import { day, id, known, text } from './field';
import { isRegion, REGIONS } from './region';
import { makeZone } from './zone';

/**
 * @property id see `shopIdOf`
 * @property sellerId as page or URL gives it; left out in shop files that are older than the field, see `withSellerId`
 */
export const shop = z.object({
  id,
  region: z.string().check(
    z.regex(/^[A-Z]{2}$/, { error: 'not a two-letter ISO 3166 code' }),
    z.refine((region) => region !== 'UK', { error: 'the ISO 3166 code of the United Kingdom is GB' }),
  ),
  sellerId: z.optional(z.nullable(id)),
  name: known(text),
  timeZone: known(z.string().check(z.refine(isTimeZone, { error: 'not an IANA time zone' }))),
  openedOn: known(day),
  category: known(text),
});
export type Shop = z.infer<typeof shop>;

/**
 * Whose page it is, as far as host, address and page tell.
 * @property isCrossBorder the page stood on a host for sellers from another country
 */
export const shopHint = z.object({
  region: z.string().check(z.regex(/^[A-Z]{2}$/)),
  isCrossBorder: z.optional(z.boolean()),
  sellerId: known(id),
  name: known(text),
});
export type ShopHint = z.infer<typeof shopHint>;

/** Stands in the place of a seller's id in the shop to look around in, whose figures are made up. */
export const DEMO_SELLER = 'demo';
export const isDemo = ({ sellerId }: Pick<Shop, 'sellerId'>): boolean => sellerId === DEMO_SELLER;

const NAMELESS = 'default';

/** The id of a shop: its region with the seller's id, or with its name or "default" until that is known. */
export const shopIdOf = ({ region, sellerId, name }: Pick<ShopHint, 'region' | 'sellerId' | 'name'>): string =>
  `${region}:${sellerId ?? name ?? NAMELESS}`;

/** A shop of an older file, which tells the seller's id in the shop's own id alone. */
export const withSellerId = (shop: Shop): Shop => {
  if (shop.sellerId !== undefined) return shop;
  const ending = shop.id.slice(shop.region.length + 1);
  return { ...shop, sellerId: ending === '' || ending === NAMELESS || ending === shop.name ? null : ending };
};

/** A shop's time zone is what a page or file said, else that of its market's reports. */
export const timeZoneOf = ({ timeZone, region }: Pick<Shop, 'timeZone' | 'region'>): string =>
  timeZone ?? (isRegion(region) ? REGIONS[region].timeZone : 'UTC');

/** The shop's own calendar day. */
export const shopDayAt = (shop: Shop, now: Date): Day => makeDay(makeZone(timeZoneOf(shop)).dayOf(now.toISOString()));

/** What the seller says of a shop where no page tells it; null takes what is assumed. */
export const shopSettings = z.pick(shop, { timeZone: true, openedOn: true });
export type ShopSettings = z.infer<typeof shopSettings>;

/** For how many days facts are kept; the least covers 90 days of history beside windows of 90. */
export const RETENTION_CHOICES = [200, 400, 800] as const;
export const retentionDays = z.literal(RETENTION_CHOICES);
export type RetentionDays = z.infer<typeof retentionDays>;
export const DEFAULT_RETENTION: RetentionDays = 400;
