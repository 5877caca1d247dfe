import { findJsonExcess, walkSigns } from '#core/model/json-bounds';
import { HEAD_BYTES, kindOfFile } from '#core/model/shop-file';
import { decodeText } from './csv';
import { ExportError, type ProgressListener } from './raw-file';

/** A value of a JSON file, or the error in one of its lines. */
export type JsonEntry = { value: unknown } | { line: number; error: string };

const LONG_NUMBER = /^-?\d{16,}$/;

/**
 * Keeps numbers with more digits than a double holds as texts, as they are ids. A number that equals its double may
 * have been rounded, and becomes a text with an exponent, which is no valid id.
 */
const keepLongNumber = (_: string, value: unknown, context?: { source?: string }): unknown => {
  if (typeof value !== 'number' || Number.isSafeInteger(value) || !Number.isInteger(value)) return value;
  const source = context?.source ?? '';
  return LONG_NUMBER.test(source) && source !== String(value) ? source : value.toExponential();
};

/** The value of a text within the bounds of JSON; null if invalid. */
const parseBounded = (text: string): { value: unknown } | null => {
  try {
    return { value: JSON.parse(text, keepLongNumber as (key: string, value: unknown) => unknown) };
  } catch {
    return null; // no JSON, or nested deeper than the engine goes
  }
};

/** The value of a JSON text; null if invalid or beyond the bounds. */
export const parseJson = (text: string): { value: unknown } | null =>
  findJsonExcess(text) === null ? parseBounded(text) : null;

/** Parses a shop file without a check of each number, which would take most of the time, as its ids are texts. */
const parseShopFile = (text: string): JsonEntry => {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch {
    throw new ExportError('damaged', 'it is a shop file, and cut off or damaged; save it once more');
  }
};

/** Splits a text of consecutive lists and objects; null if one is cut off, or there is none. */
const splitValues = (text: string): string[] | null => {
  const values: string[] = [];
  let [start, end] = [-1, 0];
  let isSplit = true;
  walkSigns(text, (at, depth) => {
    if (start === -1) {
      isSplit = depth === 1 && text.slice(end, at).trim() === '';
      start = at;
    } else if (depth === 0) {
      end = at + 1;
      values.push(text.slice(start, end));
      start = -1;
    }
    return isSplit;
  });
  return isSplit && start === -1 && values.length > 0 && text.slice(end).trim() === '' ? values : null;
};

/** Largest number of lines, far more than any file of answers has. */
const MAX_LINES = 1_000_000;

/** The objects of a file of lines, some of which may be damaged; null if all are. */
const readLines = (text: string): JsonEntry[] | null => {
  const lines = text.split('\n', MAX_LINES + 1);
  if (lines.length > MAX_LINES) return null;
  const entries = lines.flatMap((line, index): JsonEntry[] => {
    if (line.trim() === '') return [];
    const value = /^\s*\{/.test(line) ? parseBounded(line) : null;
    return [value ?? { line: index + 1, error: 'it is not JSON, or cut off' }];
  });
  return entries.every((entry) => 'error' in entry) ? null : entries;
};

/**
 * Reads the values of a JSON file: one, several in a row, or one per line (NDJSON), of which bad lines are skipped.
 * @param limits bytes of the file, all of which are held in memory; not applied to a shop file
 * @throws ExportError `damaged`, and `too-large` before anything is read
 */
export const readJsonValues = async (
  file: Blob,
  limits: { any: number; shopFile: number },
  listener: ProgressListener,
): Promise<JsonEntry[]> => {
  const isShop = kindOfFile(await file.slice(0, HEAD_BYTES).text()) === 'shop-file';
  const limit = isShop ? limits.shopFile : limits.any;
  if (file.size > limit) throw new ExportError('too-large', `it is JSON of more than ${Math.round(limit / 1e6)} MB`);
  const pieces: string[] = [];
  for await (const { text, bytes } of decodeText(file)) {
    pieces.push(text);
    listener.onBytes(bytes);
    listener.onRows(0);
  }
  const text = pieces.join('');
  const excess = findJsonExcess(text);
  if (excess !== null) throw new ExportError('damaged', `it is JSON ${excess}`);
  if (isShop) return [parseShopFile(text)];
  const whole = parseBounded(text);
  if (whole !== null) return [whole];
  const parts = splitValues(text)?.map(parseBounded);
  if (parts?.every((part) => part !== null)) return parts;
  const lines = readLines(text);
  if (lines === null) throw new ExportError('damaged', 'its JSON is cut off or damaged; save it once more');
  return lines;
};
