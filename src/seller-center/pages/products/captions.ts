import { type Columns, column, requiredColumn } from '../../captions';

/** Manage products, one row per product. Source: `products` of the page sources. */
export const PRODUCT_COLUMNS = {
  product: requiredColumn('Product', 'Products'),
  quantity: requiredColumn('Stock'),
  status: column('Status'),
} as const satisfies Columns<string>;
export type ProductField = keyof typeof PRODUCT_COLUMNS;
