import { closest, matches, parentOf, tagOf } from './access';
import { BLOCK, type PassedRow, type RowChanges, VIRTUAL_ROW } from './table';

// Lists that keep only the rows in sight: what one scrolls past is gone, or filled with another record, before the next look.

export interface PassedRows {
  /** @param isVirtual the list of the page is known to keep only rows in sight: then they may also be filled anew */
  note(changes: readonly MutationRecord[], isVirtual: boolean): void;
  /** those since the last time, which are then forgotten */
  take(): RowChanges;
  putBack(changes: RowChanges): void;
}

interface World {
  window: Pick<Window, 'setTimeout'>;
  /** milliseconds since some moment */
  now(): number;
}

/** Rows of a list that nobody scrolls so far within one second. */
const MAX_PASSED_ROWS = 5000;
/** Cells may be filled one after the other: a row is taken as it stands once it has been left alone for so long. */
const SETTLED_MS = 50;

const LIST_ROW = `${VIRTUAL_ROW},[role="row"]`;
/** A table of the browser's own has all its rows. */
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
  /** rows that were filled anew, and when last */
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
