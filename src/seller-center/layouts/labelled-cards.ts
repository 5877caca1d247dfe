import { type Column, columnKeys, englishNameOf } from '../captions';
import { closest, contains, matches, parentOf, tagOf } from '../dom/access';
import type { PageScan } from '../dom/page-scan';
import type { TextRun } from '../dom/text-runs';
import type { TaughtTexts } from '../teaching/taught-texts';
import { isId, readIdAfterCaption } from '../values/identity';
import { splitDay, withZoneOf } from '../values/moment';
import { captionKey } from '../values/text';
import { isRefused } from '../values/value';
// Lists of cards without a table, in which a card is identified by the id that it names.

/** How the cards of a page are identified. */
export interface CardMarks {
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
export interface LabelledCards {
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

const COLON = /^([^:：]+)[:：]\s*(.+)$/su;
/** A label with or without an id after it. */
const LABEL = /^(\D+)(\d+)?$/u;

/** Every id after one of the captions, in the same text or the next. */
export const findLabelledIds = (textRuns: readonly TextRun[], column: Column): { id: string; parent: Element }[] => {
  const keys = columnKeys(column);
  return textRuns.flatMap(({ text, parent }, at) => {
    const [, label = '', beside] = LABEL.exec(text) ?? [];
    if (!keys.has(captionKey(label))) return [];
    const id = readIdAfterCaption(beside, textRuns, at + 1);
    return id === null ? [] : [{ id, parent }];
  });
};

/** The text right after a label in the same element; further away it belongs to another label. */
const textBeside = ({ parent }: TextRun, next: TextRun | undefined): string =>
  next !== undefined && tagOf(next.parent) !== 'dt' && contains(parentOf(parent) ?? parent, next.parent)
    ? next.text
    : '';

/** The distinct texts after one of the captions, with the time zone that the caption gives. */
export const findLabelledTexts = (textRuns: readonly TextRun[], column: Column): string[] => {
  const keys = columnKeys(column);
  const texts = textRuns.flatMap((textRun, at) => {
    const { text } = textRun;
    if (keys.has(captionKey(text))) return [withZoneOf(text, textBeside(textRun, textRuns[at + 1]))];
    const [, label = '', rest = ''] = COLON.exec(text) ?? [];
    return keys.has(captionKey(label)) ? [withZoneOf(label, rest)] : [];
  });
  return [...new Set(texts)];
};

const MAX_LABEL_WORDS = 6;
const isDated = (text: string): boolean => {
  const split = splitDay(text, 'mdy');
  return split !== undefined && !isRefused(split);
};

/**
 * Splits a label from its value, which may be in the next text: `Order ID: 576…`, `Deliver by 07/02/2026`, `Status`.
 */
export const splitLabel = (text: string): [label: string, value: string] => {
  const [, named, value] = COLON.exec(text) ?? [];
  if (named !== undefined) return [named.trim(), value!];
  const words = text.split(' ');
  for (let at = 1; at < words.length && at <= MAX_LABEL_WORDS; at += 1) {
    const rest = words.slice(at).join(' ');
    if (isId(rest) || isDated(rest)) return [words.slice(0, at).join(' '), rest];
  }
  return [text.replace(/ ?[:：]$/, ''), ''];
};

/** A label with the text after it. */
export interface LabelText {
  text: string;
  examples: string[];
}

/** Whether a text may be a label, unlike numbers and sentences; a point may end an abbreviation. */
const isWording = (text: string): boolean =>
  /^[^\d?!]{2,60}$/.test(text) && /\p{L}{2}/u.test(text) && text.split(' ').length <= MAX_LABEL_WORDS;

/**
 * Possible labels, known or not: texts with a colon, an id or a date after them, or that precede other texts more than
 * once.
 * @param isOfOne on the page of one record a label occurs only once
 */
export const findLabels = (textRuns: readonly TextRun[], isOfOne = false): LabelText[] => {
  const labels = new Map<string, LabelText & { times: number; isSure: boolean }>();
  for (const [at, textRun] of textRuns.entries()) {
    const [text, value] = splitLabel(textRun.text);
    const example = value || textBeside(textRun, textRuns[at + 1]);
    if (example === '' || !isWording(text)) continue;
    const key = captionKey(text);
    const found = labels.get(key) ?? { text, examples: [], times: 0, isSure: false };
    found.times += 1;
    found.isSure ||= text !== textRun.text;
    if (!found.examples.includes(example)) found.examples.push(example);
    labels.set(key, found);
  }
  return [...labels.values()]
    .filter(({ times, isSure }) => isSure || isOfOne || times > 1)
    .map(({ text, examples }) => ({ text, examples }));
};

/** Notes which taught captions the cards have. */
export const noteLabels = (cards: readonly { textRuns: readonly TextRun[] }[], taught: TaughtTexts): void =>
  taught.noteShown('column', () => findLabels(cards.flatMap(({ textRuns }) => textRuns)).map(({ text }) => text));

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
export const findLabelledCards = async (scan: PageScan, marks: CardMarks): Promise<LabelledCards> => {
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
