import type { OrderLine } from '#core/model/order';
import { queryAll, queryOne } from '../../dom/access';
import { makeTextReader, type TextReader } from '../../dom/text-runs';
import { isId, readProductName } from '../../values/identity';
import { isMasked, isNothing, readText, refuse, type Value } from '../../values/value';

/** What is known of a line; the shop file's schema makes the rest null. */
export type LineDraft = Partial<OrderLine>;

const SELLER_SKU = /^seller sku ?[:：]? ?(.*)$/i;
const SKU_ID = /^sku id ?[:：]? ?(.*)$/i;
const QUANTITY = /^(?:[x×] ?(\d{1,5})|(\d{1,5}) ?[x×]|(?:qty|quantity)\.? ?[:：]? ?(\d{1,5}))$/i;
/** "+2 more": the cell shows a part of the items. */
const CUT_SHORT = /^\+ ?\d+\b|\b\d{1,6} more\b|^(?:view|show) (?:all|more)\b/i;

/** A text of a cell with items. */
interface ItemText {
  text: string;
  /** what it says it is, and its value, which may stand in the next text */
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

/** The texts of a cell with what was ordered. */
export interface Items {
  texts: readonly ItemText[];
  /** item by item, where each has an element of its own */
  byItem: readonly (readonly ItemText[])[];
}

const ITEM = '[data-log_click_for="cell_product"]';

/** Whether an element is all that the cell holds. */
const fills = (element: Element, cell: Element): boolean => {
  let inner: Node = element;
  while (inner !== cell && inner.nextSibling === null && inner.previousSibling === null) inner = inner.parentNode!;
  return inner === cell;
};

/** @param texts those of the whole cell, where they are read already */
export const readItemTexts = (
  cell: Element,
  textsIn: TextReader = makeTextReader(cell),
  texts: readonly string[] = textsIn(cell),
): Items => {
  const cellTexts = texts.map(toItemText);
  const byItem = queryAll(cell, ITEM).map((item) => (fills(item, cell) ? cellTexts : textsIn(item).map(toItemText)));
  return { texts: cellTexts, byItem };
};

/** Whether something in there is what was ordered. */
export const holdsItems = (element: Element, texts: readonly string[]): boolean =>
  queryOne(element, ITEM) !== null || texts.some((text) => SELLER_SKU.test(text) || SKU_ID.test(text));

/** A line counts as read when something names its SKU; null where the cell shows only some, or can't be divided. */
export const readItems = ({ texts, byItem }: Items): LineDraft[] | null => {
  if (texts.some(({ text }) => CUT_SHORT.test(text))) return null;
  const lines = (byItem.length > 0 ? byItem : divideByLabels(texts))?.map(readItem) ?? [];
  return lines.length > 0 && lines.every((line) => line.skuId != null || line.sellerSku != null) ? lines : null;
};

/** Texts of several items without elements of their own: a new item begins where something is said a second time. */
const divideByLabels = (texts: readonly ItemText[]): (readonly ItemText[])[] | null => {
  const counts = new Map<string, number>();
  for (const { label } of texts) if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1);
  if (Math.max(0, ...counts.values()) <= 1) return [texts];
  // Several items, and nothing in the markup says where one ends: only what is said of each equally often can be told apart.
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
/** Whatever the seller calls a SKU, where nothing stands beside it. */
export const readSellerSku = (_text: string, _cell: Element, texts: readonly string[]): Value<string> =>
  texts.length > 1 ? refuse('unknown-value') : readText(texts[0] ?? '', (printed) => printed.slice(0, MAX_SKU_CHARS));

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
  // Said twice, and not the same: one is not the portal's.
  if (sellerSkus.size === 1) line.sellerSku = [...sellerSkus][0]!;
  // A text alone may be the variation of a product whose name is not there, with what a buyer had printed on it.
  if (firstLabelled > 1) line.productName = readProductName([texts[0]!.text]);
  return line;
};
