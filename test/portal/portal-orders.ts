import type { OrderStatus } from '#core/model/order';
import { type Ms, makeInstant } from '../simulator/calendar';
import { orderTotal, statusAt } from '../simulator/known';
import type { LifeOrder } from '../simulator/life';
import type { PortalOrder } from './app/data';
import type { Printer } from './portal-print';

/** The status and substatus of the portal and of its export, and the tab that shows them. */
export const STATUS_WORDS: Record<OrderStatus, { tab: PortalOrder['tab']; status: string; substatus: string }> = {
  unpaid: { tab: 'pending', status: 'Unpaid', substatus: 'Unpaid' },
  'on-hold': { tab: 'pending', status: 'On hold', substatus: 'On hold' },
  'awaiting-shipment': { tab: 'to_ship', status: 'To ship', substatus: 'Awaiting shipment' },
  'awaiting-collection': { tab: 'to_ship', status: 'To ship', substatus: 'Awaiting collection' },
  'in-transit': { tab: 'shipped', status: 'Shipped', substatus: 'In transit' },
  delivered: { tab: 'shipped', status: 'Shipped', substatus: 'Delivered' },
  completed: { tab: 'completed', status: 'Completed', substatus: 'Completed' },
  cancelled: { tab: 'canceled', status: 'Canceled', substatus: 'Canceled' },
};

const KIND_WORDS = {
  normal: 'Normal',
  'pre-order': 'Pre-order',
  'made-to-order': 'Made to order',
  'back-order': 'Back-order',
  custom: 'Custom',
} as const satisfies Record<LifeOrder['kind'], string>;

export const FULFILLMENT_WORDS = {
  seller: 'Fulfillment by seller',
  tiktok: 'Fulfillment by TikTok Shop',
} as const satisfies Record<LifeOrder['fulfillment'], string>;

export const DELIVERY_OPTIONS = { standard: 'Standard shipping', express: 'Express shipping' } as const;
export const CANCELLERS = { buyer: 'User', seller: 'Seller', system: 'System' } as const;
const FLAG_WORDS: Partial<Record<LifeOrder['flags'][number], string>> = { sample: 'Free sample', gift: 'Gift' };

/** A buyer that nobody can mistake for a person. */
export const placeholderBuyer = (buyer: number) => {
  const digits = String(buyer).padStart(4, '0');
  return {
    name: `Buyer ${digits}`,
    phone: `(+1)555010${digits}`,
    address: `${digits} Placeholder Street, Exampleville, CA 00000`,
    note: buyer % 40 === 0 ? `Message of buyer ${digits}: call 555010${digits}` : '',
  };
};

export const printOrder = (order: LifeOrder, at: Ms, print: Printer): PortalOrder => {
  const time = (when: Ms | null): string => (when !== null && when <= at ? print.time(makeInstant(when)) : '');
  const status = statusAt(order, at);
  const cancelled = status === 'cancelled';
  const events: [Ms | null, string][] = [
    [order.completed, 'Order completed'],
    [order.delivered, 'Package delivered'],
    [order.delivered === null ? null : order.delivered - 5 * 3_600_000, 'Out for delivery'],
    [order.shipped === null ? null : order.shipped + 9 * 3_600_000, 'Arrived at carrier facility'],
    [order.shipped, `Package picked up by ${order.carrier}`],
    [order.ready, 'Shipping label created'],
    [order.cancelled, 'Order canceled'],
    [order.paid, 'Order paid'],
    [order.placed, 'Order placed'],
  ];
  return {
    id: order.id,
    ...STATUS_WORDS[status],
    created: time(order.placed),
    paid: time(order.paid),
    deliverBy: print.day(order.deliverBy),
    delivered: time(order.delivered),
    cancelled: time(order.cancelled),
    cancelledBy: cancelled && order.cancelledBy !== null ? CANCELLERS[order.cancelledBy] : '',
    cancelReason: cancelled ? (order.cancelReason ?? '') : '',
    type: KIND_WORDS[order.kind],
    fulfillment: FULFILLMENT_WORDS[order.fulfillment],
    deliveryOption: order.express ? DELIVERY_OPTIONS.express : DELIVERY_OPTIONS.standard,
    tags: order.flags.map((flag) => FLAG_WORDS[flag] ?? flag),
    amount: print.money(orderTotal(order)),
    carrier: order.carrier,
    trackingId: time(order.ready) === '' ? '' : (order.trackingId ?? ''),
    buyer: placeholderBuyer(order.buyer),
    lines: order.lines.map(print.line),
    timeline: events
      .filter((event): event is [Ms, string] => event[0] !== null && event[0] <= at)
      .sort(([a], [b]) => b - a)
      .map(([when, what]) => ({ at: time(when), what })),
  };
};
