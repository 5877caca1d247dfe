import type { Instant } from './day';
import type { Facts } from './facts';
import type { Region } from './region';
import type { Shop } from './shop';

// What the page where an export file is chosen and the reader of the file tell each other.

/** What bare values in the file mean: the shop's market, clock and money, and when the file was chosen. */
export interface ExportContext {
  region: Region;
  timeZone: string;
  currency: string;
  at: Instant;
}

export interface ExportProgress {
  /** a file is walked twice: nothing is handed out before all of it has been checked */
  stage: 'checking' | 'reading';
  /** of the file, and its length */
  bytes: number;
  of: number;
  rows: number;
}

export interface ExportOptions {
  /** Takes a batch in, or lays it aside; the reading waits for it. The last one holds the coverage. */
  onFacts(facts: Facts): void | Promise<void>;
  onProgress?: (progress: ExportProgress) => void;
  /** a workbook that unpacks to more than 50 MB is meant */
  confirmLarge?: boolean;
}

/** A row that was left out, or another part of a file; the message says nothing that stood in it. */
export interface RefusedRow {
  /** in a ZIP of several files */
  file?: string | undefined;
  /** as a spreadsheet numbers it; null where it is no row, and the message says what it is */
  row: number | null;
  message: string;
}

export interface ExportSummary {
  /** `archive`: a ZIP of several kinds */
  kind: 'order-export' | 'cases-export' | 'partner-api' | 'archive' | 'shop-file';
  /** of a shop file, which alone says whose it is, and when it was made */
  shopFile?: { shop: Shop; exportedAt: Instant };
  /** below the header, refused ones too; of a shop file and of answers of the Partner API the records */
  rows: number;
  /** orders or requests, of answers also readings, problems and what is printed beside them */
  records: number;
  /** rows that were further lines of a record */
  merged: number;
  refusedRows: number;
  /** the first of them, with the reasons */
  refused: RefusedRow[];
  from: string | null;
  to: string | null;
  /** of several, those of which nothing was taken; each is named in `refused` too */
  refusedFiles?: readonly string[];
  /** all orders are in the same state, as where one tab was exported and not all orders: then nothing is called complete */
  isOneState: boolean;
}

/** Why a file was not read. */
export type ExportErrorCode =
  | 'empty'
  | 'not-an-export' // a picture, a web page, another spreadsheet
  | 'unsupported-export' // of the portal, but of something that is not read
  | 'missing-column'
  | 'doubled-column'
  | 'several-sheets'
  | 'cut-off'
  | 'damaged'
  | 'locked' // by a password, or in the format before 2007
  | 'rounded-ids'
  | 'changed-dates' // by a spreadsheet, so that days and months may be swapped
  | 'too-large' // may be confirmed
  | 'shop-file' // among other files: to be imported alone, since it may be of another shop
  | 'no-figures' // answers of the Partner API that are errors
  | 'changed' // on the disk, while it was read
  | 'cancelled';

export type ExportOutcome = { ok: true; value: ExportSummary } | { ok: false; code: ExportErrorCode; message: string };
