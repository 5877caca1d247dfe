import type { ExportErrorCode } from '#core/model/export';

// A file as rows of texts, before anything is known of their meaning, and why it can't be read.

/** Thrown by the readers of files; `readExport` turns it into an outcome. */
export class ExportError extends Error {
  readonly code: ExportErrorCode;
  constructor(code: ExportErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

export const cutOffInRow = (row: number) =>
  new ExportError('cut-off', `it ends in the middle of row ${row}: it was cut off, so export it again`);

/** A row as it stands in the file. */
export interface RawRow {
  /** as a spreadsheet numbers it, from 1 */
  row: number;
  cells: readonly string[];
  /** its quotation marks don't match */
  hasBadQuotes: boolean;
  /** the file ends without the line end that would say that the row is whole */
  isUnended: boolean;
}

/** A spreadsheet keeps no longer text in a cell. */
export const MAX_CELL_CHARS = 32_767;

/** Told how far the reading has come. */
export interface ProgressListener {
  /** called with each further piece of the file */
  onBytes(bytes: number): void;
  /** called with the rows found in it */
  onRows(rows: number): void;
}

/** Rows under one header; they may be walked more than once. */
export interface RawTable {
  /** of the sheet, where there are sheets */
  name: string | null;
  walk(listener: ProgressListener): AsyncGenerator<RawRow[], void>;
}

export interface RawFile {
  tables: readonly RawTable[];
  /** CSV: each row has as many cells as the header, or something is wrong with it */
  isFixedWidth: boolean;
  /** spreadsheets count days: the day that is 0, in days before 1970; null where dates are texts */
  dayZero: number | null;
}
