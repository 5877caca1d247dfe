import * as z from 'zod/mini';
import { type Request, request } from '#core/model/request';
import { RETURN_STATES, RETURN_TYPES } from '../pages/returns/captions';
import { lookUpLabel } from '../status-labels';
import { readId, readPhrase } from '../values/identity';
import { readReason } from '../values/reasons';
import { readText } from '../values/value';
import { CASE_SHEET, type CaseField } from './case-sheet';
import {
  type Captions,
  type ExportDialect,
  type ExportRow,
  joinRows,
  knownAt,
  makeReader,
  type RefusedRow,
} from './export-row';

/**
 * Type, reason and date decide whether a request counts: where one of them says what nobody knows, the request is left
 * out. An empty reason is one that was not given, which the assessment names as missing. A status decides nothing, so
 * one that is not known is kept as printed.
 */
const readRow = (row: ExportRow<CaseField>, captions: Captions<CaseField>, dialect: ExportDialect) => {
  const { faults, take, need, moment } = makeReader(row, captions, dialect);
  const statusText = take('status', (it) => readPhrase(it));
  const head = {
    orderId: need('orderId', take('orderId', readId)),
    type: need(
      'type',
      take('type', (it) => readText(it, (text) => lookUpLabel(RETURN_TYPES, text))),
    ),
    requestedAt: need('requestedAt', moment('requestedAt')),
    reason: take('reason', (it) => readReason([it])),
    status: statusText === null ? null : (lookUpLabel(RETURN_STATES, statusText) ?? ('unknown' as const)),
  };
  const refundedAt = moment('refundedAt');
  if (
    head.requestedAt !== null &&
    refundedAt !== null &&
    dialect.zone.dayOf(refundedAt) < dialect.zone.dayOf(head.requestedAt)
  )
    faults.push(`${captions.refundedAt}: it is before ${captions.requestedAt}`);
  return { head, line: statusText, faults };
};

/** A request from all its rows, one for each SKU that comes back, or why they are left out. */
export const readCase = (
  id: string,
  rows: readonly ExportRow<CaseField>[],
  captions: Captions<CaseField>,
  dialect: ExportDialect,
): { record: Request } | { refused: RefusedRow[] } => {
  const taken = joinRows(rows, captions, (row) => readRow(row, captions, dialect));
  if ('refused' in taken) return taken;
  const sealed = z.safeParse(request, {
    id,
    readAt: knownAt(dialect.at, [taken.head.requestedAt]),
    ...taken.head,
    statusText: taken.lines[0] ?? null,
  });
  if (sealed.success) return { record: sealed.data };
  const message = `${sealed.error.issues[0]!.path.join('.')} is out of range`;
  return { refused: rows.map(({ row }) => ({ row, message })) };
};

export const CASES = {
  kind: 'cases-export',
  sheet: CASE_SHEET,
  list: 'cases',
  coverage: 'cases-export',
  read: readCase,
  dayOf: ({ requestedAt }: Request, { zone }: ExportDialect) => zone.dayOf(requestedAt!),
} as const;
