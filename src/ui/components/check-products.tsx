import type { CheckItem } from '#core/model/check-item';
import { t } from '#texts/translate';
import { productText } from './checklist-text';
import { formatMany } from './format';

const MAX_PRODUCTS = 5;

/** The first products that a check names, with its figures of each, and how many more there are. */
export const CheckProducts = ({ item: { code, products } }: { item: CheckItem }) => (
  <ul className="check-products" aria-label={t('checklist.products')}>
    {products.slice(0, MAX_PRODUCTS).map((product) => (
      <li key={product.productId}>
        <strong>{product.name ?? product.productId}</strong> · {productText(code, product)}
      </li>
    ))}
    {products.length > MAX_PRODUCTS && (
      <li className="muted">
        {t('checklist.moreProducts', { more: formatMany(products.length - MAX_PRODUCTS, 'more-product') })}
      </li>
    )}
  </ul>
);
