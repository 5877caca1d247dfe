import { captionKey } from '../dom/caption';
import { makeDateEvidence } from '../values/date-evidence';
import { isId } from '../values/identity';
import type { DateOrder } from '../values/moment';
import { usualOrder } from './export-dates';
import { ExportFault } from './export-fault';
import { type ExportContext, type ExportRow, pickCells } from './export-row';
import { KINDS, type Kind, OTHERS } from './kinds';
import type { RawFile, RawRow, RawTable, Watch } from './raw-rows';
import { fitOf, type Header, readHeader } from './sheet';

/** Banners with disclaimers and totals may stand above the header. */
const HEADER_WITHIN = 20;

interface Head {
  kind: Kind;
  table: RawTable;
  raw: RawRow;
  fit: number;
}

const firstRows = async (table: RawTable, signal: AbortSignal | undefined): Promise<RawRow[]> => {
  const rows: RawRow[] = [];
  for await (const some of table.walk({ saw: () => undefined, counted: () => undefined, signal })) {
    rows.push(...some.slice(0, HEADER_WITHIN - rows.length));
    if (rows.length >= HEADER_WITHIN) break;
  }
  return rows;
};

const refuseTables = (seen: readonly (readonly RawRow[])[], names: readonly (string | null)[]): never => {
  const rows = seen.flat();
  if (!rows.some(({ cells }) => cells.some((it) => it.trim() !== ''))) throw new ExportFault('empty', 'it is empty');
  const keys = new Set(rows.flatMap(({ cells }) => cells.map(captionKey)));
  const other = OTHERS.find(([caption]) => keys.has(captionKey(caption)));
  if (other !== undefined)
    throw new ExportFault('unsupported-export', `it is ${other[1]}; export orders or returns instead`);
  const sheets = names.filter((it) => it !== null).map((it) => `“${it}”`);
  const where = sheets.length === 0 ? 'it' : `none of its sheets ${sheets.join(', ')}`;
  const verb = sheets.length === 0 ? 'has none' : 'has any';
  throw new ExportFault(
    'not-an-export',
    `it is not an export of orders or returns: ${where} ${verb} of their captions`,
  );
};

/** The table to read and its header. A second one that could be meant as well is too many. */
const findHead = async (file: RawFile, signal: AbortSignal | undefined): Promise<Head> => {
  const seen: RawRow[][] = [];
  const heads: Head[] = [];
  for (const table of file.tables) {
    const rows = await firstRows(table, signal);
    seen.push(rows);
    const [best] = rows
      .flatMap((raw) => KINDS.map((kind) => ({ kind, table, raw, fit: fitOf(kind.sheet, raw) })))
      .sort((a, b) => b.fit - a.fit);
    if (best !== undefined && best.fit > 0) heads.push(best);
  }
  const [head, second] = heads;
  if (head === undefined)
    return refuseTables(
      seen,
      file.tables.map((it) => it.name),
    );
  if (second !== undefined)
    throw new ExportFault(
      'several-sheets',
      `its sheets “${head.table.name}” and “${second.table.name}” both hold rows; keep one`,
    );
  return head;
};

/** Row 2 of some exports holds a sentence about each column. */
const isDescription = ({ cells }: ExportRow<string>, { sheet }: Kind): boolean =>
  /^\p{L}/u.test(cells[sheet.key] ?? '') &&
  [sheet.key, ...sheet.moments, 'quantity'].every((it) => !/\d/.test(cells[it] ?? ''));

const isBlank = ({ cells }: RawRow): boolean => cells.every((it) => it.trim() === '');

/** The rows below the header, seen through the sheet. */
async function* walkRows(
  file: RawFile,
  head: Head,
  header: Header<string>,
  watch: Watch,
): AsyncGenerator<ExportRow<string>[], void> {
  let isFirst = true;
  for await (const some of head.table.walk(watch)) {
    const rows: ExportRow<string>[] = [];
    for (const raw of some) {
      if (raw.row <= header.row || isBlank(raw)) continue;
      if (raw.isOpen && file.isFixedWidth && raw.cells.length < header.width)
        throw new ExportFault('cut-off', `it ends in the middle of row ${raw.row}: it was cut off, so export it again`);
      const row = pickCells(header, raw, file.isFixedWidth);
      const isPassed = isFirst && isDescription(row, head.kind);
      isFirst = false;
      if (!isPassed) rows.push(row);
    }
    watch.counted(rows.length);
    yield rows;
  }
}

/** What a first walk through the whole file tells. Nothing is refused as a whole after it. */
export interface Survey {
  kind: Kind;
  header: Header<string>;
  dateOrder: DateOrder;
  rows: number;
  /** how many rows each order or request has */
  sizes: Map<bigint, number>;
  walk(watch: Watch): AsyncGenerator<ExportRow<string>[], void>;
}

/** An id as a number: it keeps its zeros, and holds on to no piece of the file as a part of its text would. */
export const idKey = (id: string): bigint => BigInt(`1${id}`);

/** A spreadsheet keeps 15 digits of a number and makes the others zero; that several ids end so by chance is past belief. */
const ROUNDED = /^\d{15}0+$/;

export const surveyFile = async (file: RawFile, { region }: ExportContext, watch: Watch): Promise<Survey> => {
  const head = await findHead(file, watch.signal);
  if (file.isFixedWidth && head.raw.isOpen)
    throw new ExportFault(
      'cut-off',
      `it ends in the middle of row ${head.raw.row}: it was cut off, so export it again`,
    );
  const header = readHeader(head.kind.sheet, head.raw);
  const { key, moments } = head.kind.sheet;
  const walk = (of: Watch) => walkRows(file, head, header, of);
  // the first walk needs no more of a row than tells whose it is and when it was
  const needed = new Set<string>([key, ...moments, 'quantity']);
  const brief = { ...header, places: header.places.filter((it) => needed.has(it.field)) };
  const sizes = new Map<bigint, number>();
  const dates = makeDateEvidence();
  let rows = 0;
  let rounded = 0;
  for await (const some of walkRows(file, head, brief, watch)) {
    rows += some.length;
    for (const { cells } of some) {
      for (const field of moments) dates.see(cells[field] ?? '');
      const id = cells[key] ?? '';
      if (!isId(id)) continue;
      const known = sizes.get(idKey(id)) ?? 0;
      sizes.set(idKey(id), known + 1);
      if (known === 0 && ROUNDED.test(id)) rounded += 1;
    }
  }
  if (rounded > 1 && rounded === sizes.size)
    throw new ExportFault(
      'rounded-ids',
      'its order ids were rounded by a spreadsheet; import the file as it was downloaded',
    );
  return { kind: head.kind, header, dateOrder: dates.settle(usualOrder(region)), rows, sizes, walk };
};
