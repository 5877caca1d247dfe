import { parentOf, queryOne } from '../../dom/access';
import { coversAny, findBusy } from '../../dom/busy';
import { isNarrowed, readExtent, type Tab } from '../../dom/list-extent';
import { MARKED } from '../../dom/order-marks';
import { makeIssueLog } from '../../issues';
import { type Cells, listResult, readListRows, type ShownRows } from '../../layouts/list-rows';
import { findMarkAnchor, type OrderRow } from '../../layouts/order-rows';
import { daysOf } from '../../locale';
import { type OrderDraft, type PageContext, type ReadResult, refusePage } from '../../page-context';
import { foreignSign, hasSignOf } from '../../values/money';
import { ORDER_COLUMNS, type OrderField } from './captions';
import { findAmountColumn, findOrderCards, readOrderCard } from './cards';
import { readOrderRow } from './row';

/** The tab with every order that waits for shipment or collection. */
const TO_SHIP: Tab = { text: /^(?:to ship|para enviar)\b/i, query: 'to_ship' };

/** Reads the order list, in List view or Card view. Any tab or page of it is a part of the orders. */
export const readOrderList = async (context: PageContext): Promise<ReadResult> => {
  const { scan, locale } = context;
  const shown = await readShown(context);
  if ('kind' in shown) return shown;
  const { orders, orderRows, rows, strategy, issues, announced } = shown;
  if (rows > 0 && orders.every(({ placedAt }) => placedAt == null)) {
    // Ambiguous dates are left out; the other facts of the orders stand.
    const isAmbiguous = issues.list().some(({ code }) => code === 'ambiguous-date');
    if (!isAmbiguous)
      return refusePage('unknown-header', `no column “${ORDER_COLUMNS.placedAt.captions.en[0]}”`, strategy);
  }
  const ids = orders.map(({ id }) => id);
  const isToShip = ids.length >= rows && !(await isNarrowed(scan, context.address, TO_SHIP));
  const placed = orders.map(({ placedAt }) => placedAt);
  const days = daysOf(locale, isToShip && announced === 0 ? [locale.at] : placed);
  const [from, to] = [days[0], days.at(-1)];
  const span = from === undefined || to === undefined ? null : { from, to };
  const tab = isToShip ? 'orders-to-ship' : null;
  return { ...listResult({ orders }, shown, ids, { source: 'orders', isPart: true, tab, span }), orderRows };
};

/** Orders on the screen. */
interface ShownOrders extends Omit<ShownRows, 'isAll'> {
  /** those on the screen, then those that have just left it */
  orders: OrderDraft[];
  orderRows: OrderRow[];
}

const readShown = async (context: PageContext): Promise<ShownOrders | ReadResult> => {
  const list = await readListView(context);
  if (!('kind' in list)) return list;
  const cards = await readCardView(context);
  if (cards !== null) return cards;
  const isUnknown = list.kind === 'refused' && list.strategy === null;
  return isUnknown && queryOne(context.root, MARKED) !== null
    ? refusePage('unknown-header', 'the list has no captions, and is no Card view that is known')
    : list;
};

const readListView = async (context: PageContext): Promise<ShownOrders | ReadResult> => {
  const orderRows: OrderRow[] = [];
  let confirmed = 0;
  const { currency } = context.locale;
  let above: OrderDraft | null = null;
  const bare: OrderDraft[] = [];
  let foreign: string | null = null;
  const readRow = (cells: Cells<OrderField>): OrderDraft | null => {
    const read = readOrderRow(cells, context.locale);
    if (read === null) {
      // A row without an id continues the order above, whose items are then incomplete.
      if (above !== null) above.lines = null;
      return null;
    }
    above = read.order;
    const amounts = cells.texts('amount');
    for (const text of amounts) foreign ??= foreignSign(text, currency);
    if (!amounts.some((text) => hasSignOf(text, currency))) bare.push(read.order);
    // An order that spans several rows has its mark in the first.
    const cell = cells.element('orderId')!;
    if (parentOf(cell) === cells.row)
      orderRows.push({ orderId: read.order.id, row: cells.row, anchor: findMarkAnchor(cell) });
    if (read.isConfirmed) confirmed += 1;
    return read.order;
  };
  const list = await readListRows(context, ORDER_COLUMNS, readRow, ({ id }) => id);
  if ('kind' in list) return list;
  const { records: orders, rows, issues } = list;
  if (foreign !== null) {
    // Bare amounts beside those of another currency are not the shop's either.
    issues.add('unknown-value', `amounts in another currency than the shop’s: “${foreign}”`);
    for (const order of bare) order.amount = null;
  }
  const strategy = rows > 0 && confirmed === rows ? `${list.strategy}, confirmed by marks` : list.strategy;
  return { ...list, orders, orderRows, strategy };
};

const readCardView = async (context: PageContext): Promise<ShownOrders | ReadResult | null> => {
  const { scan, locale, taught } = context;
  const found = await findOrderCards(scan, taught);
  if (found === null) return null;
  const { element, strategy, cards, unassigned } = found;
  if (coversAny(await findBusy(scan), [element])) return { kind: 'waiting' };
  taught.noteShown('column', found.labels);
  const issues = makeIssueLog();
  const orders: OrderDraft[] = [];
  const amountColumn = findAmountColumn(found, locale);
  for (const card of cards) {
    locale.dates.nextRecord();
    orders.push(readOrderCard(card, amountColumn, context, issues));
    await scan.yieldToPage();
  }
  if (unassigned > 0) issues.add('unknown-value', `rows that name no order, or two: ${unassigned}`);
  const extent = readExtent({ element, strategy }, await scan.textRunsOutside(new Set([element])));
  return { orders, orderRows: [], rows: cards.length, strategy, issues, ...extent };
};
