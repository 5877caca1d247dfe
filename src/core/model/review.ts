import * as z from 'zod/mini';
import { id, instant, orUnknown, seenTimes, stars } from './field';

/**
 * A product review. `firstStars` is the first rating seen and never changes. Key: id, else orderId + skuId; the
 * product's id replaces an unknown SKU.
 */
export const review = z.object({
  id: orUnknown(id),
  orderId: id,
  skuId: orUnknown(id),
  productId: orUnknown(id),
  stars: orUnknown(stars),
  firstStars: orUnknown(stars),
  reviewedAt: orUnknown(instant),
  topic: orUnknown(z.enum(['product', 'logistics', 'service', 'other'])),
  ...seenTimes,
});
export type Review = z.infer<typeof review>;
export const reviewKey = ({ id: reviewId, orderId, skuId, productId }: Review): string =>
  reviewId ?? `${orderId}+${skuId ?? (productId === null ? '' : `+${productId}`)}`;
