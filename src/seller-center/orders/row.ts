import type { Money } from '#core/model/field';
import type { OrderFlag } from '#core/model/order';
import type { Cells } from '../cell';
import type { Dialect } from '../dialect';
import { attribute, queryAll, textOf } from '../dom/access';
import type { Drafts } from '../sight';
import { idsIn, readProductName, readTracking } from '../values/identity';
import { readMoment } from '../values/moment';
import { readMoney } from '../values/money';
import { readCount } from '../values/number';
import { findReason, readReason } from '../values/reasons';
import { isMasked, isNothing, isRefused, readText, refuse, type Value } from '../values/value';
import { findCanceller, findExpress, findFlag, findFulfillment, findKind, readStatus } from '../words';
import { type LineDraft, readItems } from './items';
import type { OrderField } from './sheet';

export type OrderCells = Cells<OrderField>;
export type OrderDraft = NonNullable<Drafts['orders']>[number];

const MARKS = '[data-log_main_order_id],a[href*="order_no="]';

interface Named {
  id: string;
  /** something else than the text says so too */
  isConfirmed: boolean;
}

/** The portal marks row or cell with the id that it also prints; where two differ, nobody knows whose row it is. */
const readOrderId = (text: string, cell: Element, row: Element): Value<Named> => {
  const inside = cell.firstElementChild === null ? [] : queryAll(cell, MARKS);
  const marks = [row, ...inside].map((it) => {
    const linked = /[?&]order_no=(\d+)/.exec(attribute(it, 'href') ?? '')?.[1] ?? '';
    return `${linked} ${attribute(it, 'data-log_main_order_id') ?? ''}`;
  });
  const marked = idsIn(marks.join(' '));
  const printed = idsIn(text);
  const ids = new Set([...printed, ...marked]);
  if (ids.size === 1) return { id: [...ids][0]!, isConfirmed: printed.length > 0 && marked.length > 0 };
  return ids.size === 0 && (isNothing(text) || isMasked(text)) ? null : refuse('unknown-value');
};

export const CREATED =
  /^(?:(?:order )?(?:created|placed)(?: time| on| at)?|(?:order )?create time|order time)\s*[:：]?\s*/i;
export const DELIVER_BY = /^(?:deliver by|expected delivery(?: date)?)\s*[:：]?\s+(?=\S)/i;

/** A date among the other texts of a cell: unlabelled or with the label; two different ones are none. */
export const momentAmong = (
  runs: readonly string[],
  label: RegExp,
  isLabelNeeded: boolean,
  { zone, dateOrder }: Dialect,
): string | null => {
  const found = new Set<string>();
  for (const run of runs) {
    if (isLabelNeeded && !label.test(run)) continue;
    const moment = readMoment(run.replace(label, ''), zone, dateOrder);
    if (typeof moment === 'string') found.add(moment);
  }
  return found.size === 1 ? [...found][0]! : null;
};

export const isTag = (element: Element): boolean =>
  attribute(element, 'data-tid') === 'm4b_tag' ||
  /(?:^|-|\s)(?:tag|badge)(?:\s|$)/.test(attribute(element, 'class') ?? '');

/** Tags of an order stand in cells of the order's own; in the cell of the items only what is built as a tag counts. */
const tagsOf = (cells: OrderCells): string[] => {
  const own = (['orderId', 'status', 'substatus', 'kind', 'fulfillment', 'delivery'] as const).flatMap((it) =>
    cells.runs(it),
  );
  const items = cells.element('items');
  const tags =
    items === null ? [] : queryAll(items, '[class*="tag"],[class*="badge"],[data-tid="m4b_tag"]').filter(isTag);
  return [...own, ...tags.map(textOf)].filter((it) => /\p{L}/u.test(it));
};

export const onlyMoney = (runs: readonly string[], currency: string): Value<Money> => {
  const amounts = runs.map((it) => readMoney(it, currency)).filter((it) => it !== null && !isRefused(it));
  const text = runs.join(' ');
  if (amounts.length === 1) return amounts[0]!;
  return isNothing(text) || isMasked(text) ? null : refuse('unknown-value');
};

const readLine = (cells: OrderCells): LineDraft | null => {
  const line: LineDraft = {
    skuId: cells.id('skuId'),
    productId: cells.id('productId'),
    sellerSku: cells.take('sellerSku', (it) => readText(it, (text) => text.slice(0, 200))),
    productName: readProductName(
      cells.runs('productName').length > 0 ? cells.runs('productName') : cells.runs('items'),
    ),
    quantity: cells.take('quantity', readCount),
  };
  return line.skuId != null || line.sellerSku != null ? line : null;
};

/** One row of the order list; null where it does not say of which order it is. */
export const readOrderRow = (
  cells: OrderCells,
  dialect: Dialect,
): { order: OrderDraft; isConfirmed: boolean } | null => {
  const named = cells.take('orderId', (text, cell) => readOrderId(text, cell, cells.row));
  if (named === null) return null;
  const { id, isConfirmed } = named;
  const tags = tagsOf(cells);
  // "Standard shipping" in one cell and "Express" in another: neither is believed.
  const agreed = <T>(find: (text: string) => T | undefined): T | null => {
    const found = new Set(tags.map(find).filter((it) => it !== undefined));
    return found.size === 1 ? [...found][0]! : null;
  };
  const flags = [...new Set(tags.flatMap((it) => findFlag(it) ?? []))] as OrderFlag[];
  const statusTexts = [...cells.runs('status'), ...cells.runs('substatus')];
  const status = cells.take('status', () => readStatus(statusTexts));
  const items = cells.element('items');
  const line = readLine(cells);
  const reason = statusTexts.map(findReason).find((it) => it !== null) ?? null;
  const order: OrderDraft = {
    id,
    readAt: dialect.at,
    status,
    placedAt: cells.moment('placedAt') ?? momentAmong(cells.runs('orderId'), CREATED, false, dialect),
    paidAt: cells.moment('paidAt'),
    readyToShipAt: cells.moment('readyToShipAt'),
    shippedAt: cells.moment('shippedAt'),
    deliverBy: cells.moment('deliverBy') ?? momentAmong(statusTexts, DELIVER_BY, true, dialect),
    deliveredAt: cells.moment('deliveredAt'),
    cancelledAt: cells.moment('cancelledAt'),
    cancelledBy: cells.take('cancelledBy', (it) => readText(it, findCanceller)),
    cancelReason:
      cells.take('cancelReason', () => readReason(cells.runs('cancelReason'))) ??
      (status === 'cancelled' ? reason : null),
    kind: agreed(findKind),
    fulfillment: agreed(findFulfillment),
    express: agreed(findExpress),
    flags: flags.length > 0 ? flags : null,
    amount: cells.take('amount', () => onlyMoney(cells.runs('amount'), dialect.currency)),
    trackingId: cells.take('trackingId', () => readTracking(cells.runs('trackingId')[0] ?? '')),
    lines: line !== null ? [line] : items === null ? null : readItems(items, cells.runs('items')),
  };
  return { order, isConfirmed };
};
