import type { Money } from '#core/model/field';
import { attributeOf, queryAll, textOf } from '../../dom/access';
import { linkedIds, MARKED_OR_LINKED, markedIds } from '../../dom/order-marks';
import type { Cells } from '../../layouts/list-rows';
import type { PageLocale } from '../../locale';
import type { OrderDraft } from '../../page-context';
import { findCanceller, isStatusLabel, readStatus, type TagMeaning, tagMeaningOf } from '../../status-labels';
import { findIds, readOnlyId, readTrackingNumber } from '../../values/identity';
import { readMoment } from '../../values/moment';
import { readMoney } from '../../values/money';
import { findReason } from '../../values/reasons';
import { agreedValue, isMasked, isNothing, isRefused, readText, refuse, type Value } from '../../values/value';
import type { OrderField } from './captions';
import { type Items, type LineDraft, readItemCells, readItems, readItemTexts } from './items';

type OrderCells = Cells<OrderField>;

interface Named {
  id: string;
  /** whether other evidence than the text confirms it */
  isConfirmed: boolean;
}

/** Reads the order id, with which the portal also marks the row or cell; if the two differ, it is refused. */
const readOrderId = (texts: readonly string[], cell: Element, row: Element): Value<Named> => {
  const text = texts.join(' ');
  const among = readOnlyId(texts);
  if (isRefused(among) && findIds(text).length > 0) return among;
  const printed = typeof among === 'string' ? [among] : [];
  const marked = [row, ...queryAll(cell, MARKED_OR_LINKED)].flatMap((element) => [
    ...markedIds(element),
    ...linkedIds(element),
  ]);
  const ids = new Set([...printed, ...marked]);
  if (ids.size === 1) return { id: [...ids][0]!, isConfirmed: printed.length > 0 && marked.length > 0 };
  return ids.size === 0 && (isNothing(text) || isMasked(text)) ? null : refuse('unknown-value');
};

export const CREATED =
  /^(?:(?:order )?(?:created|placed)(?: time| on| at)?|(?:order )?create time|order time) ?[:：]? ?/i;
export const DELIVER_BY = /^(?:deliver by|expected delivery(?: date)?) ?[:：]? (?=\S)/i;

/** A date among the other texts of a cell, without a label or with the given one; two different dates are refused. */
export const readOnlyDate = (
  texts: readonly string[],
  label: RegExp,
  isLabelNeeded: boolean,
  { zone, dateOrder, dates }: PageLocale,
): string | null => {
  const found = new Set<string>();
  for (const text of texts) {
    if (isLabelNeeded && !label.test(text)) continue;
    const printed = text.replace(label, '');
    if (isLabelNeeded) dates.see(printed, 'due');
    const moment = readMoment(printed, zone, dateOrder);
    if (typeof moment === 'string') found.add(moment);
  }
  return found.size === 1 ? [...found][0]! : null;
};

const isTag = (element: Element): boolean =>
  attributeOf(element, 'data-tid') === 'm4b_tag' ||
  /(?:^|-|\s)(?:tag|badge)(?:\s|$)/.test(attributeOf(element, 'class') ?? '');

const TAG_CANDIDATE = '[class*="tag"],[class*="badge"],[data-tid="m4b_tag"]';
/** Texts of elements built as tags. */
export const tagTextsIn = (element: Element): string[] => queryAll(element, TAG_CANDIDATE).filter(isTag).map(textOf);

/** Cells with tags of the order; in the cell of its items only elements built as tags count. */
const TAGGED = ['orderId', 'status', 'substatus', 'kind', 'fulfillment', 'delivery'] as const;
const tagMeaningsIn = (cells: OrderCells, items: Items | null): (TagMeaning | null)[] => {
  const meanings = TAGGED.flatMap((field) => cells.texts(field)).map(tagMeaningOf);
  if (items?.texts.some(({ label, text }) => label === null && tagMeaningOf(text) !== null))
    meanings.push(...tagTextsIn(cells.element('items')!).map(tagMeaningOf));
  return meanings;
};

/** What tags say of an order: each part on which they agree, and each flag once. */
export const joinTags = (tags: readonly (TagMeaning | null)[]) => {
  const partOf = <P extends keyof TagMeaning>(part: P) => tags.map((tag) => tag?.[part]);
  const flags = new Set(partOf('flag').filter((flag) => flag != null));
  return {
    kind: agreedValue(partOf('kind')),
    fulfillment: agreedValue(partOf('fulfillment')),
    express: agreedValue(partOf('express')),
    flags: flags.size > 0 ? [...flags] : null,
    securityAlert: agreedValue(partOf('alert')),
  };
};

/** The only text that is an amount. */
const readOnlyMoney = (texts: readonly string[], currency: string, caption: string): Value<Money> => {
  if (texts.length === 1) return readMoney(texts[0]!, currency, caption);
  const amounts = texts
    .map((text) => readMoney(text, currency, caption))
    .filter((value) => value !== null && !isRefused(value));
  if (amounts.length === 1) return amounts[0]!;
  const text = texts.join(' ');
  return isNothing(text) || isMasked(text) ? null : refuse('unknown-value');
};

const readLines = (cells: OrderCells, items: Items | null): LineDraft[] | null => {
  const names = cells.texts('productName');
  const inItems = items?.texts.map(({ text }) => text) ?? [];
  const line = readItemCells(cells, names.length > 0 ? names : inItems);
  if (line.skuId !== null || line.sellerSku !== null) return [line];
  return items === null ? null : readItems(items);
};

const readCanceller = (texts: readonly string[]) => readText(texts.join(' '), findCanceller);
const readTrackingIn = (_text: string, _cell: Element, texts: readonly string[]) => readTrackingNumber(texts[0] ?? '');

/** Reads one row of the order list; null if its order is unknown. */
export const readOrderRow = (
  cells: OrderCells,
  locale: PageLocale,
): { order: OrderDraft; isConfirmed: boolean } | null => {
  const named = cells.take('orderId', (_text, cell, texts) => readOrderId(texts, cell, cells.row));
  if (named === null) return null;
  const itemCell = cells.element('items');
  const items = itemCell === null ? null : readItemTexts(itemCell, cells.textsIn, cells.texts('items'));
  const statusTexts = [...cells.texts('status'), ...cells.texts('substatus')];
  const status = cells.word(
    'status',
    () => readStatus(statusTexts),
    statusTexts.filter(
      (text) => !isStatusLabel(text) && tagMeaningOf(text) === null && findReason(text) === null && !/\d/.test(text),
    ),
  );
  const order: OrderDraft = {
    id: named.id,
    readAt: locale.at,
    status,
    placedAt: cells.moment('placedAt') ?? readOnlyDate(cells.texts('orderId'), CREATED, false, locale),
    paidAt: cells.moment('paidAt'),
    readyToShipAt: cells.moment('readyToShipAt'),
    shippedAt: cells.moment('shippedAt'),
    deliverBy: cells.moment('deliverBy') ?? readOnlyDate(statusTexts, DELIVER_BY, true, locale),
    deliveredAt: cells.moment('deliveredAt'),
    cancelledAt: cells.moment('cancelledAt'),
    cancelledBy: cells.word('cancelledBy', readCanceller),
    cancelReason:
      cells.reason('cancelReason') ??
      (status === 'cancelled' ? (statusTexts.map(findReason).find((reason) => reason !== null) ?? null) : null),
    ...joinTags(tagMeaningsIn(cells, items)),
    amount: cells.take('amount', (_text, _cell, texts) =>
      readOnlyMoney(texts, locale.currency, cells.caption('amount')),
    ),
    trackingId: cells.take('trackingId', readTrackingIn),
    lines: readLines(cells, items),
  };
  return { order, isConfirmed: named.isConfirmed };
};
