import type { Column, Columns } from '../../dom/columns';

const column = (...en: string[]): Column => ({ captions: { en } });

/** Manage products, one row for each product. Source: `products` of the page sources. */
export const PRODUCT_COLUMNS = {
  product: { ...column('Product', 'Products'), required: true },
  quantity: { ...column('Stock'), required: true },
  status: column('Status'),
} as const satisfies Columns<string>;
export type ProductField = keyof typeof PRODUCT_COLUMNS;
