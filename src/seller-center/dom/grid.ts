import { attribute, byClassEnd, childrenOf, closest, matches, queryAll } from './access';

// The cells of rows, of a browser's table or of one made of boxes.

export interface Row {
  element: Element;
  /** those in its own markup */
  own: Element[];
  /** one for each column; a cell that spans several rows stands in each of them; null where the row has none */
  cells: (Element | null)[];
}

export const VIRTUAL_ROW = byClassEnd('table-tr');
export const ROW = `tr,${VIRTUAL_ROW},[role="row"]`;
export const HEAD_CELL = `th,${byClassEnd('table-th')},[role="columnheader"]`;
export const CELL = `${HEAD_CELL},td,${byClassEnd('table-td')},[role="cell"],[role="gridcell"],[role="rowheader"]`;

export const span = (cell: Element, name: 'colspan' | 'rowspan'): number => {
  const number = Number.parseInt(attribute(cell, name) ?? '1', 10);
  return Number.isNaN(number) ? 1 : Math.min(Math.max(number, name === 'colspan' ? 1 : 0), 1000);
};

// Not by their names, which a page may give to elements of another kind, and without asking the browser each time.
export const isNative = (row: Element): row is HTMLTableRowElement => 'sectionRowIndex' in row;
const isNativeCell = (element: Element): element is HTMLTableCellElement => 'cellIndex' in element;

export const cellsOf = (row: Element): Element[] => {
  const children = childrenOf(row);
  if (isNative(row)) return children.every(isNativeCell) ? children : children.filter(isNativeCell);
  const direct = children.filter((it) => matches(it, CELL));
  return direct.length > 0 ? direct : queryAll(row, CELL).filter((it) => closest(it, ROW) === row);
};

/** A cell of one column and one row; what is no cell has neither property. */
const isSimple = (it: Element): boolean =>
  (it as HTMLTableCellElement).colSpan === 1 && (it as HTMLTableCellElement).rowSpan === 1;

/** Puts cells on the grid, as a browser does: spans cover cells that the markup leaves out. */
export const makeGrid = (): ((row: Element) => Row) => {
  const carried: { cell: Element; left: number }[] = [];
  return (element) => {
    if (carried.length === 0 && isNative(element)) {
      const children = childrenOf(element);
      if (children.every(isSimple)) return { element, own: children, cells: children };
    }
    const own = cellsOf(element);
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
    return { element, own, cells: Array.from(cells, (it) => it ?? null) };
  };
};
