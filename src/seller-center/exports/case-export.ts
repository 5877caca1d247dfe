import * as z from 'zod/mini';
import { type CaseRecord, caseRecord } from '#core/model/case';
import type { RefusedRow } from '#core/model/export';
import { findByCaption } from '../captions';
import { RETURN_STATES, RETURN_TYPES } from '../pages/returns/captions';
import { readId, readPhrase } from '../values/identity';
import { readReason } from '../values/reasons';
import { readText } from '../values/value';
import type { CaptionTable } from './captions';
import {
  agreedFields,
  type ExportCaptions,
  type ExportRow,
  joinRows,
  latestOf,
  makeCellReader,
  refuseAll,
  sameInAllRows,
} from './export-row';
import type { ExportLocale } from './locale';

/**
 * The export of returns and refunds, with 25 columns or, in older files, 19. `Return unit price` is the whole refund,
 * and the order status is that of the day of the export, so neither is read; the order's amount gives the currency.
 * Columns of buyers' names and notes are not listed, so they cannot be reached.
 */
export const CASE_EXPORT_CAPTIONS = {
  key: 'requestId',
  required: ['requestId', 'orderId', 'type', 'requestedAt', 'reason', 'status'],
  moments: ['requestedAt', 'refundedAt'],
  otherIds: ['orderId'],
  anchor: { field: 'status', isKnown: (text) => findByCaption(RETURN_STATES, text) !== undefined },
  captions: [
    ['requestId', 'Return Order ID', 'returns'],
    ['orderId', 'Order ID', 'returns'],
    ['type', 'Return Type', 'returns'],
    ['requestedAt', 'Time Requested', 'returns'],
    ['reason', 'Return Reason', 'returns'],
    ['status', 'Return Status', 'returns'],
    ['substatus', 'Return Sub Status', 'returns'],
    ['refundedAt', 'Refund Time', 'returns'],
    ['amount', 'Order Amount', 'returns'],
  ],
} as const satisfies CaptionTable<string>;
type CaseField = (typeof CASE_EXPORT_CAPTIONS)['captions'][number][0];

/**
 * Reads one row. Type, reason and date decide whether a request counts, so without one of them the request is left out.
 * An empty reason was not given, which the assessment names as missing. A status decides nothing, so an unknown one is
 * kept as printed.
 */
const readRow = (row: ExportRow<CaseField>, captions: ExportCaptions<CaseField>, locale: ExportLocale) => {
  const { nameIssue, listIssues, read, readWord, required, readTime } = makeCellReader(row, captions, locale);
  const statusText = read('status', (text) => readPhrase(text));
  const type = readWord('type', (text) => readText(text, (printed) => findByCaption(RETURN_TYPES, printed)));
  const head = {
    orderId: required('orderId', read('orderId', readId)),
    type: required('type', type),
    requestedAt: required('requestedAt', readTime('requestedAt')),
    reason: read('reason', (text) => readReason([text])),
    status: statusText === null ? null : (findByCaption(RETURN_STATES, statusText) ?? ('unknown' as const)),
  };
  const { dayOf } = locale.zone;
  const refundedAt = readTime('refundedAt');
  if (head.requestedAt !== null && refundedAt !== null && dayOf(refundedAt) < dayOf(head.requestedAt))
    nameIssue('too-early', 'refundedAt', `it is before ${captions.requestedAt}`);
  return { head, line: statusText, issues: listIssues() };
};

/** A request from all its rows, one per returned SKU, or why these are left out. */
const readCase = (
  id: string,
  rows: readonly ExportRow<CaseField>[],
  captions: ExportCaptions<CaseField>,
  locale: ExportLocale,
): { record: CaseRecord } | { refused: RefusedRow[] } => {
  const joined = joinRows(rows, captions, ['orderId', 'requestedAt', 'type'], (row) => readRow(row, captions, locale));
  if ('refused' in joined) return joined;
  const { lines } = joined;
  const head = agreedFields(joined.heads);
  const readAt = latestOf(locale.at, [head.requestedAt]);
  const parsed = z.safeParse(caseRecord, { id, readAt, ...head, statusText: sameInAllRows(lines) });
  return parsed.success ? { record: parsed.data } : { refused: refuseAll(rows, parsed.error.issues[0]!.path) };
};

export const CASE_EXPORT = {
  kind: 'cases-export',
  captions: CASE_EXPORT_CAPTIONS,
  list: 'cases',
  coverage: 'cases-export',
  read: readCase,
  dayOf: ({ requestedAt }: CaseRecord, { zone }: ExportLocale) => zone.dayOf(requestedAt!),
} as const;
