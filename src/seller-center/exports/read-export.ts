import type { Instant } from '#core/model/day';
import type {
  ExportContext,
  ExportOptions,
  ExportOutcome,
  ExportProgress,
  ExportSummary,
  RefusedRow,
} from '#core/model/export';
import { LIST_NAMES } from '#core/model/facts';
import { isShopFile } from '#core/model/shop-file';
import { makeZone, type Zone } from '#core/model/zone';
import { type ApiResponse, findResponses } from '../partner-api/find-responses';
import { readResponses } from '../partner-api/read-responses';
import { emptyArchiveError, MAX_JSON_BYTES, makeLimits, type PackedFile, type UnpackLimits } from './archive';
import { checkExport } from './check-export';
import { savedAt } from './file-time';
import { type JsonEntry, readJsonValues } from './json-values';
import type { ExportLocale } from './locale';
import { openFile } from './open-file';
import { ExportError, type ProgressListener, type RawFile } from './raw-file';
import { changedFileError, MAX_ROWS_REPORTED, readRecords } from './read-records';
import { readShopFile } from './shop-file';

/** State of reading one chosen file with all files packed in it. */
interface Reading {
  file: Blob;
  context: ExportContext;
  zone: Zone;
  onFacts: ExportOptions['onFacts'];
  listen(stage: ExportProgress['stage'], of: number): ProgressListener;
  limits: UnpackLimits;
}

const nameOf = (file: Blob): string => (file instanceof File ? file.name : '');

/** Reads an export of orders or returns in two passes, of which the first passes nothing on. */
const readTable = async (reading: Reading, raw: RawFile, size: number, saved: Instant): Promise<ExportSummary> => {
  const { context, zone, onFacts, listen } = reading;
  const lastDay = zone.dayOf(context.at);
  const checked = await checkExport(raw, context, lastDay, listen('checking', size));
  const locale: ExportLocale = {
    at: saved,
    lastDay,
    currency: context.currency,
    zone,
    dateOrder: checked.dateOrder,
    dayZero: raw.dayZero,
  };
  return readRecords(checked, locale, context.at, listen('reading', size), onFacts);
};

const readValues = async ({ listen, limits }: Reading, file: Blob): Promise<JsonEntry[]> => {
  const values = await readJsonValues(
    file,
    { any: limits.json, shopFile: MAX_JSON_BYTES },
    listen('checking', file.size),
  );
  limits.json -= file.size;
  return values;
};

/** Adds the answers of a JSON file to those found before. @throws ExportError if there are none */
const collectResponses = (
  { context }: Reading,
  values: readonly JsonEntry[],
  name: string,
  saved: Instant,
  found: ApiResponse[],
  isOne: boolean,
): RefusedRow[] => {
  const refused: RefusedRow[] = [];
  const responses: ApiResponse[] = [];
  for (const entry of values) {
    if ('error' in entry) {
      refused.push({ row: entry.line, code: 'answer', message: entry.error });
      continue;
    }
    for (const result of findResponses(entry.value, name, saved, isOne ? '' : name)) {
      if ('shopFile' in result) throw new ExportError('shop-file', 'it is a shop file: import it alone');
      if ('error' in result) refused.push({ row: null, code: 'answer', message: result.error });
      else responses.push(result.response);
    }
  }
  if (responses.length === 0) {
    const [error] = refused;
    if (error !== undefined) throw new ExportError('no-figures', error.message);
    throw new ExportError(
      'not-an-export',
      'it is JSON, but neither a shop file nor answers of the Partner API: choose one as it was saved',
    );
  }
  if (context.region !== 'US')
    throw new ExportError(
      'unsupported-export',
      `it holds answers of the Partner API, which tells the score of US shops only, and this is a shop of ${context.region}`,
    );
  found.push(...responses);
  return refused;
};

/** Passes on the facts of all answers together, and counts them. */
const handOutResponses = async (
  { zone, onFacts }: Reading,
  responses: readonly ApiResponse[],
): Promise<ExportSummary> => {
  const { facts, refused } = readResponses(responses, zone);
  const records = LIST_NAMES.reduce((sum, list) => sum + (list === 'coverage' ? 0 : facts[list].length), 0);
  const days = facts.readings.map(({ day }) => day).sort();
  if (records > 0 || facts.coverage.length > 0) await onFacts(facts);
  return {
    kind: 'partner-api',
    rows: records,
    records,
    refusedRows: refused.length,
    refused,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
  };
};

const earlier = (a: string | null, b: string | null) => (a === null || (b !== null && b < a) ? b : a);
const later = (a: string | null, b: string | null) => (a === null || (b !== null && b > a) ? b : a);

const addUp = (summaries: readonly ExportSummary[], kind: ExportSummary['kind']): ExportSummary =>
  summaries.reduce((all, one) => ({
    kind,
    rows: all.rows + one.rows,
    records: all.records + one.records,
    refusedRows: all.refusedRows + one.refusedRows,
    refused: [...all.refused, ...one.refused],
    from: earlier(all.from, one.from),
    to: later(all.to, one.to),
  }));

/**
 * Reads the files of an archive in turn. A refused file is named and does not affect the others; if all are refused,
 * the archive is refused with the first error.
 */
const readArchive = async (reading: Reading, packed: readonly PackedFile[]): Promise<ExportSummary> => {
  const { file, zone, context, limits } = reading;
  const responses: ApiResponse[] = [];
  const summaries: ExportSummary[] = [];
  const refused: RefusedRow[] = [];
  const refusedFiles: string[] = [];
  let firstError: ExportError | null = null;
  const isOne = packed.length === 1;
  for (const { name, unpack } of packed) {
    try {
      const inner = await unpack();
      const saved =
        inner instanceof File
          ? savedAt(inner, [name], zone, context.at)
          : savedAt(file, [nameOf(file), name], zone, context.at);
      const opened = await openFile(inner, limits, true);
      if ('packed' in opened) continue; // which openFile refuses in an archive
      if ('json' in opened) {
        const named = collectResponses(reading, await readValues(reading, inner), name, saved, responses, isOne);
        refused.push(...named.map((row) => ({ file: name, ...row })));
        continue;
      }
      const summary = await readTable(reading, opened.table, inner.size, saved);
      summaries.push(isOne ? summary : { ...summary, refused: summary.refused.map((row) => ({ file: name, ...row })) });
    } catch (error) {
      if (!(error instanceof ExportError) || error.code === 'too-large' || error.code === 'changed') throw error;
      firstError ??= isOne ? error : new ExportError(error.code, `${name}: ${error.message}`);
      refused.push({ file: name, row: null, code: error.code, message: error.message });
      refusedFiles.push(name);
    }
  }
  if (responses.length > 0) summaries.push(await handOutResponses(reading, responses));
  const [only, another] = summaries;
  if (only === undefined) throw firstError ?? emptyArchiveError();
  const all = addUp(summaries, another === undefined ? only.kind : 'archive');
  return {
    ...all,
    refusedRows: all.refusedRows + refused.length,
    refused: [...refused, ...all.refused].slice(0, MAX_ROWS_REPORTED),
    refusedFiles,
  };
};

const readFile = async (reading: Reading): Promise<ExportSummary> => {
  const { file, zone, context, limits, listen, onFacts } = reading;
  const saved = savedAt(file, [nameOf(file)], zone, context.at);
  const opened = await openFile(file, limits);
  if ('packed' in opened) return readArchive(reading, opened.packed);
  if ('table' in opened) return readTable(reading, opened.table, file.size, saved);
  const values = await readValues(reading, file);
  const [only, another] = values;
  if (another === undefined && only !== undefined && 'value' in only && isShopFile(only.value))
    return readShopFile(only.value, file.size, listen('reading', file.size), onFacts);
  const responses: ApiResponse[] = [];
  const refused = collectResponses(reading, values, nameOf(file), saved, responses, true);
  const summary = await handOutResponses(reading, responses);
  return {
    ...summary,
    refusedRows: summary.refusedRows + refused.length,
    refused: [...refused, ...summary.refused].slice(0, MAX_ROWS_REPORTED),
  };
};

const toOutcome = (error: unknown): ExportOutcome => {
  // The browser's error for a file that was deleted or changed.
  const isUnreadable = error instanceof DOMException && /^Not(Readable|Found)Error$/.test(error.name);
  const known = isUnreadable ? changedFileError() : error;
  if (known instanceof ExportError) return { ok: false, code: known.code, message: known.message };
  throw error;
};

/**
 * Reads the exports of a shop: official exports of orders or returns (CSV, workbook), saved answers of the Partner API
 * (JSON, NDJSON), a ZIP of any of them, or a shop file. Each file is checked as a whole before any fact is passed on,
 * so that a refused file leaves nothing behind. Each record is read whole or left out with its rows; coverage is
 * complete only if none was. No DOM, no clock: may run in a worker. Memory holds a chunk of a table, unfinished
 * records, and a number per record; JSON and packed files are held whole.
 * @param file one file, or several JSON files that belong together, such as pages of one list
 */
export const readExport = async (
  file: Blob | readonly File[],
  context: ExportContext,
  { onFacts, onProgress, confirmLarge = false }: ExportOptions,
): Promise<ExportOutcome> => {
  const listen = (stage: ExportProgress['stage'], of: number): ProgressListener => {
    const progress = { stage, bytes: 0, of, rows: 0 };
    return {
      onBytes: (bytes) => {
        progress.bytes += bytes;
      },
      onRows: (rows) => {
        progress.rows += rows;
        onProgress?.({ ...progress });
      },
    };
  };
  try {
    const zone = makeZone(context.timeZone);
    const limits = makeLimits(confirmLarge);
    const reading = { file: file instanceof Blob ? file : new Blob(), context, zone, onFacts, listen, limits };
    const packed = file instanceof Blob ? null : file.map((one) => ({ name: one.name, unpack: async () => one }));
    return { ok: true, value: await (packed === null ? readFile(reading) : readArchive(reading, packed)) };
  } catch (error) {
    return toOutcome(error);
  }
};
