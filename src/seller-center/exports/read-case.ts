import * as z from 'zod/mini';
import { type Request, request } from '#core/model/request';
import { readId, readPhrase } from '../values/identity';
import { readReason } from '../values/reasons';
import { readText } from '../values/value';
import { lookUp } from '../words';
import { CASE_SHEET, type CaseField } from './case-sheet';
import { type Captions, type ExportDialect, type ExportRow, joinRows, makeReader, type RefusedRow } from './export-row';
import type { Source } from './sources';

type Word<T> = readonly [printed: string, meaning: T, source: Source];

const TYPES: readonly Word<NonNullable<Request['type']>>[] = [
  ['Return and Refund', 'return-refund', 'university'],
  ['RETURN_AND_REFUND', 'return-refund', 'api'],
  ['Refund only', 'refund', 'university'],
  ['REFUND', 'refund', 'api'],
  ['Exchange', 'replacement', 'university'],
  ['Reshipment', 'replacement', 'university'],
  ['REPLACEMENT', 'replacement', 'api'],
];

const STATUSES: readonly Word<NonNullable<Request['status']>>[] = [
  ['To process', 'open', 'university'],
  ['In process', 'open', 'university'],
  ['Completed', 'completed', 'university'],
  ['Refund rejected', 'rejected', 'university'],
  ['Canceled', 'cancelled', 'university'],
  ['Cancelled', 'cancelled', 'spelling'],
  ['RETURN_OR_REFUND_REQUEST_PENDING', 'open', 'api'],
  ['AWAITING_BUYER_SHIP', 'open', 'api'],
  ['BUYER_SHIPPED_ITEM', 'open', 'api'],
  ['REQUEST_REJECTED', 'rejected', 'api'],
  ['RECEIVE_REJECTED', 'rejected', 'api'],
];

const byLetters = <T>(words: readonly Word<T>[]): Readonly<Record<string, T>> =>
  Object.fromEntries(words.map(([printed, meaning]) => [printed.toLowerCase().replace(/[^a-z]/g, ''), meaning]));
const TYPE_WORDS = byLetters(TYPES);
const STATUS_WORDS = byLetters(STATUSES);

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
      take('type', (it) => readText(it, (text) => lookUp(TYPE_WORDS, text))),
    ),
    requestedAt: need('requestedAt', moment('requestedAt')),
    reason: take('reason', (it) => readReason([it])),
    status: statusText === null ? null : (lookUp(STATUS_WORDS, statusText) ?? ('unknown' as const)),
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
  const sealed = z.safeParse(request, { id, readAt: dialect.at, ...taken.head, statusText: taken.lines[0] ?? null });
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
