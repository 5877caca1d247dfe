import type { Metric } from '#core/model/metric';
import { type Columns, column, orGuessed, requiredColumn } from '../../captions';

/**
 * The diagnosis lists (Shop Performance > Diagnosis). Their captions are not public. As sources count the field names
 * of the Partner API 202606 (`problem_details`) in words, and A-AHT, which names the two durations; others are guessed.
 * Required columns also distinguish the lists of the metrics.
 */

const ORDER_ID = requiredColumn('Order ID');
const SKU = {
  skuId: column('SKU ID'),
  productId: column('Product ID'),
  productName: column('Product name'),
};
const PLACED = orGuessed(
  column('Order create time', 'Created time'),
  ...['Order created time', 'Order creation time', 'Create time'],
);
const DELIVERED = orGuessed(column('Deliver time', 'Delivered time', 'Actual deliver time'), 'Actual delivery time');

export const PROBLEM_COLUMNS = {
  NRR: {
    orderId: ORDER_ID,
    ...SKU,
    placedAt: PLACED,
    deliveredAt: DELIVERED,
    stars: orGuessed(requiredColumn('User review rating'), 'Review rating', 'User rating', 'Rating'),
  },
  NBFR: {
    orderId: ORDER_ID,
    ...SKU,
    placedAt: PLACED,
    deliveredAt: DELIVERED,
    reason: orGuessed(
      requiredColumn('Return refund reason', 'Return reason'),
      'Return and refund reason',
      'Refund reason',
    ),
  },
  SFCR: {
    orderId: ORDER_ID,
    ...SKU,
    placedAt: PLACED,
    reason: orGuessed(
      requiredColumn('Cancellation reasons', 'Cancel reason'),
      ...['Cancellation reason', 'Cancelation reasons', 'Cancelation reason'],
    ),
  },
  OTDR: {
    orderId: ORDER_ID,
    ...SKU,
    placedAt: PLACED,
    deliverBy: orGuessed(
      requiredColumn('Expect deliver time', 'Deliver by', 'Deliver-by date'),
      ...['Expected deliver time', 'Expected delivery time', 'Expected delivery date', 'Expected delivery'],
    ),
    deliveredAt: orGuessed(
      requiredColumn('Actual deliver time', 'Deliver time', 'Delivered time'),
      ...['Actual delivery time', 'Actual delivery'],
    ),
  },
  AHT: {
    orderId: ORDER_ID,
    caseId: orGuessed(requiredColumn('Return order ID'), 'Return ID'),
    type: orGuessed(column('Aftersales type name'), 'Aftersales type', 'After-sales type'),
    approveHours: orGuessed(
      requiredColumn('Approve duration hours', 'Request approval time'),
      ...['Approval duration hours', 'Approve duration'],
    ),
    inspectHours: orGuessed(
      requiredColumn('Inspect duration hours', 'Item inspection time'),
      ...['Inspection duration hours', 'Inspect duration'],
    ),
    rounds: orGuessed(requiredColumn('Review count'), 'Review rounds'),
  },
  IM_DSAT: {
    chatId: orGuessed(requiredColumn('Chat record ID'), 'Chat ID'),
    rating: orGuessed(requiredColumn('Customer rating'), 'Rating'),
    startedAt: column('First reply time'),
  },
  LDR: { orderId: ORDER_ID, ...SKU, placedAt: PLACED },
  RR24: { chatId: orGuessed(requiredColumn('Chat record ID'), 'Chat ID'), startedAt: column('First reply time') },
} as const satisfies Record<Metric, Columns<string>>;

/** Number of days that a list covers, as its caption states ("60-Day Negative Review Rate"). */
export const LIST_DAYS: Readonly<Record<Metric, number>> = {
  NRR: 60,
  NBFR: 60,
  SFCR: 30,
  OTDR: 30,
  AHT: 60,
  IM_DSAT: 60,
  LDR: 30,
  RR24: 60,
};

/**
 * Texts that identify a diagnosis page on any path. Sources: Seller University, how to appeal; for Brazil, on the
 * diagnosis.
 */
export const DIAGNOSIS_MARKS = {
  details: { en: ['Problem Order Details', 'Problem Chat Details'], pt: ['Causas e problemas', 'Status das métricas'] },
  appeal: { en: ['Appeal Orders', 'Appeal Chats'] },
} as const;

export type CaseType = 'refund' | 'return-refund' | 'replacement' | 'cancellation';
/** `aftersales_type_name` of the Partner API, and its equivalents on the returns page. */
export const CASE_TYPE_CAPTIONS: Readonly<Record<string, CaseType>> = {
  onlyrefund: 'refund',
  refundonly: 'refund',
  refund: 'refund',
  onlyreturn: 'return-refund',
  return: 'return-refund',
  returnandrefund: 'return-refund',
  returnrefund: 'return-refund',
  replacement: 'replacement',
  exchange: 'replacement',
  cancel: 'cancellation',
  cancellation: 'cancellation',
};
