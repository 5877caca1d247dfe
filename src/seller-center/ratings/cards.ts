import { closest, matches, parentOf, type Root } from '../dom/access';
import { captionKey } from '../dom/caption';
import { captionsOf } from '../dom/columns';
import { type Piece, walkPieces } from '../dom/pieces';
import { isId } from '../values/identity';
import { RATING_SHEET } from './sheet';

export interface RatingCard {
  element: Element;
  orderId: string;
  /** its texts, but for those of people where the page tells them apart */
  pieces: Piece[];
}
export interface RatingCards {
  cards: RatingCard[];
  strategy: string;
  /** places that name an order, and of which nobody can tell where their card begins and ends */
  strays: number;
  /** the texts outside of the cards */
  around: Piece[];
}

const { stems } = RATING_SHEET;
const ORDER_KEYS = new Set(captionsOf(RATING_SHEET.orderId).map(captionKey));
const LABEL = /^(.+?)\s*[:：]?\s*(\d{15,20})?$/su;

interface Anchor {
  element: Element;
  orderId: string;
}

/** Every place that says "Order ID" and an id after it, in one text or in two. */
const findAnchors = (pieces: readonly Piece[]): Anchor[] =>
  pieces.flatMap(({ text, parent }, at) => {
    const [, label = '', id = pieces[at + 1]?.text ?? ''] = LABEL.exec(text) ?? [];
    if (!isId(id) || !ORDER_KEYS.has(captionKey(label))) return [];
    return closest(parent, stems.texts) === null ? [{ element: parent, orderId: id }] : [];
  });

/** How many anchors each box around them holds. */
const countAnchors = (anchors: readonly Anchor[]): Map<Element, number> => {
  const counts = new Map<Element, number>();
  for (const { element } of anchors) {
    for (let box: Element | null = element; box !== null; box = parentOf(box))
      counts.set(box, (counts.get(box) ?? 0) + 1);
  }
  return counts;
};

/** A card is the largest box with one order in it; alone on its page it has no neighbour, and only its name bounds it. */
const boundOf = ({ element }: Anchor, counts: ReadonlyMap<Element, number>, isAlone: boolean) => {
  let box: Element | null = null;
  let named: Element | null = null;
  for (let it: Element | null = element; it !== null && counts.get(it) === 1; it = parentOf(it)) {
    box = it;
    if (matches(it, stems.card)) named = it;
  }
  return { box: isAlone ? named : (named ?? box), isNamed: named !== null };
};

/** The reviews on the page, by the order that each names; their class confirms where they end. */
export function* findRatingCards(root: Root): Generator<void, RatingCards> {
  const pieces = yield* walkPieces(root);
  const anchors = findAnchors(pieces);
  const counts = countAnchors(anchors);
  const cards = new Map<Element, RatingCard>();
  let strays = 0;
  let named = 0;
  for (const anchor of anchors) {
    const { box, isNamed } = boundOf(anchor, counts, anchors.length === 1);
    if (box === null) strays += 1;
    else {
      named += isNamed ? 1 : 0;
      cards.set(box, { element: box, orderId: anchor.orderId, pieces: [] });
    }
  }
  const around: Piece[] = [];
  for (const piece of pieces) {
    let box: Element | null = piece.parent;
    while (box !== null && !cards.has(box)) box = parentOf(box);
    if (box === null) around.push(piece);
    else if (closest(piece.parent, stems.texts) === null) cards.get(box)!.pieces.push(piece);
  }
  const isConfirmed = cards.size > 0 && named === cards.size;
  const strategy = `cards by order id${isConfirmed ? ', confirmed by class' : ''}`;
  return { cards: [...cards.values()], strategy, strays, around };
}
