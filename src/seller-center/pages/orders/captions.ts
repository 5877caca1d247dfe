import type { Column, Columns } from '../../captions';

const captions = (en: readonly string[], ja: readonly string[]) => (ja.length === 0 ? { en } : { en, ja });
const columnOf = (en: readonly string[], ja: readonly string[] = []): Column => ({ captions: captions(en, ja) });
const requiredOf = (en: readonly string[], ja: readonly string[] = []): Column => ({
  ...columnOf(en, ja),
  required: true,
});

/**
 * The order list (Manage orders), in List view. Captions: those of the order export and of Seller University, which
 * are the portal's own words for the same things; that the list prints them is likely, not proven. The Japanese ones
 * are those of the JP order export. "Ship by" and "Estimated delivery" are other dates than the one a delivery is judged
 * by, and no synonyms of it.
 */
export const ORDER_COLUMNS = {
  orderId: requiredOf(['Order ID', 'Order', 'Order info'], ['注文ID']),
  status: requiredOf(['Order status', 'Status'], ['注文状況']),
  substatus: columnOf(['Order Substatus', 'Substatus'], ['注文のサブ状況']),
  placedAt: columnOf(
    [
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
    ],
    ['注文作成時刻'],
  ),
  paidAt: columnOf(['Paid time', 'Payment time', 'Paid'], ['注文の支払い日時']),
  readyToShipAt: columnOf(['RTS time'], ['発送準備完了日時']),
  shippedAt: columnOf(['Shipped time', 'Shipped'], ['発送日時']),
  deliverBy: columnOf([
    'Deliver by',
    'Deliver-by date',
    'Deliver by date',
    'Expected delivery',
    'Expected delivery date',
    'Expected delivery time',
    'Expect deliver time',
  ]),
  deliveredAt: columnOf(['Delivered time', 'Delivered', 'Delivered on', 'Actual deliver time'], ['配達日時']),
  cancelledAt: columnOf(['Cancelled time', 'Canceled time', 'Cancelled', 'Canceled'], ['キャンセル日時']),
  cancelledBy: columnOf(['Cancel by', 'Canceled by', 'Cancelled by'], ['キャンセル元']),
  cancelReason: columnOf(['Cancel reason', 'Cancellation reason', 'Cancelation reason'], ['キャンセル理由']),
  amount: columnOf(['Order amount', 'Amount', 'Order total', 'Total amount', 'Total', 'Grand total'], ['注文金額']),
  items: columnOf([
    'Items',
    'Item',
    'Products',
    'Product',
    'Product info',
    'Product information',
    'Product details',
    'Order items',
    'SKU',
  ]),
  productName: columnOf(['Product name'], ['商品名']),
  productId: columnOf(['Product ID']),
  skuId: columnOf(['SKU ID'], ['SKU ID']),
  sellerSku: columnOf(['Seller SKU'], ['セラーSKU']),
  quantity: columnOf(['Quantity', 'Qty'], ['数量']),
  kind: columnOf(['Normal or Pre-order', 'Order type'], ['通常の注文または予約注文']),
  fulfillment: columnOf(
    ['Fulfillment type', 'Fulfillment', 'Fulfilled by', 'Fulfillment method'],
    ['フルフィルメントタイプ'],
  ),
  delivery: columnOf(
    ['Delivery option', 'Shipping option', 'Delivery option type', 'Shipping type', 'Shipping method', 'Delivery'],
    ['配達オプションのタイプ'],
  ),
  trackingId: columnOf(['Tracking ID', 'Tracking number', 'Tracking No.', 'Tracking'], ['追跡ID']),
} as const satisfies Columns<string>;
export type OrderField = keyof typeof ORDER_COLUMNS;
