import { addCaptions, type CaptionLine, type Captions, type Column, type Columns, orGuessed } from '../../captions';

const en = (...captions: string[]): Captions => ({ en: captions });
/** Captions of the export, and likely ones that no source names. */
const either = (named: readonly string[], ...guessed: string[]): Captions => ({ en: named, guessed });

/**
 * Captions of an order's own fields, on its list and on its page. Sources: the order export, the Partner API and Seller
 * University; that the pages print the same is likely, not proven. "Ship by" and "Estimated delivery" are other dates
 * than the one by which a delivery is judged, and no synonyms of it.
 */
const ENGLISH = {
  orderId: en('Order ID'),
  status: either(['Order status'], 'Status'),
  substatus: either(['Order Substatus'], 'Substatus'),
  placedAt: either(
    ['Created time', 'Order create time'],
    ...['Order created', 'Order created time', 'Created', 'Order placed', 'Order time', 'Order date', 'Created on'],
    'Placed on',
  ),
  paidAt: either(['Paid time'], 'Payment time', 'Paid', 'Order paid'),
  readyToShipAt: either(['RTS time'], 'Ready to ship'),
  shippedAt: either(['Shipped time'], 'Shipped', 'Shipped on', 'Order shipped'),
  deliverBy: either(
    ['Deliver by', 'Deliver-by date', 'Expect deliver time'],
    ...['Deliver by date', 'Deliver by time', 'Deliver before', 'Must be delivered by'],
    ...['Expected delivery', 'Expected delivery date', 'Expected delivery time'],
  ),
  deliveredAt: either(
    ['Delivered time', 'Actual deliver time'],
    ...['Delivered', 'Delivered on', 'Delivered at', 'Package delivered', 'Order delivered'],
  ),
  cancelledAt: either(
    ['Cancelled time'],
    ...['Canceled time', 'Cancelled', 'Canceled', 'Order canceled', 'Order cancelled'],
  ),
  cancelledBy: either(['Cancel by'], 'Canceled by', 'Cancelled by'),
  cancelReason: either(['Cancel reason', 'Cancellation reasons'], 'Cancellation reason', 'Cancelation reason'),
  amount: either(['Order amount'], 'Order total', 'Total amount', 'Grand total', 'Total'),
  kind: either(['Normal or Pre-order'], 'Order type'),
  fulfillment: either(['Fulfillment type'], 'Fulfilled by', 'Fulfillment method'),
  delivery: either(['Delivery option', 'Delivery option type'], 'Shipping option', 'Shipping method'),
  trackingId: either(['Tracking ID'], 'Tracking number', 'Tracking No.'),
  productName: en('Product name'),
  productId: en('Product ID'),
  skuId: en('SKU ID'),
  sellerSku: en('Seller SKU'),
  quantity: either(['Quantity'], 'Qty'),
} satisfies Record<string, Captions>;

/** Captions of the Japanese export, which prints those of the page. */
export const JAPANESE: readonly CaptionLine<keyof typeof ENGLISH>[] = [
  ['orderId', 'ja', '注文ID', 'ordersJp'],
  ['status', 'ja', '注文状況', 'ordersJp'],
  ['substatus', 'ja', '注文のサブ状況', 'ordersJp'],
  ['placedAt', 'ja', '注文作成時刻', 'ordersJp'],
  ['paidAt', 'ja', '注文の支払い日時', 'ordersJp'],
  ['readyToShipAt', 'ja', '発送準備完了日時', 'ordersJp'],
  ['shippedAt', 'ja', '発送日時', 'ordersJp'],
  ['deliveredAt', 'ja', '配達日時', 'ordersJp'],
  ['cancelledAt', 'ja', 'キャンセル日時', 'ordersJp'],
  ['cancelledBy', 'ja', 'キャンセル元：', 'ordersJp'],
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

export const ORDER_CAPTIONS = addCaptions(ENGLISH, JAPANESE);

/** A column, with guessed captions that would be ambiguous on a page without columns. */
const columnOf = (field: keyof typeof ENGLISH, ...guessed: string[]): Column =>
  orGuessed({ captions: ORDER_CAPTIONS[field] }, ...guessed);

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
    captions: either(
      [],
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
