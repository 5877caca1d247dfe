import { dayNumber, type Instant, isDay, MS_PER_DAY, makeDay } from '#core/model/day';
import type {
  ExportContext,
  ExportOptions,
  ExportOutcome,
  ExportProgress,
  ExportSummary,
  RefusedRow,
} from '#core/model/export';
import { noFacts } from '#core/model/facts';
import type { Order } from '#core/model/order';
import type { Request } from '#core/model/request';
import { makeZone, type Zone } from '#core/model/zone';
import { isId } from '../values/identity';
import { shapeOf } from '../values/value';
import { type CheckedExport, checkExport, idKey } from './check-export';
import type { ExportRow } from './export-row';
import type { ExportLocale } from './locale';
import { openFile } from './open-file';
import { ExportError, type ProgressListener } from './raw-file';

const RECORDS_PER_BATCH = 500;
/** More than anyone reads; the others are counted. */
const MAX_ROWS_REPORTED = 1000;
/** So many orders of the same state are hardly all that there were. */
const MIN_ORDERS_OF_ONE_STATE = 30;

const changedFile = () => new ExportError('changed', 'it changed while it was read; choose it once more');

const SCIENTIFIC = /^\d(?:[.,]\d+)?e\+?\d+$/i;

/** Why nobody can say what order a row is of. */
const idIssue = (caption: string, text: string): string => {
  if (text === '') return `${caption}: there is none`;
  return SCIENTIFIC.test(text)
    ? `${caption}: a spreadsheet has rounded it to a number such as 5.76E+17; import the file as it was downloaded`
    : `${caption}: “${shapeOf(text)}” is not 15 to 20 digits`;
};

/** Gathers the rows of each record, wherever they stand, and lets go of them as soon as the last has come. */
const makeRecordReader = ({ kind, header, rowsPerRecord }: CheckedExport, locale: ExportLocale) => {
  const captions = Object.fromEntries(header.columns.map(({ field, caption }) => [field, caption]));
  const { key } = kind.captions;
  const unfinished = new Map<string, ExportRow<string>[]>();
  return {
    unfinished,
    /** The record that this row completes, the rows that are refused, or null while more rows are to come. */
    add(row: ExportRow<string>): { record: Order | Request } | { refused: RefusedRow[] } | null {
      const id = row.cells[key] ?? '';
      if (!isId(id)) return { refused: [{ row: row.row, message: row.issue ?? idIssue(captions[key] ?? '', id) }] };
      const rows = unfinished.get(id) ?? [];
      rows.push(row);
      if (rows.length < (rowsPerRecord.get(idKey(id)) ?? 0)) {
        unfinished.set(id, rows);
        return null;
      }
      unfinished.delete(id);
      return kind.read(id, rows, captions, locale);
    },
  };
};

/** The second walk: hands out the records in batches, then what the file covers. */
const readRecords = async (
  checked: CheckedExport,
  locale: ExportLocale,
  chosenAt: Instant,
  listener: ProgressListener,
  onFacts: ExportOptions['onFacts'],
): Promise<ExportSummary> => {
  const { kind, rowCount } = checked;
  const reader = makeRecordReader(checked, locale);
  const refused: RefusedRow[] = [];
  let refusedRows = 0;
  let records = 0;
  const states = new Set<string | null>();
  let [firstDay, lastDay] = [Infinity, -Infinity];
  let batch: (Order | Request)[] = [];
  const handOutBatch = async (): Promise<void> => {
    if (batch.length > 0) await onFacts({ ...noFacts(), [kind.list]: batch });
    records += batch.length;
    batch = [];
  };
  for await (const rows of checked.walk(listener)) {
    for (const row of rows) {
      const read = reader.add(row);
      if (read === null) continue;
      if ('refused' in read) {
        refusedRows += read.refused.length;
        if (refused.length < MAX_ROWS_REPORTED) refused.push(...read.refused);
        continue;
      }
      const day = kind.dayOf(read.record, locale);
      states.add(read.record.status);
      firstDay = Math.min(firstDay, day);
      lastDay = Math.max(lastDay, day);
      if (batch.push(read.record) >= RECORDS_PER_BATCH) await handOutBatch();
    }
  }
  if (reader.unfinished.size > 0) throw changedFile();
  await handOutBatch();

  const isOneState = kind.list === 'orders' && records >= MIN_ORDERS_OF_ONE_STATE && states.size === 1;
  const summary: ExportSummary = {
    kind: kind.kind,
    rows: rowCount,
    records,
    merged: rowCount - refusedRows - records,
    refusedRows,
    refused: refused.sort((a, b) => a.row - b.row).slice(0, MAX_ROWS_REPORTED),
    from: null,
    to: null,
    isOneState,
  };
  if (records === 0) return summary;

  // What says that it was saved before its own rows is wrong.
  const at = locale.zone.dayOf(locale.at) < lastDay ? chosenAt : locale.at;
  // The day on which it was saved was not over.
  const lastWholeDay = Math.min(lastDay, locale.zone.dayOf(at) - 1);
  const complete = refusedRows === 0 && !isOneState && lastWholeDay >= firstDay;
  const [from, to] = [makeDay(firstDay), makeDay(lastDay)];
  const coverage = {
    source: kind.coverage,
    from,
    to: complete ? makeDay(lastWholeDay) : to,
    readAt: at,
    rows: records,
    expected: complete ? records : null,
    complete,
  };
  await onFacts({ ...noFacts(), coverage: [coverage] });
  return { ...summary, from, to };
};

/** The portal names a file by the time of the export: `All order-2026-06-14-09_30.csv`, `…_20260614…`. */
const NAMED_DAY = /(?<!\d)(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?=(?:\d{4}(?:\d\d)?)?(?!\d))/g;

/** The end of the last day that the name of a file tells, which is the latest that it can have been exported. */
const namedTime = (name: string, zone: Zone): Instant | null => {
  const days = [...name.matchAll(NAMED_DAY)].map(([, year, month, date]) => `${year}-${month}-${date}`).filter(isDay);
  const last = days.at(-1);
  if (last === undefined) return null;
  const nextDay = (dayNumber(last) + 1) * MS_PER_DAY;
  return new Date(nextDay - zone.offsetAt(nextDay) - 1000).toISOString();
};

/**
 * When the file was exported, as far as it says: what it tells was so then, and may have changed before it was chosen.
 * Its name says it better than the disk, which says when it was saved anew.
 */
const savedAt = (file: Blob, name: string | null, zone: Zone, chosenAt: Instant): Instant => {
  const told = [
    namedTime(name ?? (file instanceof File ? file.name : ''), zone),
    file instanceof File ? new Date(file.lastModified).toISOString() : null,
  ];
  return told.reduce<Instant>(
    (earliest, time) => (time !== null && Date.parse(time) < Date.parse(earliest) ? time : earliest),
    chosenAt,
  );
};

const toOutcome = (error: unknown): ExportOutcome => {
  // what the browser throws where the file is gone or was written to
  const isUnreadable = error instanceof DOMException && /^Not(Readable|Found)Error$/.test(error.name);
  const known = isUnreadable ? changedFile() : error;
  if (known instanceof ExportError) return { ok: false, code: known.code, message: known.message };
  throw error;
};

/**
 * Reads an official export of orders or returns, CSV or workbook, in two walks. The first looks at every row and refuses
 * the file as a whole where anything is wrong with it; only the second hands out facts, so that a refused file leaves
 * nothing behind. Each record is read wholly or left out with its rows; coverage is called complete only when none was.
 * No DOM, no clock: it may run in a worker. What is held at a time is a piece of the file, the rows of records that
 * have more to come, and a number for each record.
 */
export const readExport = async (
  file: Blob,
  { region, timeZone, currency, at }: ExportContext,
  { onFacts, onProgress, confirmLarge = false }: ExportOptions,
): Promise<ExportOutcome> => {
  const report = (stage: ExportProgress['stage']): ProgressListener => {
    const progress = { stage, bytes: 0, of: file.size, rows: 0 };
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
    const opened = await openFile(file, confirmLarge);
    const zone = makeZone(timeZone);
    const lastDay = zone.dayOf(at);
    const checked = await checkExport(opened, region, lastDay, report('checking'));
    const locale: ExportLocale = {
      at: savedAt(file, opened.name, zone, at),
      lastDay,
      currency,
      zone,
      dateOrder: checked.dateOrder,
      dayZero: opened.dayZero,
    };
    return { ok: true, value: await readRecords(checked, locale, at, report('reading'), onFacts) };
  } catch (error) {
    return toOutcome(error);
  }
};
