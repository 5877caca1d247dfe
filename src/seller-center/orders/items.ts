import type { OrderLine } from '#core/model/order';
import { own, queryOne, rawTextOf, textRuns } from '../dom/access';
import { isId, readProductName } from '../values/identity';
import { remember } from '../values/remember';
import { isMasked, isNothing } from '../values/value';

/** What is known of a line; the shop file's schema makes the rest null. */
export type LineDraft = Partial<OrderLine>;

const SELLER_SKU = /^seller sku\s*[:：]?\s*(.*)$/i;
const SKU_ID = /^sku id\s*[:：]?\s*(.*)$/i;
const QUANTITY = /^(?:[x×]\s*(\d{1,5})|(\d{1,5})\s*[x×]|(?:qty|quantity)\.?\s*[:：]?\s*(\d{1,5}))$/i;
/** "+2 more": the cell shows a part of the items. */
const CUT_SHORT = /^\+\s*\d+\b|\b\d+ more\b|^(?:view|show) (?:all|more)\b/i;

type Label = { kind: 'sku' | 'seller' | 'quantity'; value: string };

/** What a text says it is, and its value, which may stand in the next text. */
const labelOf = remember((run): Label | null => {
  const sku = SKU_ID.exec(run);
  if (sku) return { kind: 'sku', value: sku[1]! };
  const seller = SELLER_SKU.exec(run);
  if (seller) return { kind: 'seller', value: seller[1]! };
  const quantity = QUANTITY.exec(run);
  return quantity ? { kind: 'quantity', value: quantity[1] ?? quantity[2] ?? quantity[3]! } : null;
});
const isCutShort = remember((run) => CUT_SHORT.test(run));

const readItem = (runs: readonly string[]): LineDraft => {
  const line: LineDraft = {};
  let labelled = -1;
  for (let at = 0; at < runs.length; at += 1) {
    const label = labelOf(runs[at]!);
    if (label === null) continue;
    if (labelled < 0) labelled = at;
    const { kind } = label;
    const value = label.value === '' ? (runs[at + 1] ?? '') : label.value;
    if (kind === 'quantity') line.quantity = Number(value);
    else if (kind === 'sku') {
      if (isId(value)) line.skuId = value;
    } else if (!isNothing(value) && !isMasked(value)) line.sellerSku = value.slice(0, 200);
  }
  // A text alone may be the variation of a product whose name is not there, with what a buyer had printed on it.
  if (labelled > 1) line.productName = readProductName(runs);
  return line;
};

const ITEM = '[data-log_click_for="cell_product"]';

/** Runs of several items without boxes of their own: a new item begins where something is said a second time. */
const divide = (runs: readonly string[]): string[][] | null => {
  const counts = new Map<string, number>();
  for (const run of runs) {
    const kind = labelOf(run)?.kind;
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  if (Math.max(0, ...counts.values()) <= 1) return [[...runs]];
  // Several items, and nothing in the markup says where one ends: only what is said of each equally often can be told apart.
  if (new Set(counts.values()).size !== 1) return null;
  const items: string[][] = [];
  let kinds = new Set<string>();
  for (const run of runs) {
    const kind = labelOf(run)?.kind;
    if (kind === undefined) continue;
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
export const readItems = (
  cell: Element,
  runs: readonly string[],
  letters = rawTextOf(cell).length,
): LineDraft[] | null => {
  if (runs.some(isCutShort)) return null;
  const boxes = own(cell, 'querySelectorAll').call(cell, ITEM);
  const isWhole = boxes.length === 1 && rawTextOf(boxes[0]!).length === letters;
  const items = isWhole ? [runs] : boxes.length > 0 ? Array.from(boxes, textRuns) : divide(runs);
  const lines = items?.map(readItem) ?? [];
  return lines.length > 0 && lines.every((it) => it.skuId != null || it.sellerSku != null) ? lines : null;
};
