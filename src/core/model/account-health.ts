import * as z from 'zod/mini';
import { day, instant, known } from './field';

/**
 * The account health rating as the portal showed it on a day: 0–1000, and a separate system from the score. Some
 * benefits ask for it beside the score. Source: Academy, Account Health Rating. Key: day.
 */
export const accountHealth = z.object({
  day,
  rating: z.int().check(z.minimum(0), z.maximum(1000)),
  readAt: known(instant),
  firstSeen: known(instant),
  lastSeen: known(instant),
});
export type AccountHealth = z.infer<typeof accountHealth>;
export const accountHealthKey = (record: AccountHealth): string => record.day;
