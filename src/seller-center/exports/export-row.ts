import type { Instant } from '#core/model/day';
import type { RefusedRow, RowIssue, RowIssueCode } from '#core/model/export';
import { FIRST_DAY } from '../values/date-evidence';
import { isRefused, refuse, shapeOf, type Value } from '../values/value';
import type { CaptionTable, Header } from './captions';
import { cleanCell, hasLostLetters, isSpreadsheetError, mayHaveLostLetters } from './cell';
import { type ExportLocale, readExportMoment } from './locale';
import { MAX_CELL_CHARS, type RawRow } from './raw-file';

/** The cells of a row in known columns, without the TAB at the end of exported cells. */
export interface ExportRow<F extends string> {
  /** row number as in a spreadsheet */
  row: number;
  cells: Partial<Record<F, string>>;
  /** whether its id ends in the TAB of the portal, which no number keeps: then nothing has rounded it */
  isAsExported: boolean;
  /** why the cells may not be under their own captions; null if they are */
  issue: RowIssue | null;
}
/** The captions of a file by field, to name columns in messages. */
export type ExportCaptions<F extends string> = Partial<Record<F, string>>;

/** @param column the caption of the column that it is about; left out: it is about the row */
export const rowIssue = (code: RowIssueCode, says: string, column?: string): RowIssue =>
  column === undefined ? { code, message: says } : { code, column, message: `${column}: ${says}` };
export const refuseRow = (row: number | null, issues: readonly [RowIssue, ...RowIssue[]]): RefusedRow => ({
  row,
  ...issues[0],
  message: issues.map(({ message }) => message).join('; '),
});

/** Whether a cell with broken quotation marks may have swallowed the next cells or the next row. */
const mayHoldSeveral = (cell: string): boolean => /[,;\t\n]"|\n[^\S\n]*\d{15}/.test(cell);

/** Picks the cells of known columns; others, such as the buyer's, are dropped. */
export const pickCells = <F extends string>(
  { columns, width }: Header<F>,
  { key, anchor, required }: Pick<CaptionTable<F>, 'key' | 'anchor' | 'required'>,
  { row, cells: raw, hasBadQuotes, isUnended }: RawRow,
  isFixedWidth: boolean,
): ExportRow<F> => {
  const cells: ExportRow<F>['cells'] = {};
  const isAsExported = raw[columns.find(({ field }) => field === key)!.index]?.endsWith('\t') === true;
  const isUneven = isFixedWidth && raw.length !== width;
  const last = isUneven ? columns.find(({ field }) => field === anchor.field)!.index : width;
  // In a longer row nothing shows whether a cell behind the anchor is its own.
  const end = raw.length > width ? last : width;
  for (const { field, index } of columns)
    cells[field] = index > end ? '' : cleanCell((raw[index] ?? '').slice(0, MAX_CELL_CHARS));
  // Empty cells at the end of a row may be cut off or added; one missing earlier would shift the others.
  const isShifted =
    !anchor.isKnown(cells[anchor.field] ?? '') ||
    columns.some(({ field, index }) => index > last && required.includes(field));
  let issue: RowIssue | null = null;
  if (isUneven && isShifted)
    issue = rowIssue('shifted', `it has ${raw.length} cells under ${width} captions; the file may have been edited`);
  else if (hasBadQuotes && (raw.length !== width || isShifted || raw.some(mayHoldSeveral)))
    issue = rowIssue('quotes', 'its quotation marks are broken');
  else if (isUnended && columns.some(({ index }) => index === raw.length - 1))
    issue = rowIssue('cut-off', 'the file ends right behind it, perhaps in the middle of its last cell');
  return { row, cells, isAsExported, issue };
};

/**
 * Reads the cells of a row and collects its issues, which name a cell by its caption and shape, never by its content.
 */
export const makeCellReader = <F extends string>(
  { cells }: ExportRow<F>,
  captions: ExportCaptions<F>,
  locale: ExportLocale,
) => {
  const issues: RowIssue[] = [];
  const nameIssue = (code: RowIssueCode, field: F, says: string): void =>
    void issues.push(rowIssue(code, says, captions[field]));
  /** issues caused by an unknown word alone, with the issue that quotes it */
  const unknownWords: { at: number; named: RowIssue }[] = [];
  /** null if the column or value is missing, or the value cannot be read */
  const read = <T>(field: F, parse: (text: string) => Value<T>): T | null => {
    const text = cells[field];
    if (text === undefined) return null;
    const value = isSpreadsheetError(text) ? refuse('unknown-value') : parse(text);
    if (!isRefused(value)) return value;
    const [code, why] = hasLostLetters(text)
      ? (['lost-letters', 'has lost letters: save the file as “CSV UTF-8”, or import it as it was downloaded'] as const)
      : value.refused === 'ambiguous-date'
        ? (['two-days', 'could be two days: export more days at once, as one after the 12th tells which'] as const)
        : (['unreadable', 'cannot be read'] as const);
    nameIssue(code, field, `“${shapeOf(text)}” ${why}`);
    return null;
  };
  /** Reads a word of a closed list. An unknown word is quoted if the rest of the row is sound. */
  const readWord = <T>(field: F, parse: (text: string) => Value<T>): T | null => {
    const before = issues.length;
    const value = read(field, parse);
    const text = cells[field] ?? '';
    if (issues.length > before && WORD.test(text))
      unknownWords.push({ at: before, named: rowIssue('unreadable', `“${text}” cannot be read`, captions[field]) });
    return value;
  };
  /** Reads a value that decides no count; null if it cannot be read, without losing the order. */
  const readAside = <T>(field: F, parse: (text: string) => Value<T>): T | null => {
    const text = cells[field] ?? '';
    if (mayHaveLostLetters(text) || isSpreadsheetError(text)) return null;
    const value = parse(text);
    return isRefused(value) ? null : value;
  };
  const required = <T>(field: F, value: T | null): T | null => {
    if (value === null && issues.length === 0) nameIssue('missing', field, 'there is none');
    return value;
  };
  const readTime = (field: F): Instant | null => {
    const time = read(field, (text) => readExportMoment(text, captions[field] ?? '', locale));
    if (time === null) return null;
    const day = locale.zone.dayOf(time);
    if (day > locale.lastDay) nameIssue('future', field, 'it is later than the day on which the file was read');
    if (day < FIRST_DAY) nameIssue('too-early', field, 'it is before there was a TikTok Shop');
    return time;
  };
  const listIssues = (): RowIssue[] => {
    const [word] = unknownWords;
    return issues.length === 1 && word?.at === 0 ? [word.named] : issues;
  };
  return { nameIssue, listIssues, read, readWord, readAside, required, readTime };
};

/** A word as the portal prints it, not a number, an address or a text. */
const WORD = /^[\p{L}\p{M}][\p{L}\p{M} '/-]{0,39}$/u;

/** One row as read: fields of its record, and of one SKU of it. */
export interface RowReading<H, L> {
  head: H;
  line: L;
  issues: RowIssue[];
}

/** The value on which all rows agree; null if they differ. */
export const sameInAllRows = <T>(values: readonly (T | null)[]): T | null =>
  new Set(values.map((value) => JSON.stringify(value))).size === 1 ? values[0]! : null;

/** Each field on which all rows agree; null where they differ, as in an order that was cancelled in part. */
export const agreedFields = <H extends object>(heads: readonly H[]): H =>
  Object.fromEntries(
    (Object.keys(heads[0]!) as (keyof H)[]).map((field) => [field, sameInAllRows(heads.map((head) => head[field]))]),
  ) as H;

/**
 * Joins all rows of one order or request, each about one SKU. It is read whole or not at all, as with a row missing it
 * would look smaller than it was.
 * @param same fields on which all rows must agree
 */
export const joinRows = <F extends string, H extends Partial<Record<F, unknown>>, L>(
  rows: readonly ExportRow<F>[],
  captions: ExportCaptions<F>,
  same: readonly (F & keyof H)[],
  read: (row: ExportRow<F>) => RowReading<H, L>,
): { heads: H[]; lines: L[] } | { refused: RefusedRow[] } => {
  const readings = rows.map(read);
  const { head, issues } = readings[0]!;
  const findDifference = (other: H) =>
    same.find((field) => JSON.stringify(head[field]) !== JSON.stringify(other[field]));
  const issuesOf = ({ issue }: ExportRow<F>, at: number): readonly RowIssue[] => {
    const reading = readings[at]!;
    if (issue !== null) return [issue];
    if (reading.issues.length > 0) return reading.issues;
    const field = at > 0 && issues.length === 0 ? findDifference(reading.head) : undefined;
    return field === undefined
      ? []
      : [rowIssue('differs', `differs from row ${rows[0]!.row} of the same order`, captions[field] ?? field)];
  };
  const found = rows.map(issuesOf);
  const firstBad = found.findIndex((some) => some.length > 0);
  if (firstBad === -1)
    return { heads: readings.map((reading) => reading.head), lines: readings.map(({ line }) => line) };
  const leftOut = rowIssue(
    'other-row',
    `left out, because row ${rows[firstBad]!.row} of the same order could not be read`,
  );
  return {
    refused: rows.map(({ row }, at) => {
      const [first = leftOut, ...others] = found[at]!;
      return refuseRow(row, [first, ...others]);
    }),
  };
};

/** The later of the time of saving and the times in the record, as whoever saved a file knew its content. */
export const latestOf = (savedAt: string, times: readonly (string | null)[]): string =>
  times.reduce<string>((latest, time) => (time !== null && time > latest ? time : latest), savedAt);

/** Refuses all rows of a record that violates its schema. */
export const refuseAll = (rows: readonly ExportRow<string>[], path: readonly PropertyKey[]): RefusedRow[] =>
  rows.map(({ row }) => refuseRow(row, [rowIssue('out-of-range', `${path.join('.')} is out of range`)]));
