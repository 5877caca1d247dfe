import * as z from 'zod/mini';
import { count, day, id, money, orUnknown, rate, seenTimes, text } from './field';

/**
 * The account health rating shown on a day, 0–1000: separate from the score, but some benefits require it. Source:
 * Academy, Account Health Rating. Key: day.
 */
export const accountHealth = z.object({
  day,
  rating: z.int().check(z.minimum(0), z.maximum(1000)),
  ...seenTimes,
});
export type AccountHealth = z.infer<typeof accountHealth>;
export const accountHealthKey = (record: AccountHealth): string => record.day;

/**
 * Chat service figures of Service Analytics on a day. The seller chooses their period, so none is a metric of the
 * score. Key: day + from + to, the period null if the page does not print it. The checklist reads `response24`; the others
 * are kept because no page prints those of a past day again.
 */
export const serviceRates = z.object({
  day,
  from: orUnknown(day),
  to: orUnknown(day),
  /** chats rated 4 or 5 among those received */
  satisfaction: orUnknown(rate),
  response24: orUnknown(rate),
  response12: orUnknown(rate),
  chats: orUnknown(count),
  ...seenTimes,
});
export type ServiceRates = z.infer<typeof serviceRates>;
export const serviceRatesKey = ({ day: on, from, to }: ServiceRates): string => `${on}+${from ?? ''}+${to ?? ''}`;

/** A product as last shown by Manage products. Key: productId. */
export const stock = z.object({
  productId: id,
  productName: orUnknown(text),
  /** as printed, such as Live */
  statusText: orUnknown(text),
  quantity: orUnknown(count),
  ...seenTimes,
});
export type Stock = z.infer<typeof stock>;
export const stockKey = (record: Stock): string => record.productId;

/**
 * Sales that the portal's overview shows for an inclusive range of days, cancelled and refunded orders included, unlike
 * rates of the score. Key: from + to. The agenda reads `gmv`; the counts are kept as those of `serviceRates` are.
 */
export const sales = z.object({
  from: day,
  to: day,
  gmv: orUnknown(money),
  orders: orUnknown(count),
  buyers: orUnknown(count),
  ...seenTimes,
});
export type Sales = z.infer<typeof sales>;
export const salesKey = ({ from, to }: Sales): string => `${from}+${to}`;
