import type { OrderLine } from '#core/model/order';
import { queryAll, queryOne } from '../../dom/access';
import { makeTextReader, type TextReader } from '../../dom/text-runs';
import type { Cells } from '../../layouts/list-rows';
import { isId, readProductName } from '../../values/identity';
import { readCount } from '../../values/number';
import { isMasked, isNothing, readText, refuse, type Value } from '../../values/value';

/** Known fields of a line; the shop file's schema fills in null for the others. */
export type LineDraft = Partial<OrderLine>;

const SELLER_SKU = /^seller sku ?[:：]? ?(.*)$/i;
const SKU_ID = /^sku id ?[:：]? ?(.*)$/i;
const QUANTITY = /^(?:[x×] ?(\d{1,5})|(\d{1,5}) ?[x×]|(?:qty|quantity)\.? ?[:：]? ?(\d{1,5}))$/i;
/** "+2 more": the cell shows a part of the items. */
const CUT_SHORT = /^\+ ?\d+\b|\b\d{1,6} more\b|^(?:view|show) (?:all|more)\b/i;

/** A text in a cell of items. */
interface ItemText {
  text: string;
  /** its label, and its value, which may be in the next text */
  label: 'sku' | 'seller' | 'quantity' | null;
  value: string;
}

const toItemText = (text: string): ItemText => {
  const sku = SKU_ID.exec(text);
  if (sku) return { text, label: 'sku', value: sku[1]! };
  const seller = SELLER_SKU.exec(text);
  if (seller) return { text, label: 'seller', value: seller[1]! };
  const quantity = QUANTITY.exec(text);
  return quantity
    ? { text, label: 'quantity', value: quantity[1] ?? quantity[2] ?? quantity[3]! }
    : { text, label: null, value: '' };
};

/** Texts of a cell of items. */
export interface Items {
  texts: readonly ItemText[];
  /** texts of each item, if each has its own element */
  byItem: readonly (readonly ItemText[])[];
}

const ITEM = '[data-log_click_for="cell_product"]';

/** Whether an element contains everything in the cell. */
const fills = (element: Element, cell: Element): boolean => {
  let inner: Node = element;
  while (inner !== cell && inner.nextSibling === null && inner.previousSibling === null) inner = inner.parentNode!;
  return inner === cell;
};

/** @param texts of the whole cell, if read already */
export const readItemTexts = (
  cell: Element,
  textsIn: TextReader = makeTextReader(cell),
  texts: readonly string[] = textsIn(cell),
): Items => {
  const cellTexts = texts.map(toItemText);
  const byItem = queryAll(cell, ITEM).map((item) => (fills(item, cell) ? cellTexts : textsIn(item).map(toItemText)));
  return { texts: cellTexts, byItem };
};

/** Whether an element contains items. */
export const holdsItems = (element: Element, texts: readonly string[]): boolean =>
  queryOne(element, ITEM) !== null || texts.some((text) => SELLER_SKU.test(text) || SKU_ID.test(text));

/**
 * Reads the lines; a line counts as read if its SKU is named. Null if the cell shows only some items, or cannot be
 * split.
 */
export const readItems = ({ texts, byItem }: Items): LineDraft[] | null => {
  if (texts.some(({ text }) => CUT_SHORT.test(text))) return null;
  const lines = (byItem.length > 0 ? byItem : divideByLabels(texts))?.map(readItem) ?? [];
  return lines.length > 0 && lines.every((line) => line.skuId != null || line.sellerSku != null) ? lines : null;
};

/** Splits the texts of items without own elements, by repeated labels; null if ambiguous. */
const divideByLabels = (texts: readonly ItemText[]): (readonly ItemText[])[] | null => {
  const counts = new Map<string, number>();
  for (const { label } of texts) if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1);
  if (Math.max(0, ...counts.values()) <= 1) return [texts];
  // Without elements of their own, items can be split only if each label occurs equally often.
  if (new Set(counts.values()).size !== 1) return null;
  const items: ItemText[][] = [];
  let labels = new Set<string>();
  for (const text of texts) {
    if (text.label === null) continue;
    if (items.length === 0 || labels.has(text.label)) {
      items.push([]);
      labels = new Set();
    }
    labels.add(text.label);
    items.at(-1)!.push(text);
  }
  return items;
};

const MAX_SKU_CHARS = 200;
/** The seller's SKU, which may be any text that stands alone. */
const readSellerSku = (_text: string, _cell: Element, texts: readonly string[]): Value<string> =>
  texts.length > 1 ? refuse('unknown-value') : readText(texts[0] ?? '', (printed) => printed.slice(0, MAX_SKU_CHARS));

/** The item whose fields have columns of their own. */
export const readItemCells = (
  cells: Pick<Cells<'skuId' | 'sellerSku' | 'productId' | 'quantity'>, 'id' | 'take'>,
  names: readonly string[],
): LineDraft => ({
  skuId: cells.id('skuId'),
  sellerSku: cells.take('sellerSku', readSellerSku),
  productId: cells.id('productId'),
  productName: readProductName(names),
  quantity: cells.take('quantity', readCount),
});

const readItem = (texts: readonly ItemText[]): LineDraft => {
  const line: LineDraft = {};
  const sellerSkus = new Set<string>();
  let firstLabelled = -1;
  for (const [at, { label, value: printed }] of texts.entries()) {
    if (label === null) continue;
    if (firstLabelled < 0) firstLabelled = at;
    const value = printed === '' ? (texts[at + 1]?.text ?? '') : printed;
    if (label === 'quantity') line.quantity = Number(value);
    else if (label === 'sku') {
      if (isId(value)) line.skuId = value;
    } else if (!isNothing(value) && !isMasked(value)) sellerSkus.add(value.slice(0, MAX_SKU_CHARS));
  }
  // Of two different ones, one is not the portal's.
  if (sellerSkus.size === 1) line.sellerSku = [...sellerSkus][0]!;
  // A single text may be the variation of a product without a name, with the buyer's customisation, which is personal.
  if (firstLabelled > 1) line.productName = readProductName([texts[0]!.text]);
  return line;
};
