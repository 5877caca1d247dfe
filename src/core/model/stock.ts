import * as z from 'zod/mini';
import { count, id, instant, known, text } from './field';

/** What there is of a product, as Manage products last showed it. Key: productId. */
export const stock = z.object({
  productId: id,
  productName: known(text),
  /** as printed: Live, … */
  statusText: known(text),
  quantity: known(count),
  readAt: known(instant),
  firstSeen: known(instant),
  lastSeen: known(instant),
});
export type Stock = z.infer<typeof stock>;
export const stockKey = (record: Stock): string => record.productId;
