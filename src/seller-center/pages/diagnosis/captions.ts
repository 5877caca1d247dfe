import type { Metric } from '#core/model/metric';
import { type Columns, column, requiredColumn } from '../../captions';

/**
 * The diagnosis lists (Shop Performance > Diagnosis). Their captions are not public; the field names of the Partner API
 * 202606 (`problem_details`) in words are the best guess, and A-AHT names the two durations. Required columns also
 * distinguish the lists of the metrics.
 */

const ORDER_ID = requiredColumn('Order ID');
const SKU = {
  skuId: column('SKU ID'),
  productId: column('Product ID'),
  productName: column('Product name'),
};
const PLACED = column('Order create time', 'Order created time', 'Order creation time', 'Created time', 'Create time');
const DELIVERED = column('Deliver time', 'Delivered time', 'Actual deliver time', 'Actual delivery time');

export const PROBLEM_COLUMNS = {
  NRR: {
    orderId: ORDER_ID,
    ...SKU,
    placedAt: PLACED,
    deliveredAt: DELIVERED,
    stars: requiredColumn('User review rating', 'Review rating', 'User rating', 'Rating'),
  },
  NBFR: {
    orderId: ORDER_ID,
    ...SKU,
    placedAt: PLACED,
    deliveredAt: DELIVERED,
    reason: requiredColumn('Return refund reason', 'Return and refund reason', 'Refund reason', 'Return reason'),
  },
  SFCR: {
    orderId: ORDER_ID,
    ...SKU,
    placedAt: PLACED,
    reason: requiredColumn(
      'Cancellation reasons',
      'Cancellation reason',
      'Cancelation reasons',
      'Cancelation reason',
      'Cancel reason',
    ),
  },
  OTDR: {
    orderId: ORDER_ID,
    ...SKU,
    placedAt: PLACED,
    deliverBy: requiredColumn(
      'Expect deliver time',
      'Expected deliver time',
      'Expected delivery time',
      'Expected delivery date',
      'Expected delivery',
      'Deliver by',
      'Deliver-by date',
    ),
    deliveredAt: requiredColumn(
      'Actual deliver time',
      'Actual delivery time',
      'Actual delivery',
      'Deliver time',
      'Delivered time',
    ),
  },
  AHT: {
    orderId: ORDER_ID,
    caseId: requiredColumn('Return order ID', 'Return ID'),
    type: column('Aftersales type name', 'Aftersales type', 'After-sales type'),
    approveHours: requiredColumn(
      'Approve duration hours',
      'Approval duration hours',
      'Approve duration',
      'Request approval time',
    ),
    inspectHours: requiredColumn(
      'Inspect duration hours',
      'Inspection duration hours',
      'Inspect duration',
      'Item inspection time',
    ),
    rounds: requiredColumn('Review count', 'Review rounds'),
  },
  IM_DSAT: {
    chatId: requiredColumn('Chat record ID', 'Chat ID'),
    rating: requiredColumn('Customer rating', 'Rating'),
    startedAt: column('First reply time'),
  },
  LDR: { orderId: ORDER_ID, ...SKU, placedAt: PLACED },
  RR24: { chatId: requiredColumn('Chat record ID', 'Chat ID'), startedAt: column('First reply time') },
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

/** `aftersales_type_name` of the Partner API, and its equivalents on the returns page. */
export const CASE_TYPE_CAPTIONS: Readonly<Record<string, 'refund' | 'return-refund' | 'replacement' | 'cancellation'>> =
  {
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
