import * as z from 'zod/mini';
import { count, id, instant, money, orUnknown, seenTimes, text } from './field';

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
  skuId: orUnknown(id),
  sellerSku: orUnknown(text),
  productId: orUnknown(id),
  productName: orUnknown(text),
  quantity: orUnknown(count),
  returnedQuantity: orUnknown(count),
});
export type OrderLine = z.infer<typeof orderLine>;

/**
 * Natural key: id.
 * @property deliverBy the day the order had to arrive by; the order export does not have it
 * @property securityAlert whether a page shows the tag of Security Center
 */
export const order = z.object({
  id,
  status: orUnknown(z.enum(ORDER_STATUSES)),
  placedAt: orUnknown(instant),
  paidAt: orUnknown(instant),
  readyToShipAt: orUnknown(instant),
  shippedAt: orUnknown(instant),
  deliverBy: orUnknown(instant),
  deliveredAt: orUnknown(instant),
  cancelledAt: orUnknown(instant),
  cancelledBy: orUnknown(z.enum(['buyer', 'seller', 'system'])),
  cancelReason: orUnknown(text),
  kind: orUnknown(z.enum(ORDER_KINDS)),
  fulfillment: orUnknown(z.enum(['seller', 'tiktok'])),
  express: orUnknown(z.boolean()),
  flags: orUnknown(z.array(z.enum(ORDER_FLAGS))),
  securityAlert: orUnknown(z.boolean()),
  amount: orUnknown(money),
  trackingId: orUnknown(text),
  lines: orUnknown(z.array(orderLine)),
  ...seenTimes,
});
export type Order = z.infer<typeof order>;
/** Whether an order is paid for, as far as is known, and not cancelled. */
export const isSold = ({ status, paidAt, cancelledAt }: Order): boolean =>
  cancelledAt === null && status !== 'cancelled' && (paidAt !== null || (status !== null && status !== 'unpaid'));
export const orderKey = (record: Order): string => record.id;
