import type { Captions } from '../../captions';

/**
 * The page of product ratings: cards, not a table. The stems are of CSS modules, seen from 2023 to 2026: they stay while
 * the hashes behind them change. Nothing of the buyer or of what he wrote is named here.
 */
export const RATING_CAPTIONS = {
  /** what a card names its order by */
  orderId: { en: ['Order ID'] } as Captions,
  skuId: { en: ['SKU ID'] } as Captions,
  productId: { en: ['Product ID', 'ID'] } as Captions,
  stems: {
    card: '[class*="ratingListItem"]',
    orderId: '[class*="productItemInfoOrderId"]',
    productId: '[class*="productItemInfoProductId"]',
    day: '[class*="reviewTime"]',
    /** texts of people: a date or an id in there is theirs */
    texts: '[class*="reviewText"],[class*="sellerReply"],[class*="userNameText"]',
  },
} as const;
