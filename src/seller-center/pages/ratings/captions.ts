import { type Columns, column, requiredColumn } from '../../captions';

/** What a card of the page of product ratings names its order and its product by. Nothing of the buyer or of what he wrote is named here. */
export const RATING_COLUMNS = {
  orderId: requiredColumn('Order ID'),
  skuId: column('SKU ID'),
  productId: column('Product ID', 'ID'),
} as const satisfies Columns<string>;

/** Stems of CSS modules, seen from 2023 to 2026: they stay while the hashes behind them change. */
export const RATING_STEMS = {
  card: '[class*="ratingListItem"]',
  productId: '[class*="productItemInfoProductId"]',
  day: '[class*="reviewTime"]',
  /** texts of people: a date or an id in there is theirs */
  texts: '[class*="reviewText"],[class*="sellerReply"],[class*="userNameText"]',
} as const;
