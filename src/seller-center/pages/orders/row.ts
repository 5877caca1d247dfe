import type { Money } from '#core/model/field';
import type { OrderFlag } from '#core/model/order';
import { attribute, queryAll, textOf } from '../../dom/access';
import type { PageLocale } from '../../locale';
import type { Drafts } from '../../page-context';
import type { Cells } from '../../row-cells';
import { findCanceller, type Meaning, meaningOf, readStatus } from '../../status-labels';
import { idsIn, isId, ORDER_MARK, orderNoIn, readProductName, readTracking } from '../../values/identity';
import { readMoment } from '../../values/moment';
import { readMoney } from '../../values/money';
import { readCount } from '../../values/number';
import { findReason, readReason } from '../../values/reasons';
import { isMasked, isNothing, isRefused, readText, refuse, type Value } from '../../values/value';
import type { OrderField } from './captions';
import { hearItems, type Items, type LineDraft, readItems } from './items';

export type OrderCells = Cells<OrderField>;
export type OrderDraft = NonNullable<Drafts['orders']>[number];

const MARKED = `[${ORDER_MARK}]`;
const LINKED = 'a[href*="order_no="]';

interface Named {
  id: string;
  /** something else than the text says so too */
  isConfirmed: boolean;
}

/**
 * The portal marks row or cell with the id that it also prints; where two differ, nobody knows whose row it is. A mark of
 * the row itself and the printed id are evidence enough.
 */
const readOrderId = (text: string, cell: Element, { row, mark }: OrderCells): Value<Named> => {
  if (mark === text && isId(text)) return { id: text, isConfirmed: true };
  const printed = idsIn(text);
  const marked = idsIn(`${mark} ${orderNoIn(attribute(row, 'href'))}`);
  for (const it of queryAll(cell, MARKED)) marked.push(...idsIn(attribute(it, ORDER_MARK)!));
  for (const it of queryAll(cell, LINKED)) marked.push(...idsIn(orderNoIn(attribute(it, 'href'))));
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
  { zone, dateOrder }: PageLocale,
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
const TAGGED = ['orderId', 'status', 'substatus', 'kind', 'fulfillment', 'delivery'] as const;
const meaningsIn = (cells: OrderCells, items: Items | null): Meaning[] => {
  const meanings: Meaning[] = [];
  const add = (text: string): void => {
    const meaning = meaningOf(text);
    if (meaning !== null) meanings.push(meaning);
  };
  for (const field of TAGGED) for (const run of cells.runs(field)) add(run);
  if (items?.said.some((it) => it.mayBeTag))
    for (const it of queryAll(cells.element('items')!, '[class*="tag"],[class*="badge"],[data-tid="m4b_tag"]'))
      if (isTag(it)) add(textOf(it));
  return meanings;
};

/** "Standard shipping" in one cell and "Express" in another: neither is believed. */
const agreed = <K extends 'kind' | 'fulfillment' | 'express'>(
  meanings: readonly Meaning[],
  about: K,
): NonNullable<Meaning[K]> | null => {
  let found: Meaning[K] | undefined;
  for (const { [about]: it } of meanings) {
    if (it === undefined || it === found) continue;
    if (found !== undefined) return null;
    found = it;
  }
  return found ?? null;
};

const flagsIn = (meanings: readonly Meaning[]): OrderFlag[] | null => {
  const flags: OrderFlag[] = [];
  for (const { flag } of meanings) if (flag !== undefined && !flags.includes(flag)) flags.push(flag);
  return flags.length > 0 ? flags : null;
};

export const onlyMoney = (runs: readonly string[], currency: string): Value<Money> => {
  if (runs.length === 1) return readMoney(runs[0]!, currency);
  const amounts = runs.map((it) => readMoney(it, currency)).filter((it) => it !== null && !isRefused(it));
  const text = runs.join(' ');
  if (amounts.length === 1) return amounts[0]!;
  return isNothing(text) || isMasked(text) ? null : refuse('unknown-value');
};

const readName = (text: string): Value<string> => readText(text, (it) => it.slice(0, 200));

const readLines = (cells: OrderCells, items: Items | null): LineDraft[] | null => {
  const skuId = cells.id('skuId');
  const sellerSku = cells.take('sellerSku', readName);
  const productId = cells.id('productId');
  const quantity = cells.take('quantity', readCount);
  if (skuId === null && sellerSku === null) return items === null ? null : readItems(items);
  const names = cells.runs('productName');
  const runs = items?.said.map(({ run }) => run) ?? [];
  return [{ skuId, productId, sellerSku, productName: readProductName(names.length > 0 ? names : runs), quantity }];
};

const readCanceller = (text: string) => readText(text, findCanceller);
const readReasonIn = (_text: string, _cell: Element, runs: readonly string[]) => readReason(runs);
const readTrackingIn = (_text: string, _cell: Element, runs: readonly string[]) => readTracking(runs[0] ?? '');

/** One row of the order list; null where it does not say of which order it is. */
export const readOrderRow = (
  cells: OrderCells,
  locale: PageLocale,
): { order: OrderDraft; isConfirmed: boolean } | null => {
  const named = cells.take('orderId', (text, cell) => readOrderId(text, cell, cells));
  if (named === null) return null;
  const itemCell = cells.element('items');
  const items = itemCell === null ? null : hearItems(itemCell, cells.listen, cells.raw('items'));
  const meanings = meaningsIn(cells, items);
  const statusTexts = [...cells.runs('status'), ...cells.runs('substatus')];
  const status = cells.take('status', () => readStatus(statusTexts));
  const order: OrderDraft = {
    id: named.id,
    readAt: locale.at,
    status,
    placedAt: cells.moment('placedAt') ?? momentAmong(cells.runs('orderId'), CREATED, false, locale),
    paidAt: cells.moment('paidAt'),
    readyToShipAt: cells.moment('readyToShipAt'),
    shippedAt: cells.moment('shippedAt'),
    deliverBy: cells.moment('deliverBy') ?? momentAmong(statusTexts, DELIVER_BY, true, locale),
    deliveredAt: cells.moment('deliveredAt'),
    cancelledAt: cells.moment('cancelledAt'),
    cancelledBy: cells.take('cancelledBy', readCanceller),
    cancelReason:
      cells.take('cancelReason', readReasonIn) ??
      (status === 'cancelled' ? (statusTexts.map(findReason).find((it) => it !== null) ?? null) : null),
    kind: agreed(meanings, 'kind'),
    fulfillment: agreed(meanings, 'fulfillment'),
    express: agreed(meanings, 'express'),
    flags: flagsIn(meanings),
    amount: cells.take('amount', (_text, _cell, runs) => onlyMoney(runs, locale.currency)),
    trackingId: cells.take('trackingId', readTrackingIn),
    lines: readLines(cells, items),
  };
  return { order, isConfirmed: named.isConfirmed };
};
