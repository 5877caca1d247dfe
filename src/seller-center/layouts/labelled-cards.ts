import { type Column, type Columns, englishNameOf } from '../captions';
import { closest, contains, htmlOf, matches, parentOf } from '../dom/access';
import { coversAny, findBusy } from '../dom/busy';
import { readExtent } from '../dom/list-extent';
import type { PageScan } from '../dom/page-scan';
import type { TextRun } from '../dom/text-runs';
import { type IssueLog, makeIssueLog } from '../issues';
import type { PageContext, ReadResult } from '../page-context';
import { findLabelledIds, findLabelledTexts, findLabels } from './labels';
import { type Cells, makeCells, type ShownRows } from './list-rows';

// Lists of cards without a table, in which a card is identified by the id that it names.

/** How the cards of a page are identified. */
interface CardMarks {
  /** label of a card's id */
  readonly id: Column;
  /** stem of the class of a card, which outlasts its hash; null without a source */
  readonly card: string | null;
  /** selector of texts written by people, whose dates and ids are ignored */
  readonly texts: string | null;
}

export interface LabelledCard {
  element: Element;
  id: string;
  /** its texts, except those written by people if the page marks these */
  textRuns: TextRun[];
}
interface LabelledCards {
  cards: LabelledCard[];
  strategy: string;
  /** number of ids whose cards have unknown bounds */
  unbounded: number;
  /** texts outside of the cards */
  around: TextRun[];
}

/** Whether an element is inside of one that the selector matches. */
const isIn = (element: Element, selector: string | null): boolean =>
  selector !== null && closest(element, selector) !== null;

interface Anchor {
  element: Element;
  id: string;
}

const findAnchors = (textRuns: readonly TextRun[], { id: column, texts }: CardMarks): Anchor[] =>
  findLabelledIds(textRuns, column)
    .filter(({ parent }) => !isIn(parent, texts))
    .map(({ id, parent }) => ({ element: parent, id }));

/** Number of anchors inside each element around them. */
const countAnchors = (anchors: readonly Anchor[]): Map<Element, number> => {
  const counts = new Map<Element, number>();
  for (const { element } of anchors) {
    for (let around: Element | null = element; around !== null; around = parentOf(around))
      counts.set(around, (counts.get(around) ?? 0) + 1);
  }
  return counts;
};

/**
 * A card is the largest element around an anchor that names one id only. A single card has no neighbour, so only its
 * class shows its bounds.
 */
const cardAround = (
  { element }: Anchor,
  counts: ReadonlyMap<Element, number>,
  isAlone: boolean,
  card: CardMarks['card'],
) => {
  let largest: Element | null = null;
  let named: Element | null = null;
  for (let around: Element | null = element; around !== null && counts.get(around) === 1; around = parentOf(around)) {
    largest = around;
    if (card !== null && matches(around, card)) named = around;
  }
  return { cardElement: isAlone ? named : (named ?? largest), isNamed: named !== null };
};

/** The cards on the page, by the id of each; their class confirms their bounds. */
const findLabelledCards = async (scan: PageScan, marks: CardMarks): Promise<LabelledCards> => {
  const textRuns = await scan.textRuns();
  const anchors = findAnchors(textRuns, marks);
  const counts = countAnchors(anchors);
  const cards = new Map<Element, LabelledCard>();
  let unbounded = 0;
  let named = 0;
  for (const anchor of anchors) {
    const { cardElement, isNamed } = cardAround(anchor, counts, anchors.length === 1, marks.card);
    if (cardElement === null) unbounded += 1;
    else {
      named += isNamed ? 1 : 0;
      cards.set(cardElement, { element: cardElement, id: anchor.id, textRuns: [] });
    }
  }
  const around: TextRun[] = [];
  for (const textRun of textRuns) {
    let holder: Element | null = textRun.parent;
    while (holder !== null && !cards.has(holder)) holder = parentOf(holder);
    if (holder === null) around.push(textRun);
    else if (!isIn(textRun.parent, marks.texts)) cards.get(holder)!.textRuns.push(textRun);
  }
  const isConfirmed = cards.size > 0 && named === cards.size;
  const strategy = `cards by ${englishNameOf(marks.id.captions).toLowerCase()}${isConfirmed ? ', confirmed by class' : ''}`;
  return { cards: [...cards.values()], strategy, unbounded, around };
};

/** The smallest element around all cards; the whole page without any. */
const elementAround = (cards: readonly LabelledCard[], page: Document): Element => {
  const [first] = cards;
  let around = first === undefined ? null : parentOf(first.element);
  for (; around !== null; around = parentOf(around)) {
    const outer = around;
    if (cards.every(({ element }) => contains(outer, element))) return outer;
  }
  return htmlOf(page);
};

/**
 * A card as cells: what stands behind a label is in its column. Two texts behind one label are none, as a buyer's note
 * may be any word.
 */
export const cellsOfCard = <F extends string>(
  { element, textRuns }: LabelledCard,
  columns: Columns<F>,
  { locale, taught }: Pick<PageContext, 'locale' | 'taught'>,
  issues: IssueLog,
): Cells<F> => {
  const fields = Object.keys(columns) as F[];
  const labels = fields.map((field) => {
    const column = columns[field];
    const named = { index: -1, caption: englishNameOf(column.captions) };
    return [field, column.taught === undefined ? named : { ...named, isTaught: true as const }] as const;
  });
  const cells = makeCells(element, new Map(labels), locale, issues, taught);
  cells.showCard(element, (field) => {
    const ids = findLabelledIds(textRuns, columns[field]).map(({ id }) => id);
    const printed = [...new Set(ids.length > 0 ? ids : findLabelledTexts(textRuns, columns[field]))];
    if (printed.length < 2) return printed;
    issues.add('unknown-value', `${englishNameOf(columns[field].captions)}: two in one card`);
    return [];
  });
  return cells;
};

interface CardRows<R> extends ShownRows {
  records: R[];
  cards: readonly LabelledCard[];
  /** texts outside of the cards */
  around: readonly TextRun[];
}

/** Reads the list of a page whose cards name an id. `readCard` returns null for a card that is no record. */
export const readCards = async <R>(
  { root, scan, locale, taught }: PageContext,
  marks: CardMarks,
  readCard: (card: LabelledCard, issues: IssueLog, cards: readonly LabelledCard[]) => R | null,
): Promise<CardRows<R> | ReadResult> => {
  const { cards, strategy, unbounded, around } = await findLabelledCards(scan, marks);
  const elements = cards.map(({ element }) => element);
  if (coversAny(await findBusy(scan), elements)) return { kind: 'waiting' };
  taught.noteShown('column', () => findLabels(cards.flatMap(({ textRuns }) => textRuns)).map(({ text }) => text));
  const issues = makeIssueLog();
  if (unbounded > 0) issues.add('unknown-header', `cards without a bound: ${unbounded}`);
  const records: R[] = [];
  for (const card of cards) {
    locale.dates.nextRecord();
    const record = readCard(card, issues, cards);
    if (record !== null) records.push(record);
    await scan.yieldToPage();
  }
  const rows = records.length;
  const isAll = unbounded === 0 && rows === cards.length;
  const extent = readExtent({ element: elementAround(cards, root), strategy }, around);
  return { records, cards, around, rows, isAll, strategy, issues, ...extent };
};
