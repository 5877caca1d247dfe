import type { Order } from '#core/model/order';
import { addBusinessDays } from './calendar';
import { isFulfilledByTikTok, makeGround, ORDER_PAGE, testOrder } from './ground';

const isExpress = testOrder(({ express }) => express);

const isKind = (kind: NonNullable<Order['kind']>) =>
  testOrder((order) => (order.kind === null ? null : order.kind === kind));

const isDeliveredByDueDay = testOrder(({ deliveredAt, deliverBy, status }, _, zone) => {
  if (deliveredAt === null) return status === null || status === 'delivered' || status === 'completed' ? null : false;
  return deliverBy === null ? null : zone.dayOf(deliveredAt) <= zone.dayOf(deliverBy);
});

const isCancelledUndelivered = testOrder(({ deliveredAt, cancelledAt, status }) => {
  if (deliveredAt !== null) return false;
  return cancelledAt !== null || (status === null ? null : status === 'cancelled');
});

const isShippedInTime = testOrder(({ cancelledAt, shippedAt, paidAt, placedAt }, { region, dispatchDays }, zone) => {
  const from = paidAt ?? placedAt;
  if (cancelledAt !== null || shippedAt === null || from === null) return false;
  return zone.dayOf(shippedAt) <= addBusinessDays(region, zone.dayOf(from), dispatchDays.value);
});

/** Grounds against a missed delivery day (OTDR), strongest first. */
export const DELIVERY_GROUNDS = [
  makeGround({
    id: 'tiktok-fulfilled-order-counted',
    excludes: true,
    metric: 'OTDR',
    isMet: isFulfilledByTikTok,
    says: 'Orders fulfilled by TikTok are exempt from on-time delivery',
    refutedBy: 'The order page says that you fulfill it',
    basis: 'sourced',
    source: 'duoke',
    confidence: 0.97,
    probability: 0.8,
    evidence: [ORDER_PAGE, 'Fulfillment type: Fulfillment by TikTok Shop'],
    carriedBy: ['fulfillment'],
    page: 'order-detail',
    fact: 'Fulfillment type',
    reasonWords: ['fulfilled by tiktok', 'fulfillment by tiktok', 'fbt'],
  }),
  makeGround({
    id: 'express-order-counted',
    excludes: true,
    metric: 'OTDR',
    isMet: isExpress,
    says: 'Express shipping orders are exempt from on-time delivery',
    refutedBy: 'The delivery option is not express',
    basis: 'sourced',
    source: 'duoke',
    confidence: 0.95,
    probability: 0.75,
    evidence: [ORDER_PAGE, 'Delivery option: express'],
    carriedBy: ['express'],
    page: 'order-detail',
    fact: 'Delivery option',
    reasonWords: ['express'],
  }),
  makeGround({
    id: 'pre-order-counted',
    excludes: true,
    metric: 'OTDR',
    isMet: isKind('pre-order'),
    says: 'Pre-orders are exempt from on-time delivery',
    refutedBy: 'The order page calls it a normal order',
    basis: 'sourced',
    source: 'guide',
    confidence: 0.95,
    probability: 0.75,
    evidence: [ORDER_PAGE, 'Order type: pre-order'],
    carriedBy: ['kind'],
    page: 'order-detail',
    fact: 'Order type',
    reasonWords: ['pre-order', 'preorder'],
  }),
  makeGround({
    id: 'made-to-order-counted',
    excludes: true,
    metric: 'OTDR',
    isMet: isKind('made-to-order'),
    says: 'Made-to-order items are exempt from on-time delivery',
    refutedBy: 'The order page calls it a normal order',
    basis: 'sourced',
    source: 'guide',
    confidence: 0.95,
    probability: 0.75,
    evidence: [ORDER_PAGE, 'Order type: made to order'],
    carriedBy: ['kind'],
    page: 'order-detail',
    fact: 'Order type',
    reasonWords: ['made-to-order', 'made to order', 'mto'],
  }),
  makeGround({
    id: 'back-order-counted',
    excludes: true,
    metric: 'OTDR',
    isMet: isKind('back-order'),
    says: 'Back-orders are exempt from on-time delivery',
    refutedBy: 'The order page calls it a normal order',
    basis: 'sourced',
    source: 'guide',
    confidence: 0.95,
    probability: 0.75,
    evidence: [ORDER_PAGE, 'Order type: back-order'],
    carriedBy: ['kind'],
    page: 'order-detail',
    fact: 'Order type',
    reasonWords: ['back-order', 'backorder'],
  }),
  makeGround({
    id: 'custom-order-counted',
    excludes: true,
    metric: 'OTDR',
    isMet: isKind('custom'),
    says: 'Custom handling items are exempt from on-time delivery',
    refutedBy: 'The listing has the usual handling time',
    basis: 'sourced',
    source: 'guide',
    confidence: 0.95,
    probability: 0.7,
    evidence: [ORDER_PAGE, 'Custom handling time of the listing'],
    carriedBy: ['kind'],
    page: 'order-detail',
    fact: 'Order type',
    reasonWords: ['custom handling', 'customized', 'customised'],
  }),
  makeGround({
    id: 'delivered-by-due-day',
    metric: 'OTDR',
    isMet: isDeliveredByDueDay,
    says: 'Delivered on or before the deliver-by day is on time',
    refutedBy: "The carrier's Delivered scan is of a later day in the time zone of the shop",
    basis: 'sourced',
    source: 'otdr',
    confidence: 0.95,
    probability: 0.8,
    evidence: [
      "Carrier's tracking with the tracking number and the Delivered scan",
      'Order details page with the deliver-by date',
    ],
    carriedBy: ['deliverBy', 'deliveredAt', 'trackingId'],
    counterFacts: ['not-received'],
    page: 'order-detail',
    fact: 'Deliver-by date and delivered time',
    reasonWords: ['delivered on time', 'on-time delivery', 'delivered by'],
  }),
  makeGround({
    id: 'cancelled-order-counted',
    excludes: true,
    metric: 'OTDR',
    isMet: isCancelledUndelivered,
    says: 'A cancelled order is not expected to arrive',
    refutedBy: 'The order was delivered after all',
    basis: 'sourced',
    source: 'guide',
    confidence: 0.85,
    probability: 0.65,
    evidence: ['Order details page with the cancellation and its time'],
    carriedBy: ['cancelledAt'],
    counterFacts: ['cancelled-after-due'],
    page: 'order-detail',
    fact: 'Order status',
    reasonWords: ['order was cancelled', 'canceled order', 'cancelled order'],
  }),
  makeGround({
    id: 'carrier-delay',
    metric: 'OTDR',
    isMet: isShippedInTime,
    says: 'Appeals of late-delivery violations accept weather, a carrier that stopped working and other force majeure',
    refutedBy: 'Handed over after the dispatch deadline, or the carrier announced nothing for that area and time',
    basis: 'judged',
    source: 'violations',
    confidence: 0.4,
    probability: 0.3,
    evidence: [
      "Carrier's service alert for the area and the days",
      "Carrier's tracking with the order ID and the deadline",
    ],
    carriedBy: ['placedAt', 'shippedAt', 'trackingId'],
    page: 'order-detail',
    fact: 'Shipped time',
    reasonWords: [
      'force majeure',
      'weather',
      'natural disaster',
      'carrier delay',
      'logistics issue',
      'logistics delay',
    ],
  }),
];
