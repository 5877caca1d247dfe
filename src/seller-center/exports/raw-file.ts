import type { ExportErrorCode } from '#core/model/export';

// A file as rows of texts, before their meaning is known, and errors of reading it.

/** Error of a file's reader; `readExport` turns it into an outcome. */
export class ExportError extends Error {
  readonly code: ExportErrorCode;
  constructor(code: ExportErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

export const emptyError = () => new ExportError('empty', 'it is empty, so export it again');
export const cutOffError = (row: number) =>
  new ExportError('cut-off', `it ends in the middle of row ${row}: it was cut off, so export it again`);

/** A row as written in the file. */
export interface RawRow {
  /** row number as in a spreadsheet, from 1 */
  row: number;
  cells: readonly string[];
  /** whether quotation marks are unbalanced */
  hasBadQuotes: boolean;
  /** whether the file ends without a line end, so that the row may be cut off */
  isUnended: boolean;
}

/** The most that a spreadsheet keeps in a cell. */
export const MAX_CELL_CHARS = 32_767;

/** Listener to the progress of reading. */
export interface ProgressListener {
  /** called with the bytes of each further chunk */
  onBytes(bytes: number): void;
  /** called with the number of rows in it */
  onRows(rows: number): void;
}

/** Rows under one header, which may be read several times. */
export interface RawTable {
  /** name of the sheet; null without sheets */
  name: string | null;
  walk(listener: ProgressListener): AsyncGenerator<RawRow[], void>;
}

export interface RawFile {
  tables: readonly RawTable[];
  /** whether each row must have as many cells as the header, as in CSV */
  isFixedWidth: boolean;
  /** day 0 of serial dates, in days before 1970; null if dates are texts */
  dayZero: number | null;
}
