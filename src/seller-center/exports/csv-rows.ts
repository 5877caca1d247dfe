import Papa from 'papaparse';
import { ExportFault } from './export-fault';
import { type RawRow, type RawTable, stopIfAsked, type Watch } from './raw-rows';

const PIECE = 1 << 18;
/** No row of an export comes near it; only a quotation mark that is never closed makes one so long. */
const LONGEST_ROW = 1 << 20;
const PREVIEW = 20;

/** A spreadsheet saves with the separator of its country. The header is the widest of the first rows, so it tells which. */
const findSeparator = (text: string): string => {
  const widths = [',', ';', '\t'].map((delimiter) => {
    const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: PREVIEW });
    // with the wrong one, quotation marks end nowhere and a row runs through the whole text
    const sound = data.slice(0, Math.min(...errors.map((it) => it.row ?? 0), data.length));
    return { delimiter, width: Math.max(0, ...sound.map((it) => it.length)) };
  });
  return widths.sort((a, b) => b.width - a.width)[0]!.delimiter;
};

/** One kind of line end, also where a piece ends between CR and LF. */
const makeLines = () => {
  let held = '';
  return (text: string, isLast: boolean): string => {
    const whole = held + text;
    held = !isLast && whole.endsWith('\r') ? '\r' : '';
    return (held === '' ? whole : whole.slice(0, -1)).replace(/\r\n?/g, '\n');
  };
};

interface Parsed {
  data: string[][];
  errors: { row?: number; code: string }[];
  meta: { cursor: number };
}
const parse = (text: string, delimiter: string, isLast: boolean): Parsed =>
  new Papa.Parser({ delimiter, newline: '\n' }).parse(text, 0, !isLast) as Parsed;

async function* walk(file: Blob, watch: Watch): AsyncGenerator<RawRow[], void> {
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const decoder = new TextDecoder(head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : 'utf-8');
  const toLines = makeLines();
  let separator: string | null = null;
  let rest = '';
  let row = 0;
  for (let at = 0; at < file.size; at += PIECE) {
    stopIfAsked(watch);
    const bytes = await file.slice(at, at + PIECE).arrayBuffer();
    const isLast = at + PIECE >= file.size;
    const text = rest + toLines(decoder.decode(bytes, { stream: !isLast }), isLast);
    separator ??= findSeparator(text);
    const { data, errors, meta } = parse(text, separator, isLast);
    rest = isLast ? '' : text.slice(meta.cursor);
    const broken = new Set(errors.map((it) => it.row));
    if (errors.some(({ code }) => code === 'MissingQuotes'))
      throw new ExportFault(
        'cut-off',
        `it ends in the middle of row ${row + data.length}: it was cut off, so export it again`,
      );
    if (rest.length > LONGEST_ROW)
      throw new ExportFault(
        'damaged',
        `row ${row + data.length + 1} does not end: a quotation mark in it is never closed`,
      );
    const isOpen = isLast && !text.endsWith('\n');
    const first = row;
    row += data.length;
    watch.saw(bytes.byteLength);
    yield data.map((cells, index) => ({
      row: first + index + 1,
      cells,
      isBroken: broken.has(index),
      isOpen: isOpen && index === data.length - 1,
    }));
  }
}

/** Comma-separated text, read piece by piece: no more of it is held than a piece and the row that it ends in. */
export const csvTable = (file: Blob): RawTable => ({ name: null, walk: (watch) => walk(file, watch) });
