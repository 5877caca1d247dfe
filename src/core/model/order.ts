import * as z from 'zod/mini';
import { count, id, instant, known, money, seenTimes, text } from './field';

export const ORDER_STATUSES = [
  'unpaid',
  'on-hold',
  'awaiting-shipment',
  'awaiting-collection',
  'in-transit',
  'delivered',
  'completed',
  'cancelled',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];
export const ORDER_KINDS = ['normal', 'pre-order', 'made-to-order', 'back-order', 'custom'] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];
export const ORDER_FLAGS = ['sample', 'gift', 'fake', 'replacement', 'exchange'] as const;
export type OrderFlag = (typeof ORDER_FLAGS)[number];

const orderLine = z.object({
  skuId: known(id),
  sellerSku: known(text),
  productId: known(id),
  productName: known(text),
  quantity: known(count),
  returnedQuantity: known(count),
});
export type OrderLine = z.infer<typeof orderLine>;

/**
 * Natural key: id.
 * @property deliverBy the day the order had to arrive by; the order export does not have it
 * @property securityAlert whether a page shows the tag of Security Center
 */
export const order = z.object({
  id,
  status: known(z.enum(ORDER_STATUSES)),
  placedAt: known(instant),
  paidAt: known(instant),
  readyToShipAt: known(instant),
  shippedAt: known(instant),
  deliverBy: known(instant),
  deliveredAt: known(instant),
  cancelledAt: known(instant),
  cancelledBy: known(z.enum(['buyer', 'seller', 'system'])),
  cancelReason: known(text),
  kind: known(z.enum(ORDER_KINDS)),
  fulfillment: known(z.enum(['seller', 'tiktok'])),
  express: known(z.boolean()),
  flags: known(z.array(z.enum(ORDER_FLAGS))),
  securityAlert: known(z.boolean()),
  amount: known(money),
  trackingId: known(text),
  lines: known(z.array(orderLine)),
  ...seenTimes,
});
export type Order = z.infer<typeof order>;
/** Whether an order is paid for, as far as is known, and not cancelled. */
export const isSold = ({ status, paidAt, cancelledAt }: Order): boolean =>
  cancelledAt === null && status !== 'cancelled' && (paidAt !== null || (status !== null && status !== 'unpaid'));
export const orderKey = (record: Order): string => record.id;
