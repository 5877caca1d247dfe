import type { Instant } from '#core/model/day';
import type { Request } from '#core/model/request';
import type { Column, Columns } from '../../dom/columns';
import type { Drafts } from '../../page-context';
import { lookUpLabel } from '../../status-labels';

const column = (...en: string[]): Column => ({ captions: { en } });
const required = (...en: string[]): Column => ({ captions: { en }, required: true });

/**
 * Manage returns, in List view. Captions: those of the export of returns, which names the same things; that the list
 * prints them is likely, not proven. Buyers' names and notes are not named here, so they can't be reached.
 */
export const RETURN_COLUMNS = {
  caseId: required('Return Order ID', 'Return ID'),
  orderId: required('Order ID'),
  requestedAt: required('Time Requested', 'Requested time', 'Request time'),
  type: column('Return Type'),
  reason: column('Return Reason'),
  status: column('Return Status'),
} as const satisfies Columns<string>;
export type ReturnField = keyof typeof RETURN_COLUMNS;

export type CaseDraft = NonNullable<Drafts['cases']>[number];
type Said = Pick<CaseDraft, 'id' | 'orderId' | 'type' | 'reason' | 'requestedAt'> & { statusText: string | null };

/** What a status means decides nothing that is counted: one that is not known is kept as printed. */
export const caseOf = (at: Instant, said: Said): CaseDraft => ({
  ...said,
  status: said.statusText === null ? null : (lookUpLabel(RETURN_STATES, said.statusText) ?? 'unknown'),
  readAt: at,
  firstSeen: at,
  lastSeen: at,
});

/** Type and status as the list and the Partner API have them, by their letters. */
export const RETURN_TYPES: Readonly<Record<string, NonNullable<Request['type']>>> = {
  returnandrefund: 'return-refund',
  refundonly: 'refund',
  exchange: 'replacement',
  reshipment: 'replacement',
  replacement: 'replacement',
};
export const RETURN_STATES: Readonly<Record<string, NonNullable<Request['status']>>> = {
  toprocess: 'open',
  inprocess: 'open',
  completed: 'completed',
  refundrejected: 'rejected',
  canceled: 'cancelled',
  cancelled: 'cancelled',
};
