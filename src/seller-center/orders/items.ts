import type { OrderLine } from '#core/model/order';
import { queryAll, queryOne, rawTextOf, textRunsOf } from '../dom/access';
import { isId, readProductName } from '../values/identity';
import { isMasked, isNothing } from '../values/value';

/** What is known of a line; the shop file's schema makes the rest null. */
export type LineDraft = Partial<OrderLine>;

const SELLER_SKU = /^seller sku\s*[:：]?\s*(.*)$/i;
const SKU_ID = /^sku id\s*[:：]?\s*(.*)$/i;
const QUANTITY = /^(?:[x×]\s*(\d{1,5})|(\d{1,5})\s*[x×]|(?:qty|quantity)\.?\s*[:：]?\s*(\d{1,5}))$/i;
/** "+2 more": the cell shows a part of the items. */
const CUT_SHORT = /^\+\s*\d+\b|\b\d+ more\b|^(?:view|show) (?:all|more)\b/i;

const readItem = (runs: readonly string[]): LineDraft => {
  const line: LineDraft = {};
  for (let at = 0; at < runs.length; at += 1) {
    const run = runs[at]!;
    const valueAfter = (match: RegExpExecArray): string => (match[1] === '' ? (runs[at + 1] ?? '') : match[1]!);
    const sku = SKU_ID.exec(run);
    const sellerSku = SELLER_SKU.exec(run);
    const quantity = QUANTITY.exec(run);
    if (sku) {
      if (isId(valueAfter(sku))) line.skuId = valueAfter(sku);
    } else if (sellerSku) {
      const text = valueAfter(sellerSku);
      if (!isNothing(text) && !isMasked(text)) line.sellerSku = text.slice(0, 200);
    } else if (quantity) line.quantity = Number(quantity[1] ?? quantity[2] ?? quantity[3]);
  }
  // A text alone may be the variation of a product whose name is not there, with what a buyer had printed on it.
  const labelled = runs.findIndex((it) => SKU_ID.test(it) || SELLER_SKU.test(it) || QUANTITY.test(it));
  if (labelled > 1) line.productName = readProductName(runs);
  return line;
};

const ITEM = '[data-log_click_for="cell_product"]';

/** Runs of several items without boxes of their own: a new item begins where something is said a second time. */
const divide = (runs: readonly string[]): string[][] | null => {
  const kindOf = (run: string) =>
    SKU_ID.test(run) ? 'sku' : SELLER_SKU.test(run) ? 'seller' : QUANTITY.test(run) ? 'quantity' : null;
  const counts = new Map<string, number>();
  for (const run of runs) {
    const kind = kindOf(run);
    if (kind !== null) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  if (Math.max(0, ...counts.values()) <= 1) return [[...runs]];
  // Several items, and nothing in the markup says where one ends: only what is said of each equally often can be told apart.
  if (new Set(counts.values()).size !== 1) return null;
  const items: string[][] = [];
  let kinds = new Set<string>();
  for (const run of runs) {
    const kind = kindOf(run);
    if (kind === null) continue;
    if (items.length === 0 || kinds.has(kind)) {
      items.push([]);
      kinds = new Set();
    }
    kinds.add(kind);
    items.at(-1)!.push(run);
  }
  return items;
};

/** Whether something in there is what was ordered. */
export const holdsItems = (element: Element, runs: readonly string[]): boolean =>
  queryOne(element, ITEM) !== null || runs.some((it) => SELLER_SKU.test(it) || SKU_ID.test(it));

/** A line counts as read when something names its SKU; null where the cell shows only some, or can't be divided. */
export const readItems = (cell: Element, runs: readonly string[]): LineDraft[] | null => {
  if (runs.some((it) => CUT_SHORT.test(it))) return null;
  const boxes = queryAll(cell, ITEM);
  const [only] = boxes;
  const isWhole = boxes.length === 1 && rawTextOf(only!).length === rawTextOf(cell).length;
  const items = isWhole ? [runs] : boxes.length > 0 ? textRunsOf(boxes) : divide(runs);
  const lines = items?.map(readItem) ?? [];
  return lines.length > 0 && lines.every((it) => it.skuId != null || it.sellerSku != null) ? lines : null;
};
