import { captionKeysOf } from './captions';
import { attribute, closest, matches, parentOf, queryAll, queryOne, textOf } from './dom/access';
import type { PageScan } from './dom/page-scan';
import { visitRows } from './dom/table';
import { isRendered } from './dom/visibility';
import { labelledIds } from './labelled-cards';
import { ORDER_COLUMNS } from './pages/orders/captions';
import { RATING_COLUMNS } from './pages/ratings/captions';
import { idsIn, isId, ORDER_ID_ATTRIBUTE, orderNoIn } from './values/identity';
import { captionKey } from './values/text';

export interface OrderRow {
  orderId: string;
  row: Element;
  /** what shows the id, to put a mark beside */
  anchor: Element;
}

const ROW = 'tr,[class*="-table-tr"],[role="row"]';
export const LINK = '[data-log_click_for="order_id_link"],a[href*="order_no="]';
const CELL = 'td,[class*="-table-td"]';
const MARKED = `[${ORDER_ID_ATTRIBUTE}]`;
/** A form that lets orders be chosen may say no more than “Order”. */
const ID_CAPTIONS = new Set([...captionKeysOf(ORDER_COLUMNS.orderId.captions), captionKey('Order')]);

const idOf = (element: Element): string | null => {
  const ids = idsIn(
    [attribute(element, ORDER_ID_ATTRIBUTE) ?? '', orderNoIn(attribute(element, 'href')), textOf(element)].join(' '),
  );
  return ids.length === 1 ? ids[0]! : null;
};

/** Where a mark goes in the cell that names an order: beside the link that carries the id, else beside what shows it. */
export const anchorIn = (cell: Element): Element => queryOne(cell, LINK) ?? cell.firstElementChild ?? cell;

/**
 * The rows of any list of orders on the page, most durable evidence first: those that the reader has read, links that
 * carry the order's id, the portal's own marks, whatever stands under "Order ID", then, where none of these is
 * there, what cards name by a caption. One entry for each row and order; nothing is changed.
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
  const evidence = await scan.queryAll(`${LINK},${MARKED}`, ordersByRow);
  const marked: Element[] = [];
  for (const element of evidence) {
    await yieldToPage();
    if (attribute(element, ORDER_ID_ATTRIBUTE) !== null) marked.push(element);
    if (!matches(element, LINK)) continue;
    const row = closest(element, ROW);
    const orderId = idOf(element);
    if (row !== null && orderId !== null && closest(row, 'thead') === null && isRendered(row))
      add(orderId, row, element);
  }
  for (const element of marked) {
    await yieldToPage();
    const orderId = attribute(element, ORDER_ID_ATTRIBUTE)!;
    if (!isId(orderId)) continue;
    const row = closest(element, ROW);
    if (row === null || isKnown(row, orderId) || !isRendered(row)) continue;
    const shown = row === element ? queryAll(row, CELL).find((cell) => textOf(cell).includes(orderId)) : element;
    // A further row of an order that shows its id above: one of several SKUs, or what is below the head of a card.
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
        // An order that goes over several rows has its mark in the first.
        if (cell === null || closest(cell, ROW) !== element) return;
        const ids = idsIn(textOf(cell));
        if (ids.length === 1) add(ids[0]!, element, cell.firstElementChild ?? cell);
      },
    });
  }
  if (found.length === 0) {
    // Reviews are cards: each names its order by a caption.
    const named = labelledIds(await scan.textRuns(), RATING_COLUMNS.orderId);
    for (const { id, parent } of named) {
      await yieldToPage();
      add(id, parentOf(parent) ?? parent, parent);
    }
  }
  return found;
};
