import type { CaseRecord } from '#core/model/case';
import { type Instant, makeDay } from '#core/model/day';
import type { ExportOptions, ExportSummary, RefusedRow, RowIssue } from '#core/model/export';
import { noFacts } from '#core/model/facts';
import type { Order } from '#core/model/order';
import { isId } from '../values/identity';
import { shapeOf } from '../values/value';
import type { CheckedExport } from './check-export';
import { type ExportRow, refuseRow, rowIssue } from './export-row';
import type { ExportLocale } from './locale';
import { ExportError, type ProgressListener } from './raw-file';
import { idKey, SCIENTIFIC } from './rounded-ids';

const RECORDS_PER_BATCH = 500;
/** Largest number of reported rows; the others are counted. */
export const MAX_ROWS_REPORTED = 1000;
/** Number of orders in the same state above which a file is hardly complete. */
const MIN_ORDERS_OF_ONE_STATE = 30;

export const changedFileError = () => new ExportError('changed', 'it changed while it was read; choose it once more');

/** Error of a row whose order id is unreadable. */
const idIssue = (caption: string, text: string): RowIssue => {
  if (text === '') return rowIssue('missing', 'there is none', caption);
  return SCIENTIFIC.test(text)
    ? rowIssue(
        'rounded-id',
        'a spreadsheet has rounded it to a number such as 5.76E+17; import the file as it was downloaded',
        caption,
      )
    : rowIssue('not-an-id', `“${shapeOf(text)}” is not 15 to 20 digits`, caption);
};

/** Collects the rows of each record, wherever they are, and releases them with the last one. */
const makeRecordReader = ({ kind, header, rowsPerRecord }: CheckedExport, locale: ExportLocale) => {
  const captions = Object.fromEntries(header.columns.map(({ field, caption }) => [field, caption]));
  const { key } = kind.captions;
  const unfinished = new Map<string, ExportRow<string>[]>();
  return {
    unfinished,
    /** the record that this row completes, the refused rows, or null while rows are missing */
    add(row: ExportRow<string>): { record: Order | CaseRecord } | { refused: RefusedRow[] } | null {
      const id = row.cells[key] ?? '';
      if (!isId(id)) return { refused: [refuseRow(row.row, [row.issue ?? idIssue(captions[key] ?? '', id)])] };
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

/** Second pass: passes on records in batches, then the coverage of the file. */
export const readRecords = async (
  checked: CheckedExport,
  locale: ExportLocale,
  chosenAt: Instant,
  listener: ProgressListener,
  onFacts: ExportOptions['onFacts'],
): Promise<ExportSummary> => {
  const { kind, rowCount } = checked;
  const reader = makeRecordReader(checked, locale);
  const refused: RefusedRow[] = [];
  let [refusedRows, rowsRead] = [0, 0];
  let records = 0;
  const states = new Set<string | null>();
  let [firstDay, lastDay] = [Infinity, -Infinity];
  let batch: (Order | CaseRecord)[] = [];
  const handOutBatch = async (): Promise<void> => {
    if (batch.length > 0) await onFacts({ ...noFacts(), [kind.list]: batch });
    records += batch.length;
    batch = [];
  };
  for await (const rows of checked.walk(listener)) {
    rowsRead += rows.length;
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
  if (rowsRead !== rowCount || reader.unfinished.size > 0) throw changedFileError();
  await handOutBatch();

  // An export of one tab lacks orders in other states, so it is not all orders of its days.
  const isOneState = kind.list === 'orders' && records >= MIN_ORDERS_OF_ONE_STATE && states.size === 1;
  const summary: ExportSummary = {
    kind: kind.kind,
    rows: rowCount,
    records,
    refusedRows,
    refused: refused.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)).slice(0, MAX_ROWS_REPORTED),
    from: null,
    to: null,
  };
  if (records === 0) return summary;

  // A time of saving before its own rows is wrong.
  const at = locale.zone.dayOf(locale.at) < lastDay ? chosenAt : locale.at;
  // The day of saving was not over.
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
