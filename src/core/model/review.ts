import * as z from 'zod/mini';
import { id, instant, known, seenTimes, stars } from './field';

/**
 * A product review. `firstStars` is the rating as first seen and is never changed after. Key: id, else orderId + skuId;
 * where a page names only the product, its id stands in for that of the SKU.
 */
export const review = z.object({
  id: known(id),
  orderId: id,
  skuId: known(id),
  productId: known(id),
  stars: known(stars),
  firstStars: known(stars),
  reviewedAt: known(instant),
  topic: known(z.enum(['product', 'logistics', 'service', 'other'])),
  ...seenTimes,
});
export type Review = z.infer<typeof review>;
export const reviewKey = ({ id: reviewId, orderId, skuId, productId }: Review): string =>
  reviewId ?? `${orderId}+${skuId ?? (productId === null ? '' : `+${productId}`)}`;
