import { type Captions, captionKeysOf, captionsOf } from './captions';
import { closest, contains, matches, parentOf, tagOf } from './dom/access';
import type { PageScan } from './dom/page-scan';
import type { TextRun } from './dom/text-runs';
import { idBehind } from './values/identity';
import { captionKey } from './values/text';
// Lists of cards, where no table says what is whose: a card is told by the id that it names.

/** How the cards of a page are told. */
export interface CardMarks {
  /** what a card names its id by */
  readonly id: Captions;
  /** the class that a card may have; its stem outlasts the hash behind it. Null where no source names one */
  readonly card: string | null;
  /** texts of people: a date or an id in there is theirs */
  readonly texts: string | null;
}

export interface LabelledCard {
  element: Element;
  id: string;
  /** its texts, but for those of people where the page tells them apart */
  textRuns: TextRun[];
}
export interface LabelledCards {
  cards: LabelledCard[];
  strategy: string;
  /** places that name an id, and of which nobody can tell where their card begins and ends */
  unbounded: number;
  /** the texts outside of the cards */
  around: TextRun[];
}

/** Whether an element of that kind holds it. */
const isIn = (element: Element, selector: string | null): boolean =>
  selector !== null && closest(element, selector) !== null;

/** A caption, with the id behind it or without. */
const LABEL = /^(\D+)(\d+)?$/u;

/** Every id behind one of the captions, in one text or in two. */
export const labelledIds = (textRuns: readonly TextRun[], captions: Captions): { id: string; parent: Element }[] => {
  const keys = new Set(captionKeysOf(captions));
  return textRuns.flatMap(({ text, parent }, at) => {
    const [, label = '', beside] = LABEL.exec(text) ?? [];
    if (!keys.has(captionKey(label))) return [];
    const id = idBehind(beside, textRuns, at + 1);
    return id === null ? [] : [{ id, parent }];
  });
};

/** The text right after a caption, where both stand in one element: else it is another caption's, and the value is gone. */
const textBeside = ({ parent }: TextRun, next: TextRun | undefined): string =>
  next !== undefined && tagOf(next.parent) !== 'dt' && contains(parentOf(parent) ?? parent, next.parent)
    ? next.text
    : '';

/** What stands behind one of the captions, each different text once. */
export const labelledTexts = (textRuns: readonly TextRun[], captions: Captions): string[] => {
  const keys = new Set(captionKeysOf(captions));
  const texts = textRuns.flatMap((textRun, at) => {
    const { text } = textRun;
    if (keys.has(captionKey(text))) return [textBeside(textRun, textRuns[at + 1])];
    const [, label = '', rest = ''] = /^([^:：]+)[:：]\s*(.+)$/su.exec(text) ?? [];
    return keys.has(captionKey(label)) ? [rest] : [];
  });
  return [...new Set(texts)];
};

interface Anchor {
  element: Element;
  id: string;
}

const findAnchors = (textRuns: readonly TextRun[], { id: captions, texts }: CardMarks): Anchor[] =>
  labelledIds(textRuns, captions)
    .filter(({ parent }) => !isIn(parent, texts))
    .map(({ id, parent }) => ({ element: parent, id }));

/** How many anchors each element around them holds. */
const countAnchors = (anchors: readonly Anchor[]): Map<Element, number> => {
  const counts = new Map<Element, number>();
  for (const { element } of anchors) {
    for (let around: Element | null = element; around !== null; around = parentOf(around))
      counts.set(around, (counts.get(around) ?? 0) + 1);
  }
  return counts;
};

/** A card is the largest element that names one id. Alone on its page it has no neighbour, and only its class tells where it ends. */
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

/** The cards on the page, by the id that each names; their class confirms where they end. */
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
  const strategy = `cards by ${captionsOf(marks.id)[0]!.toLowerCase()}${isConfirmed ? ', confirmed by class' : ''}`;
  return { cards: [...cards.values()], strategy, unbounded, around };
};
