import type { CaseRecord } from '#core/model/case';
import type { FactDrafts } from '#core/model/page';
import { type Columns, column, orGuessed, requiredColumn } from '../../captions';

/**
 * Manage returns, in List view. Source of captions: the export of returns; that the list prints the same is likely, not
 * proven. Columns of buyers' names and notes are not listed, so they cannot be reached.
 */
export const RETURN_COLUMNS = {
  caseId: orGuessed(requiredColumn('Return Order ID'), 'Return ID'),
  orderId: requiredColumn('Order ID'),
  requestedAt: orGuessed(requiredColumn('Time Requested'), 'Requested time', 'Request time'),
  type: column('Return Type'),
  reason: column('Return Reason'),
  /**
   * Seller University: a request without an answer within so many hours is approved; printed as a day or as remaining
   * time
   */
  respondBy: orGuessed(
    column(),
    'Respond by',
    'Respond before',
    'Response deadline',
    'Auto-approve on',
    'Auto-approved on',
  ),
  status: column('Return Status'),
} as const satisfies Columns<string>;
export type ReturnField = keyof typeof RETURN_COLUMNS;

export type CaseDraft = NonNullable<FactDrafts['cases']>[number];

/** Types and states as printed in the list, its export, the app and the Partner API, by caption key. */
export const RETURN_TYPES: Readonly<Record<string, NonNullable<CaseRecord['type']>>> = {
  returnandrefund: 'return-refund',
  refundonly: 'refund',
  refunded: 'refund',
  exchange: 'replacement',
  reshipment: 'replacement',
  replacement: 'replacement',
};
export const RETURN_STATES: Readonly<Record<string, NonNullable<CaseRecord['status']>>> = {
  toprocess: 'open',
  inprocess: 'open',
  pendingapprovalforreturn: 'open',
  pendingreceiptofreturnedpackage: 'open',
  pendingapprovalforrefund: 'open',
  pendingevidenceupload: 'open',
  completed: 'completed',
  refundrejected: 'rejected',
  canceled: 'cancelled',
  cancelled: 'cancelled',
  requestcanceled: 'cancelled',
};
