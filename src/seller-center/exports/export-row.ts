import type { RefusedRow } from '#core/model/export';
import { isRefused, shapeOf, type Value } from '../values/value';
import type { Header } from './captions';
import { type ExportLocale, readExportMoment } from './locale';
import type { RawRow } from './raw-file';

/** A spreadsheet keeps no longer text in a cell. */
const MAX_CELL_CHARS = 32_767;

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

/** Takes the named cells out of a row; the others are left behind, and with them whoever bought. */
export const pickCells = <F extends string>(
  { columns, width }: Header<F>,
  { row, cells: raw, hasBadQuotes, isUnended }: RawRow,
  isFixedWidth: boolean,
): ExportRow<F> => {
  const cells: ExportRow<F>['cells'] = {};
  let issue: string | null = null;
  for (const { field, index, caption } of columns) {
    let text = raw[index]?.trim() ?? '';
    if (text.includes('\uFFFD')) issue = 'it holds letters that got lost when the file was saved; export it again';
    if (text.length > MAX_CELL_CHARS) {
      issue = `${caption}: it is longer than a cell may be`;
      text = '';
    }
    cells[field] = text;
  }
  if (isFixedWidth && raw.length !== width)
    issue = `it has ${raw.length} cells under ${width} captions; the file may have been edited`;
  else if (hasBadQuotes) issue = 'its quotation marks are broken';
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
  /** Null where the column or the value is missing, and where the value can't be read. */
  const read = <T>(field: F, parse: (text: string) => Value<T>): T | null => {
    const text = cells[field];
    if (text === undefined) return null;
    const value = parse(text);
    if (!isRefused(value)) return value;
    const why = value.refused === 'ambiguous-date' ? 'could be two days' : 'cannot be read';
    issues.push(`${captions[field]}: “${shapeOf(text)}” ${why}`);
    return null;
  };
  const required = <T>(field: F, value: T | null): T | null => {
    if (value === null && issues.length === 0) issues.push(`${captions[field]}: there is none`);
    return value;
  };
  const readTime = (field: F) => read(field, (text) => readExportMoment(text, locale));
  return { issues, read, required, readTime };
};

/** One row read: what it says of its record, and of one SKU of it. */
export interface RowReading<H, L> {
  head: H;
  line: L;
  issues: string[];
}

/** One row is one SKU, so a row that says nothing new is the same row again, as where two exports were joined. */
const withoutRepeats = <T>(lines: readonly T[]): T[] => [
  ...new Map(lines.map((line) => [JSON.stringify(line), line])).values(),
];

/**
 * All rows of one order or request, which say the same of it and each something of a SKU. It is taken whole or not at
 * all: with a row missing it would look smaller than it was.
 */
export const joinRows = <F extends string, H extends Partial<Record<F, unknown>>, L>(
  rows: readonly ExportRow<F>[],
  captions: ExportCaptions<F>,
  read: (row: ExportRow<F>) => RowReading<H, L>,
): { head: H; lines: L[] } | { refused: RefusedRow[] } => {
  const readings = rows.map(read);
  const { head, issues } = readings[0]!;
  const findDifference = (other: H): F | undefined =>
    (Object.keys(head) as F[]).find((field) => JSON.stringify(head[field]) !== JSON.stringify(other[field]));
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
  if (firstBad === -1) return { head, lines: withoutRepeats(readings.map(({ line }) => line)) };
  const leftOut = `left out, because row ${rows[firstBad]!.row} of the same order could not be read`;
  return { refused: rows.map(({ row }, at) => ({ row, message: messages[at] ?? leftOut })) };
};

/** The later of the time of saving and the times in the record: whoever saved a file knew what is in it. */
export const latestOf = (savedAt: string, times: readonly (string | null)[]): string =>
  times.reduce<string>((latest, time) => (time !== null && time > latest ? time : latest), savedAt);

/** All rows of a record that breaks its schema. */
export const refuseAll = (rows: readonly ExportRow<string>[], path: readonly PropertyKey[]): RefusedRow[] =>
  rows.map(({ row }) => ({ row, message: `${path.join('.')} is out of range` }));
