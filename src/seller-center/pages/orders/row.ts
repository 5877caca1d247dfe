import type { Money } from '#core/model/field';
import type { OrderFlag } from '#core/model/order';
import { attribute, queryAll, textOf } from '../../dom/access';
import type { Cells } from '../../list-rows';
import type { PageLocale } from '../../locale';
import type { OrderDraft } from '../../page-context';
import { findCanceller, isStatusLabel, readStatus, type TagMeaning, tagMeaningOf } from '../../status-labels';
import { idAmong, idsIn, ORDER_ID_ATTRIBUTE, orderNoIn, readProductName, readTracking } from '../../values/identity';
import { readMoment } from '../../values/moment';
import { readMoney } from '../../values/money';
import { readCount } from '../../values/number';
import { findReason } from '../../values/reasons';
import { agreedValue, isMasked, isNothing, isRefused, readText, refuse, type Value } from '../../values/value';
import type { OrderField } from './captions';
import { type Items, type LineDraft, readItems, readItemTexts, readSellerSku } from './items';

export type OrderCells = Cells<OrderField>;

const MARKED_OR_LINKED = `[${ORDER_ID_ATTRIBUTE}],a[href*="order_no="]`;

interface Named {
  id: string;
  /** something else than the text says so too */
  isConfirmed: boolean;
}

/** The portal marks row or cell with the id that it also prints; where two differ, nobody knows whose row it is. */
const readOrderId = (texts: readonly string[], cell: Element, row: Element): Value<Named> => {
  const text = texts.join(' ');
  const among = idAmong(texts);
  if (isRefused(among) && idsIn(text).length > 0) return among;
  const printed = typeof among === 'string' ? [among] : [];
  const marked = [row, ...queryAll(cell, MARKED_OR_LINKED)].flatMap((element) => [
    ...idsIn(attribute(element, ORDER_ID_ATTRIBUTE) ?? ''),
    ...idsIn(orderNoIn(attribute(element, 'href'))),
  ]);
  const ids = new Set([...printed, ...marked]);
  if (ids.size === 1) return { id: [...ids][0]!, isConfirmed: printed.length > 0 && marked.length > 0 };
  return ids.size === 0 && (isNothing(text) || isMasked(text)) ? null : refuse('unknown-value');
};

export const CREATED =
  /^(?:(?:order )?(?:created|placed)(?: time| on| at)?|(?:order )?create time|order time) ?[:：]? ?/i;
export const DELIVER_BY = /^(?:deliver by|expected delivery(?: date)?) ?[:：]? (?=\S)/i;

/** A date among the other texts of a cell: unlabelled or with the label; two different ones are none. */
export const momentAmong = (
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
  attribute(element, 'data-tid') === 'm4b_tag' ||
  /(?:^|-|\s)(?:tag|badge)(?:\s|$)/.test(attribute(element, 'class') ?? '');

const TAG_CANDIDATE = '[class*="tag"],[class*="badge"],[data-tid="m4b_tag"]';
/** The texts of what is built as a tag. */
export const tagTextsIn = (element: Element): string[] => queryAll(element, TAG_CANDIDATE).filter(isTag).map(textOf);

/** Tags of an order stand in cells of the order's own; in the cell of the items only what is built as a tag counts. */
const TAGGED = ['orderId', 'status', 'substatus', 'kind', 'fulfillment', 'delivery'] as const;
const tagMeaningsIn = (cells: OrderCells, items: Items | null): TagMeaning[] => {
  const meanings = TAGGED.flatMap((field) => cells.texts(field)).map(tagMeaningOf);
  if (items?.texts.some(({ label, text }) => label === null && tagMeaningOf(text) !== null))
    meanings.push(...tagTextsIn(cells.element('items')!).map(tagMeaningOf));
  return meanings.filter((meaning) => meaning !== null);
};

/** Each flag once; null where there is none. */
export const flagsAmong = (flags: Iterable<OrderFlag | undefined>): OrderFlag[] | null => {
  const known = new Set<OrderFlag>();
  for (const flag of flags) if (flag !== undefined) known.add(flag);
  return known.size > 0 ? [...known] : null;
};

/** Of several texts the only one that is an amount. */
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
  const skuId = cells.id('skuId');
  const sellerSku = cells.take('sellerSku', readSellerSku);
  const productId = cells.id('productId');
  const quantity = cells.take('quantity', readCount);
  if (skuId === null && sellerSku === null) return items === null ? null : readItems(items);
  const names = cells.texts('productName');
  const inItems = items?.texts.map(({ text }) => text) ?? [];
  return [{ skuId, productId, sellerSku, productName: readProductName(names.length > 0 ? names : inItems), quantity }];
};

const readCanceller = (texts: readonly string[]) => readText(texts.join(' '), findCanceller);
const readTrackingIn = (_text: string, _cell: Element, texts: readonly string[]) => readTracking(texts[0] ?? '');

/** One row of the order list; null where it does not say of which order it is. */
export const readOrderRow = (
  cells: OrderCells,
  locale: PageLocale,
): { order: OrderDraft; isConfirmed: boolean } | null => {
  const named = cells.take('orderId', (_text, cell, texts) => readOrderId(texts, cell, cells.row));
  if (named === null) return null;
  const itemCell = cells.element('items');
  const items = itemCell === null ? null : readItemTexts(itemCell, cells.textsIn, cells.texts('items'));
  const tags = tagMeaningsIn(cells, items);
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
    placedAt: cells.moment('placedAt') ?? momentAmong(cells.texts('orderId'), CREATED, false, locale),
    paidAt: cells.moment('paidAt'),
    readyToShipAt: cells.moment('readyToShipAt'),
    shippedAt: cells.moment('shippedAt'),
    deliverBy: cells.moment('deliverBy') ?? momentAmong(statusTexts, DELIVER_BY, true, locale),
    deliveredAt: cells.moment('deliveredAt'),
    cancelledAt: cells.moment('cancelledAt'),
    cancelledBy: cells.word('cancelledBy', readCanceller),
    cancelReason:
      cells.reason('cancelReason') ??
      (status === 'cancelled' ? (statusTexts.map(findReason).find((reason) => reason !== null) ?? null) : null),
    kind: agreedValue(tags.map((tag) => tag.kind)),
    fulfillment: agreedValue(tags.map((tag) => tag.fulfillment)),
    express: agreedValue(tags.map((tag) => tag.express)),
    flags: flagsAmong(tags.map((tag) => tag.flag)),
    securityAlert: agreedValue(tags.map((tag) => tag.alert)),
    amount: cells.take('amount', (_text, _cell, texts) =>
      readOnlyMoney(texts, locale.currency, cells.caption('amount')),
    ),
    trackingId: cells.take('trackingId', readTrackingIn),
    lines: readLines(cells, items),
  };
  return { order, isConfirmed: named.isConfirmed };
};
