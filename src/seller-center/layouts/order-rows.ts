import { captionKeysOf } from '../captions';
import { closest, matches, parentOf, queryAll, queryOne, textOf } from '../dom/access';
import { linkedIds, MARKED, markedIds, markOf, ORDER_LINK } from '../dom/order-marks';
import type { PageScan } from '../dom/page-scan';
import { visitRows } from '../dom/table';
import { isRendered } from '../dom/visibility';
import { ORDER_COLUMNS } from '../pages/orders/captions';
import { RATING_COLUMNS } from '../pages/ratings/captions';
import { findIds, isId } from '../values/identity';
import { captionKey } from '../values/text';
import { agreedValue } from '../values/value';
import { findLabelledIds } from './labels';

export interface OrderRow {
  orderId: string;
  row: Element;
  /** the element that shows the id, beside which a mark is placed */
  anchor: Element;
}

const ROW = 'tr,[class*="-table-tr"],[role="row"]';
const CELL = 'td,[class*="-table-td"]';
/** A form in which orders are selected may print just “Order”. */
const ID_CAPTIONS = new Set([...captionKeysOf(ORDER_COLUMNS.orderId.captions), captionKey('Order')]);

const idOf = (element: Element): string | null =>
  agreedValue([...markedIds(element), ...linkedIds(element), ...findIds(textOf(element))]);

/** The element beside which a mark is placed: the link with the id, or else the element that shows it. */
export const findMarkAnchor = (cell: Element): Element => queryOne(cell, ORDER_LINK) ?? cell.firstElementChild ?? cell;

/**
 * Rows of any list of orders on the page, by the most durable evidence first: rows already read, links with the order's
 * id, the portal's own marks, cells under "Order ID", and otherwise labelled ids of cards. One entry for each row and
 * order; the page is not changed.
 */
export const findOrderRows = async (scan: PageScan, read: readonly OrderRow[] = []): Promise<OrderRow[]> => {
  const { yieldToPage } = scan;
  const found: OrderRow[] = [];
  const orders = new Set<string>();
  const ordersByRow = new Map<Element, Set<string>>();
  const isKnown = (row: Element, orderId: string): boolean => ordersByRow.get(row)?.has(orderId) ?? false;
  const add = (orderId: string, row: Element, anchor: Element) => {
    if (isKnown(row, orderId)) return;
    const ofRow = ordersByRow.get(row);
    if (ofRow === undefined) ordersByRow.set(row, new Set([orderId]));
    else ofRow.add(orderId);
    orders.add(orderId);
    found.push({ orderId, row, anchor });
  };
  for (const { orderId, row, anchor } of read) add(orderId, row, anchor);
  const evidence = await scan.queryAll(`${ORDER_LINK},${MARKED}`, ordersByRow);
  const marked: Element[] = [];
  for (const element of evidence) {
    await yieldToPage();
    if (markOf(element) !== null) marked.push(element);
    if (!matches(element, ORDER_LINK)) continue;
    const row = closest(element, ROW);
    const orderId = idOf(element);
    if (row !== null && orderId !== null && closest(row, 'thead') === null && isRendered(row))
      add(orderId, row, element);
  }
  for (const element of marked) {
    await yieldToPage();
    const orderId = markOf(element)!;
    if (!isId(orderId)) continue;
    const row = closest(element, ROW);
    if (row === null || isKnown(row, orderId) || !isRendered(row)) continue;
    const shown = row === element ? queryAll(row, CELL).find((cell) => textOf(cell).includes(orderId)) : element;
    // A further row of an order whose id is shown above, such as another SKU or the body of a card.
    if (shown === undefined && orders.has(orderId)) continue;
    add(orderId, row, shown ?? row);
  }
  for (const table of await scan.tables()) {
    const column = table.captions.findIndex((texts) => texts.some((text) => ID_CAPTIONS.has(captionKey(text))));
    if (column < 0 || table.body.every((row) => ordersByRow.has(row))) continue;
    await visitRows(table, yieldToPage, {
      isEmpty: () => true,
      onRecord: ({ element, cellAt }) => {
        const cell = cellAt(column);
        // An order that spans several rows has its mark in the first.
        if (cell === null || closest(cell, ROW) !== element) return;
        const ids = findIds(textOf(cell));
        if (ids.length === 1) add(ids[0]!, element, cell.firstElementChild ?? cell);
      },
    });
  }
  if (found.length === 0) {
    // Reviews are cards, each of which names its order by a caption.
    const named = findLabelledIds(await scan.textRuns(), RATING_COLUMNS.orderId);
    for (const { id, parent } of named) {
      await yieldToPage();
      add(id, parentOf(parent) ?? parent, parent);
    }
  }
  return found;
};
