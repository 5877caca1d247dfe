import Papa from 'papaparse';
import type { Parsed } from '#core/model/shop-file';
import { captionKey } from '../dom/caption';
import { type ExportField, ORDER_EXPORT } from './order-export-sheet';

const FIELDS = Object.keys(ORDER_EXPORT) as ExportField[];

/** One row, seen through the sheet: the named cells, without the TAB that the export ends them with. */
export interface ExportRow {
  /** as a spreadsheet numbers it: the captions are row 1 */
  row: number;
  cells: Partial<Record<ExportField, string>>;
  /** why its cells can't be trusted to stand under their captions */
  fault: string | null;
}
export interface ExportRows {
  captions: Partial<Record<ExportField, string>>;
  rows: ExportRow[];
}

const no = (message: string) => ({ ok: false, fault: { path: '', message } }) as const;

/** What is plainly something else is called by its name, which helps more than a list of missing columns. */
const findStranger = (text: string): string | null => {
  if (text.trim() === '') return 'it is empty';
  if (text.startsWith('PK\u0003\u0004')) return 'it is an Excel workbook; choose CSV when exporting the orders';
  if (['\u0000', '\uFFFD'].some((it) => text.slice(0, 4096).includes(it)))
    return 'it is not a text file; choose CSV when exporting the orders';
  if (/^\s*[{[]/.test(text))
    return text.includes('"sps-ahead/shop"')
      ? 'it is a shop file, not an order export'
      : 'it is JSON, not an order export';
  return /^\s*</.test(text) ? 'it is a web page, not an order export' : null;
};

/** A spreadsheet saves with the separator of its country. The header has no texts of people, so it tells which. */
const findSeparator = (text: string): string => {
  const widths = [',', ';', '\t'].map((delimiter) => ({
    delimiter,
    width: Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: 1 }).data[0]?.length ?? 0,
  }));
  return widths.sort((a, b) => b.width - a.width)[0]!.delimiter;
};

type Places = { field: ExportField; index: number; caption: string }[];

const findPlaces = (header: readonly string[]): Parsed<Places> => {
  const keys = header.map(captionKey);
  const missing: string[] = [];
  const places: Places = [];
  for (const field of FIELDS) {
    const { captions, ...column } = ORDER_EXPORT[field];
    const known = captions.en.map(captionKey);
    const found = keys.flatMap((key, index) => (known.includes(key) ? [index] : []));
    if (found.length > 1) return no(`its column “${captions.en[0]}” stands there twice`);
    if (found.length === 1) places.push({ field, index: found[0]!, caption: header[found[0]!]!.trim() });
    else if ('required' in column) missing.push(`“${captions.en[0]}”`);
  }
  if (missing.length === 0) return { ok: true, value: places };
  if (keys.includes(captionKey('Return Order ID'))) return no('it is the export of returns, not of orders');
  const [first, ...others] = missing;
  const lacks =
    others.length === 0 ? `the column ${first} is missing` : `the columns ${missing.join(', ')} are missing`;
  return no(missing.includes('“Order ID”') ? `it is not an order export: ${lacks}` : lacks);
};

/** Row 2 of some exports holds a sentence about each column. */
const isDescription = ({ row, cells }: ExportRow): boolean => row === 2 && /^\p{L}[^\d]*$/u.test(cells.orderId ?? '');

/** Takes the columns of the sheet out of an export; the other cells are left behind as each row is passed. */
export const readRows = (source: string): Parsed<ExportRows> => {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const stranger = findStranger(text);
  if (stranger !== null) return no(stranger);
  const rows: ExportRow[] = [];
  let found: Parsed<Places> = no('it is empty');
  let width = 0;
  let row = 0;
  let cutAt: number | null = null;
  Papa.parse<string[]>(text, {
    delimiter: findSeparator(text),
    newline: '\n',
    step: ({ data, errors }, parser) => {
      row += 1;
      if (errors.some(({ code }) => code === 'MissingQuotes')) cutAt = row;
      if (row === 1) {
        width = data.length;
        found = findPlaces(data);
        if (!found.ok) parser.abort();
        return;
      }
      if (!found.ok || (data.length === 1 && data[0]!.trim() === '')) return;
      const cells: ExportRow['cells'] = {};
      for (const { field, index } of found.value) cells[field] = data[index]?.trim() ?? '';
      const fault =
        data.length !== width
          ? `it has ${data.length} cells under ${width} captions; the file may have been cut off or edited`
          : errors.length > 0
            ? 'its quotation marks are broken'
            : null;
      rows.push({ row, cells, fault });
    },
  });
  // TypeScript does not see that the callback has run.
  const places = found as Parsed<Places>;
  if (cutAt !== null) return no(`it ends in the middle of row ${cutAt}: it was cut off, so export the orders again`);
  if (!places.ok) return places;
  if (rows[0] !== undefined && isDescription(rows[0])) rows.shift();
  return { ok: true, value: { rows, captions: Object.fromEntries(places.value.map((it) => [it.field, it.caption])) } };
};
