import * as z from 'zod/mini';
import { type Day, isTimeZone, makeDay } from './day';
import { day, id, known, text } from './field';
import { isRegion, REGIONS } from './region';
import { makeZone } from './zone';

/** @property id region + ":" + the seller's id as page or URL gives it, else the shop's name, else "default" */
export const shop = z.object({
  id,
  region: z.string().check(
    z.regex(/^[A-Z]{2}$/, { error: 'not a two-letter ISO 3166 code' }),
    z.refine((region) => region !== 'UK', { error: 'the ISO 3166 code of the United Kingdom is GB' }),
  ),
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

/** A shop's time zone is what a page or file said, else that of its market's reports. */
export const timeZoneOf = ({ timeZone, region }: Pick<Shop, 'timeZone' | 'region'>): string =>
  timeZone ?? (isRegion(region) ? REGIONS[region].timeZone : 'UTC');

/** The shop's own calendar day. */
export const shopDayAt = (shop: Shop, now: Date): Day => makeDay(makeZone(timeZoneOf(shop)).dayOf(now.toISOString()));
