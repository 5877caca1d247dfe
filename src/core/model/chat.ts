import * as z from 'zod/mini';
import { id, instant, orUnknown, seenTimes, stars } from './field';

/** A customer chat and the rating the buyer left after it, 1–5; null when unrated. Key: id. */
export const chat = z.object({
  id,
  startedAt: orUnknown(instant),
  ratedAt: orUnknown(instant),
  rating: orUnknown(stars),
  channel: orUnknown(z.enum(['agent', 'bot', 'faq'])),
  ...seenTimes,
});
export type Chat = z.infer<typeof chat>;
export const chatKey = (record: Chat): string => record.id;
