import { ExportFault } from './export-fault';

/** A row as it stands in the file. */
export interface RawRow {
  /** as a spreadsheet numbers it, from 1 */
  row: number;
  cells: readonly string[];
  /** its quotation marks don't match */
  isBroken: boolean;
  /** nothing says that it ended where the file ends */
  isOpen: boolean;
}

/** Who watches the reading, and may end it. */
export interface Watch {
  /** called with each further piece of the file */
  saw(bytes: number): void;
  /** called with the rows found in it */
  counted(rows: number): void;
  readonly signal: AbortSignal | undefined;
}

/** Rows under one header; they may be walked more than once. */
export interface RawTable {
  /** of the sheet, where there are sheets */
  name: string | null;
  walk(watch: Watch): AsyncGenerator<RawRow[], void>;
}

export interface RawFile {
  tables: readonly RawTable[];
  /** CSV: each row has as many cells as the header, or something is wrong with it */
  isFixedWidth: boolean;
  /** spreadsheets count days: the day that is 0, in days before 1970; null where dates are texts */
  dayZero: number | null;
}

export const stopIfAsked = ({ signal }: Watch): void => {
  if (signal?.aborted) throw new ExportFault('cancelled', 'reading it was cancelled');
};
