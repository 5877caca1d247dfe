import { childrenOf, matches, own, queryAll, queryOne, type Root, tagOf } from './access';

/** An element that is asked with all that is in it, or alone; the rows of a table only by who wants what is in rows. */
export interface Part {
  element: Element;
  isWhole: boolean;
  hasRows: boolean;
}
/** A page cut up, in document order. */
export type Parts = readonly Part[];

/** So many elements answer a question within a slice. */
const SMALL = 40_000;
/** So many children are a list, with few elements in each. */
const LONG = 40;

const isSmall = (element: Element): boolean =>
  own(element, 'getElementsByTagName').call(element, '*').item(SMALL) === null;

/** Nothing looks into the rows of a table: a first body is found before them. */
function* cut(elements: readonly Element[], parts: Part[]): Generator<void, void> {
  for (const element of elements) {
    yield;
    const hasRows = tagOf(element) === 'tbody';
    const isAround = !hasRows && queryOne(element, 'tbody') !== null;
    const isWhole = !hasRows && !isAround && isSmall(element);
    parts.push({ element, isWhole, hasRows });
    if (hasRows || isWhole) continue;
    const children = childrenOf(element);
    if (isAround || children.length < LONG) yield* cut(children, parts);
    else parts.push(...children.map((it) => ({ element: it, isWhole: true, hasRows: false })));
  }
}

/**
 * Cuts up a page, so that what is asked of the page around its tables is not asked of a thousand rows, and what is asked
 * of all of a big page is asked in slices: a long list falls into its entries.
 */
export function* divide(root: Root): Generator<void, Parts> {
  const parts: Part[] = [];
  yield* cut(Array.from(own(root, 'children')), parts);
  return parts;
}

function* query(parts: Parts, selector: string, withRows: boolean): Generator<void, Element[]> {
  const found: Element[] = [];
  const ask = (element: Element, isWhole: boolean): void => {
    if (matches(element, selector)) found.push(element);
    if (isWhole) found.push(...queryAll(element, selector));
  };
  for (const { element, isWhole, hasRows } of parts) {
    ask(element, isWhole);
    yield;
    if (!hasRows || !withRows) continue;
    for (const row of childrenOf(element)) {
      ask(row, true);
      yield;
    }
  }
  return found;
}

/** What a selector finds on the whole page, in document order. */
export const queryParts = (parts: Parts, selector: string): Generator<void, Element[]> => query(parts, selector, true);

/** What it finds around the rows of tables. */
export const queryAround = (parts: Parts, selector: string): Generator<void, Element[]> =>
  query(parts, selector, false);
