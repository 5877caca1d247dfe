import { type Day, type Instant, makeDay } from '#core/model/day';
import { type Facts, noFacts } from '#core/model/facts';
import type { Region } from '#core/model/region';
import type { Parsed } from '#core/model/shop-file';
import { makeZone } from '#core/model/zone';
import { makeDialect } from '../dialect';
import type { DateOrder } from '../values/moment';
import { type RefusedRow, readOrder, readRowId } from './exported-order';
import { type ExportRow, readRows } from './order-export-rows';

/** What bare values in the file mean: the shop's market, clock and money, and when the file was read. */
export interface ExportContext {
  region: Region;
  timeZone: string;
  currency: string;
  at: Instant;
}
export interface OrderExport {
  facts: Facts;
  /** all rows below the captions, refused ones too */
  rows: number;
  orders: number;
  refused: RefusedRow[];
  from: Day | null;
  to: Day | null;
}

/** Where no source says how the market writes dates, one day above 12 in the file settles it for the whole file. */
const findDateOrder = (rows: readonly ExportRow[]): DateOrder => {
  const dates = rows.map(({ cells }) => /^(\d{1,2})\/(\d{1,2})\//.exec(cells.placedAt ?? ''));
  const isDayFirst = dates.some((it) => Number(it?.[1]) > 12);
  const isMonthFirst = dates.some((it) => Number(it?.[2]) > 12);
  if (isDayFirst === isMonthFirst) return null;
  return isDayFirst ? 'dmy' : 'mdy';
};

/** A spreadsheet keeps 15 digits of a number and makes the others zero; that several ids end so by chance is past belief. */
const areRounded = (ids: readonly string[]): boolean =>
  ids.length > 1 && ids.every((it) => it.length > 15 && /^0+$/.test(it.slice(15)));

/**
 * Reads the official order export. Each order is read wholly or refused with its rows, so that what comes out can be
 * relied on; coverage is called complete only when nothing was refused. The export has no deliver-by date.
 */
export const readOrderExport = (text: string, context: ExportContext): Parsed<OrderExport> => {
  const picked = readRows(text);
  if (!picked.ok) return picked;
  const { rows, captions } = picked.value;
  const market = makeDialect(context.region, context.at);
  const dialect = {
    ...market,
    zone: makeZone(context.timeZone),
    currency: context.currency,
    dateOrder: market.dateOrder ?? findDateOrder(rows),
  };

  const refused: RefusedRow[] = [];
  const byOrder = new Map<string, ExportRow[]>();
  for (const row of rows) {
    const read = readRowId(row.cells.orderId ?? '');
    if ('message' in read) {
      refused.push({ row: row.row, message: row.fault ?? read.message });
      continue;
    }
    const known = byOrder.get(read.id);
    if (known === undefined) byOrder.set(read.id, [row]);
    else known.push(row);
  }
  if (areRounded([...byOrder.keys()])) {
    const message = 'its order ids were rounded by a spreadsheet; import the file as it was downloaded';
    return { ok: false, fault: { path: '', message } };
  }

  const facts = noFacts();
  for (const [id, its] of byOrder) {
    const read = readOrder(id, its, captions, dialect);
    if ('order' in read) facts.orders.push(read.order);
    else refused.push(...read.refused);
  }
  refused.sort((a, b) => a.row - b.row);

  const days = facts.orders.map((it) => makeDay(dialect.zone.dayOf(it.placedAt!))).sort();
  const [from = null] = days;
  const to = days.at(-1) ?? null;
  const orders = facts.orders.length;
  if (from !== null && to !== null) {
    const complete = refused.length === 0;
    const expected = complete ? orders : null;
    facts.coverage.push({ source: 'orders-export', from, to, readAt: context.at, rows: orders, expected, complete });
  }
  return { ok: true, value: { facts, rows: rows.length, orders, refused, from, to } };
};
