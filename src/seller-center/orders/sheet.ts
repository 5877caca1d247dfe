import type { Column, Columns } from '../dom/columns';

const column = (...en: string[]): Column => ({ captions: { en } });
const required = (...en: string[]): Column => ({ captions: { en }, required: true });

/**
 * The order list (Manage orders), in List view. Captions: those of the order export and of Seller University, which
 * are the portal's own words for the same things; that the list prints them is likely, not proven. "Ship by" and
 * "Estimated delivery" are other dates than the one a delivery is judged by, and no synonyms of it.
 */
export const ORDER_COLUMNS = {
  orderId: required('Order ID', 'Order', 'Order info'),
  status: required('Order status', 'Status'),
  substatus: column('Order Substatus', 'Substatus'),
  placedAt: column(
    'Created time',
    'Order created',
    'Order create time',
    'Order created time',
    'Time created',
    'Created',
    'Order time',
    'Order date',
    'Order placed',
    'Placed',
    'Placed on',
    'Created on',
    'Date created',
  ),
  paidAt: column('Paid time', 'Payment time', 'Paid'),
  readyToShipAt: column('RTS time'),
  shippedAt: column('Shipped time', 'Shipped'),
  deliverBy: column(
    'Deliver by',
    'Deliver-by date',
    'Deliver by date',
    'Expected delivery',
    'Expected delivery date',
    'Expected delivery time',
    'Expect deliver time',
  ),
  deliveredAt: column('Delivered time', 'Delivered', 'Delivered on', 'Actual deliver time'),
  cancelledAt: column('Cancelled time', 'Canceled time', 'Cancelled', 'Canceled'),
  cancelledBy: column('Cancel by', 'Canceled by', 'Cancelled by'),
  cancelReason: column('Cancel reason', 'Cancellation reason', 'Cancelation reason'),
  amount: column('Order amount', 'Amount', 'Order total', 'Total amount', 'Total', 'Grand total'),
  items: column(
    'Items',
    'Item',
    'Products',
    'Product',
    'Product info',
    'Product information',
    'Product details',
    'Order items',
    'SKU',
  ),
  productName: column('Product name'),
  productId: column('Product ID'),
  skuId: column('SKU ID'),
  sellerSku: column('Seller SKU'),
  quantity: column('Quantity', 'Qty'),
  kind: column('Normal or Pre-order', 'Order type'),
  fulfillment: column('Fulfillment type', 'Fulfillment', 'Fulfilled by', 'Fulfillment method'),
  delivery: column(
    'Delivery option',
    'Shipping option',
    'Delivery option type',
    'Shipping type',
    'Shipping method',
    'Delivery',
  ),
  trackingId: column('Tracking ID', 'Tracking number', 'Tracking No.', 'Tracking'),
} as const satisfies Columns<string>;
export type OrderField = keyof typeof ORDER_COLUMNS;
