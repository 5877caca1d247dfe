import * as z from 'zod/mini';
import type { Instant } from '#core/model/day';
import { type Order, order } from '#core/model/order';
import { findCanceller, findExpress, findFlag, findFulfillment, findKind, readStatus } from '../status-labels';
import { readId, readProductName, readToken } from '../values/identity';
import { readMoney } from '../values/money';
import { readCount } from '../values/number';
import { readReason } from '../values/reasons';
import { isRefused, readText, type Value } from '../values/value';
import {
  type Captions,
  type ExportDialect,
  type ExportRow,
  joinRows,
  knownAt,
  makeReader,
  type RefusedRow,
} from './export-row';
import { inEnglish } from './export-words';
import { ORDER_SHEET, type OrderField } from './order-sheet';

const orNull = <T>(value: Value<T>): T | null => (isRefused(value) ? null : value);
const same = <T>(values: readonly (T | null)[]): T | null => (new Set(values).size === 1 ? values[0]! : null);

const LATER = ['paidAt', 'readyToShipAt', 'shippedAt', 'deliveredAt', 'cancelledAt'] as const;

/** Nothing happens to an order before it is placed. Where it seems so, day and month or two columns were swapped. */
const findTooEarly = (
  head: Record<(typeof LATER)[number], Instant | null>,
  placedAt: Instant,
  { zone }: ExportDialect,
) => {
  const placed = zone.dayOf(placedAt);
  return LATER.find((it) => head[it] !== null && zone.dayOf(head[it]) < placed);
};

const readRow = (row: ExportRow<OrderField>, captions: Captions<OrderField>, dialect: ExportDialect) => {
  const { cells } = row;
  const { faults, take, need, moment } = makeReader(row, captions, dialect);
  const flag = findFlag(cells.kind ?? '');
  const placedAt = need('placedAt', moment('placedAt'));
  const substatus = inEnglish(cells.substatus ?? '');
  const head = {
    status: take('status', (it) => readStatus([inEnglish(it), substatus].filter((one) => one !== ''))),
    placedAt,
    paidAt: moment('paidAt'),
    readyToShipAt: moment('readyToShipAt'),
    shippedAt: moment('shippedAt'),
    deliveredAt: moment('deliveredAt'),
    cancelledAt: moment('cancelledAt'),
    cancelledBy: take('cancelledBy', (it) => readText(it, findCanceller)),
    cancelReason: take('cancelReason', (it) => readReason([it])),
    kind: flag === undefined ? take('kind', (it) => readText(it, findKind)) : null,
    fulfillment: take('fulfillment', (it) => readText(it, findFulfillment)),
    amount: take('amount', (it) => readMoney(it, dialect.currency)),
  };
  const early = placedAt === null ? undefined : findTooEarly(head, placedAt, dialect);
  if (early !== undefined) faults.push(`${captions[early]}: it is before ${captions.placedAt}`);
  const line = {
    skuId: take('skuId', readId),
    sellerSku: take('sellerSku', (it) => readText(it, (text) => text.slice(0, 200))),
    productId: take('productId', readId),
    productName: readProductName([cells.productName ?? '']),
    quantity: take('quantity', readCount),
    returnedQuantity: take('returnedQuantity', readCount),
  };
  return { head, line, faults };
};

/** An order from all its rows, or why they are left out. */
export const readOrder = (
  id: string,
  rows: readonly ExportRow<OrderField>[],
  captions: Captions<OrderField>,
  dialect: ExportDialect,
): { record: Order } | { refused: RefusedRow[] } => {
  const taken = joinRows(rows, captions, (row) => readRow(row, captions, dialect));
  if ('refused' in taken) return taken;
  const flag = findFlag(rows[0]!.cells.kind ?? '');
  const sealed = z.safeParse(order, {
    id,
    readAt: knownAt(dialect.at, [taken.head.placedAt, ...LATER.map((it) => taken.head[it])]),
    ...taken.head,
    flags: flag === undefined ? null : [flag],
    // These differ where an order goes in two parcels, and come in words of the carriers: what they say is kept where it
    // is understood and the same on all rows. A spreadsheet destroys tracking numbers, which is no reason to lose the order.
    express: same(rows.map(({ cells }) => findExpress(cells.delivery ?? '') ?? null)),
    trackingId: same(rows.map(({ cells }) => orNull(readToken(cells.trackingId ?? '')))),
    lines: taken.lines,
  });
  if (sealed.success) return { record: sealed.data };
  const message = `${sealed.error.issues[0]!.path.join('.')} is out of range`;
  return { refused: rows.map(({ row }) => ({ row, message })) };
};

export const ORDERS = {
  kind: 'order-export',
  sheet: ORDER_SHEET,
  list: 'orders',
  coverage: 'orders-export',
  read: readOrder,
  dayOf: ({ placedAt }: Order, { zone }: ExportDialect) => zone.dayOf(placedAt!),
} as const;
