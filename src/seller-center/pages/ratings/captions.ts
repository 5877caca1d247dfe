import { type Columns, column, requiredColumn } from '../../captions';

/**
 * Labels of a card's order and product on the page of product ratings. The buyer and the text of a review have none
 * here.
 */
export const RATING_COLUMNS = {
  orderId: requiredColumn('Order ID'),
  skuId: column('SKU ID'),
  productId: column('Product ID', 'ID'),
} as const satisfies Columns<string>;

/** Stems of CSS modules, seen from 2023 to 2026, which outlast their hashes. */
export const RATING_STEMS = {
  card: '[class*="ratingListItem"]',
  productId: '[class*="productItemInfoProductId"]',
  day: '[class*="reviewTime"]',
  /** texts written by people, whose dates and ids are ignored */
  texts: '[class*="reviewText"],[class*="sellerReply"],[class*="userNameText"]',
} as const;
