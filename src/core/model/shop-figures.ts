import * as z from 'zod/mini';
import { count, day, id, known, money, rate, seenTimes, text } from './field';

/**
 * The account health rating as the portal showed it on a day: 0–1000, and a separate system from the score. Some
 * benefits ask for it beside the score. Source: Academy, Account Health Rating. Key: day.
 */
export const accountHealth = z.object({
  day,
  rating: z.int().check(z.minimum(0), z.maximum(1000)),
  ...seenTimes,
});
export type AccountHealth = z.infer<typeof accountHealth>;
export const accountHealthKey = (record: AccountHealth): string => record.day;

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
  ...seenTimes,
});
export type ServiceRates = z.infer<typeof serviceRates>;
export const serviceRatesKey = ({ day: on, from, to }: ServiceRates): string => `${on}+${from ?? ''}+${to ?? ''}`;

/** What there is of a product, as Manage products last showed it. Key: productId. */
export const stock = z.object({
  productId: id,
  productName: known(text),
  /** as printed: Live, … */
  statusText: known(text),
  quantity: known(count),
  ...seenTimes,
});
export type Stock = z.infer<typeof stock>;
export const stockKey = (record: Stock): string => record.productId;

/**
 * What the portal's own overview says was sold between two days, both included: of one day where they are the same.
 * Cancelled and refunded orders are in it, unlike in any rate of the score. Key: from + to.
 */
export const sales = z.object({
  from: day,
  to: day,
  gmv: known(money),
  orders: known(count),
  buyers: known(count),
  ...seenTimes,
});
export type Sales = z.infer<typeof sales>;
export const salesKey = ({ from, to }: Sales): string => `${from}+${to}`;
