import { attribute, byClassEnd, childrenOf, closest, contains, matches, parentOf, tagOf, textOf } from './access';
import { captionTexts } from './caption';
import { CELL, cellsOf, HEAD_CELL, isNative, makeGrid, ROW, type Row, span, VIRTUAL_ROW } from './grid';
import { type Parts, queryAround } from './parts';

/** How a table was put together from the page; recorded with each reading, so that a change of the portal shows. */
export type Strategy = 'table' | 'two-tables' | 'virtual-rows' | 'roles';

export interface Table {
  strategy: Strategy;
  /** the box with the rows; what belongs to the table stands around it */
  element: Element;
  /** every box that is nothing but this table */
  boxes: Element[];
  /** for each column the texts it may be known by: the whole caption, then its first run of text */
  captions: string[][];
  /** what stands below the captions, fillers and all */
  body: Element[];
}

const BOX = `${byClassEnd('table-body', 'table-header')},[role="table"],[role="grid"]`;
const NOT_DATA = /(?:^|-|\s)table-(?:empty-row|expand-content|no-data|measure-row)(?:\s|$)/;
/** How far above the body of a table its header may hang: header box and body box share a parent or a grandparent. */
const NEAR = 4;

const isHeaderRow = (row: Element): boolean => {
  const isHere = isNative(row);
  if (isHere && row.firstElementChild?.localName === 'td') return false;
  const cells = cellsOf(row);
  return cells.length > 1 && cells.every((it) => (isHere ? tagOf(it) === 'th' : matches(it, HEAD_CELL)));
};

/** Rows that hold no record: placeholders, opened details, a lone cell across several columns, and empty ones. */
const isFiller = ({ element, own }: Row, isEmpty: boolean): boolean => {
  if (NOT_DATA.test(attribute(element, 'class') ?? '') || attribute(element, 'aria-hidden') === 'true') return true;
  return (own.length === 1 && span(own[0]!, 'colspan') > 1) || (isEmpty && own.every((it) => textOf(it) === ''));
};

/** The lowest row of a header over each column; captions that span several columns head none of them. */
const captionsOf = (headerRows: Element[]): string[][] => {
  const place = makeGrid();
  const lowest = headerRows.map(place).at(-1)?.cells ?? [];
  return lowest.map((cell) => (cell === null || span(cell, 'colspan') > 1 ? [] : captionTexts(cell)));
};

interface Part {
  element: Element;
  head: Element[];
  body: Element[];
  native: boolean;
}

/** So many rows are looked at between two looks at the clock. */
const AT_ONCE = 8;

/** @param rows those of a table made of boxes; null where it is the browser's own, and has them in sections */
function* makePart(element: Element, rows: Element[] | null): Generator<void, Part> {
  const part: Part = { element, head: [], body: [], native: rows === null };
  let count = 0;
  for (const section of rows === null ? childrenOf(element) : [element]) {
    const tag = tagOf(section);
    for (const row of rows ?? (isNative(section) ? [section] : childrenOf(section))) {
      if (part.native && !isNative(row)) continue;
      if (tag === 'thead' || isHeaderRow(row)) part.head.push(row);
      else if (tag !== 'tfoot') part.body.push(row);
      count += 1;
      if (count % AT_ONCE === 0) yield;
    }
  }
  return part;
}

/** All boxes with rows of their own, in document order; a table inside a cell is part of that cell. */
function* findParts(page: Parts): Generator<void, Part[]> {
  const rowsByBox = new Map<Element, Element[] | null>();
  for (const found of yield* queryAround(page, 'table,[class*="table-tr"],[role="row"]')) {
    const tag = tagOf(found);
    if (tag === 'table') rowsByBox.set(found, null);
    else if (tag !== 'tr' && matches(found, ROW)) {
      const home = closest(found, BOX) ?? parentOf(found);
      const rows = home === null ? null : rowsByBox.get(home);
      if (rows === undefined) rowsByBox.set(home!, [found]);
      else rows?.push(found);
    }
    yield;
  }
  const parts: Part[] = [];
  for (const [box, rows] of rowsByBox) {
    const outer = parentOf(box);
    if (outer !== null && closest(outer, CELL) !== null) continue;
    parts.push(yield* makePart(box, rows));
  }
  return parts;
}

const headerAbove = (part: Part, earlier: Part[]): Part | null => {
  let element = parentOf(part.element);
  for (let step = 0; element !== null && step < NEAR; step += 1, element = parentOf(element)) {
    const around = element;
    const header = earlier.findLast((it) => it.head.length > 0 && it.body.length === 0 && contains(around, it.element));
    if (header !== undefined) return header;
  }
  return null;
};

const strategyOf = ({ native, body }: Part, isHeadedElsewhere: boolean): Strategy => {
  if (native || body.length === 0) return isHeadedElsewhere ? 'two-tables' : 'table';
  return matches(body[0]!, VIRTUAL_ROW) ? 'virtual-rows' : 'roles';
};

/** Every table of the page that has captions, whatever its class prefix: one table, a header table over a body table, or rows of boxes. */
export function* findTables(page: Parts): Generator<void, Table[]> {
  const tables: Table[] = [];
  const parts = yield* findParts(page);
  const used = new Set<Part>();
  const add = (part: Part, headed: Part): void => {
    const { element, body } = part;
    used.add(headed);
    tables.push({
      strategy: strategyOf(part, headed !== part),
      element,
      boxes: [...new Set([headed.element, element])],
      captions: captionsOf(headed.head),
      body,
    });
  };
  for (const [index, part] of parts.entries()) {
    if (part.body.length === 0) continue;
    const free = parts.slice(0, index).filter((it) => !used.has(it));
    const headed = part.head.length > 0 ? part : headerAbove(part, free);
    if (headed !== null) add(part, headed);
  }
  // A header with nothing under it is a table too: it may be empty, or still loading.
  for (const part of parts) if (part.head.length > 0 && !used.has(part)) add(part, part);
  return tables;
}

/** What becomes of the rows of a table. */
interface Visitor {
  /** whether all that it has under known captions is empty; asked before the rest of it is */
  isEmpty(row: Row): boolean;
  show(row: Row): void;
  showFiller?(row: Element): void;
}

/** Shows the rows of a table that hold records, one after the other. Pauses now and then, never within a row. */
export function* eachRow({ body }: Table, { isEmpty, show, showFiller }: Visitor): Generator<void, void> {
  const place = makeGrid();
  for (let at = 0; at < body.length; at += 1) {
    const row = place(body[at]!);
    if (isFiller(row, isEmpty(row))) showFiller?.(row.element);
    else show(row);
    if (at % AT_ONCE === 0) yield;
  }
}

export function* walkRows(table: Table): Generator<void, Row[]> {
  const rows: Row[] = [];
  yield* eachRow(table, { isEmpty: () => true, show: (row) => rows.push(row) });
  return rows;
}
