import Papa from 'papaparse';
import { cutOffError, ExportError, type ProgressListener, type RawRow, type RawTable } from './raw-file';

const PIECE_BYTES = 1 << 18;
/** Longest row; only an unclosed quotation mark makes a longer one. */
const MAX_ROW_CHARS = 1 << 20;
const ROWS_TO_TRY = 20;
const BEYOND_ASCII = /[^\0-\x7f]/gu;

/**
 * Finds the separator, which depends on the country of a spreadsheet or on the tool: the one that makes the widest
 * header.
 */
const findSeparator = (text: string): string => {
  const widths = [',', ';', '\t', '|'].map((delimiter) => {
    const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: ROWS_TO_TRY });
    // With a wrong separator, quotation marks are unbalanced and a row runs through the whole text.
    const sound = data.slice(0, Math.min(...errors.map(({ row }) => row ?? 0), data.length));
    return { delimiter, width: Math.max(0, ...sound.map((cells) => cells.length)) };
  });
  return widths.sort((a, b) => b.width - a.width)[0]!.delimiter;
};

/** Number of bytes by which a file is recognised. */
export const PEEK_BYTES = 4096;
/** Least share of zero bytes in UTF-16, in which ASCII letters, at least the separators, have a zero byte. */
const MIN_ZEROS = 0.02;
/** Largest share of zeros on the other side, which belong to letters beyond ASCII. */
const MAX_ZEROS_ASIDE = 0.1;

/** The encoding by the byte order mark or by zeros in every other place. */
export const encodingOf = (head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' => {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2]! += 1;
  const [even = 0, odd = 0] = zeros;
  const most = Math.max(even, odd);
  if (most < Math.max(2, head.length * MIN_ZEROS) || Math.min(even, odd) > most * MAX_ZEROS_ASIDE) return 'utf-8';
  return odd > even ? 'utf-16le' : 'utf-16be';
};

/** Whether the bytes of a file are of its encoding, as far as it has been read. */
interface Soundness {
  isSound: boolean;
}

/**
 * Decodes a file in chunks from UTF-8 or UTF-16, with uniform line ends. In another encoding, such as Windows-1252 or
 * GBK, letters beyond ASCII become U+FFFD, all of them once that is known, as some look like letters of UTF-8.
 */
export async function* decodeText(
  file: Blob,
  soundness: Soundness = { isSound: true },
): AsyncGenerator<{ text: string; bytes: number }, void> {
  const encoding = encodingOf(new Uint8Array(await file.slice(0, PEEK_BYTES).arrayBuffer()));
  const decoder = new TextDecoder(encoding);
  const strict = new TextDecoder(encoding, { fatal: true });
  let heldBack = ''; // a CR whose LF may begin the next piece
  for (let at = 0; at < file.size; at += PIECE_BYTES) {
    const bytes = await file.slice(at, at + PIECE_BYTES).arrayBuffer();
    const isLast = at + PIECE_BYTES >= file.size;
    const decoded = decoder.decode(bytes, { stream: !isLast });
    try {
      if (soundness.isSound) strict.decode(bytes, { stream: !isLast });
    } catch {
      soundness.isSound = false;
    }
    const text = heldBack + (soundness.isSound ? decoded : decoded.replace(BEYOND_ASCII, '\uFFFD'));
    heldBack = !isLast && text.endsWith('\r') ? '\r' : '';
    const whole = heldBack === '' ? text : text.slice(0, -1);
    yield { text: whole.replace(/\r\n?/g, '\n'), bytes: bytes.byteLength };
  }
}

/**
 * Papaparse's streaming, fed with decoded text, as its own reading splits letters of several bytes. Its input resembles
 * a Node stream; each call returns the rows that it completed.
 */
const makeCsvParser = () => {
  const listeners: Record<string, (text?: string) => void> = {};
  const stream = {
    readable: true,
    read: () => undefined,
    on: (event: string, listener: (text?: string) => void) => {
      listeners[event] = listener;
    },
    removeListener: () => undefined,
  };
  let result!: Papa.ParseResult<string[]>;
  Papa.parse<string[]>(stream as unknown as NodeJS.ReadableStream, {
    delimiter: findSeparator,
    newline: '\n',
    chunk: (parsed) => {
      result = parsed;
    },
    complete: () => undefined,
    error: (error: Error) => {
      throw error;
    },
  });
  const emit = (event: 'data' | 'end', text?: string): Papa.ParseResult<string[]> => {
    listeners[event]!(text);
    return result;
  };
  return { write: (text: string) => emit('data', text), end: () => emit('end') };
};

async function* walk(file: Blob, soundness: Soundness, listener: ProgressListener): AsyncGenerator<RawRow[], void> {
  const parser = makeCsvParser();
  let row = 0;
  let length = 0;
  let endsInLine = false;
  const toRows = ({ data, errors }: Papa.ParseResult<string[]>, isEnd: boolean): RawRow[] => {
    const bad = new Set(errors.map((error) => error.row));
    return data.map((cells, index) => {
      row += 1;
      return { row, cells, hasBadQuotes: bad.has(index), isUnended: isEnd && endsInLine && index === data.length - 1 };
    });
  };
  for await (const { text, bytes } of decodeText(file, soundness)) {
    const result = parser.write(text);
    length += text.length;
    if (text !== '') endsInLine = !text.endsWith('\n');
    if (length - result.meta.cursor > MAX_ROW_CHARS)
      throw new ExportError(
        'damaged',
        `row ${row + result.data.length + 1} does not end: a quotation mark in it is never closed`,
      );
    listener.onBytes(bytes);
    yield toRows(result, false);
  }
  const last = parser.end();
  yield toRows(last, true);
  if (last.errors.some(({ code }) => code === 'MissingQuotes')) throw cutOffError(row);
}

/** Comma-separated values as a table, read in chunks; only a chunk and its last row are held in memory. */
export const csvTable = (file: Blob): RawTable => {
  const soundness = { isSound: true };
  return { name: null, walk: (listener) => walk(file, soundness, listener) };
};
