import { type Day, dayNumber, makeDay } from '#core/model/day';
import { coversAny, findBusyAround, holdsBusy } from './dom/busy';
import { type Columns, countFound, type Mapped, mapColumns } from './dom/columns';
import type { Row } from './dom/grid';
import { divide } from './dom/parts';
import { eachRow, findTables, type Table } from './dom/table';
import { type IssueLog, makeIssueLog } from './issues';
import { isForeignPage } from './language';
import type { PageLocale } from './locale';
import { type PageContext, type ReadResult, refusePage } from './page-context';
import { type Cells, makeCells } from './row-cells';

/** The rows of the list that a page is about. */
export interface ListRead {
  table: Table;
  issues: IssueLog;
  rows: number;
  /** one for each row that was read, the same whenever it is seen */
  keys: string[];
  /** no row was left out */
  isAll: boolean;
}
export const isReadResult = (it: ListRead | ReadResult): it is ReadResult => 'kind' in it;

type Found<F extends string> = { table: Table | null; columns: Mapped<F> | null; result: ReadResult };

/** The table that a sheet speaks of: all required columns are there; else the one that comes nearest, with what it lacks. */
const findCaptionedTable = <F extends string>(
  tables: readonly Table[],
  columns: Columns<F>,
  isForeign: boolean,
): Found<F> => {
  let nearest: Found<F> = {
    table: null,
    columns: null,
    result: refusePage('unknown-header', 'no table with captions'),
  };
  let most = -1;
  for (const table of tables) {
    const mapped = mapColumns(table, columns, isForeign);
    if (mapped.ok) return { table, columns: mapped.columns, result: { kind: 'waiting' } };
    const count = countFound(table, columns);
    if (count <= most) continue;
    most = count;
    const { code, detail } = mapped.issue;
    nearest = { table, columns: null, result: refusePage(code, detail, table.strategy) };
  }
  return nearest;
};

/**
 * Reads the list of a page through the columns of its sheet; `read` says by what a row is known, or null where it is no
 * record. A row that does not fit its header is left out: its cells would stand under wrong captions. A list under a
 * spinner is waited for, and so is one with rows that are not there yet.
 */
export function* readList<F extends string>(
  { root, locale }: { root: PageContext['root']; locale: PageLocale },
  columns: Columns<F>,
  read: (cells: Cells<F>) => string | null,
): Generator<void, ListRead | ReadResult> {
  const page = yield* divide(root);
  const busy = yield* findBusyAround(page);
  const found = findCaptionedTable(yield* findTables(page), columns, isForeignPage(root));
  const { table } = found;
  if (table === null) return busy.length > 0 ? { kind: 'waiting' } : found.result;
  if (coversAny(busy, table.boxes)) return { kind: 'waiting' };
  if (found.columns === null) return found.result;

  const issues = makeIssueLog();
  const cells = makeCells(root, found.columns, locale, issues);
  const keys: string[] = [];
  const times = new Map<string, number>();
  const width = table.captions.length;
  // A header box may end in an empty cell above the scroll bar of the rows.
  const hasGutter = table.captions.at(-1)?.length === 0;
  let records = 0;
  let isLoading = false;
  const show = (row: Row): void => {
    records += 1;
    const size = row.cells.length;
    if (size !== width && !(hasGutter && size === width - 1)) {
      issues.add('unknown-header', `a row has ${size} cells under ${width} captions`);
      return;
    }
    isLoading ||= cells.isLoading();
    const key = read(cells);
    if (key === null) return;
    const time = times.get(key) ?? 0;
    times.set(key, time + 1);
    keys.push(time === 0 ? key : `${key}\n${time}`);
  };
  yield* eachRow(table, {
    isEmpty: (row) => cells.show(row),
    show,
    showFiller: (filler) => {
      isLoading ||= holdsBusy(filler);
    },
  });
  const rows = keys.length;
  if (isLoading || (rows === 0 && busy.length > 0)) return { kind: 'waiting' };
  if (rows === 0 && records > 0) {
    return { kind: 'refused', issues: issues.list(), strategy: table.strategy };
  }
  return { table, issues, rows, keys, isAll: rows === records };
}

/** The days that a list speaks of which shows all there is. Today is not over, and may bring more. */
export const spanOf = (days: readonly Day[], today: Day): { from: Day; to: Day } => {
  const yesterday = makeDay(dayNumber(today) - 1);
  return { from: [...days, yesterday].sort()[0]!, to: yesterday };
};

/** A list that says how many it has and shows none did not come whole. */
export const isMissing = (rows: number, announced: number | null): boolean =>
  rows === 0 && announced !== null && announced > 0;
