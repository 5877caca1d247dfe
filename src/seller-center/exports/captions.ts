import { captionKey } from '../values/text';
import { cleanCell } from './cell';
import { ExportError, type RawRow } from './raw-file';

/**
 * Sources of captions and words of the exports. A caption without a source is not listed, and a file with it is refused
 * with the name of the missing column.
 */
const CAPTION_SOURCES = {
  us: 'US "All order" CSV of 63 columns, read by several sellers’ tools in 2026',
  th: 'TH order export of 63 columns: English captions, Thai values, `THB` before amounts',
  vn: 'VN order export of 56 columns: English captions, DD/MM/YYYY HH:MM:SS',
  id: 'ID order export, since Tokopedia: English captions, Indonesian values',
  eu: 'order exports of the EU: `12,34 EUR`',
  gb: 'UK order exports: English captions, pounds',
  sg: 'SG order export: `S$` before amounts',
  mx: 'prices as the MX portal prints them',
  my: 'transactions of the MY portal: `Revenue RM…`',
  vnPrices: 'prices as the VN portal prints them: `1Mđ+`',
  unicode: 'signs that everyone in the market knows, most by the Unicode Standard of one currency and no other',
  jp: 'JP order export of 56 columns, all captions in Japanese: public sample of a tool for waybills, 2026-01',
  spelling: 'US exports and pages, which spell “Canceled”, “Cancelled” and “Cancelation”',
  br: 'seller-br.tiktok.com/university: tabs of the order page in Brazil, 2026',
  returns: 'export of returns, 25 columns, and the older one of 19; BR amounts as `R$ 62,90`, dd/MM/yyyy HH:mm:ss',
} as const;
export type Source = keyof typeof CAPTION_SOURCES;

/** Columns of one kind of export, with all known captions. */
export interface CaptionTable<F extends string> {
  /** field of the id by which rows belong together */
  readonly key: F;
  readonly required: readonly F[];
  /** fields of dates, which give evidence on date order */
  readonly moments: readonly F[];
  /** fields of other ids, which spreadsheets round too */
  readonly otherIds: readonly F[];
  /**
   * last of the columns that decide a count, with a closed list of words: if it holds one, no cell before it is missing
   */
  readonly anchor: { readonly field: F; isKnown(text: string): boolean };
  readonly captions: readonly (readonly [field: F, text: string, source: Source])[];
}

/** A column found in a file. */
interface ExportColumn<F extends string> {
  field: F;
  index: number;
  /** as printed in the file */
  caption: string;
}
export interface Header<F extends string> {
  row: number;
  width: number;
  columns: readonly ExportColumn<F>[];
}

/** Number of known captions below which a table is not recognised. */
const MIN_CAPTIONS = 3;
/** Length beyond which a text is no caption and expensive to compare. */
const MAX_CAPTION_CHARS = 200;

/** Key of a cell in a possible header row. */
export const cellKey = (cell: string): string => (cell.length > MAX_CAPTION_CHARS ? '' : captionKey(cleanCell(cell)));

const findColumns = <F extends string>({ captions }: CaptionTable<F>, cells: readonly string[]): ExportColumn<F>[] => {
  const fields = new Map(captions.map(([field, text]) => [captionKey(text), field]));
  return cells.flatMap((cell, index) => {
    const field = fields.get(cellKey(cell));
    return field === undefined ? [] : [{ field, index, caption: cleanCell(cell) }];
  });
};

/** Names the missing columns by the captions of the export that matches most. */
const nameMissing = <F extends string>(
  { captions, required }: CaptionTable<F>,
  columns: readonly ExportColumn<F>[],
): string[] => {
  const present = new Set(columns.map(({ caption }) => captionKey(caption)));
  const counts = new Map<Source, number>();
  for (const [, text, source] of captions)
    if (present.has(captionKey(text))) counts.set(source, (counts.get(source) ?? 0) + 1);
  const countOf = (source: Source) => counts.get(source) ?? 0;
  return required
    .filter((field) => !columns.some((column) => column.field === field))
    .map((field) => {
      const known = captions.filter((caption) => caption[0] === field);
      return known.reduce((best, caption) => (countOf(caption[2]) > countOf(best[2]) ? caption : best))[1];
    });
};

/** Share of required columns that a row names, 0 to 1; the header is the row with the largest share. */
export const headerFit = <F extends string>(table: CaptionTable<F>, { cells }: RawRow): number => {
  const found = new Set(findColumns(table, cells).map(({ field }) => field));
  if (found.size < MIN_CAPTIONS) return 0;
  return table.required.filter((field) => found.has(field)).length / table.required.length;
};

/** Finds columns by their captions, in any order, and ignores unknown ones. */
export const readHeader = <F extends string>(table: CaptionTable<F>, { row, cells }: RawRow): Header<F> => {
  const columns = findColumns(table, cells);
  const fields = columns.map(({ field }) => field);
  const repeated = columns.find(({ field }, at) => fields.indexOf(field) !== at);
  if (repeated !== undefined)
    throw new ExportError(
      'doubled-column',
      `its column “${repeated.caption}” stands there twice: import the file as it was downloaded`,
    );
  const missing = nameMissing(table, columns).map((caption) => `“${caption}”`);
  const lack = missing.length === 1 ? `the column ${missing[0]} is` : `the columns ${missing.join(', ')} are`;
  if (missing.length > 0)
    throw new ExportError('missing-column', `${lack} missing: export it again with all its columns`);
  return { row, width: cells.length, columns };
};
