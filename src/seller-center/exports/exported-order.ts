import * as z from 'zod/mini';
import { type Order, order } from '#core/model/order';
import type { Dialect } from '../dialect';
import { readId, readProductName, readToken } from '../values/identity';
import { readMoment } from '../values/moment';
import { readMoney } from '../values/money';
import { readCount } from '../values/number';
import { readReason } from '../values/reasons';
import { isRefused, readText, shapeOf, type Value } from '../values/value';
import { findCanceller, findExpress, findFlag, findFulfillment, findKind, readStatus } from '../words';
import type { ExportRow, ExportRows } from './order-export-rows';
import { type ExportField, ORDER_EXPORT } from './order-export-sheet';

/** A row that was left out; the message says nothing that stood in it. */
export interface RefusedRow {
  row: number;
  message: string;
}
export type OrderRead = { order: Order } | { refused: RefusedRow[] };

const SCIENTIFIC = /^\d(?:[.,]\d+)?e\+?\d+$/i;

/** The order that a row is of, or why nobody can say. */
export const readRowId = (text: string): { id: string } | { message: string } => {
  const id = readId(text);
  if (typeof id === 'string') return { id };
  if (id === null) return { message: 'Order ID: there is none' };
  return SCIENTIFIC.test(text)
    ? {
        message:
          'Order ID: a spreadsheet has rounded it to a number such as 5.76E+17; import the file as it was downloaded',
      }
    : { message: `Order ID: “${shapeOf(text)}” is not 15 to 20 digits` };
};

const orNull = <T>(value: Value<T>): T | null => (isRefused(value) ? null : value);

const readRow = ({ cells }: ExportRow, captions: ExportRows['captions'], dialect: Dialect) => {
  const faults: string[] = [];
  const take = <T>(field: ExportField, read: (text: string) => Value<T>): T | null => {
    const text = cells[field];
    if (text === undefined) return null;
    const value = read(text);
    if (!isRefused(value)) return value;
    const why = value.refused === 'ambiguous-date' ? 'could be two days' : 'cannot be read';
    faults.push(`${captions[field]}: “${shapeOf(text)}” ${why}`);
    return null;
  };
  const moment = (field: ExportField) => take(field, (it) => readMoment(it, dialect.zone, dialect.dateOrder));
  const flag = findFlag(cells.kind ?? '');
  const placedAt = moment('placedAt');
  if (placedAt === null && faults.length === 0) faults.push(`${captions.placedAt}: there is none`);
  const head = {
    status: take('status', (it) => readStatus([it, cells.substatus ?? ''].filter((one) => one !== ''))),
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
  const line = {
    skuId: take('skuId', readId),
    sellerSku: take('sellerSku', (it) => readText(it, (text) => text.slice(0, 200))),
    productId: take('productId', readId),
    productName: readProductName([cells.productName ?? '']),
    quantity: take('quantity', readCount),
    returnedQuantity: take('returnedQuantity', readCount),
  };
  // These differ where an order goes in two parcels, and come in words of the carriers: what they say is kept where it
  // is understood and the same on all rows. A spreadsheet destroys tracking numbers, which is no reason to lose the order.
  const parcel = {
    express: findExpress(cells.delivery ?? '') ?? null,
    trackingId: orNull(readToken(cells.trackingId ?? '')),
  };
  return { head, line, parcel, flags: flag === undefined ? null : [flag], faults };
};

/** One row is one SKU of the order, so a row that says nothing new is the same row again, as where two exports were joined. */
const withoutRepeats = <T>(lines: readonly T[]): T[] => [
  ...new Map(lines.map((it) => [JSON.stringify(it), it])).values(),
];

const same = <T>(values: readonly (T | null)[]): T | null => (new Set(values).size === 1 ? values[0]! : null);

/** The caption of the first order-level column in which a row says something else than the first row of its order. */
const findConflict = <T extends Partial<Record<ExportField, unknown>>>(first: T, other: T): ExportField | undefined =>
  (Object.keys(first) as ExportField[]).find((it) => JSON.stringify(first[it]) !== JSON.stringify(other[it]));

/** An order is taken whole or not at all: with a row missing it would look smaller than it was. */
export const readOrder = (
  id: string,
  rows: readonly ExportRow[],
  captions: ExportRows['captions'],
  dialect: Dialect,
): OrderRead => {
  const read = rows.map((it) => readRow(it, captions, dialect));
  const [first] = read;
  const messages = rows.map(({ fault }, at) => {
    if (fault !== null) return fault;
    const { faults, head } = read[at]!;
    if (faults.length > 0) return faults.join('; ');
    const field = first!.faults.length === 0 ? findConflict(first!.head, head) : undefined;
    return field === undefined
      ? null
      : `${captions[field] ?? ORDER_EXPORT[field].captions.en[0]}: differs from row ${rows[0]!.row} of the same order`;
  });
  const bad = messages.findIndex((it) => it !== null);
  if (bad !== -1) {
    const others = `left out, because row ${rows[bad]!.row} of the same order could not be read`;
    return { refused: rows.map(({ row }, at) => ({ row, message: messages[at] ?? others })) };
  }
  const sealed = z.safeParse(order, {
    id,
    readAt: dialect.at,
    ...first!.head,
    flags: first!.flags,
    express: same(read.map((it) => it.parcel.express)),
    trackingId: same(read.map((it) => it.parcel.trackingId)),
    lines: withoutRepeats(read.map((it) => it.line)),
  });
  if (sealed.success) return { order: sealed.data };
  const message = `${sealed.error.issues[0]!.path.join('.')} is out of range`;
  return { refused: rows.map(({ row }) => ({ row, message })) };
};
