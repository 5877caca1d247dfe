import { type Day, dayNumber, makeDay } from '#core/model/day';
import type { FactDrafts } from '#core/model/page';
import type { Columns } from '../captions';
import { attributeOf } from '../dom/access';
import { coversAny, findBusyOutsideRows, holdsBusy } from '../dom/busy';
import { countFound, type FoundColumns, findColumns } from '../dom/columns';
import { type Extent, readExtent } from '../dom/list-extent';
import { type Row, type Table, visitRows } from '../dom/table';
import { makeTextReader, type TextReader } from '../dom/text-runs';
import { type IssueLog, makeIssueLog } from '../issues';
import { isForeignPage, type PageLocale } from '../locale';
import {
  type PageContext,
  type ReadResult,
  type RefusedPage,
  readResult,
  refusePage,
  type VisibleList,
} from '../page-context';
import { NOTHING_TAUGHT, type TaughtTexts } from '../teaching/taught-texts';
import { dateRoleOf } from '../values/date-evidence';
import { readOnlyId, readOnlyPhrase } from '../values/identity';
import { readMoment, withZoneOf } from '../values/moment';
import { readHours } from '../values/number';
import { readKnownReason, readReason } from '../values/reasons';
import { captionHasHours } from '../values/text';
import { isRefused, refuse, type Value } from '../values/value';

/** The cells of a row in known columns; other cells cannot be reached. */
export interface Cells<F extends string> {
  /** for marks that the portal puts on the row itself; its texts must not be read */
  row: Element;
  element(field: F): Element | null;
  /** the texts of a cell, split where elements interrupt them */
  texts(field: F): readonly string[];
  /** the column's caption as printed; empty without such a column */
  caption(field: F): string;
  /** reads the texts of a part of a cell */
  textsIn: TextReader;
  /** The value of a cell; null with an issue if it was refused, and null without such a column. */
  take<T>(field: F, read: (text: string, cell: Element, texts: readonly string[]) => Value<T>): T | null;
  /**
   * reads a word of a closed list, which may also have been taught
   * @param words texts that may be the word; all by default
   */
  word<T extends string>(field: F, read: (texts: readonly string[]) => Value<T>, words?: readonly string[]): T | null;
  /** a listed or taught reason; in a sourced column also another phrase that stands alone */
  reason(field: F): string | null;
  state<T extends string>(field: F, find: (text: string) => T | undefined): PrintedState<T>;
  id(field: F): string | null;
  moment(field: F): string | null;
  hours(field: F): number | null;
  /** everything read of the row, the same for the same row in every reading */
  key(): string;
  /** whether a part of it is still loading */
  isLoading(): boolean;
}

/**
 * A printed state and its meaning; an unknown word has the state `unknown`, and is kept only if a source names its
 * column.
 */
interface PrintedState<T> {
  text: string | null;
  state: T | 'unknown' | null;
}

const MAX_STATE_CHARS = 40;
const join = (texts: readonly string[]): string => (texts.length === 1 ? texts[0]! : texts.join(' '));

interface ReusableCells<F extends string> extends Cells<F> {
  show(row: Row): { isEmpty: boolean };
  /** @param textsOf what stands behind the label of a field on a card */
  showCard(card: Element, textsOf: (field: F) => readonly string[]): void;
}

/** A reusable view of the cells of one row or card at a time. */
export const makeCells = <F extends string>(
  page: Node,
  columns: FoundColumns<F>,
  { zone, dateOrder, dates }: PageLocale,
  issues: IssueLog,
  taught: TaughtTexts = NOTHING_TAUGHT,
): ReusableCells<F> => {
  const textsIn = makeTextReader(page);
  const fields = [...columns.keys()];
  const elements = new Map<F, Element>();
  const texts = new Map<F, readonly string[]>();
  const textsOf = (field: F): readonly string[] => {
    let known = texts.get(field);
    if (known === undefined) {
      const cell = elements.get(field);
      known = cell === undefined ? [] : textsIn(cell);
      texts.set(field, known);
    }
    return known;
  };
  const take: Cells<F>['take'] = (field, read) => {
    const cell = elements.get(field);
    if (cell === undefined) return null;
    const printed = textsOf(field);
    const text = join(printed);
    return issues.take(read(text, cell, printed), columns.get(field)!.caption, text);
  };
  const captionOf = (field: F): string => columns.get(field)?.caption ?? '';
  const isTaught = (field: F): boolean => columns.get(field)?.isTaught === true;
  const cells: ReusableCells<F> = {
    row: page as Element,
    show: (row) => {
      dates.nextRecord();
      cells.row = row.element;
      elements.clear();
      texts.clear();
      for (const [field, { index }] of columns) {
        const cell = row.cellAt(index);
        if (cell !== null) elements.set(field, cell);
      }
      return { isEmpty: fields.every((field) => textsOf(field).length === 0) };
    },
    showCard: (card, textsBehind) => {
      cells.row = card;
      elements.clear();
      for (const field of fields) {
        const printed = textsBehind(field);
        texts.set(field, printed);
        if (printed.length > 0) elements.set(field, card);
      }
    },
    element: (field) => elements.get(field) ?? null,
    texts: textsOf,
    caption: captionOf,
    textsIn,
    take,
    word: (field, read, words) =>
      take(field, (_text, _cell, printed) => taught.word(field, words ?? printed, read(printed))),
    reason: (field) =>
      take(field, (_text, _cell, printed) => {
        const known = taught.word(field, printed, readKnownReason(printed));
        return isRefused(known) && !isTaught(field) ? readReason(printed) : known;
      }),
    state: (field, find) => {
      const text = take(field, (_text, _cell, printed) => {
        const known = printed.filter((one) => find(one) !== undefined);
        return readOnlyPhrase(known.length > 0 ? known : printed, MAX_STATE_CHARS);
      });
      if (text === null) return { text, state: null };
      const meant = taught.word(field, [text], find(text) ?? refuse('unknown-value'));
      return isRefused(meant) ? { text: isTaught(field) ? null : text, state: 'unknown' } : { text, state: meant };
    },
    id: (field) => take(field, (_text, _cell, printed) => readOnlyId(printed)),
    moment: (field) =>
      take(field, (text) => {
        dates.see(text, dateRoleOf(field));
        return readMoment(withZoneOf(captionOf(field), text), zone, dateOrder);
      }),
    hours: (field) => take(field, (text) => readHours(text, captionHasHours(captionOf(field)))),
    key: () => fields.map((field) => join(textsOf(field))).join('\n'),
    isLoading: () => {
      if (attributeOf(cells.row, 'aria-busy') === 'true') return true;
      for (const [field, cell] of elements) if (textsOf(field).length === 0 && holdsBusy(cell)) return true;
      return false;
    },
  };
  return cells;
};

interface CaptionedTable<F extends string> {
  table: Table;
  /** null without a required column; then `refusal` names the missing ones */
  columns: FoundColumns<F> | null;
  refusal: ReadResult | null;
}

/**
 * The table with all required columns and, among several, with the most other columns, as a clone of a few columns may
 * cover its table; else the most similar one, with the missing columns; null if there is none.
 */
const findTable = <F extends string>(
  tables: readonly Table[],
  columns: Columns<F>,
  isForeign: boolean,
): CaptionedTable<F> | null => {
  let fullest: CaptionedTable<F> | null = null;
  let nearest: CaptionedTable<F> | null = null;
  let mostFound = -1;
  for (const table of tables) {
    const found = findColumns(table, columns, isForeign);
    if (found.ok) {
      if (found.columns.size > (fullest?.columns?.size ?? 0))
        fullest = { table, columns: found.columns, refusal: null };
      continue;
    }
    const count = countFound(table, columns);
    if (count <= mostFound) continue;
    mostFound = count;
    const { code, detail } = found.issue;
    nearest = { table, columns: null, refusal: refusePage(code, detail, table.strategy) };
  }
  return fullest ?? nearest;
};

/** The rows or cards of a page's list. */
export interface ShownRows extends Extent {
  rows: number;
  /** whether no row was left out */
  isAll: boolean;
  strategy: string;
  issues: IssueLog;
}
/** The rows of a page's table. */
interface TableRows<R> extends ShownRows {
  table: Table;
  /** one per row read; after those on the screen any that have just left it */
  records: R[];
  /** of the records, the same for the same row in every reading */
  keys: string[];
}

/**
 * Reads the list of a page through its columns. `readRow` returns null for a row that is no record. A row that does not
 * fit its header is left out, as its cells would be under wrong captions. Lists under a spinner or with missing rows are
 * waited for.
 */
export const readListRows = async <F extends string, R>(
  { scan, locale, taught }: Pick<PageContext, 'scan' | 'locale' | 'taught'>,
  sourced: Columns<F>,
  readRow: (cells: Cells<F>) => R | null,
  keyOf: (record: R, cells: Cells<F>) => string = (_, shown) => shown.key(),
): Promise<TableRows<R> | ReadResult> => {
  const { root, yieldToPage } = scan;
  const columns = taught.addTo(sourced);
  const busy = await findBusyOutsideRows(scan);
  const found = findTable(await scan.tables(), columns, isForeignPage(root));
  if (busy.length > 0 && (found === null || coversAny(busy, found.table.elements))) return { kind: 'waiting' };
  if (found === null) return refusePage('unknown-header', 'no table with captions');
  if (found.columns === null) return found.refusal!;
  const { table } = found;
  taught.noteColumns(
    found.columns,
    sourced,
    table.captions.flatMap(([caption]) => caption ?? []),
  );

  const issues = makeIssueLog();
  const guessed = [...found.columns].filter(([field, { isGuessed }]) => isGuessed && sourced[field].required);
  if (guessed.length > 0) issues.add('guessed-header', guessed.map(([, { caption }]) => `“${caption}”`).join(', '));
  const cells = makeCells(root, found.columns, locale, issues, taught);
  const records: R[] = [];
  const keys: string[] = [];
  const timesSeen = new Map<string, number>();
  const width = table.captions.length;
  // A header may end in an empty cell above the scroll bar of the rows.
  const hasGutter = table.captions.at(-1)?.length === 0;
  let listed = 0;
  let isLoading = false;
  await visitRows(table, yieldToPage, {
    isEmpty: (row) => cells.show(row).isEmpty,
    onRecord: (row) => {
      listed += 1;
      if (row.width !== width && !(hasGutter && row.width === width - 1)) {
        issues.add('unknown-header', `a row has ${row.width} cells under ${width} captions`);
        return;
      }
      isLoading ||= cells.isLoading();
      const record = readRow(cells);
      if (record === null) return;
      const key = keyOf(record, cells);
      const times = timesSeen.get(key) ?? 0;
      timesSeen.set(key, times + 1);
      records.push(record);
      keys.push(times === 0 ? key : `${key}\n${times}`);
    },
    onFiller: (filler) => {
      isLoading ||= holdsBusy(filler);
    },
    onUnsettled: () => {
      isLoading = true;
    },
  });
  const rows = keys.length;
  await visitRows({ ...table, body: table.passed }, yieldToPage, {
    isEmpty: (row) => cells.show(row).isEmpty,
    onRecord: (row) => {
      const record = row.width === width && !cells.isLoading() ? readRow(cells) : null;
      if (record === null) return;
      records.push(record);
      keys.push(keyOf(record, cells));
    },
  });
  if (isLoading || (rows === 0 && busy.length > 0)) return { kind: 'waiting' };
  if (rows === 0 && listed > 0) return { kind: 'refused', issues: issues.list(), strategy: table.strategy };
  const extent = readExtent(table, await scan.textRunsOutside(new Set(table.elements)));
  const isAll = rows === listed;
  const { strategy } = table;
  return refuseMissing(rows, extent, strategy) ?? { table, records, keys, rows, isAll, strategy, issues, ...extent };
};

/**
 * What was read of a list.
 * @param keys of the rows on the screen, then of those that have just left it
 */
export const listResult = (
  records: FactDrafts,
  { rows, strategy, issues, announced, pages }: Omit<ShownRows, 'isAll'>,
  keys: readonly string[],
  list: Pick<VisibleList, 'source' | 'isPart' | 'span' | 'tab'>,
) => {
  const part: VisibleList = { ...list, announced, pages, rowKeys: keys.slice(0, rows), passedKeys: keys.slice(rows) };
  return readResult(records, issues, { rows, strategy, list: part });
};

/** The days covered by a list that is shown whole, from its first. Today is not over, and excluded. */
export const spanOfWholeList = ([first]: readonly Day[], today: Day): { from: Day; to: Day } => {
  const yesterday = makeDay(dayNumber(today) - 1);
  return { from: first !== undefined && first < yesterday ? first : yesterday, to: yesterday };
};

/** Refuses a list that announces rows and shows none; null for any other. */
export const refuseMissing = (rows: number, { announced }: Extent, strategy: string | null): RefusedPage | null =>
  rows === 0 && announced !== null && announced > 0
    ? refusePage('no-rows', `${announced} rows announced, none shown`, strategy)
    : null;
