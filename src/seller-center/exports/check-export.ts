import type { DayNumber } from '#core/model/day';
import type { ExportContext } from '#core/model/export';
import { findIds, isId } from '../values/identity';
import type { DateOrder } from '../values/moment';
import { foreignSign } from '../values/money';
import { type Header, headerFit, readHeader } from './captions';
import { cleanCell } from './cell';
import { makeFileDates } from './date-order';
import { type ExportRow, pickCells, rowIssue } from './export-row';
import { makeOrphanTracker } from './orphan-rows';
import { cutOffError, ExportError, type ProgressListener, type RawFile, type RawRow } from './raw-file';
import { type ExportKind, type RecognizedTable, recognizeExport } from './recognize-export';
import {
  idKey,
  makeRoundedCounter,
  mayBeRounded,
  refuseWhollyRounded,
  SCIENTIFIC,
  withoutRounded,
} from './rounded-ids';

/** Row 2 of some exports describes each column. */
const isDescription = ({ cells }: ExportRow<string>, { captions: { key, moments } }: ExportKind): boolean =>
  /^\p{L}/u.test(cells[key] ?? '') && [key, ...moments, 'quantity'].every((field) => !/\d/.test(cells[field] ?? ''));

/**
 * Whether a row repeats the header, as in joined exports.
 * @throws ExportError `damaged` if it is another header, under which rows would be misread
 */
const isHeader = (
  raw: RawRow,
  { cells }: ExportRow<string>,
  { captions }: ExportKind,
  { columns }: Header<string>,
): boolean => {
  if (isId(cells[captions.key] ?? '') || headerFit(captions, raw) < 1) return false;
  if (columns.every(({ index, caption }) => cleanCell(raw.cells[index] ?? '') === caption)) return true;
  throw new ExportError('damaged', `row ${raw.row} begins another table with other columns; import the two apart`);
};

/** Whether a row is none of the export but a sum below it: beside its numbers and first cell nothing that every row has. */
const isTotals = ({ cells }: ExportRow<string>, { captions: { key, required } }: ExportKind): boolean =>
  !isId(cells[key] ?? '') &&
  required.every((field) => field === key || field === 'quantity' || (cells[field] ?? '') === '');

const isBlank = ({ cells }: RawRow): boolean => cells.every((cell) => cell.trim() === '');

/** Ids of later rows that a cell has swallowed because of broken quotation marks. */
const idsOfLaterRows = ({ cells }: RawRow): string[] =>
  cells.flatMap((cell) => (cell.includes('\n') ? findIds(cell) : []));

/** The rows below the header, as cells of known columns. */
async function* walkRows(
  { isFixedWidth }: RawFile,
  { table, kind }: RecognizedTable,
  header: Header<string>,
  listener: ProgressListener,
  onLost: (ids: readonly string[]) => void = () => undefined,
): AsyncGenerator<ExportRow<string>[], void> {
  let isFirst = true;
  let hasShortRows = false;
  for await (const some of table.walk(listener)) {
    const rows: ExportRow<string>[] = [];
    for (const raw of some) {
      if (raw.row <= header.row || isBlank(raw)) continue;
      // If rows end with their last full cell, the last one may do so too; otherwise it was cut off.
      if (isFixedWidth && raw.cells.length < header.width) {
        if (raw.isUnended && !hasShortRows) throw cutOffError(raw.row);
        hasShortRows = true;
      }
      const row = pickCells(header, kind.captions, raw, isFixedWidth);
      if (isHeader(raw, row, kind, header)) {
        isFirst = true;
        continue;
      }
      if (raw.hasBadQuotes) onLost(idsOfLaterRows(raw));
      const isSkipped = (isFirst && isDescription(row, kind)) || isTotals(row, kind);
      isFirst = false;
      if (!isSkipped) rows.push(row);
    }
    listener.onRows(rows.length);
    yield rows;
  }
}

/** Refuses a file whose amounts are all in the currency of another market, and so of another shop. */
const makeCurrencyCheck = (ours: string) => {
  let other: string | null = null;
  let isOurs = false;
  return {
    see: (amount: string): void => {
      if (amount === '' || Number(amount) === 0) return;
      const sign = foreignSign(amount, ours);
      if (sign === null) isOurs = true;
      else other ??= sign;
    },
    refuseOther: (): void => {
      if (other === null || isOurs) return;
      throw new ExportError(
        'other-currency',
        `its amounts are in ${other}, and this shop sells in ${ours}: show the shop that it is of, and import it there`,
      );
    },
  };
};

/** A file without errors that concern it as a whole. */
export interface CheckedExport {
  kind: ExportKind;
  header: Header<string>;
  dateOrder: DateOrder;
  rowCount: number;
  /** number of rows of each order or request, by `idKey` */
  rowsPerRecord: ReadonlyMap<bigint, number>;
  walk(listener: ProgressListener): AsyncGenerator<ExportRow<string>[], void>;
}

/** Reason to leave out a record that may lack a row, as it would look smaller than it was. */
const LOST_IN_CELL = rowIssue('other-row', 'another row of it stands in a cell whose quotation marks are broken');
const LOST_ID = rowIssue('other-row', 'another row that may be of it has no id that can be read');

/**
 * First pass through the whole file: its kind, its date order, rounded ids, and the number of rows of each record.
 * @param lastDay the day on which the file was read
 */
export const checkExport = async (
  file: RawFile,
  { region, currency }: Pick<ExportContext, 'region' | 'currency'>,
  lastDay: DayNumber,
  listener: ProgressListener,
): Promise<CheckedExport> => {
  const recognized = await recognizeExport(file);
  const { kind, headerRow } = recognized;
  const header = readHeader(kind.captions, headerRow);
  const { key, moments, otherIds, anchor } = kind.captions;
  // This pass needs only the columns that identify a row's record and time.
  const needed = new Set<string>([key, ...otherIds, ...moments, anchor.field, 'quantity', 'amount']);
  const brief = { ...header, columns: header.columns.filter(({ field }) => needed.has(field)) };
  const rowsPerRecord = new Map<bigint, number>();
  const lost = new Set<bigint>();
  // A value under a caption that may not be its own is no evidence.
  const ownerOf = ({ cells, issue }: ExportRow<string>) => ({
    id: cells[key] ?? '',
    time: issue === null ? (cells[moments[0]!] ?? '') : '',
  });
  const isWhole = (id: string): boolean => isId(id) && !mayBeRounded(id);
  // Rounded ids are known only after all rows.
  const orphans = { ofRounded: makeOrphanTracker(isWhole), others: makeOrphanTracker(isId) };
  const dates = makeFileDates(kind.kind, region, lastDay, file.dayZero);
  const ids = makeRoundedCounter([key, ...otherIds]);
  const currencies = makeCurrencyCheck(currency);
  let rowCount = 0;
  let scientific = 0;
  const onLost = (ids: readonly string[]) => {
    for (const id of ids) lost.add(idKey(id));
  };
  for await (const rows of walkRows(file, recognized, brief, listener, onLost)) {
    rowCount += rows.length;
    for (const row of rows) {
      const { cells } = row;
      if (moments.some((field) => cells[field]) || otherIds.some((field) => cells[field])) {
        const owner = ownerOf(row);
        orphans.ofRounded.see(owner);
        orphans.others.see(owner);
      }
      dates.seeRow(moments.map((field) => cells[field] ?? ''));
      ids.see(cells, row.isAsExported ? key : null);
      currencies.see(cells.amount ?? '');
      const id = cells[key] ?? '';
      if (SCIENTIFIC.test(id)) scientific += 1;
      if (isId(id)) rowsPerRecord.set(idKey(id), (rowsPerRecord.get(idKey(id)) ?? 0) + 1);
    }
  }
  currencies.refuseOther();
  const rounded = ids.settle();
  refuseWhollyRounded(rounded, kind.captions, header, scientific > 1 && scientific === rowCount);
  const damage = dates.findDamage();
  if (damage !== null) throw damage;
  const tracker = rounded.some(({ field }) => field === key) ? orphans.ofRounded : orphans.others;
  const isSound = lost.size === 0 && !tracker.hasOrphans();
  const markLost = (row: ExportRow<string>): ExportRow<string> => {
    const id = row.cells[key] ?? '';
    if (row.issue !== null || !isId(id)) return row;
    if (lost.has(idKey(id))) return { ...row, issue: LOST_IN_CELL };
    return tracker.mayHaveLost(ownerOf(row)) ? { ...row, issue: LOST_ID } : row;
  };
  async function* walk(of: ProgressListener): AsyncGenerator<ExportRow<string>[], void> {
    for await (const rows of walkRows(file, recognized, header, of)) {
      const whole = isSound ? rows : rows.map(markLost);
      yield rounded.length === 0 ? whole : whole.map((row) => withoutRounded(row, rounded, kind.captions, header));
    }
  }
  return { kind, header, dateOrder: dates.settle(), rowCount, rowsPerRecord, walk };
};
