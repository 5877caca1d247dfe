import type { Money } from '#core/model/field';
import type { Column } from '../../captions';
import { attribute, childrenOf, closest, parentOf, queryAll, queryOne, textOf } from '../../dom/access';
import type { PageScan } from '../../dom/page-scan';
import { textsOf } from '../../dom/text-runs';
import { isRendered } from '../../dom/visibility';
import type { IssueLog } from '../../issues';
import { splitLabel } from '../../labelled-cards';
import type { PageLocale } from '../../locale';
import type { OrderDraft, PageContext } from '../../page-context';
import {
  findExpress,
  findFlag,
  findFulfillment,
  findKind,
  findSecurityAlert,
  isStatusLabel,
  readStatus,
} from '../../status-labels';
import type { TaughtTexts } from '../../taught-texts';
import { idBehind, idsIn, ORDER_ID_ATTRIBUTE, orderNoIn, readTracking } from '../../values/identity';
import { readMoment } from '../../values/moment';
import { readMoney } from '../../values/money';
import { findReason } from '../../values/reasons';
import { captionKey } from '../../values/text';
import { agreedValue, isRefused } from '../../values/value';
import { ORDER_COLUMNS } from './captions';
import { holdsItems, type LineDraft, readItems, readItemTexts } from './items';
import { CREATED, DELIVER_BY, flagsAmong, momentAmong, tagTextsIn } from './row';

// Card view: a table without captions in which an order takes a group of rows: one that names it, one or more below
// with what was ordered, and a gap. Nothing in it stands under a caption, so only what says itself what it is, is read.
// Sources: readers that sellers wrote for it.

interface CardRow {
  element: Element;
  texts: readonly string[];
  /** the texts in a part of it, their labels in English */
  textsIn(element: Element): string[];
}
interface OrderCard {
  id: string;
  /** what names the order; null where only the mark of a row below says whose it is */
  head: CardRow | null;
  /** those below, as far as they are surely this order's */
  rows: CardRow[];
  /** a further row without a mark: it may be of this order, or of one whose head is not there */
  isUnsure: boolean;
}
export interface OrderCards {
  element: Element;
  strategy: string;
  cards: OrderCard[];
  /** rows of which nobody can tell whose they are */
  unassigned: number;
  /** what its texts may be labels of, as the page prints it */
  labels(): string[];
}

const LINK = '[data-log_click_for="order_id_link"],a[href*="order_no="]';
const LABELLED = /^order id ?[:：]? ?(\d+)?$/i;

/** How a text reads where it begins with a label that the seller taught: with the label in English. */
const makeTranslator = (taught: TaughtTexts): ((text: string) => string) => {
  const columns: readonly Column[] = Object.values(taught.addTo(ORDER_COLUMNS));
  const english = new Map(
    columns.flatMap(({ captions, taught = [] }) =>
      taught.map((label) => [captionKey(label), captions.en[0]!] as const),
    ),
  );
  return (text) => {
    const [label, value] = english.size === 0 ? [''] : splitLabel(text);
    const known = english.get(captionKey(label));
    return known === undefined ? text : `${known}: ${value}`.trim();
  };
};
/** What stands behind a label, in the same text or in the next. */
const textsBehind = (texts: readonly string[], label: RegExp): string[] =>
  texts.flatMap((text, at) => {
    const match = label.exec(text);
    return match === null ? [] : [match[1] || (texts[at + 1] ?? '')];
  });

/** The most lasting first. The first says which order it is, a second one must not say otherwise. */
const EVIDENCE = ['marks', 'links', 'text'] as const;
type Naming = Record<(typeof EVIDENCE)[number], string[]>;

const nameRow = ({ element, texts }: CardRow): Naming => ({
  marks: [element, ...queryAll(element, `[${ORDER_ID_ATTRIBUTE}]`)].flatMap((marked) =>
    idsIn(attribute(marked, ORDER_ID_ATTRIBUTE) ?? ''),
  ),
  links: queryAll(element, LINK).flatMap((link) => idsIn(`${orderNoIn(attribute(link, 'href'))} ${textOf(link)}`)),
  text: texts.flatMap((text, at) => {
    const label = LABELLED.exec(text);
    const runs = texts.map((run) => ({ text: run }));
    return label === null ? [] : (idBehind(label[1], runs, at + 1) ?? []);
  }),
});

const groupRows = (element: Element, rows: readonly CardRow[]): Omit<OrderCards, 'labels'> => {
  const cards: OrderCard[] = [];
  const used = new Map<string, number>();
  let current = null as OrderCard | null;
  let unassigned = 0;
  for (const row of rows) {
    // A gap ends what stands above it.
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
 * In List view too a row names its order; there it holds what was ordered as well, and has captions that say what is
 * what. Where these are not understood, the row must not pass for a card.
 */
const areCards = ({ cards }: Pick<OrderCards, 'cards'>): boolean =>
  cards.some(({ rows }) => rows.length > 0) &&
  cards.every(({ head }) => head === null || !holdsItems(head.element, head.texts));

/** The list in Card view; null where there is none on the page. */
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

/** After these a date is another one than that of the order. */
const OTHER_DATE =
  /^(?:by|on|before|until|till|from|since|due|deadline|date|time|paid|pay|(?:ship|deliver|arriv|cancel|collect|expect|estimat|updat|complet|return|refund).*)$/i;
const isOtherDate = (before: string): boolean => /[:：]$/.test(before) || OTHER_DATE.test(before.split(/\W/).at(-1)!);
const TRACKING = /^tracking (?:id|number|no\.?) ?[:：]? ?(.*)$/i;
const STATUS = /^order status ?[:：]? ?(.*)$/i;

/** When the order was placed: in the row that names it, the date that says so, else the only one, if nothing says otherwise. */
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
  /** its place in its row */
  at: number;
  hasItems: boolean;
}

/** The cells below the head, but for those about the buyer. */
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
/** A cell that holds nothing but one amount, which may be that of the order or the price of an item. */
const amountCells = (cells: readonly CardCell[], currency: string): CardCell[] =>
  cells.filter(({ texts, hasItems }) => !hasItems && texts.length === 1 && isMoney(texts[0]!, currency));

/**
 * Where the amounts of orders stand: an order of several items in one cell has one amount beside it, which is no price of
 * an item then, nor in the rows of other orders. Null where no such order is on the page, or two say otherwise.
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

/** All that was ordered, from each cell that holds items; null where one may be another order's, or is not read wholly. */
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
  // Only what is built as a tag: a buyer may call himself "Custom".
  const tags = [...(card.head === null ? [] : [card.head]), ...cells].flatMap(({ element }) => tagTextsIn(element));
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
    deliverBy: momentAmong(statusTexts, DELIVER_BY, true, locale),
    cancelReason:
      status === 'cancelled' ? (statusTexts.map(findReason).find((reason) => reason !== null) ?? null) : null,
    kind: agreedValue(tags.map(findKind)),
    express: agreedValue([...tags, ...texts].map(findExpress)),
    fulfillment: agreedValue([...tags, ...texts].map(findFulfillment)),
    flags: flagsAmong(tags.map(findFlag)),
    securityAlert: agreedValue(tags.map(findSecurityAlert)),
    trackingId: tracking.length === 1 ? issues.take(readTracking(tracking[0]!), 'Tracking ID', tracking[0]!) : null,
    amount: readAmount(cells, amountColumn, locale, issues),
    lines: readAllItems(card, cells),
  };
};
