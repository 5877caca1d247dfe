import type { Instant } from '#core/model/day';
import type { RefusedRow } from '#core/model/export';
import { FIRST_DAY } from '../values/date-evidence';
import { isRefused, refuse, shapeOf, type Value } from '../values/value';
import type { CaptionTable, Header } from './captions';
import { cleanCell, hasLostLetters, isSpreadsheetError } from './cell';
import { type ExportLocale, readExportMoment } from './locale';
import { MAX_CELL_CHARS, type RawRow } from './raw-file';

/** The cells of one row that the caption table names, without the TAB that the export ends them with. */
export interface ExportRow<F extends string> {
  /** as a spreadsheet numbers it */
  row: number;
  cells: Partial<Record<F, string>>;
  /** why its cells can't be trusted to stand under their captions */
  issue: string | null;
}
/** The captions of a file by their fields, to name a column by. */
export type ExportCaptions<F extends string> = Partial<Record<F, string>>;

/** Where the marks of one cell are broken, it may have taken in the next ones, or the next row. */
const mayHoldSeveral = (cell: string): boolean => /[,;\t\n]"|\n[^\S\n]*\d{15}/.test(cell);
const hasQuote = (cells: Partial<Record<string, string>>): boolean =>
  Object.values(cells).some((text) => text?.includes('"'));

/** Takes the named cells out of a row; the others are left behind, and with them whoever bought. */
export const pickCells = <F extends string>(
  { columns, width }: Header<F>,
  { anchor }: Pick<CaptionTable<F>, 'anchor'>,
  { row, cells: raw, hasBadQuotes, isUnended }: RawRow,
  isFixedWidth: boolean,
): ExportRow<F> => {
  const cells: ExportRow<F>['cells'] = {};
  let issue: string | null = null;
  for (const { field, index, caption } of columns) {
    let text = cleanCell(raw[index] ?? '');
    if (text.length > MAX_CELL_CHARS) {
      issue = `${caption}: it is longer than a cell may be`;
      text = '';
    }
    cells[field] = text;
  }
  // Empty cells at the end of a row may be cut off, or added; one that is missing before would shift the others.
  const isShifted = !anchor.isKnown(cells[anchor.field] ?? '') || raw.slice(width).some((cell) => cell.trim() !== '');
  if (isFixedWidth && raw.length !== width && isShifted)
    issue = `it has ${raw.length} cells under ${width} captions; the file may have been edited`;
  else if (hasBadQuotes && (raw.length !== width || isShifted || raw.some(mayHoldSeveral) || hasQuote(cells)))
    issue = 'its quotation marks are broken';
  else if (isUnended && columns.some(({ index }) => index === raw.length - 1))
    issue = 'the file ends right behind it, perhaps in the middle of its last cell';
  return { row, cells, issue };
};

/**
 * Reads the cells of one row and gathers its issues: what can't be read is named by its caption and its shape, never by
 * what it says.
 */
export const makeCellReader = <F extends string>(
  { cells }: ExportRow<F>,
  captions: ExportCaptions<F>,
  locale: ExportLocale,
) => {
  const issues: string[] = [];
  /** issues that a word alone made, with the issue that names it */
  const unknownWords: { at: number; named: string }[] = [];
  /** Null where the column or the value is missing, and where the value can't be read. */
  const read = <T>(field: F, parse: (text: string) => Value<T>): T | null => {
    const text = cells[field];
    if (text === undefined) return null;
    const value = isSpreadsheetError(text) ? refuse('unknown-value') : parse(text);
    if (!isRefused(value)) return value;
    const why = hasLostLetters(text)
      ? 'has lost letters: save the file as “CSV UTF-8”, or import it as it was downloaded'
      : value.refused === 'ambiguous-date'
        ? 'could be two days: export more days at once, as one after the 12th tells which'
        : 'cannot be read';
    issues.push(`${captions[field]}: “${shapeOf(text)}” ${why}`);
    return null;
  };
  /** One of the few words that the portal prints in such a column. One that is not known is named where all else is sound. */
  const readWord = <T>(field: F, parse: (text: string) => Value<T>): T | null => {
    const before = issues.length;
    const value = read(field, parse);
    const text = cells[field] ?? '';
    if (issues.length > before && WORD.test(text))
      unknownWords.push({ at: before, named: `${captions[field]}: “${text}” cannot be read` });
    return value;
  };
  /** What decides no count costs no order: null where it can't be read. */
  const readAside = <T>(field: F, parse: (text: string) => Value<T>): T | null => {
    const text = cells[field] ?? '';
    if (hasLostLetters(text) || isSpreadsheetError(text)) return null;
    const value = parse(text);
    return isRefused(value) ? null : value;
  };
  const required = <T>(field: F, value: T | null): T | null => {
    if (value === null && issues.length === 0) issues.push(`${captions[field]}: there is none`);
    return value;
  };
  const readTime = (field: F): Instant | null => {
    const time = read(field, (text) => readExportMoment(text, captions[field] ?? '', locale));
    if (time === null) return null;
    const day = locale.zone.dayOf(time);
    if (day > locale.lastDay) issues.push(`${captions[field]}: it is later than the day on which the file was read`);
    if (day < FIRST_DAY) issues.push(`${captions[field]}: it is before there was a TikTok Shop`);
    return time;
  };
  const listIssues = (): string[] => {
    const [word] = unknownWords;
    return issues.length === 1 && word?.at === 0 ? [word.named] : issues;
  };
  return { issues, listIssues, read, readWord, readAside, required, readTime };
};

/** A word of the portal, not a number, an address or a text. */
const WORD = /^[\p{L}\p{M}][\p{L}\p{M} '/-]{0,39}$/u;

/** One row read: what it says of its record, and of one SKU of it. */
export interface RowReading<H, L> {
  head: H;
  line: L;
  issues: string[];
}

/** What all rows say; null where they differ. */
export const sameInAllRows = <T>(values: readonly (T | null)[]): T | null =>
  new Set(values.map((value) => JSON.stringify(value))).size === 1 ? values[0]! : null;

/** Each field as all rows have it; null where they differ, as where an order was cancelled in part. */
export const agreedFields = <H extends object>(heads: readonly H[]): H =>
  Object.fromEntries(
    (Object.keys(heads[0]!) as (keyof H)[]).map((field) => [field, sameInAllRows(heads.map((head) => head[field]))]),
  ) as H;

/**
 * All rows of one order or request, each of which says something of a SKU. It is taken whole or not at all: with a row
 * missing it would look smaller than it was.
 * @param same what all rows must say alike: where they differ, something is wrong with them
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
  const messages = rows.map(({ issue }, at) => {
    const reading = readings[at]!;
    if (issue !== null) return issue;
    if (reading.issues.length > 0) return reading.issues.join('; ');
    const field = at > 0 && issues.length === 0 ? findDifference(reading.head) : undefined;
    return field === undefined
      ? null
      : `${captions[field] ?? field}: differs from row ${rows[0]!.row} of the same order`;
  });
  const firstBad = messages.findIndex((message) => message !== null);
  if (firstBad === -1)
    return { heads: readings.map((reading) => reading.head), lines: readings.map(({ line }) => line) };
  const leftOut = `left out, because row ${rows[firstBad]!.row} of the same order could not be read`;
  return { refused: rows.map(({ row }, at) => ({ row, message: messages[at] ?? leftOut })) };
};

/** The later of the time of saving and the times in the record: whoever saved a file knew what is in it. */
export const latestOf = (savedAt: string, times: readonly (string | null)[]): string =>
  times.reduce<string>((latest, time) => (time !== null && time > latest ? time : latest), savedAt);

/** All rows of a record that breaks its schema. */
export const refuseAll = (rows: readonly ExportRow<string>[], path: readonly PropertyKey[]): RefusedRow[] =>
  rows.map(({ row }) => ({ row, message: `${path.join('.')} is out of range` }));
