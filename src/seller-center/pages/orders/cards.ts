import { attribute, closest, parentOf, queryAll, type Root, textOf, textsOf } from '../../dom/access';
import { idsIn, isId, ORDER_MARK, orderNoIn } from '../../values/identity';
import { holdsItems } from './items';

// Card view: a table without captions in which an order takes a group of rows: one that names it, one or more below
// with what was ordered, and a gap. Sources: readers that sellers wrote for it.

export interface CardRow {
  element: Element;
  runs: readonly string[];
}
export interface Card {
  id: string;
  /** what names the order; null where only the mark of a row below says whose it is */
  head: CardRow | null;
  /** those below, as far as they are surely this order's */
  rows: CardRow[];
  /** a further row without a mark: it may be of this order, or of one whose head is not there */
  isUnsure: boolean;
}
export interface Cards {
  element: Element;
  strategy: string;
  cards: Card[];
  /** rows of which nobody can tell whose they are */
  strays: number;
}

const LINK = '[data-log_click_for="order_id_link"],a[href*="order_no="]';
const LABELLED = /^order id\s*[:：]?\s*(\d{15,20})?$/i;

/** The most lasting first. The first says which order it is, a second one must not say otherwise. */
const EVIDENCE = ['marks', 'links', 'text'] as const;
type Naming = Record<(typeof EVIDENCE)[number], string[]>;

const nameRow = ({ element, runs }: CardRow): Naming => ({
  marks: [element, ...queryAll(element, `[${ORDER_MARK}]`)].flatMap((it) => idsIn(attribute(it, ORDER_MARK) ?? '')),
  links: queryAll(element, LINK).flatMap((it) => idsIn(`${orderNoIn(attribute(it, 'href'))} ${textOf(it)}`)),
  text: runs.flatMap((run, at) => {
    const id = LABELLED.exec(run);
    return id === null ? [] : [id[1] ?? runs[at + 1] ?? ''].filter(isId);
  }),
});

const group = (element: Element, rows: readonly CardRow[]): Cards => {
  const cards: Card[] = [];
  const used = new Map<string, number>();
  let current = null as Card | null;
  let strays = 0;
  for (const row of rows) {
    // A gap ends what stands above it.
    if (row.runs.length === 0) {
      current = null;
      continue;
    }
    const naming = nameRow(row);
    const ids = new Set(EVIDENCE.flatMap((it) => naming[it]));
    const [id] = ids;
    const isHead = naming.links.length > 0 || naming.text.length > 0;
    if (id === undefined) {
      if (current === null) strays += 1;
      else if (current.rows.length === 0) current.rows.push(row);
      else current.isUnsure = true;
      continue;
    }
    if (ids.size > 1) {
      strays += 1;
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
  const [first, second] = EVIDENCE.filter((it) => (used.get(it) ?? 0) >= cards.length);
  const strategy = `cards by ${first ?? 'several marks'}${second === undefined ? '' : `, confirmed by ${second}`}`;
  return { element, strategy, cards, strays };
};

/**
 * In List view too a row names its order; there it holds what was ordered as well, and has captions that say what is
 * what. Where these are not understood, the row must not pass for a card.
 */
const areCards = ({ cards }: Cards): boolean =>
  cards.some(({ rows }) => rows.length > 0) &&
  cards.every(({ head }) => head === null || !holdsItems(head.element, head.runs));

/** The list in Card view; null where there is none on the page. */
export function* findCards(root: Root): Generator<void, Cards | null> {
  let best: Cards | null = null;
  for (const table of queryAll(root, 'table')) {
    const outer = parentOf(table);
    if (outer !== null && closest(outer, 'table') !== null) continue;
    const rows: CardRow[] = [];
    for (const element of queryAll(table, 'tr')) {
      if (closest(element, 'table') !== table || closest(element, 'thead') !== null) continue;
      rows.push({ element, runs: textsOf(element) });
      yield;
    }
    const found = group(table, rows);
    if (areCards(found) && found.cards.length > (best?.cards.length ?? 0)) best = found;
  }
  return best;
}
