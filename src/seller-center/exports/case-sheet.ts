import type { Sheet } from './sheet';

/**
 * The export of returns and refunds, of 25 columns and the older one of 19. Its `Return unit price` is the refund as a
 * whole, and its order status is that of the day of the export, so neither is taken. Buyers' names and notes are not
 * named here, so they can't be reached.
 */
export const CASE_SHEET = {
  title: 'export of returns',
  key: 'caseId',
  required: ['caseId', 'orderId', 'type', 'requestedAt', 'reason', 'status'],
  moments: ['requestedAt', 'refundedAt'],
  captions: [
    ['caseId', 'Return Order ID', 'returns'],
    ['orderId', 'Order ID', 'returns'],
    ['type', 'Return Type', 'returns'],
    ['requestedAt', 'Time Requested', 'returns'],
    ['reason', 'Return Reason', 'returns'],
    ['status', 'Return Status', 'returns'],
    ['substatus', 'Return Sub Status', 'returns'],
    ['refundedAt', 'Refund Time', 'returns'],
  ],
} as const satisfies Sheet<string>;
export type CaseField = (typeof CASE_SHEET)['captions'][number][0];
