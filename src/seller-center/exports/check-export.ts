import type { Region } from '#core/model/region';
import { isId } from '../values/identity';
import type { DateOrder } from '../values/moment';
import { makeDateEvidence } from '../values/moment';
import { type Header, readHeader } from './captions';
import { type ExportRow, pickCells } from './export-row';
import { usualDateOrder } from './locale';
import { cutOffInRow, ExportError, type ProgressListener, type RawFile, type RawRow } from './raw-file';
import { type ExportKind, type RecognizedTable, recognizeExport } from './recognize-export';

/** Row 2 of some exports holds a sentence about each column. */
const isDescription = ({ cells }: ExportRow<string>, { captions: { key, moments } }: ExportKind): boolean =>
  /^\p{L}/u.test(cells[key] ?? '') && [key, ...moments, 'quantity'].every((field) => !/\d/.test(cells[field] ?? ''));

const isBlank = ({ cells }: RawRow): boolean => cells.every((cell) => cell.trim() === '');

/** The rows below the header, with the cells of its columns. */
async function* walkRows(
  { isFixedWidth }: RawFile,
  { table, kind }: RecognizedTable,
  header: Header<string>,
  listener: ProgressListener,
): AsyncGenerator<ExportRow<string>[], void> {
  let isFirst = true;
  for await (const some of table.walk(listener)) {
    const rows: ExportRow<string>[] = [];
    for (const raw of some) {
      if (raw.row <= header.row || isBlank(raw)) continue;
      if (raw.isUnended && isFixedWidth && raw.cells.length < header.width) throw cutOffInRow(raw.row);
      const row = pickCells(header, raw, isFixedWidth);
      const isSkipped = isFirst && isDescription(row, kind);
      isFirst = false;
      if (!isSkipped) rows.push(row);
    }
    listener.onRows(rows.length);
    yield rows;
  }
}

/** A file of which nothing as a whole is wrong. */
export interface CheckedExport {
  kind: ExportKind;
  header: Header<string>;
  dateOrder: DateOrder;
  rowCount: number;
  /** how many rows each order or request has, by `idKey` */
  rowsPerRecord: ReadonlyMap<bigint, number>;
  walk(listener: ProgressListener): AsyncGenerator<ExportRow<string>[], void>;
}

/** An id as a number: it keeps its zeros, and does not hold on to a piece of the file as a part of its text would. */
export const idKey = (id: string): bigint => BigInt(`1${id}`);

/** A spreadsheet keeps 15 digits of a number and makes the others zero; that several ids end so by chance is past belief. */
const ROUNDED = /^\d{15}0+$/;

/** The first walk through the whole file: its kind, its order of dates and the rows of each record. */
export const checkExport = async (
  file: RawFile,
  region: Region,
  listener: ProgressListener,
): Promise<CheckedExport> => {
  const recognized = await recognizeExport(file);
  const { kind, headerRow } = recognized;
  const header = readHeader(kind.captions, headerRow);
  const { key, moments } = kind.captions;
  // this walk needs no more of a row than tells whose it is and when it was
  const needed = new Set<string>([key, ...moments, 'quantity']);
  const brief = { ...header, columns: header.columns.filter(({ field }) => needed.has(field)) };
  const rowsPerRecord = new Map<bigint, number>();
  const dates = makeDateEvidence();
  let rowCount = 0;
  let rounded = 0;
  for await (const rows of walkRows(file, recognized, brief, listener)) {
    rowCount += rows.length;
    for (const { cells } of rows) {
      for (const field of moments) dates.see(cells[field] ?? '');
      const id = cells[key] ?? '';
      if (!isId(id)) continue;
      const count = rowsPerRecord.get(idKey(id)) ?? 0;
      rowsPerRecord.set(idKey(id), count + 1);
      if (count === 0 && ROUNDED.test(id)) rounded += 1;
    }
  }
  if (rounded > 1 && rounded === rowsPerRecord.size)
    throw new ExportError(
      'rounded-ids',
      'its order ids were rounded by a spreadsheet; import the file as it was downloaded',
    );
  const walk = (of: ProgressListener) => walkRows(file, recognized, header, of);
  return { kind, header, dateOrder: dates.settle(usualDateOrder(region)), rowCount, rowsPerRecord, walk };
};
