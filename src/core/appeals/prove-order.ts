import type { Order } from '#core/model/order';
import type { Zone } from '#core/model/zone';
import { addBusinessDays } from '#core/policy/calendar';
import type { Predicate } from '#core/policy/ground';
import type { AppealReason, Policy } from '#core/policy/policy';
import { isOneOf } from '#core/score/enter-orders';

/** Null while a fact that would decide it is not known. */
type OrderTest = (order: Order, policy: Policy, zone: Zone) => boolean | null;

const isKind =
  (kind: Order['kind']): OrderTest =>
  (order) =>
    order.kind === null ? null : order.kind === kind;

/** Whether the reason of the cancellation is one of those. */
const means = ({ cancelReason }: Order, { appealReasons }: Policy, meaning: AppealReason): boolean | null =>
  cancelReason === null ? null : isOneOf(appealReasons.value[meaning], cancelReason);

const isCancelled = ({ status, cancelledAt }: Order): boolean | null =>
  cancelledAt !== null || (status === null ? null : status === 'cancelled');

const deliveredByDueDay: OrderTest = ({ deliveredAt, deliverBy, status }, _, zone) => {
  if (deliveredAt === null) return status === null || status === 'delivered' || status === 'completed' ? null : false;
  return deliverBy === null ? null : zone.dayOf(deliveredAt) <= zone.dayOf(deliverBy);
};

/** What holds of an order only if that one cancelled it. */
const cancelledBy =
  (who: NonNullable<Order['cancelledBy']>, test: OrderTest): OrderTest =>
  (order, policy, zone) =>
    order.cancelledBy === null ? null : order.cancelledBy === who && test(order, policy, zone);

const shippedBeforeCancelled: OrderTest = (order, policy, zone) => {
  const { cancelledAt, shippedAt, readyToShipAt } = order;
  const isLate = means(order, policy, 'late-dispatch');
  if (isLate !== true) return isLate;
  // A parcel that was never ready was never handed over; one that was may have been, without a scan that is known.
  if (shippedAt === null || cancelledAt === null) return shippedAt === null && readyToShipAt === null ? false : null;
  return zone.timeOf(shippedAt) < zone.timeOf(cancelledAt);
};

/** The tests of what the facts of an order decide alone. */
export const ORDER_TESTS = {
  'fulfilled-by-tiktok': ({ fulfillment }) => (fulfillment === null ? null : fulfillment === 'tiktok'),
  express: ({ express }) => express,
  'pre-order': isKind('pre-order'),
  'made-to-order': isKind('made-to-order'),
  'back-order': isKind('back-order'),
  custom: isKind('custom'),
  'delivered-by-due-day': deliveredByDueDay,
  'cancelled-undelivered': (order) => (order.deliveredAt !== null ? false : isCancelled(order)),
  'late-on-the-way': ({ cancelledAt, shippedAt, paidAt, placedAt }, { region, dispatchDays }, zone) => {
    const from = paidAt ?? placedAt;
    if (cancelledAt !== null || shippedAt === null || from === null) return false;
    return zone.dayOf(shippedAt) <= addBusinessDays(region, zone.dayOf(from), dispatchDays.value);
  },
  // Pages name a sample where they would name the type of an order: one whose type is known is none.
  sample: ({ flags, kind }) => (flags === null ? (kind === null ? null : false) : flags.includes('sample')),
  'buyer-requested': (order, policy) =>
    order.cancelledBy === 'seller'
      ? means(order, policy, 'buyer-asked')
      : order.cancelledBy === null
        ? null
        : order.cancelledBy === 'buyer',
  'never-paid': (order, policy) => (order.paidAt !== null ? false : means(order, policy, 'unpaid')),
  'address-undeliverable': cancelledBy('seller', (order, policy) => means(order, policy, 'undeliverable')),
  'carrier-fault': cancelledBy('system', (order, policy) => means(order, policy, 'carrier-fault')),
  'shipped-before-cancelled': cancelledBy('system', shippedBeforeCancelled),
  'cancelled-for-late-dispatch': (order, policy) =>
    order.cancelledBy === 'system' && means(order, policy, 'late-dispatch') === true,
  'cancelled-by-system': ({ cancelledBy }) => cancelledBy === 'system',
} as const satisfies Partial<Record<Predicate, OrderTest>>;
export type OrderPredicate = keyof typeof ORDER_TESTS;
