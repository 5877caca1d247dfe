import { type Instant, makeDay } from '#core/model/day';
import { type Facts, noFacts } from '#core/model/facts';
import type { Order } from '#core/model/order';
import type { Request } from '#core/model/request';
import { makeZone } from '#core/model/zone';
import { isId } from '../values/identity';
import { shapeOf } from '../values/value';
import { ExportFault, type ExportRefusal } from './export-fault';
import type { ExportContext, ExportDialect, ExportRow, RefusedRow } from './export-row';
import { openFile } from './open-file';
import { stopIfAsked, type Watch } from './raw-rows';
import { idKey, type Survey, surveyFile } from './survey';

const BATCH = 500;
/** More than anyone reads; the others are counted. */
const MOST_REFUSED = 1000;
/** So many orders of the same state are hardly all that there were. */
const MANY = 30;

export interface ExportProgress {
  /** a file is walked twice: nothing is handed out before all of it has been checked */
  stage: 'checking' | 'reading';
  /** of the file, and its length */
  bytes: number;
  of: number;
  rows: number;
}
export interface ExportOptions {
  /** Takes a batch in, or lays it aside; the reading waits for it. The last one holds the coverage. */
  onFacts(facts: Facts): void | Promise<void>;
  onProgress?: (progress: ExportProgress) => void;
  signal?: AbortSignal;
  /** a workbook that unpacks to more than 50 MB is meant */
  confirmLarge?: boolean;
}
export interface ExportSummary {
  kind: 'order-export' | 'cases-export';
  /** below the header, refused ones too */
  rows: number;
  /** orders or requests */
  records: number;
  /** rows that were further lines of a record */
  merged: number;
  refusedRows: number;
  /** the first of them, with the reasons */
  refused: RefusedRow[];
  from: string | null;
  to: string | null;
  /** all orders are in the same state, as where one tab was exported and not all orders: then nothing is called complete */
  isOneState: boolean;
}
export type ExportOutcome = { ok: true; value: ExportSummary } | { ok: false; code: ExportRefusal; message: string };

const SCIENTIFIC = /^\d(?:[.,]\d+)?e\+?\d+$/i;

/** Why nobody can say what order a row is of. */
const idFault = (caption: string, text: string): string => {
  if (text === '') return `${caption}: there is none`;
  return SCIENTIFIC.test(text)
    ? `${caption}: a spreadsheet has rounded it to a number such as 5.76E+17; import the file as it was downloaded`
    : `${caption}: “${shapeOf(text)}” is not 15 to 20 digits`;
};

/** Gathers the rows of each record, wherever they stand, and lets go of them as soon as the last has come. */
const makeGatherer = ({ kind, header, sizes }: Survey, dialect: ExportDialect) => {
  const captions = Object.fromEntries(header.places.map((it) => [it.field, it.caption]));
  const open = new Map<string, ExportRow<string>[]>();
  return {
    open,
    take(row: ExportRow<string>): { record: Order | Request } | { refused: RefusedRow[] } | null {
      const id = row.cells[kind.sheet.key] ?? '';
      if (!isId(id)) {
        const message = row.fault ?? idFault(captions[kind.sheet.key] ?? '', id);
        return { refused: [{ row: row.row, message }] };
      }
      const rows = open.get(id) ?? [];
      rows.push(row);
      if (rows.length < (sizes.get(idKey(id)) ?? 0)) {
        open.set(id, rows);
        return null;
      }
      open.delete(id);
      return kind.read(id, rows, captions, dialect);
    },
  };
};

const readRecords = async (
  survey: Survey,
  dialect: ExportDialect,
  chosenAt: Instant,
  watch: Watch,
  onFacts: ExportOptions['onFacts'],
): Promise<ExportSummary> => {
  const { kind, rows } = survey;
  const gatherer = makeGatherer(survey, dialect);
  const summary: ExportSummary = {
    kind: kind.kind,
    rows,
    records: 0,
    merged: 0,
    refusedRows: 0,
    refused: [],
    from: null,
    to: null,
    isOneState: false,
  };
  const states = new Set<string | null>();
  const span = { first: Infinity, last: -Infinity };
  let batch: (Order | Request)[] = [];
  const handOver = async (): Promise<void> => {
    stopIfAsked(watch);
    if (batch.length > 0) await onFacts({ ...noFacts(), [kind.list]: batch });
    summary.records += batch.length;
    batch = [];
  };
  for await (const some of survey.walk(watch)) {
    for (const row of some) {
      const taken = gatherer.take(row);
      if (taken === null) continue;
      if ('refused' in taken) {
        summary.refusedRows += taken.refused.length;
        if (summary.refused.length < MOST_REFUSED) summary.refused.push(...taken.refused);
        continue;
      }
      const day = kind.dayOf(taken.record, dialect);
      states.add(taken.record.status);
      span.first = Math.min(span.first, day);
      span.last = Math.max(span.last, day);
      if (batch.push(taken.record) >= BATCH) await handOver();
    }
  }
  if (gatherer.open.size > 0) throw new ExportFault('changed', 'it changed while it was read; choose it once more');
  await handOver();
  summary.refused = summary.refused.sort((a, b) => a.row - b.row).slice(0, MOST_REFUSED);
  summary.merged = rows - summary.refusedRows - summary.records;
  if (summary.records === 0) return summary;
  const [from, to] = [makeDay(span.first), makeDay(span.last)];
  summary.isOneState = kind.list === 'orders' && summary.records >= MANY && states.size === 1;
  // What says that it was saved before its own rows is wrong.
  const at = dialect.zone.dayOf(dialect.at) < span.last ? chosenAt : dialect.at;
  // The day on which it was saved was not over.
  const lastWhole = Math.min(span.last, dialect.zone.dayOf(at) - 1);
  const complete = summary.refusedRows === 0 && !summary.isOneState && lastWhole >= span.first;
  const coverage = {
    ...{ source: kind.coverage, from, to: complete ? makeDay(lastWhole) : to, readAt: at },
    ...{ rows: summary.records, expected: complete ? summary.records : null, complete },
  };
  await onFacts({ ...noFacts(), coverage: [coverage] });
  return { ...summary, from, to };
};

/** When the file was saved, as far as it says: what it tells was so then, and may have changed before it was chosen. */
const savedAt = (file: Blob, at: Instant): Instant =>
  file instanceof File && file.lastModified < Date.parse(at) ? new Date(file.lastModified).toISOString() : at;

const toOutcome = (error: unknown): ExportOutcome => {
  if (error instanceof ExportFault) return { ok: false, code: error.code, message: error.message };
  // what the browser throws where the file is gone or was written to
  if (error instanceof DOMException && /^Not(Readable|Found)Error$/.test(error.name))
    return { ok: false, code: 'changed', message: 'it changed while it was read; choose it once more' };
  throw error;
};

/**
 * Reads an official export of orders or returns, CSV or workbook, in two walks. The first looks at every row and refuses
 * the file as a whole where anything is wrong with it; only the second hands out facts, so that a refused file leaves
 * nothing behind. Each order is read wholly or left out with its rows; coverage is called complete only when none was.
 * No DOM, no clock: it may run in a worker. What is held at a time is a piece of the file, the rows of records that
 * have more to come, and a number for each record.
 */
export const readExport = async (
  file: Blob,
  context: ExportContext,
  options: ExportOptions,
): Promise<ExportOutcome> => {
  const { onFacts, onProgress, signal, confirmLarge = false } = options;
  const watchAs = (stage: ExportProgress['stage']): Watch => {
    const seen = { stage, bytes: 0, of: file.size, rows: 0 };
    return {
      signal,
      saw: (bytes) => {
        seen.bytes += bytes;
      },
      counted: (rows) => {
        seen.rows += rows;
        onProgress?.({ ...seen });
      },
    };
  };
  try {
    const checking = watchAs('checking');
    const opened = await openFile(file, confirmLarge, checking);
    const survey = await surveyFile(opened, context, checking);
    const { region: _, timeZone, currency, at } = context;
    const dialect = {
      at: savedAt(file, at),
      currency,
      zone: makeZone(timeZone),
      dateOrder: survey.dateOrder,
      dayZero: opened.dayZero,
    };
    return { ok: true, value: await readRecords(survey, dialect, at, watchAs('reading'), onFacts) };
  } catch (error) {
    return toOutcome(error);
  }
};
