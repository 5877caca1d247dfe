import { ROWS_BETWEEN_YIELDS, type YieldToPage } from '../watching/page-turns';
import {
  attributeOf,
  childrenOf,
  classEndSelector,
  closest,
  contains,
  matches,
  parentOf,
  queryAll,
  queryOne,
  tagOf,
  textOf,
} from './access';
import { makeTextReader } from './text-runs';
import { type IsShown, isHiddenFromScreenReaders, isRendered } from './visibility';

export interface Row {
  element: Element;
  /** number of columns filled */
  width: number;
  /** the cell of a column; a cell that spans several rows is in each of them; null if the row has none */
  cellAt(column: number): Element | null;
  /** whether a single cell spans several columns */
  isOneCell: boolean;
  /** cells in the row's own markup */
  ownCells(): Element[];
}

export const VIRTUAL_ROW = classEndSelector('table-tr');
const ROW = `tr,${VIRTUAL_ROW},[role="row"]`;
const HEAD_CELL = `th,${classEndSelector('table-th')},[role="columnheader"]`;
const CELL = `${HEAD_CELL},td,${classEndSelector('table-td')},[role="cell"],[role="gridcell"],[role="rowheader"]`;

const MAX_SPAN = 1000;
const spanOf = (cell: Element, name: 'colspan' | 'rowspan'): number => {
  const number = Number.parseInt(attributeOf(cell, name) ?? '1', 10);
  return Number.isNaN(number) ? 1 : Math.min(Math.max(number, name === 'colspan' ? 1 : 0), MAX_SPAN);
};

// By the browser's interfaces, as the tag names may be of elements of another namespace.
const isTableRow = (row: Element): row is HTMLTableRowElement => 'sectionRowIndex' in row;
const isTableCell = (element: Element): element is HTMLTableCellElement => 'cellIndex' in element;

const cellsOf = (row: Element): Element[] => {
  const children = childrenOf(row);
  if (isTableRow(row)) return children.filter(isTableCell);
  const direct = children.filter((child) => matches(child, CELL));
  return direct.length > 0 ? direct : queryAll(row, CELL).filter((cell) => closest(cell, ROW) === row);
};

/** Whether a native row has cells of one column and one row only. */
const isSimpleRow = (row: Element): row is HTMLTableRowElement =>
  isTableRow(row) && row.childElementCount === row.cells.length && queryOne(row, '[colspan],[rowspan]') === null;

/** Cells are looked up on request, as most cells of a row are never read. */
const simpleRow = (element: HTMLTableRowElement): Row => {
  const { cells } = element;
  return {
    element,
    width: cells.length,
    isOneCell: false,
    cellAt: (column) => cells[column] ?? null,
    ownCells: () => childrenOf(element),
  };
};

/** Places the cells of successive rows on a grid, as browsers do: spans cover cells that the markup omits. */
const makeGrid = (): ((row: Element) => Row) => {
  const carried: { cell: Element; left: number }[] = [];
  return (element) => {
    if (carried.length === 0 && isSimpleRow(element)) return simpleRow(element);
    const own = cellsOf(element);
    const cells: (Element | undefined)[] = [];
    let column = 0;
    const takeCarried = () => {
      for (let above = carried[column]; above !== undefined && above.left > 0; above = carried[column]) {
        cells[column] = above.cell;
        above.left -= 1;
        column += 1;
      }
    };
    for (const cell of own) {
      takeCarried();
      const across = spanOf(cell, 'colspan');
      const down = spanOf(cell, 'rowspan');
      for (let i = 0; i < across; i += 1) {
        cells[column] = cell;
        if (down > 1) carried[column] = { cell, left: down - 1 };
        column += 1;
      }
    }
    takeCarried();
    return {
      element,
      width: cells.length,
      isOneCell: own.length === 1 && spanOf(own[0]!, 'colspan') > 1,
      cellAt: (at) => cells[at] ?? null,
      ownCells: () => own,
    };
  };
};

/** How a table was assembled; recorded with each visit so that changes of the portal show. */
type Strategy = 'table' | 'two-tables' | 'virtual-rows' | 'roles';

/** Whether a list of this strategy may have further rows that are not rendered while out of view. */
export const keepsOnlyInSight = (strategy: string): boolean => /^(?:virtual-rows|roles)/.test(strategy);

export interface Table {
  strategy: Strategy;
  /** the element that contains the rows */
  element: Element;
  /** all elements that belong to this table alone */
  elements: Element[];
  /** texts by which each column may be known: the whole caption, then its first run of text */
  captions: string[][];
  /** rows below the captions, including fillers */
  body: Element[];
  /** rows removed since the last reading */
  passed: Element[];
  isUnsettled: RowChanges['isUnsettled'];
}

/** A row that was removed since the last reading, with its texts at that time. */
export interface PassedRow {
  list: Element;
  row: Element;
}

/** Changes of rows since the last reading. */
export interface RowChanges {
  passed: readonly PassedRow[];
  /** whether a row's cells are being refilled, so that some may belong to the record before */
  isUnsettled(row: Element): boolean;
}
export const NO_CHANGES: RowChanges = { passed: [], isUnsettled: () => false };

/** An element that contains rows: of a whole table, of a header alone, or of a body alone. */
interface RowBlock {
  element: Element;
  isBrowserTable: boolean;
  head: Element[];
  body: Element[];
}

/** Elements that contain rows and are no native table. */
export const BLOCK = `${classEndSelector('table-body', 'table-header')},[role="table"],[role="grid"]`;

const isHeaderRow = (row: Element): boolean => {
  const isHere = isTableRow(row);
  if (isHere && row.firstElementChild?.localName === 'td') return false;
  const cells = cellsOf(row);
  return cells.length > 1 && cells.every((cell) => (isHere ? tagOf(cell) === 'th' : matches(cell, HEAD_CELL)));
};

/** @param rows rows of an element that is no native table; null for a native one, whose rows are in sections */
const makeBlock = async (
  element: Element,
  rows: readonly Element[] | null,
  yieldToPage: YieldToPage,
): Promise<RowBlock> => {
  const block: RowBlock = { element, isBrowserTable: rows === null, head: [], body: [] };
  let count = 0;
  for (const section of rows === null ? childrenOf(element) : [element]) {
    const tag = tagOf(section);
    for (const row of rows ?? (isTableRow(section) ? [section] : childrenOf(section))) {
      if ((block.isBrowserTable && !isTableRow(row)) || !isRendered(row)) continue;
      if (tag === 'thead' || isHeaderRow(row)) block.head.push(row);
      else if (tag !== 'tfoot') block.body.push(row);
      count += 1;
      if (count % ROWS_BETWEEN_YIELDS === 0) await yieldToPage();
    }
  }
  return block;
};

/** Queries elements outside of table rows, in document order. */
export type QueryOutsideRows = (selector: string) => Promise<Element[]>;

/** All blocks of rows that are shown, in document order; a table inside a cell is part of that cell. */
const findBlocks = async (
  queryOutsideRows: QueryOutsideRows,
  yieldToPage: YieldToPage,
  isShown: IsShown,
): Promise<RowBlock[]> => {
  const rowsByElement = new Map<Element, Element[] | null>();
  for (const found of await queryOutsideRows('table,[class*="table-tr"],[role="row"]')) {
    const tag = tagOf(found);
    if (tag === 'table') rowsByElement.set(found, null);
    else if (tag !== 'tr' && matches(found, ROW)) {
      const element = closest(found, BLOCK) ?? parentOf(found);
      const rows = element === null ? null : rowsByElement.get(element);
      if (rows === undefined) rowsByElement.set(element!, [found]);
      else rows?.push(found);
    }
  }
  const blocks: RowBlock[] = [];
  for (const [element, rows] of rowsByElement) {
    const outer = parentOf(element);
    const isNested = outer !== null && closest(outer, CELL) !== null;
    if (!isNested && isShown(element)) blocks.push(await makeBlock(element, rows, yieldToPage));
  }
  return blocks;
};

/** How many levels above the body of a table its header may hang: both share a parent or a grandparent. */
const HEADER_LEVELS = 4;

const headerAbove = ({ element }: RowBlock, earlier: readonly RowBlock[]): RowBlock | null => {
  let around = parentOf(element);
  for (let level = 0; around !== null && level < HEADER_LEVELS; level += 1, around = parentOf(around)) {
    const outer = around;
    const header = earlier.findLast(
      (block) => block.head.length > 0 && block.body.length === 0 && contains(outer, block.element),
    );
    if (header !== undefined) return header;
  }
  return null;
};

const strategyOf = ({ isBrowserTable, body }: RowBlock, isHeadedElsewhere: boolean): Strategy => {
  if (isBrowserTable || body.length === 0) return isHeadedElsewhere ? 'two-tables' : 'table';
  return matches(body[0]!, VIRTUAL_ROW) ? 'virtual-rows' : 'roles';
};

/**
 * Texts of a header cell, which may also contain a tooltip or sorter: its title, its whole text, then its first run.
 */
export const captionTexts = (cell: Element): string[] => {
  const title = queryOne(cell, classEndSelector('table-th-item-title'));
  const runs = makeTextReader(cell)(cell);
  const texts = [title === null ? '' : textOf(title), runs.join(' '), runs[0] ?? ''];
  return [...new Set(texts)].filter((text) => text !== '');
};

/** The lowest header row over each column; a caption that spans several columns names none of them. */
const captionsOf = (headerRows: readonly Element[]): string[][] => {
  const lowest = headerRows.map(makeGrid()).at(-1);
  return Array.from({ length: lowest?.width ?? 0 }, (_, column) => {
    const cell = lowest!.cellAt(column);
    return cell === null || spanOf(cell, 'colspan') > 1 || !isRendered(cell) ? [] : captionTexts(cell);
  });
};

/**
 * All tables of the page with captions, whatever the class prefix: native tables, a header table over a body table, or
 * rows of other elements. Those hidden from screen readers come last.
 */
export const findTables = async (
  queryOutsideRows: QueryOutsideRows,
  yieldToPage: YieldToPage,
  isShown: IsShown,
  { passed, isUnsettled }: RowChanges,
): Promise<Table[]> => {
  const tables: Table[] = [];
  const blocks = await findBlocks(queryOutsideRows, yieldToPage, isShown);
  const used = new Set<RowBlock>();
  const add = (block: RowBlock, headed: RowBlock): void => {
    const { element, body } = block;
    used.add(headed);
    tables.push({
      strategy: strategyOf(block, headed !== block),
      element,
      elements: [...new Set([headed.element, element])],
      captions: captionsOf(headed.head),
      body,
      passed: passed.filter(({ list }) => list === element).map(({ row }) => row),
      isUnsettled,
    });
  };
  for (const [index, block] of blocks.entries()) {
    if (block.body.length === 0) continue;
    const free = blocks.slice(0, index).filter((earlier) => !used.has(earlier));
    const headed = block.head.length > 0 ? block : headerAbove(block, free);
    if (headed !== null) add(block, headed);
  }
  // A header without a body is a table too, which may be empty or still loading.
  for (const block of blocks) if (block.head.length > 0 && !used.has(block)) add(block, block);
  return [
    ...tables.filter(({ element }) => !isHiddenFromScreenReaders(element)),
    ...tables.filter(({ element }) => isHiddenFromScreenReaders(element)),
  ];
};

const NO_RECORD = /(?:^|-|\s)table-(?:empty-row|expand-content|no-data|measure-row)(?:\s|$)/;

/** Rows without a record: placeholders, expanded details, a single cell across several columns, and empty rows. */
const isFiller = ({ element, isOneCell, ownCells }: Row, isEmpty: boolean): boolean =>
  isOneCell ||
  NO_RECORD.test(attributeOf(element, 'class') ?? '') ||
  attributeOf(element, 'aria-hidden') === 'true' ||
  (isEmpty && ownCells().every((cell) => textOf(cell) === ''));

interface RowVisitor {
  /** whether the row is empty under all known captions; asked before the rest is read */
  isEmpty(row: Row): boolean;
  onRecord(row: Row): void;
  onFiller?(row: Element): void;
  /** its cells may belong to two records */
  onUnsettled?(): void;
}

/** Visits the rows of a table in order, yielding to the page between rows. */
export const visitRows = async (
  { body, isUnsettled }: Table,
  yieldToPage: YieldToPage,
  { isEmpty, onRecord, onFiller, onUnsettled }: RowVisitor,
): Promise<void> => {
  const place = makeGrid();
  for (const element of body) {
    if (isUnsettled(element)) {
      onUnsettled?.();
      continue;
    }
    const row = place(element);
    if (isFiller(row, isEmpty(row))) onFiller?.(element);
    else onRecord(row);
    await yieldToPage();
  }
};

/** The rows with records. */
export const rowsOf = async (table: Table, yieldToPage: YieldToPage): Promise<Row[]> => {
  const rows: Row[] = [];
  await visitRows(table, yieldToPage, { isEmpty: () => true, onRecord: (row) => rows.push(row) });
  return rows;
};
