import * as z from 'zod/mini';
import { count, day, instant, known, rate } from './field';

/**
 * How chats were served, as Service Analytics showed it on a day. The seller chooses the period there, so none of these
 * is a metric of the score. Key: day + from + to, the period null where the page does not print its days.
 */
export const serviceRates = z.object({
  day,
  from: known(day),
  to: known(day),
  /** chats rated 4 or 5 among those received */
  satisfaction: known(rate),
  response24: known(rate),
  response12: known(rate),
  chats: known(count),
  readAt: known(instant),
  firstSeen: known(instant),
  lastSeen: known(instant),
});
export type ServiceRates = z.infer<typeof serviceRates>;
export const serviceRatesKey = ({ day: on, from, to }: ServiceRates): string => `${on}+${from ?? ''}+${to ?? ''}`;
