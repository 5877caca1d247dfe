import type { FactDrafts } from '#core/model/page';
import { attributeOf, queryAll } from '../../dom/access';
import { type Cells, readListRows } from '../../layouts/list-rows';
import type { PageLocale } from '../../locale';
import { type PageContext, type ReadResult, readResult, seenNow } from '../../page-context';
import { productIdInLink, readPhrase, readProductName } from '../../values/identity';
import { parseNumber } from '../../values/number';
import { agreedValue, isNothing, refuse, type Value } from '../../values/value';
import { PRODUCT_COLUMNS, type ProductField } from './captions';

/** Reads the stock of each product shown; the list need not be complete. */
export const readProducts = async (context: PageContext): Promise<ReadResult> => {
  const list = await readListRows(context, PRODUCT_COLUMNS, (cells) => readProduct(cells, context.locale));
  if ('kind' in list) return list;
  return readResult({ stock: list.records }, list.issues, { rows: list.rows, strategy: list.strategy });
};

type StockDraft = NonNullable<FactDrafts['stock']>[number];

const readProduct = (cells: Cells<ProductField>, locale: PageLocale): StockDraft | null => {
  const texts = cells.texts('product');
  const productId = cells.take('product', (_, cell) => readProductId(texts, cell));
  if (productId === null) return null;
  const isNamed = texts[0] !== undefined && !LABELLED_ID.test(texts[0]);
  return {
    productId,
    productName: isNamed ? readProductName(texts) : null,
    quantity: cells.take('quantity', (_text, _cell, printed) => readQuantity(printed)),
    statusText: cells.take('status', (_text, _cell, printed) => readPhrase(printed[0] ?? '', 40)),
    ...seenNow(locale),
  };
};

const LABELLED_ID = /^(?:product )?id ?[:：]? ?(\d{15,20})$/i;

const readProductId = (texts: readonly string[], cell: Element): Value<string> => {
  const linked = queryAll(cell, 'a[href*="/product/"]').map((link) => productIdInLink(attributeOf(link, 'href')));
  const labelled = texts.map((text) => LABELLED_ID.exec(text)?.[1]);
  return agreedValue([...linked, ...labelled]) ?? refuse('unknown-value');
};

/**
 * Reads a quantity from a cell with one number and perhaps its meaning ("Out of stock"); two numbers may be two
 * warehouses and are refused.
 */
const readQuantity = (texts: readonly string[]): Value<number> => {
  if (isNothing(texts.join(' '))) return null;
  return agreedValue(texts.map(parseNumber).filter(Number.isInteger)) ?? refuse('unknown-value');
};
