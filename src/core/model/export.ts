import type { Instant } from './day';
import type { Facts } from './facts';
import type { Region } from './region';
import type { Shop } from './shop';

// The messages between the page that imports an export file and the worker that reads it.

/** How bare values in the file are read: by the shop's market, zone and currency, and the day of choosing. */
export interface ExportContext {
  region: Region;
  timeZone: string;
  currency: string;
  at: Instant;
}

export interface ExportProgress {
  /** a file is read twice: everything is checked before any record is handed out */
  stage: 'checking' | 'reading';
  /** bytes read, and bytes in total */
  bytes: number;
  of: number;
  rows: number;
}

export interface ExportOptions {
  /** Stores or keeps a batch while the reader waits; the last batch holds the coverage. */
  onFacts(facts: Facts): void | Promise<void>;
  onProgress?: (progress: ExportProgress) => void;
  /** a workbook may unpack to more than 50 MB */
  confirmLarge?: boolean;
}

/** Why a row, a record or an answer was left out. */
export const ROW_ISSUES = [
  'unreadable', // a cell of a known column
  'lost-letters',
  'two-days', // a date that may be read in two ways
  'missing',
  'future', // later than the day on which the file was read
  'too-early', // before there was a TikTok Shop, or before what it follows
  'not-an-id',
  'rounded-id',
  'shifted', // its cells may not be under their own captions
  'quotes',
  'cut-off',
  'differs', // from another row of the same order
  'other-row', // another row of the same order is left out or lost
  'out-of-range',
  'answer', // of the Partner API
] as const;
export type RowIssueCode = (typeof ROW_ISSUES)[number];
export interface RowIssue {
  code: RowIssueCode;
  /** the caption of the column that it is about */
  column?: string | undefined;
  /** in full, in English */
  message: string;
}

/** A skipped row or part of a file; the message quotes nothing from the file. */
export interface RefusedRow {
  /** file name within a ZIP */
  file?: string | undefined;
  /** row number as in a spreadsheet; null if the issue is about no row */
  row: number | null;
  /** its first issue, by which it is said in the seller's language; of a file in a ZIP why it was not read */
  code: RowIssueCode | ExportErrorCode;
  column?: string | undefined;
  message: string;
}

export interface ExportSummary {
  /** `archive`: a ZIP of several kinds */
  kind: 'order-export' | 'cases-export' | 'partner-api' | 'archive' | 'shop-file';
  /** of a shop file only: the shop that it names, and when it was made */
  shopFile?: { shop: Shop; exportedAt: Instant };
  /** rows below the header, refused ones included; records of a shop file or of Partner API answers */
  rows: number;
  /** records read: orders or requests; of Partner API answers also readings, problems and figures */
  records: number;
  refusedRows: number;
  /** the first refused rows, with reasons */
  refused: RefusedRow[];
  from: string | null;
  to: string | null;
  /** files of a ZIP that gave no record; `refused` names each */
  refusedFiles?: readonly string[];
}

/** Why a file was not read. */
export const EXPORT_ERRORS = [
  'empty',
  'not-an-export', // a picture, a web page, another spreadsheet
  'unsupported-export', // of the portal, but of something that is not read
  'missing-column',
  'doubled-column',
  'several-sheets',
  'cut-off',
  'damaged',
  'locked', // by a password, or in the format before 2007
  'rounded-ids',
  'other-currency', // than that of the shop, so it is of another
  'changed-dates', // by a spreadsheet, so that days and months may be swapped
  'too-large', // may be confirmed
  'shop-file', // among other files: to be imported alone, since it may be of another shop
  'no-figures', // answers of the Partner API that are errors
  'changed', // on the disk, while it was read
  'cancelled',
] as const;
export type ExportErrorCode = (typeof EXPORT_ERRORS)[number];

export type ExportOutcome = { ok: true; value: ExportSummary } | { ok: false; code: ExportErrorCode; message: string };
