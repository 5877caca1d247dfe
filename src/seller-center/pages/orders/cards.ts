import type { Money } from '#core/model/field';
import { type Column, englishNameOf } from '../../captions';
import { childrenOf, closest, parentOf, queryAll, queryOne, textOf } from '../../dom/access';
import { linkedIds, MARKED, markedIds, ORDER_LINK } from '../../dom/order-marks';
import type { PageScan } from '../../dom/page-scan';
import { textsOf } from '../../dom/text-runs';
import { isRendered } from '../../dom/visibility';
import type { IssueLog } from '../../issues';
import { splitLabel } from '../../layouts/labels';
import type { PageLocale } from '../../locale';
import type { OrderDraft, PageContext } from '../../page-context';
import { findExpress, findFulfillment, isStatusLabel, readStatus, tagMeaningOf } from '../../status-labels';
import type { TaughtTexts } from '../../teaching/taught-texts';
import { findIds, readIdAfterCaption, readTrackingNumber } from '../../values/identity';
import { readMoment } from '../../values/moment';
import { readMoney } from '../../values/money';
import { findReason } from '../../values/reasons';
import { captionKey } from '../../values/text';
import { agreedValue, isRefused } from '../../values/value';
import { ORDER_COLUMNS } from './captions';
import { holdsItems, type LineDraft, readItems, readItemTexts } from './items';
import { CREATED, DELIVER_BY, joinTags, readOnlyDate, tagTextsIn } from './row';

// Card view: a table without captions, in which an order spans a group of rows: a head that names it, rows with its
// items, and a gap. Only labelled values are read, as nothing has a caption above it. Sources: readers written by
// sellers.

interface CardRow {
  element: Element;
  texts: readonly string[];
  /** texts of a part of it, with their labels in English */
  textsIn(element: Element): string[];
}
interface OrderCard {
  id: string;
  /** the row that names the order; null if only the mark of a row below identifies it */
  head: CardRow | null;
  /** rows below the head that certainly belong to the order */
  rows: CardRow[];
  /** whether a further row without a mark may belong to this order, or to one whose head is missing */
  isUnsure: boolean;
}
export interface OrderCards {
  element: Element;
  strategy: string;
  cards: OrderCard[];
  /** number of rows whose order is unknown */
  unassigned: number;
  /** possible labels, as printed */
  labels(): string[];
}

const LABELLED = /^order id ?[:：]? ?(\d+)?$/i;

/** Replaces a taught label at the beginning of a text by its English equivalent. */
const makeTranslator = (taught: TaughtTexts): ((text: string) => string) => {
  const columns: readonly Column[] = Object.values(taught.addTo(ORDER_COLUMNS));
  const english = new Map(
    columns.flatMap(({ captions, taught = [] }) =>
      taught.map((label) => [captionKey(label), englishNameOf(captions)] as const),
    ),
  );
  return (text) => {
    const [label, value] = english.size === 0 ? [''] : splitLabel(text);
    const known = english.get(captionKey(label));
    return known === undefined ? text : `${known}: ${value}`.trim();
  };
};
/** Values after a label, in the same text or in the next. */
const textsBehind = (texts: readonly string[], label: RegExp): string[] =>
  texts.flatMap((text, at) => {
    const match = label.exec(text);
    return match === null ? [] : [match[1] || (texts[at + 1] ?? '')];
  });

/** Evidence of a row's order, the most durable first; the first identifies it, and the others must not contradict. */
const EVIDENCE = ['marks', 'links', 'text'] as const;
type Naming = Record<(typeof EVIDENCE)[number], string[]>;

const nameRow = ({ element, texts }: CardRow): Naming => ({
  marks: [element, ...queryAll(element, MARKED)].flatMap(markedIds),
  links: queryAll(element, ORDER_LINK).flatMap((link) => [...linkedIds(link), ...findIds(textOf(link))]),
  text: texts.flatMap((text, at) => {
    const label = LABELLED.exec(text);
    const runs = texts.map((run) => ({ text: run }));
    return label === null ? [] : (readIdAfterCaption(label[1], runs, at + 1) ?? []);
  }),
});

const groupRows = (element: Element, rows: readonly CardRow[]): Omit<OrderCards, 'labels'> => {
  const cards: OrderCard[] = [];
  const used = new Map<string, number>();
  let current = null as OrderCard | null;
  let unassigned = 0;
  for (const row of rows) {
    // A gap ends the group above it.
    if (row.texts.length === 0) {
      current = null;
      continue;
    }
    const naming = nameRow(row);
    const ids = new Set(EVIDENCE.flatMap((kind) => naming[kind]));
    const [id] = ids;
    const isHead = naming.links.length > 0 || naming.text.length > 0;
    if (id === undefined) {
      if (current === null) unassigned += 1;
      else if (current.rows.length === 0) current.rows.push(row);
      else current.isUnsure = true;
      continue;
    }
    if (ids.size > 1) {
      unassigned += 1;
      current = null;
      continue;
    }
    for (const it of EVIDENCE) if (naming[it].length > 0) used.set(it, (used.get(it) ?? 0) + 1);
    if (current !== null && current.id === id) {
      current.rows.push(row);
      continue;
    }
    current = { id, head: isHead ? row : null, rows: isHead ? [] : [row], isUnsure: false };
    cards.push(current);
  }
  const [first, second] = EVIDENCE.filter((kind) => (used.get(kind) ?? 0) >= cards.length);
  const strategy = `cards by ${first ?? 'several marks'}${second === undefined ? '' : `, confirmed by ${second}`}`;
  return { element, strategy, cards, unassigned };
};

/**
 * Whether the rows are cards. In List view too a row names its order, but it also contains the items, and has captions;
 * if these are not understood, the row must not be taken for a card.
 */
const areCards = ({ cards }: Pick<OrderCards, 'cards'>): boolean =>
  cards.some(({ rows }) => rows.length > 0) &&
  cards.every(({ head }) => head === null || !holdsItems(head.element, head.texts));

/** The list in Card view; null if there is none on the page. */
export const findOrderCards = async (
  { root, yieldToPage, isShown }: PageScan,
  taught: TaughtTexts,
): Promise<OrderCards | null> => {
  const translate = makeTranslator(taught);
  const textsIn = (element: Element): string[] => textsOf(element).map(translate);
  let best: OrderCards | null = null;
  for (const table of queryAll(root, 'table')) {
    const outer = parentOf(table);
    if ((outer !== null && closest(outer, 'table') !== null) || !isShown(table)) continue;
    const rows: CardRow[] = [];
    for (const element of queryAll(table, 'tr')) {
      if (closest(element, 'table') !== table || closest(element, 'thead') !== null || !isRendered(element)) continue;
      rows.push({ element, texts: textsIn(element), textsIn });
      await yieldToPage();
    }
    const found = groupRows(table, rows);
    if (!areCards(found) || found.cards.length <= (best?.cards.length ?? 0)) continue;
    const labels = () => rows.flatMap(({ element }) => textsOf(element).map((text) => splitLabel(text)[0]));
    best = { ...found, labels };
  }
  return best;
};

/** Texts before a date that is not the order's own. */
const OTHER_DATE =
  /^(?:by|on|before|until|till|from|since|due|deadline|date|time|paid|pay|(?:ship|deliver|arriv|cancel|collect|expect|estimat|updat|complet|return|refund).*)$/i;
const isOtherDate = (before: string): boolean => /[:：]$/.test(before) || OTHER_DATE.test(before.split(/\W/).at(-1)!);
const TRACKING = /^tracking (?:id|number|no\.?) ?[:：]? ?(.*)$/i;
const STATUS = /^order status ?[:：]? ?(.*)$/i;

/** The time of placement: in the head, the date with its label, or else the only date, unless a label contradicts. */
const readPlacedAt = (
  head: CardRow | null,
  { zone, dateOrder, dates }: PageLocale,
  issues: IssueLog,
): string | null => {
  const named = new Set<string>();
  const bare = new Set<string>();
  for (const [at, text] of (head?.texts ?? []).entries()) {
    const before = head!.texts[at - 1] ?? '';
    const printed = text.replace(CREATED, '');
    const moment = readMoment(printed, zone, dateOrder);
    const isNamed = CREATED.test(text) || CREATED.test(before);
    const isDate = typeof moment === 'string' || (isRefused(moment) && moment.refused === 'ambiguous-date');
    if (!isDate) continue;
    if (isNamed || !isOtherDate(before)) dates.see(printed, 'first');
    if (isRefused(moment)) {
      issues.take(moment, 'Created time', printed);
      continue;
    }
    if (isNamed) named.add(moment);
    else bare.add(isOtherDate(before) ? '' : moment);
  }
  const [found = ''] = named.size > 0 ? named : bare;
  return (named.size > 0 ? named : bare).size === 1 && found !== '' ? found : null;
};

interface CardCell extends Omit<CardRow, 'textsIn'> {
  /** position in its row */
  at: number;
  hasItems: boolean;
}

/** The cells below the head, except those about the buyer. */
const cellsOf = (rows: readonly CardRow[]): CardCell[] =>
  rows.flatMap(({ element, textsIn }) =>
    childrenOf(element)
      .map((cell, at) => {
        const texts = textsIn(cell);
        return { element: cell, at, texts, hasItems: holdsItems(cell, texts) };
      })
      .filter((cell) => queryOne(cell.element, '[data-log_click_for="contact_buyer"]') === null),
  );

const AMOUNT = /^(?:order (?:amount|total)|total(?: amount)?|grand total) ?[:：]? ?(.*)$/i;
const isMoney = (text: string, currency: string): boolean => {
  const money = readMoney(text, currency);
  return money !== null && !isRefused(money);
};
/** Cells with nothing but one amount, which may be the order's or an item's price. */
const amountCells = (cells: readonly CardCell[], currency: string): CardCell[] =>
  cells.filter(({ texts, hasItems }) => !hasItems && texts.length === 1 && isMoney(texts[0]!, currency));

/**
 * The column of order amounts: an order of several items in one cell has one amount beside it, which is then no item's
 * price in other rows either. Null without such an order, or if two disagree.
 */
export const findAmountColumn = ({ cards }: OrderCards, { currency }: PageLocale): number | null =>
  agreedValue(
    cards.map((card) => {
      const cells = cellsOf(card.rows);
      const [items, second] = cells.filter(({ hasItems }) => hasItems);
      const [amount, another] = amountCells(cells, currency);
      if (items === undefined || second !== undefined || amount === undefined || another !== undefined) return null;
      return (readItems(readItemTexts(items.element))?.length ?? 0) > 1 ? amount.at : null;
    }),
  );

const readAmount = (
  cells: readonly CardCell[],
  column: number | null,
  { currency }: PageLocale,
  issues: IssueLog,
): Money | null => {
  const texts = cells.filter(({ hasItems }) => !hasItems).flatMap((cell) => cell.texts);
  const labelled = textsBehind(texts, AMOUNT);
  const [amount, another] = amountCells(cells, currency);
  const inColumn = amount !== undefined && another === undefined && amount.at === column ? amount.texts : [];
  const [printed, second] = labelled.length > 0 ? labelled : inColumn;
  if (printed === undefined || second !== undefined) return null;
  return issues.take(readMoney(printed, currency), 'Order amount', printed);
};

/** All items of an order, from each cell of items; null if one may belong to another order, or cannot be read whole. */
const readAllItems = ({ isUnsure }: OrderCard, cells: readonly CardCell[]): LineDraft[] | null => {
  const lines = cells.filter(({ hasItems }) => hasItems).map(({ element }) => readItems(readItemTexts(element)));
  return isUnsure || lines.length === 0 || lines.includes(null) ? null : (lines as LineDraft[][]).flat();
};

/** @param amountColumn see `findAmountColumn` */
export const readOrderCard = (
  card: OrderCard,
  amountColumn: number | null,
  { locale, taught }: Pick<PageContext, 'locale' | 'taught'>,
  issues: IssueLog,
): OrderDraft => {
  const cells = cellsOf(card.rows);
  const others = cells.filter(({ hasItems }) => !hasItems);
  const texts = others.flatMap((cell) => cell.texts);
  // Only elements built as tags, as a buyer may be named "Custom".
  const tags = [...(card.head === null ? [] : [card.head]), ...cells].flatMap(({ element }) => tagTextsIn(element));
  const delivery = texts.map((text) => ({ express: findExpress(text), fulfillment: findFulfillment(text) }));
  const isState = (text: string): boolean =>
    isStatusLabel(text) || taught.knowsWord('status', text) || STATUS.test(text);
  const statusTexts = others.filter((cell) => cell.texts.some(isState)).flatMap((cell) => cell.texts);
  const states = [
    ...textsBehind(statusTexts, STATUS),
    ...statusTexts.filter((text) => isState(text) && !STATUS.test(text)),
  ];
  const status = issues.take(taught.word('status', states, readStatus(states)), 'Order status', statusTexts.join(' '));
  const tracking = textsBehind(texts, TRACKING);
  return {
    id: card.id,
    readAt: locale.at,
    status,
    placedAt: readPlacedAt(card.head, locale, issues),
    deliverBy: readOnlyDate(statusTexts, DELIVER_BY, true, locale),
    cancelReason:
      status === 'cancelled' ? (statusTexts.map(findReason).find((reason) => reason !== null) ?? null) : null,
    ...joinTags([...tags.map(tagMeaningOf), ...delivery]),
    trackingId:
      tracking.length === 1 ? issues.take(readTrackingNumber(tracking[0]!), 'Tracking ID', tracking[0]!) : null,
    amount: readAmount(cells, amountColumn, locale, issues),
    lines: readAllItems(card, cells),
  };
};
