import type { Column, Columns } from '../dom/columns';

const column = (...en: string[]): Column => ({ captions: { en } });
const required = (...en: string[]): Column => ({ captions: { en }, required: true });

/**
 * The "All order" export. Captions: those of US exports, old and new, and of the markets that print them in English.
 * Required is what decides a count and stands in every known variant: were one of them renamed and read as "not
 * known", deliveries or cancellations would vanish without a word. No column that speaks of a person is named here,
 * so none can be reached; that includes the creator's handle, which says who sold, not that it was a sample.
 */
export const ORDER_EXPORT = {
  orderId: required('Order ID'),
  status: required('Order Status'),
  substatus: required('Order Substatus'),
  kind: required('Normal or Pre-order'),
  skuId: required('SKU ID'),
  sellerSku: column('Seller SKU'),
  productId: column('Product ID'),
  productName: column('Product Name'),
  quantity: required('Quantity'),
  returnedQuantity: column('Sku Quantity of return'),
  amount: column('Order Amount'),
  placedAt: required('Created Time'),
  paidAt: required('Paid Time'),
  readyToShipAt: column('RTS Time'),
  shippedAt: column('Shipped Time'),
  deliveredAt: required('Delivered Time'),
  cancelledAt: required('Cancelled Time', 'Canceled Time', 'Cancelation Time', 'Cancellation Time'),
  cancelledBy: required('Cancel By', 'Cancelled By', 'Canceled By'),
  cancelReason: required('Cancel Reason', 'Cancelation Reason', 'Cancellation Reason'),
  fulfillment: required('Fulfillment Type'),
  delivery: column('Delivery Option'),
  trackingId: column('Tracking ID'),
} as const satisfies Columns<string>;
export type ExportField = keyof typeof ORDER_EXPORT;
