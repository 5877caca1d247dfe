import {
  attribute,
  byClassEnd,
  childrenOf,
  closest,
  contains,
  matches,
  parentOf,
  queryAll,
  queryOne,
  tagOf,
  textOf,
} from './access';
import { captionTexts } from './caption';
import { type Parts, queryParts } from './parts';

/** How a table was put together from the page; recorded with each reading, so that a change of the portal shows. */
export type Strategy = 'table' | 'two-tables' | 'virtual-rows' | 'roles';

export interface Row {
  element: Element;
  /** one for each column; a cell that spans several rows stands in each of them; null where the row has none */
  cells: (Element | null)[];
}
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

const VIRTUAL_ROW = byClassEnd('table-tr');
const ROW = `tr,${VIRTUAL_ROW},[role="row"]`;
const HEAD_CELL = `th,${byClassEnd('table-th')},[role="columnheader"]`;
const CELL = `${HEAD_CELL},td,${byClassEnd('table-td')},[role="cell"],[role="gridcell"],[role="rowheader"]`;
const BOX = `${byClassEnd('table-body', 'table-header')},[role="table"],[role="grid"]`;
const SPANNED = '[colspan],[rowspan]';
const NOT_DATA = /(?:^|-|\s)table-(?:empty-row|expand-content|no-data|measure-row)(?:\s|$)/;
/** How far above the body of a table its header may hang: header box and body box share a parent or a grandparent. */
const NEAR = 4;

const span = (cell: Element, name: 'colspan' | 'rowspan'): number => {
  const number = Number.parseInt(attribute(cell, name) ?? '1', 10);
  return Number.isNaN(number) ? 1 : Math.min(Math.max(number, 0), 1000);
};

const isNative = (row: Element): row is HTMLTableRowElement => tagOf(row) === 'tr';

const isNativeCell = (element: Element): boolean => {
  const tag = tagOf(element);
  return tag === 'td' || tag === 'th';
};

const cellsOf = (row: Element): Element[] => {
  if (isNative(row)) return childrenOf(row).filter(isNativeCell);
  const direct = childrenOf(row).filter((it) => matches(it, CELL));
  return direct.length > 0 ? direct : queryAll(row, CELL).filter((it) => closest(it, ROW) === row);
};

/** Puts cells on the grid, as a browser does: spans cover cells that the markup leaves out. */
const makeGrid = (): ((element: Element, own: Element[]) => Row) => {
  const carried: { cell: Element; left: number }[] = [];
  return (element, own) => {
    if (carried.length === 0 && queryOne(element, SPANNED) === null) return { element, cells: own };
    const cells: (Element | null)[] = [];
    let column = 0;
    const takeCarried = () => {
      for (let it = carried[column]; it !== undefined && it.left > 0; it = carried[column]) {
        cells[column] = it.cell;
        it.left -= 1;
        column += 1;
      }
    };
    for (const cell of own) {
      takeCarried();
      const across = span(cell, 'colspan');
      const down = span(cell, 'rowspan');
      for (let i = 0; i < across; i += 1) {
        cells[column] = cell;
        if (down > 1) carried[column] = { cell, left: down - 1 };
        column += 1;
      }
    }
    takeCarried();
    return { element, cells: Array.from(cells, (it) => it ?? null) };
  };
};

const isHeaderRow = (row: Element): boolean => {
  if (!isNative(row)) {
    const cells = cellsOf(row);
    return cells.length > 1 && cells.every((it) => matches(it, HEAD_CELL));
  }
  const first = row.firstElementChild;
  if (first !== null && tagOf(first) === 'td') return false;
  const cells = cellsOf(row);
  return cells.length > 1 && cells.every((it) => tagOf(it) === 'th');
};

/** Rows that hold no record: placeholders, opened details, and a lone cell across several columns. */
const isFiller = (row: Element, own: readonly Element[]): boolean => {
  if (NOT_DATA.test(attribute(row, 'class') ?? '') || attribute(row, 'aria-hidden') === 'true') return true;
  if (own.length === 1 && span(own[0]!, 'colspan') > 1) return true;
  return own.every((it) => textOf(it) === '');
};

/** The lowest row of a header over each column; captions that span several columns head none of them. */
const captionsOf = (headerRows: Element[]): string[][] => {
  const place = makeGrid();
  const lowest = headerRows.map((it) => place(it, cellsOf(it))).at(-1)?.cells ?? [];
  return lowest.map((cell) => (cell === null || span(cell, 'colspan') > 1 ? [] : captionTexts(cell)));
};

interface Part {
  element: Element;
  head: Element[];
  body: Element[];
  native: boolean;
}

function* makePart(element: Element, rows: Element[], native: boolean): Generator<void, Part> {
  const part: Part = { element, head: [], body: [], native };
  let group: Element | null = null;
  let tag = '';
  for (const row of rows) {
    const parent = parentOf(row);
    if (parent !== group) tag = parent === null ? '' : tagOf(parent);
    group = parent;
    if ((isNative(row) && tag === 'thead') || isHeaderRow(row)) part.head.push(row);
    else if (tag !== 'tfoot') part.body.push(row);
    yield;
  }
  return part;
}

/** The box that a row belongs to. Rows of one table stand together, and mostly have one parent. */
const makeBoxFinder = (): ((row: Element) => Element | null) => {
  let last: { parent: Element | null; box: Element | null } | null = null;
  return (row) => {
    const parent = parentOf(row);
    if (!isNative(row)) return closest(row, BOX) ?? parent;
    if (last?.parent !== parent) last = { parent, box: closest(row, 'table') ?? parent };
    return last.box;
  };
};

/** All boxes with rows of their own, in document order; a table inside a cell is part of that cell. */
function* findParts(page: Parts): Generator<void, Part[]> {
  const rowsByBox = new Map<Element, Element[]>();
  const boxOf = makeBoxFinder();
  for (const row of yield* queryParts(page, 'tr,[class*="table-tr"],[role="row"]')) {
    yield;
    if (!isNative(row) && !matches(row, ROW)) continue;
    const home = boxOf(row);
    if (home === null) continue;
    const rows = rowsByBox.get(home);
    if (rows === undefined) rowsByBox.set(home, [row]);
    else rows.push(row);
  }
  const parts: Part[] = [];
  for (const [box, rows] of rowsByBox) {
    const outer = parentOf(box);
    if (outer === null || closest(outer, CELL) === null) parts.push(yield* makePart(box, rows, tagOf(box) === 'table'));
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

/** Every table of the page that has captions, whatever its class prefix: one table, a header table over a body table, or rows of boxes. */
export function* findTables(page: Parts): Generator<void, Table[]> {
  const tables: Table[] = [];
  const parts = yield* findParts(page);
  const used = new Set<Part>();
  for (const [index, part] of parts.entries()) {
    if (part.body.length === 0) continue;
    const above =
      part.head.length > 0
        ? null
        : headerAbove(
            part,
            parts.slice(0, index).filter((it) => !used.has(it)),
          );
    const head = above?.head ?? part.head;
    if (head.length === 0) continue;
    if (above !== null) used.add(above);
    const strategy: Strategy = part.native
      ? above
        ? 'two-tables'
        : 'table'
      : matches(part.body[0]!, VIRTUAL_ROW)
        ? 'virtual-rows'
        : 'roles';
    tables.push({
      strategy,
      element: part.element,
      boxes: above === null ? [part.element] : [above.element, part.element],
      captions: captionsOf(head),
      body: part.body,
    });
  }
  for (const part of parts) {
    // A header with nothing under it is a table too: it may be empty, or still loading.
    if (part.head.length === 0 || part.body.length > 0 || used.has(part)) continue;
    tables.push({
      strategy: 'table',
      element: part.element,
      boxes: [part.element],
      captions: captionsOf(part.head),
      body: [],
    });
  }
  return tables;
}

/** The rows of a table that hold records. Pauses after each. */
export function* walkRows({ body }: Table): Generator<void, Row[]> {
  const place = makeGrid();
  const rows: Row[] = [];
  for (const element of body) {
    const own = cellsOf(element);
    const row = place(element, own);
    if (!isFiller(element, own)) rows.push(row);
    yield;
  }
  return rows;
}
