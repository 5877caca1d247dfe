import * as z from 'zod/mini';
import { shop } from './shop';

/** What the seller says of a shop where no page tells it; null takes what is assumed. */
export const shopSettings = z.pick(shop, { timeZone: true, openedOn: true });
export type ShopSettings = z.infer<typeof shopSettings>;

/** For how many days facts are kept; the least covers 90 days of history beside windows of 90. */
export const RETENTION_CHOICES = [200, 400, 800] as const;
export const retentionDays = z.literal(RETENTION_CHOICES);
export type RetentionDays = z.infer<typeof retentionDays>;
export const DEFAULT_RETENTION: RetentionDays = 400;
