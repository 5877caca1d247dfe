import { addCaptions, type CaptionLine, type Captions, type Column, type Columns } from '../../captions';

const en = (...captions: string[]): Captions => ({ en: captions });

/**
 * Captions of an order's own fields, on its list and on its page. Sources: the order export and Seller University; that
 * the pages print the same is likely, not proven. "Ship by" and "Estimated delivery" are other dates than the one by
 * which a delivery is judged, and no synonyms of it.
 */
const ENGLISH = {
  orderId: en('Order ID'),
  status: en('Order status', 'Status'),
  substatus: en('Order Substatus', 'Substatus'),
  placedAt: en(
    ...['Created time', 'Order created', 'Order create time', 'Order created time', 'Created', 'Order placed'],
    ...['Order time', 'Order date', 'Created on', 'Placed on'],
  ),
  paidAt: en('Paid time', 'Payment time', 'Paid', 'Order paid'),
  readyToShipAt: en('RTS time', 'Ready to ship'),
  shippedAt: en('Shipped time', 'Shipped', 'Shipped on', 'Order shipped'),
  deliverBy: en(
    ...[
      'Deliver by',
      'Deliver-by date',
      'Deliver by date',
      'Deliver by time',
      'Deliver before',
      'Must be delivered by',
    ],
    ...['Expected delivery', 'Expected delivery date', 'Expected delivery time', 'Expect deliver time'],
  ),
  deliveredAt: en(
    ...['Delivered time', 'Delivered', 'Delivered on', 'Delivered at', 'Actual deliver time'],
    ...['Package delivered', 'Order delivered'],
  ),
  cancelledAt: en('Cancelled time', 'Canceled time', 'Cancelled', 'Canceled', 'Order canceled', 'Order cancelled'),
  cancelledBy: en('Canceled by', 'Cancelled by', 'Cancel by'),
  cancelReason: en('Cancel reason', 'Cancellation reason', 'Cancelation reason'),
  amount: en('Order amount', 'Order total', 'Total amount', 'Grand total', 'Total'),
  kind: en('Order type', 'Normal or Pre-order'),
  fulfillment: en('Fulfillment type', 'Fulfilled by', 'Fulfillment method'),
  delivery: en('Delivery option', 'Shipping option', 'Shipping method', 'Delivery option type'),
  trackingId: en('Tracking ID', 'Tracking number', 'Tracking No.'),
  productName: en('Product name'),
  productId: en('Product ID'),
  skuId: en('SKU ID'),
  sellerSku: en('Seller SKU'),
  quantity: en('Quantity', 'Qty'),
} satisfies Record<string, Captions>;

const LOCAL: readonly CaptionLine<keyof typeof ENGLISH>[] = [
  ['orderId', 'ja', '注文ID', 'ordersJp'],
  ['status', 'ja', '注文状況', 'ordersJp'],
  ['substatus', 'ja', '注文のサブ状況', 'ordersJp'],
  ['placedAt', 'ja', '注文作成時刻', 'ordersJp'],
  ['paidAt', 'ja', '注文の支払い日時', 'ordersJp'],
  ['readyToShipAt', 'ja', '発送準備完了日時', 'ordersJp'],
  ['shippedAt', 'ja', '発送日時', 'ordersJp'],
  ['deliveredAt', 'ja', '配達日時', 'ordersJp'],
  ['cancelledAt', 'ja', 'キャンセル日時', 'ordersJp'],
  ['cancelledBy', 'ja', 'キャンセル元', 'ordersJp'],
  ['cancelReason', 'ja', 'キャンセル理由', 'ordersJp'],
  ['amount', 'ja', '注文金額', 'ordersJp'],
  ['kind', 'ja', '通常の注文または予約注文', 'ordersJp'],
  ['fulfillment', 'ja', 'フルフィルメントタイプ', 'ordersJp'],
  ['delivery', 'ja', '配達オプションのタイプ', 'ordersJp'],
  ['trackingId', 'ja', '追跡ID', 'ordersJp'],
  ['productName', 'ja', '商品名', 'ordersJp'],
  ['skuId', 'ja', 'SKU ID', 'ordersJp'],
  ['sellerSku', 'ja', 'セラーSKU', 'ordersJp'],
  ['quantity', 'ja', '数量', 'ordersJp'],
];

export const ORDER_CAPTIONS = addCaptions(ENGLISH, LOCAL);

/** A column, with further captions that would be ambiguous on a page without columns. */
const columnOf = (field: keyof typeof ENGLISH, ...more: string[]): Column => ({
  captions: { ...ORDER_CAPTIONS[field], en: [...ORDER_CAPTIONS[field].en, ...more] },
});

/** The order list (Manage orders), in List view. */
export const ORDER_COLUMNS = {
  orderId: { ...columnOf('orderId', 'Order', 'Order info'), required: true },
  status: { ...columnOf('status'), required: true },
  substatus: columnOf('substatus'),
  placedAt: columnOf('placedAt', 'Time created', 'Placed', 'Date created'),
  paidAt: columnOf('paidAt'),
  readyToShipAt: columnOf('readyToShipAt'),
  shippedAt: columnOf('shippedAt'),
  deliverBy: columnOf('deliverBy'),
  deliveredAt: columnOf('deliveredAt'),
  cancelledAt: columnOf('cancelledAt'),
  cancelledBy: columnOf('cancelledBy'),
  cancelReason: columnOf('cancelReason'),
  amount: columnOf('amount', 'Amount'),
  items: {
    captions: en(
      ...['Items', 'Item', 'Products', 'Product', 'Product info', 'Product information', 'Product details'],
      ...['Order items', 'SKU'],
    ),
  },
  productName: columnOf('productName'),
  productId: columnOf('productId'),
  skuId: columnOf('skuId'),
  sellerSku: columnOf('sellerSku'),
  quantity: columnOf('quantity'),
  kind: columnOf('kind'),
  fulfillment: columnOf('fulfillment', 'Fulfillment'),
  delivery: columnOf('delivery', 'Shipping type', 'Delivery'),
  trackingId: columnOf('trackingId', 'Tracking'),
} as const satisfies Columns<string>;
export type OrderField = keyof typeof ORDER_COLUMNS;
