import { type Cells, makeCells } from './cell';
import type { Complaints } from './complaints';
import type { Dialect } from './dialect';
import { type Columns, countFound, type Mapped, mapColumns } from './dom/columns';
import { type Table, walkRows } from './dom/table';
import { refusedSight, type Sight } from './sight';

/** The table that a sheet speaks of: all required columns are there, else the one that comes nearest, with what it lacks. */
export const findSheetTable = <F extends string>(
  tables: readonly Table[],
  columns: Columns<F>,
  isForeign: boolean,
): { ok: true; table: Table; columns: Mapped<F> } | { ok: false; sight: Sight; table: Table | null } => {
  for (const table of tables) {
    const mapped = mapColumns(table, columns, isForeign);
    if (mapped.ok) return { ok: true, table, columns: mapped.columns };
  }
  const [nearest] = [...tables].sort((a, b) => countFound(b, columns) - countFound(a, columns));
  if (nearest === undefined)
    return { ok: false, table: null, sight: refusedSight('unknown-header', 'no table with captions') };
  const mapped = mapColumns(nearest, columns, isForeign);
  const complaints = mapped.ok ? [] : [mapped.complaint];
  return { ok: false, table: nearest, sight: { kind: 'refused', complaints, strategy: nearest.strategy } };
};

export interface RowsRead {
  rows: number;
  keys: string[];
  /** no row was left out */
  isAll: boolean;
}

/**
 * Reads each row through the columns; `read` says whether it was a record. A row that does not fit its header is
 * left out: its cells would stand under wrong captions.
 */
export function* readRows<F extends string>(
  table: Table,
  columns: Mapped<F>,
  dialect: Dialect,
  complaints: Complaints,
  read: (cells: Cells<F>) => boolean,
): Generator<void, RowsRead> {
  const keys: string[] = [];
  const times = new Map<string, number>();
  const width = table.captions.length;
  // A header box may end in an empty cell above the scroll bar of the rows.
  const hasGutter = table.captions.at(-1)?.length === 0;
  const found = yield* walkRows(table);
  for (const row of found) {
    const size = row.cells.length;
    if (size !== width && !(hasGutter && size === width - 1)) {
      complaints.add('unknown-header', `a row has ${size} cells under ${width} captions`);
      continue;
    }
    const cells = makeCells(row, columns, dialect, complaints);
    if (read(cells)) {
      const key = [...columns.keys()].map((field) => cells.text(field)).join('\n');
      const time = times.get(key) ?? 0;
      times.set(key, time + 1);
      keys.push(time === 0 ? key : `${key}\n${time}`);
    }
    yield;
  }
  return { rows: keys.length, keys, isAll: keys.length === found.length };
}
