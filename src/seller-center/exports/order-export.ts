import * as z from 'zod/mini';
import type { Instant } from '#core/model/day';
import type { RefusedRow } from '#core/model/export';
import { type Order, type OrderLine, order } from '#core/model/order';
import { JAPANESE } from '../pages/orders/captions';
import {
  findCanceller,
  findExpress,
  findFlag,
  findFulfillment,
  findOrderKind,
  isStatusLabel,
  readStatus,
} from '../status-labels';
import { readId, readProductName, readToken } from '../values/identity';
import { readMoney } from '../values/money';
import { readCount } from '../values/number';
import { readReason } from '../values/reasons';
import { isRefused, readText, type Value } from '../values/value';
import type { CaptionTable } from './captions';
import {
  agreedFields,
  type ExportCaptions,
  type ExportRow,
  joinRows,
  latestOf,
  makeCellReader,
  refuseAll,
  sameInAllRows,
} from './export-row';
import type { ExportLocale } from './locale';

/**
 * The "All order" export. Required columns decide a count and are in every known variant: if a renamed one were
 * ignored, deliveries or cancellations would vanish silently. Columns about persons are not listed, so they cannot be
 * reached; that includes the creator's handle, which does not mean that an order was a sample.
 */
export const ORDER_EXPORT_CAPTIONS = {
  key: 'orderId',
  required: [
    'orderId',
    'status',
    'substatus',
    'kind',
    'skuId',
    'quantity',
    'placedAt',
    'paidAt',
    'deliveredAt',
    'cancelledAt',
    'cancelledBy',
    'cancelReason',
    'fulfillment',
  ],
  moments: ['placedAt', 'paidAt', 'readyToShipAt', 'shippedAt', 'deliveredAt', 'cancelledAt'],
  otherIds: ['skuId', 'productId', 'trackingId'],
  anchor: { field: 'fulfillment', isKnown: (text) => findFulfillment(text) !== undefined },
  // One line gives one caption: the field, its text, and its source.
  captions: [
    ['orderId', 'Order ID', 'us'],
    ['status', 'Order Status', 'us'],
    ['substatus', 'Order Substatus', 'us'],
    ['kind', 'Normal or Pre-order', 'us'],
    ['skuId', 'SKU ID', 'us'],
    ['sellerSku', 'Seller SKU', 'us'],
    ['productId', 'Product ID', 'us'],
    ['productName', 'Product Name', 'us'],
    ['quantity', 'Quantity', 'us'],
    ['returnedQuantity', 'Sku Quantity of return', 'us'],
    ['returnedQuantity', '返品済みのSKU数', 'jp'],
    ['amount', 'Order Amount', 'us'],
    ['placedAt', 'Created Time', 'us'],
    ['paidAt', 'Paid Time', 'us'],
    ['readyToShipAt', 'RTS Time', 'us'],
    ['shippedAt', 'Shipped Time', 'us'],
    ['deliveredAt', 'Delivered Time', 'us'],
    ['cancelledAt', 'Cancelled Time', 'us'],
    ['cancelledAt', 'Canceled Time', 'spelling'],
    ['cancelledAt', 'Cancelation Time', 'spelling'],
    ['cancelledAt', 'Cancellation Time', 'spelling'],
    ['cancelledBy', 'Cancel By', 'us'],
    ['cancelledBy', 'Cancelled By', 'spelling'],
    ['cancelledBy', 'Canceled By', 'spelling'],
    ['cancelReason', 'Cancel Reason', 'us'],
    ['cancelReason', 'Cancelation Reason', 'spelling'],
    ['cancelReason', 'Cancellation Reason', 'spelling'],
    ['fulfillment', 'Fulfillment Type', 'us'],
    ['delivery', 'Delivery Option', 'us'],
    ['trackingId', 'Tracking ID', 'us'],
    // The words of the Japanese delivery options have no source.
    ...JAPANESE.flatMap(([field, , text]) => (field === 'delivery' ? [] : [[field, text, 'jp'] as const])),
  ],
} as const satisfies CaptionTable<string>;
type OrderField = (typeof ORDER_EXPORT_CAPTIONS)['captions'][number][0];

const LATER = ['paidAt', 'readyToShipAt', 'shippedAt', 'deliveredAt', 'cancelledAt'] as const;

/** Errors of orders with events before their placement, which mean that day and month or two columns were swapped. */
const findTooEarly = (
  head: Record<(typeof LATER)[number], Instant | null>,
  placedAt: Instant,
  { zone }: ExportLocale,
) => {
  const placed = zone.dayOf(placedAt);
  return LATER.find((field) => head[field] !== null && zone.dayOf(head[field]) < placed);
};

/** The state by its two columns; null if they contradict each other, which is no reason to lose the order. */
const readStatusOf = (columns: readonly string[]): Value<Order['status']> => {
  const printed = columns.filter((text) => text !== '');
  const status = readStatus(printed);
  return isRefused(status) && printed.every(isStatusLabel) ? null : status;
};

const readRow = (row: ExportRow<OrderField>, captions: ExportCaptions<OrderField>, locale: ExportLocale) => {
  const { cells } = row;
  const { nameIssue, listIssues, read, readWord, readAside, required, readTime } = makeCellReader(
    row,
    captions,
    locale,
  );
  const flag = findFlag(cells.kind ?? '');
  const placedAt = required('placedAt', readTime('placedAt'));
  const head = {
    status: readWord('status', (text) => readStatusOf([text, cells.substatus ?? ''])),
    placedAt,
    paidAt: readTime('paidAt'),
    readyToShipAt: readTime('readyToShipAt'),
    shippedAt: readTime('shippedAt'),
    deliveredAt: readTime('deliveredAt'),
    cancelledAt: readTime('cancelledAt'),
    cancelledBy: readWord('cancelledBy', (text) => readText(text, findCanceller)),
    cancelReason: read('cancelReason', (text) => readReason([text])),
    kind: flag === undefined ? readWord('kind', (text) => readText(text, findOrderKind)) : null,
    fulfillment: readWord('fulfillment', (text) => readText(text, findFulfillment)),
    amount: readAside('amount', (text) => readMoney(text, locale.currency, captions.amount)),
  };
  const early = placedAt === null ? undefined : findTooEarly(head, placedAt, locale);
  if (early !== undefined) nameIssue('too-early', early, `it is before ${captions.placedAt}`);
  const line = {
    skuId: readAside('skuId', readId),
    sellerSku: readAside('sellerSku', (text) => readText(text, (sku) => sku.slice(0, 200))),
    productId: readAside('productId', readId),
    productName: readAside('productName', (text) => readProductName([text])),
    quantity: readAside('quantity', readCount),
    returnedQuantity: readAside('returnedQuantity', readCount),
  };
  return { head, line, issues: listIssues() };
};

const refusedAsNull = <T>(value: Value<T>): T | null => (isRefused(value) ? null : value);
/**
 * Joins the fields of an order over its rows. Cancelled lines are ignored if others were kept; a line that is both is
 * reported at two times, as in joined exports of two days.
 */
const joinHeads = <H extends { status: Order['status'] }>(heads: readonly H[], lines: readonly OrderLine[]): H => {
  const kept = heads.filter(({ status }) => status !== 'cancelled');
  const keptSkus = new Set(lines.flatMap(({ skuId }, at) => (heads[at]!.status === 'cancelled' ? [] : [skuId])));
  const isOfTwoTimes = lines.some(({ skuId }, at) => heads[at]!.status === 'cancelled' && keptSkus.has(skuId));
  const all = agreedFields(heads);
  return kept.length === 0 || kept.length === heads.length || isOfTwoTimes
    ? all
    : { ...agreedFields(kept), amount: ('amount' in all && all.amount) || null };
};

/**
 * The lines of an order. A row is one SKU of a parcel, so a row without new information is a duplicate, as in joined
 * exports. Null if its SKU is unknown, as it may be another line, or if returned quantities differ, as the later one is
 * unknown.
 */
const joinLines = (rows: readonly ExportRow<OrderField>[], lines: readonly OrderLine[]): OrderLine[] | null => {
  /** parcels of each line, with the returned quantity */
  const parcels = new Map<string, Map<string, OrderLine['returnedQuantity']>>();
  const kept: OrderLine[] = [];
  for (const [index, line] of lines.entries()) {
    const key = JSON.stringify({ ...line, returnedQuantity: null });
    const parcel = rows[index]!.cells.trackingId ?? '';
    const before = parcels.get(key) ?? new Map();
    const same = before.has(parcel) ? parcel : parcel === '' ? [...before.keys()][0] : before.has('') ? '' : undefined;
    if (before.size > 0 && line.skuId === null) return null;
    if (same === undefined) {
      parcels.set(key, before.set(parcel, line.returnedQuantity));
      kept.push(line);
    } else if (before.get(same) !== line.returnedQuantity) return null;
  }
  return kept;
};

/** An order from all its rows, or why these are left out. */
const readOrder = (
  id: string,
  rows: readonly ExportRow<OrderField>[],
  captions: ExportCaptions<OrderField>,
  locale: ExportLocale,
): { record: Order } | { refused: RefusedRow[] } => {
  const joined = joinRows(rows, captions, ['placedAt'], (row) => readRow(row, captions, locale));
  if ('refused' in joined) return joined;
  const lines = joinLines(rows, joined.lines);
  const head = joinHeads(joined.heads, joined.lines);
  const flag = sameInAllRows(rows.map(({ cells }) => findFlag(cells.kind ?? '') ?? null));
  const parsed = z.safeParse(order, {
    id,
    readAt: latestOf(locale.at, [head.placedAt, ...LATER.map((field) => head[field])]),
    ...head,
    flags: flag === null ? null : [flag],
    // An order in two parcels has two of these, in the carriers' words; they are read if understood and equal in all
    // rows. Spreadsheets destroy tracking numbers, which is no reason to lose an order.
    express: sameInAllRows(rows.map(({ cells }) => findExpress(cells.delivery ?? '') ?? null)),
    trackingId: sameInAllRows(rows.map(({ cells }) => refusedAsNull(readToken(cells.trackingId ?? '')))),
    lines,
  });
  return parsed.success ? { record: parsed.data } : { refused: refuseAll(rows, parsed.error.issues[0]!.path) };
};

export const ORDER_EXPORT = {
  kind: 'order-export',
  captions: ORDER_EXPORT_CAPTIONS,
  list: 'orders',
  coverage: 'orders-export',
  read: readOrder,
  dayOf: ({ placedAt }: Order, { zone }: ExportLocale) => zone.dayOf(placedAt!),
} as const;
