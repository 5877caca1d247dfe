import type { OrderLine } from '#core/model/order';
import { countAll, makeTextReader, queryAll, queryOne, rawTextOf, type TextReader } from '../../dom/access';
import { isPartOfTag } from '../../status-labels';
import { isId, readProductName } from '../../values/identity';
import { remember } from '../../values/remember';
import { isMasked, isNothing } from '../../values/value';

/** What is known of a line; the shop file's schema makes the rest null. */
export type LineDraft = Partial<OrderLine>;

const SELLER_SKU = /^seller sku\s*[:：]?\s*(.*)$/i;
const SKU_ID = /^sku id\s*[:：]?\s*(.*)$/i;
const QUANTITY = /^(?:[x×]\s*(\d{1,5})|(\d{1,5})\s*[x×]|(?:qty|quantity)\.?\s*[:：]?\s*(\d{1,5}))$/i;
/** "+2 more": the cell shows a part of the items. */
const CUT_SHORT = /^\+\s*\d+\b|\b\d+ more\b|^(?:view|show) (?:all|more)\b/i;

/** A text of an item's cell. */
interface Said {
  run: string;
  /** what it says it is, and its value, which may stand in the next text */
  label: 'sku' | 'seller' | 'quantity' | null;
  value: string;
  isCutShort: boolean;
  mayBeTag: boolean;
}

const hear = remember((run): Said => {
  const isCutShort = CUT_SHORT.test(run);
  const say = (label: Said['label'], value: string, mayBeTag = false): Said => ({
    run,
    label,
    value,
    isCutShort,
    mayBeTag,
  });
  const sku = SKU_ID.exec(run);
  if (sku) return say('sku', sku[1]!);
  const seller = SELLER_SKU.exec(run);
  if (seller) return say('seller', seller[1]!);
  const quantity = QUANTITY.exec(run);
  return quantity ? say('quantity', quantity[1] ?? quantity[2] ?? quantity[3]!) : say(null, '', isPartOfTag(run));
});

const readItem = (said: readonly Said[]): LineDraft => {
  const line: LineDraft = {};
  let labelled = -1;
  for (let at = 0; at < said.length; at += 1) {
    const { label, value: own } = said[at]!;
    if (label === null) continue;
    if (labelled < 0) labelled = at;
    const value = own === '' ? (said[at + 1]?.run ?? '') : own;
    if (label === 'quantity') line.quantity = Number(value);
    else if (label === 'sku') {
      if (isId(value)) line.skuId = value;
    } else if (!isNothing(value) && !isMasked(value)) line.sellerSku = value.slice(0, 200);
  }
  // A text alone may be the variation of a product whose name is not there, with what a buyer had printed on it.
  if (labelled > 1) line.productName = readProductName([said[0]!.run]);
  return line;
};

const ITEM = '[data-log_click_for="cell_product"]';

/** Runs of several items without boxes of their own: a new item begins where something is said a second time. */
const divide = (said: readonly Said[]): (readonly Said[])[] | null => {
  const counts = new Map<string, number>();
  for (const { label } of said) if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1);
  if (Math.max(0, ...counts.values()) <= 1) return [said];
  // Several items, and nothing in the markup says where one ends: only what is said of each equally often can be told apart.
  if (new Set(counts.values()).size !== 1) return null;
  const items: Said[][] = [];
  let labels = new Set<string>();
  for (const it of said) {
    if (it.label === null) continue;
    if (items.length === 0 || labels.has(it.label)) {
      items.push([]);
      labels = new Set();
    }
    labels.add(it.label);
    items.at(-1)!.push(it);
  }
  return items;
};

/** Whether something in there is what was ordered. */
export const holdsItems = (element: Element, runs: readonly string[]): boolean =>
  queryOne(element, ITEM) !== null || runs.some((it) => SELLER_SKU.test(it) || SKU_ID.test(it));

/** The texts of a cell with what was ordered. */
export interface Items {
  said: readonly Said[];
  /** box by box, where each item has one */
  boxes: readonly (readonly Said[])[];
}

const MOST = 500;
/** By the letters of a cell: what they say, and in how many elements. */
const settled = new Map<string, { items: Items; size: number }>();

const isDigits = (run = ''): boolean => /^\d/.test(run);

/**
 * Whether the same letters in as many elements can only have been cut up in the same way: each item has an id, which
 * says of what product and variation the rest is, and a quantity; nothing but what has a label comes after the first
 * label; and no digit at a cut could belong to either side.
 */
const isSettled = ({ said, boxes }: Items): boolean =>
  boxes.every((box) => {
    const labels = box.slice(box.findIndex(({ label }) => label !== null)).map(({ label }) => label);
    return labels.includes('sku') && labels.includes('quantity') && !labels.includes(null);
  }) &&
  said.every(
    ({ run, label, value }, at) =>
      label === null || ((label !== 'sku' || isId(value)) && !isDigits(run) && !isDigits(said[at + 1]?.run)),
  );

/** The same few products stand in row after row: what the letters of their cells say is worked out once. */
export const hearItems = (cell: Element, listen: TextReader = makeTextReader(cell), text = rawTextOf(cell)): Items => {
  const known = settled.get(text);
  if (known !== undefined && known.size === countAll(cell, '*')) return known.items;
  const elements = queryAll(cell, ITEM);
  const texts = elements.map(rawTextOf);
  const boxes = elements.map((it, at) => listen(it, texts[at]).map(hear));
  const isAll = boxes.length > 0 && texts.join('') === text;
  const items = { said: isAll ? boxes.flat() : listen(cell, text).map(hear), boxes };
  if (settled.size >= MOST) settled.clear();
  if (isAll && isSettled(items)) settled.set(text, { items, size: countAll(cell, '*') });
  return items;
};

/** A line counts as read when something names its SKU; null where the cell shows only some, or can't be divided. */
export const readItems = ({ said, boxes }: Items): LineDraft[] | null => {
  if (said.some((it) => it.isCutShort)) return null;
  const lines = (boxes.length > 0 ? boxes : divide(said))?.map(readItem) ?? [];
  return lines.length > 0 && lines.every((it) => it.skuId != null || it.sellerSku != null) ? lines : null;
};
