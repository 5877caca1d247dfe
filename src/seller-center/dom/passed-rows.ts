import { closest, matches, parentOf, tagOf } from './access';
import { BLOCK, type PassedRow, type RowChanges, VIRTUAL_ROW } from './table';

// Lists that render only the rows in view: rows that are scrolled past are removed, or filled with another record,
// before the next reading.

export interface PassedRows {
  /**
   * @param isVirtual whether the page's list is known to render only rows in view, which may then be filled with other
   * records
   */
  note(changes: readonly MutationRecord[], isVirtual: boolean): void;
  /** changes since the last call, which are then forgotten */
  take(): RowChanges;
  putBack(changes: RowChanges): void;
}

interface World {
  window: Pick<Window, 'setTimeout'>;
  /** milliseconds since an arbitrary moment */
  now(): number;
}

/** Number of remembered rows; nobody scrolls so far within a second. */
const MAX_PASSED_ROWS = 5000;
/** Cells may be filled one after the other, so a row is taken once it has been unchanged for so long. */
const SETTLED_MS = 50;

const LIST_ROW = `${VIRTUAL_ROW},[role="row"]`;
/** Whether a node is a row of a virtual list; a native table renders all its rows. */
const isListRow = (node: Node): node is Element =>
  node instanceof Element && tagOf(node) !== 'tr' && matches(node, LIST_ROW);

const rowsRemoved = ({ target, removedNodes }: MutationRecord): PassedRow[] => {
  if (removedNodes.length === 0 || !(target instanceof Element)) return [];
  const rows = [...removedNodes].filter(isListRow);
  const list = rows.length === 0 ? null : (closest(target, BLOCK) ?? target);
  return list === null ? [] : rows.map((row) => ({ list, row }));
};

const rowRefilled = ({ target, type }: MutationRecord): Element | null => {
  const element = type === 'attributes' ? null : target instanceof Element ? target : parentOf(target);
  const row = element && closest(element, LIST_ROW);
  return row !== null && isListRow(row) ? row : null;
};

export const makePassedRows = ({ window, now }: World): PassedRows => {
  let passed: PassedRow[] = [];
  /** rows with new content, and the time of the last change */
  const refilled = new Map<Element, number>();
  const keepSettled = (): void => {
    for (const [row, at] of refilled) {
      if (now() - at < SETTLED_MS) continue;
      refilled.delete(row);
      const list = closest(row, BLOCK) ?? parentOf(row);
      if (list !== null && passed.length < MAX_PASSED_ROWS) passed.push({ list, row: row.cloneNode(true) as Element });
    }
    if (refilled.size > 0) window.setTimeout(keepSettled, SETTLED_MS);
  };
  return {
    note: (changes, isVirtual) => {
      if (passed.length < MAX_PASSED_ROWS) passed.push(...changes.flatMap(rowsRemoved));
      if (!isVirtual) return;
      const isQuiet = refilled.size === 0;
      for (const row of changes.map(rowRefilled)) if (row !== null) refilled.set(row, now());
      if (isQuiet && refilled.size > 0) window.setTimeout(keepSettled, SETTLED_MS);
    },
    take: () => {
      const taken = passed;
      passed = [];
      return {
        passed: taken,
        isUnsettled: (row) => now() - (refilled.get(row) ?? Number.NEGATIVE_INFINITY) < SETTLED_MS,
      };
    },
    putBack: (taken) => {
      passed.unshift(...taken.passed);
    },
  };
};
