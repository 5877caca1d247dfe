import type { CaseRecord } from '#core/model/case';
import type { CoverageSource } from '#core/model/coverage';
import type { DayNumber } from '#core/model/day';
import type { RefusedRow } from '#core/model/export';
import type { Order } from '#core/model/order';
import { captionKey } from '../values/text';
import { type CaptionTable, cellKey, headerFit } from './captions';
import { CASE_EXPORT } from './case-export';
import { hasLostLetters } from './cell';
import type { ExportCaptions, ExportRow } from './export-row';
import type { ExportLocale } from './locale';
import { ORDER_EXPORT } from './order-export';
import { cutOffError, ExportError, emptyError, type RawFile, type RawRow, type RawTable } from './raw-file';

/** A readable kind of export: its columns, and the records of its rows. */
export interface ExportKind {
  readonly kind: 'order-export' | 'cases-export';
  readonly captions: CaptionTable<string>;
  readonly list: 'orders' | 'cases';
  readonly coverage: CoverageSource;
  /** A record from all its rows. */
  read(
    id: string,
    rows: readonly ExportRow<string>[],
    captions: ExportCaptions<string>,
    locale: ExportLocale,
  ): { record: Order | CaseRecord } | { refused: RefusedRow[] };
  /** The day under which the export lists a record. */
  dayOf(record: Order | CaseRecord, locale: ExportLocale): DayNumber;
}
const KINDS: readonly ExportKind[] = [ORDER_EXPORT, CASE_EXPORT];

/** Known exports of the portal that are not read, by a caption that no other has. */
const UNSUPPORTED: readonly (readonly [caption: string, title: string])[] = [
  ['Order/adjustment ID', 'the statement of settled orders'],
  ['Order\\adjustment ID', 'the statement of settled orders'],
  ['Total estimated settlement amount', 'the statement of unsettled orders'],
];

/** Banners with disclaimers and totals may precede the header. */
const MAX_HEADER_ROW = 20;
/** Length of a header row; the longest known one has 1 200. */
const MAX_HEADER_CHARS = 5000;

export interface RecognizedTable {
  kind: ExportKind;
  table: RawTable;
  headerRow: RawRow;
}

/** Whether one cell contains several columns of a header, whatever separates them. */
const holdsHeader = (raw: RawRow): boolean => {
  const cells = (raw.cells[0] ?? '').slice(0, MAX_HEADER_CHARS).split(/[^\p{L}\p{M}\p{N} ]+/u);
  return KINDS.some(({ captions }) => headerFit(captions, { ...raw, cells }) > 0);
};

const firstRows = async (table: RawTable): Promise<RawRow[]> => {
  const rows: RawRow[] = [];
  try {
    for await (const some of table.walk({ onBytes: () => undefined, onRows: () => undefined })) {
      rows.push(...some.slice(0, MAX_HEADER_ROW - rows.length));
      if (rows.length >= MAX_HEADER_ROW) break;
    }
  } catch (error) {
    // With an unknown separator no quotation mark ends where it should.
    if (!rows.some(holdsHeader)) throw error;
  }
  return rows;
};

const refuseTables = (rows: readonly RawRow[], names: readonly (string | null)[]): ExportError => {
  if (!rows.some(({ cells }) => cells.some((cell) => cell.trim() !== ''))) return emptyError();
  const keys = new Set(rows.flatMap(({ cells }) => cells.map(cellKey)));
  const unsupported = UNSUPPORTED.find(([caption]) => keys.has(captionKey(caption)));
  if (unsupported !== undefined)
    return new ExportError('unsupported-export', `it is ${unsupported[1]}; export orders or returns instead`);
  if (rows.some(({ cells }) => cells.some(hasLostLetters)))
    return new ExportError(
      'not-an-export',
      'its letters got lost, because it is not saved in UTF-8: save it as “CSV UTF-8”, or import it as it was downloaded',
    );
  if (rows.some(holdsHeader))
    return new ExportError(
      'not-an-export',
      'all its columns stand in one, as where a spreadsheet opened it with another separator: import it as it was downloaded',
    );
  const sheets = names.filter((name) => name !== null).map((name) => `“${name}”`);
  const lack =
    sheets.length === 0
      ? 'it has none of their columns'
      : `none of its sheets ${sheets.join(', ')} has any of their columns`;
  return new ExportError(
    'not-an-export',
    `it is not an export of orders or returns: ${lack}; export those in Seller Center`,
  );
};

/**
 * Finds the table to read, its kind and its header by their captions.
 * @throws ExportError `empty`, `unsupported-export`, `not-an-export`, `cut-off`, and `several-sheets` if two sheets
 * qualify
 */
export const recognizeExport = async ({ tables, isFixedWidth }: RawFile): Promise<RecognizedTable> => {
  const seen: RawRow[] = [];
  const found: (RecognizedTable & { hasRows: boolean })[] = [];
  for (const table of tables) {
    const rows = await firstRows(table);
    seen.push(...rows);
    const [best] = rows
      .flatMap((row) => KINDS.map((kind) => ({ kind, headerRow: row, fit: headerFit(kind.captions, row) })))
      .sort((a, b) => b.fit - a.fit);
    if (best === undefined || best.fit === 0) continue;
    const hasRows = rows.some(({ row, cells }) => row > best.headerRow.row && cells.some((cell) => cell.trim() !== ''));
    found.push({ kind: best.kind, table, headerRow: best.headerRow, hasRows });
  }
  const filled = found.filter(({ hasRows }) => hasRows);
  const [first = found[0], second] = filled;
  if (first === undefined)
    throw refuseTables(
      seen,
      tables.map(({ name }) => name),
    );
  if (second !== undefined)
    throw new ExportError(
      'several-sheets',
      `its sheets “${first.table.name}” and “${second.table.name}” both hold rows; keep one`,
    );
  if (isFixedWidth && first.headerRow.isUnended) throw cutOffError(first.headerRow.row);
  return first;
};
