import type { DayNumber, Instant } from '#core/model/day';
import type { Order } from '#core/model/order';
import type { Request } from '#core/model/request';
import type { Review } from '#core/model/review';
import { addOne, enter, type Ledger, NEVER, noteGap } from './ledger';

/** What belongs to one order, by order id. */
export interface Attached {
  reviews: readonly Review[];
  cases: readonly Request[];
}

const fold = (reason: string): string => reason.trim().toLowerCase();
export const isOneOf = (reasons: readonly string[], reason: string): boolean => reasons.includes(fold(reason));

const isCancelled = (order: Order): boolean => order.cancelledAt !== null || order.status === 'cancelled';

/** First day in whose score a review of the order is negative. An unknown day or first rating leaves the review out. */
const negativeFrom = (ledger: Ledger, delivered: DayNumber, reviews: readonly Review[]): DayNumber => {
  let from = NEVER;
  for (const it of reviews) {
    if (it.firstStars === null) noteGap(ledger, 'NRR', 'first-stars', delivered);
    else if (it.firstStars <= ledger.policy.negativeStars.value) {
      if (it.reviewedAt === null) noteGap(ledger, 'NRR', 'reviewed-at', delivered);
      else from = Math.min(from, ledger.zone.dayOf(it.reviewedAt) + 1);
    }
  }
  return from;
};

/** First day in whose score a request of the order is one that is not the buyer's fault. */
const faultFrom = (ledger: Ledger, delivered: DayNumber, cases: readonly Request[]): DayNumber => {
  let from = NEVER;
  for (const it of cases) {
    if (it.type === 'cancellation') continue;
    if (it.reason === null) noteGap(ledger, 'NBFR', 'request-reason', delivered);
    else if (!isOneOf(ledger.policy.buyerFaultReasons.value, it.reason)) {
      if (it.type === null) noteGap(ledger, 'NBFR', 'request-type', delivered);
      else if (it.requestedAt === null) noteGap(ledger, 'NBFR', 'requested-at', delivered);
      else from = Math.min(from, ledger.zone.dayOf(it.requestedAt) + 1);
    }
  }
  return from;
};

const enterDelivered = (
  ledger: Ledger,
  order: Order,
  attached: Attached | undefined,
  day: (it: Instant) => DayNumber,
) => {
  const { listing, policy } = ledger;
  const ofNrr = listing.of('NRR', 'order', order.id);
  const cases = attached?.cases ?? [];
  let ofNbfr = listing.of('NBFR', 'order', order.id);
  for (const it of cases) {
    if (it.id === null) continue;
    const ofCase = listing.of('NBFR', 'case', it.id).filter((listed) => !ofNbfr.includes(listed));
    if (ofCase.length > 0) ofNbfr = [...ofNbfr, ...ofCase];
  }
  if (order.deliveredAt === null) {
    if (order.status === 'delivered' || order.status === 'completed') {
      const placed = order.placedAt === null ? null : day(order.placedAt);
      noteGap(ledger, 'NRR', 'delivered-at', placed);
      noteGap(ledger, 'NBFR', 'delivered-at', placed);
    }
    return;
  }
  const delivered = day(order.deliveredAt);
  if (!order.flags?.some((flag) => policy.eligibility.value.without.includes(flag))) addOne(ledger.eligible, delivered);
  if (order.status === 'completed') addOne(ledger.completed, delivered);

  const negative = attached === undefined ? NEVER : negativeFrom(ledger, delivered, attached.reviews);
  const fault = attached === undefined ? NEVER : faultFrom(ledger, delivered, cases);
  const base = { day: delivered, orderId: order.id };
  enter(ledger, 'NRR', { ...base, listed: ofNrr, ...(negative < NEVER && { badFrom: negative }) });
  enter(ledger, 'NBFR', { ...base, listed: ofNbfr, ...(fault < NEVER && { badFrom: fault }) });
};

/** The day from which the order counts as placed and confirmed; NEVER when it is not; null when that is not known. */
const confirmedFrom = (order: Order, placed: DayNumber, day: (it: Instant) => DayNumber): DayNumber | null => {
  if (order.paidAt !== null) return Math.max(placed, day(order.paidAt)) + 1;
  if (order.status === null) return null;
  return order.status === 'unpaid' || order.status === 'cancelled' ? NEVER : placed + 1;
};

const enterPlaced = (ledger: Ledger, order: Order, day: (it: Instant) => DayNumber) => {
  const { policy } = ledger;
  const listed = ledger.listing.of('SFCR', 'order', order.id);
  if (order.placedAt === null) {
    if (listed.length === 0) noteGap(ledger, 'SFCR', 'placed-at', null);
    return;
  }
  const placed = day(order.placedAt);
  const base = { day: placed, orderId: order.id, listed };
  const { flags, fulfillment } = policy.outOfSfcr.value;
  if (order.fulfillment === fulfillment || order.flags?.some((flag) => flags.includes(flag))) {
    enter(ledger, 'SFCR', { ...base, from: NEVER });
    return;
  }
  const from = confirmedFrom(order, placed, day);
  if (from === null) {
    noteGap(ledger, 'SFCR', 'status', placed);
    enter(ledger, 'SFCR', { ...base, from: NEVER });
    return;
  }
  if (!isCancelled(order) || from === NEVER) {
    enter(ledger, 'SFCR', { ...base, from });
    return;
  }
  if (order.cancelledAt === null) {
    noteGap(ledger, 'SFCR', 'cancelled-at', placed);
    enter(ledger, 'SFCR', { ...base, from: NEVER });
    return;
  }
  const cancelled = day(order.cancelledAt) + 1;
  if (order.cancelledBy === null) {
    noteGap(ledger, 'SFCR', 'cancelled-by', placed);
    enter(ledger, 'SFCR', { ...base, from, until: cancelled });
    return;
  }
  const { cancelledBy, cancelReason } = order;
  if (cancelledBy !== 'buyer' && cancelReason === null) noteGap(ledger, 'SFCR', 'cancel-reason', placed);
  const atFault =
    cancelReason !== null &&
    (cancelledBy === 'seller'
      ? !isOneOf(policy.sellerCancelNotAtFault.value, cancelReason)
      : cancelledBy === 'system' && isOneOf(policy.systemCancelAtFault.value, cancelReason));
  enter(ledger, 'SFCR', { ...base, from, ...(atFault && { badFrom: cancelled }) });
};

const enterDue = (ledger: Ledger, order: Order, day: (it: Instant) => DayNumber) => {
  const listed = ledger.listing.of('OTDR', 'order', order.id);
  const { kinds, fulfillment } = ledger.policy.outOfOtdr.value;
  const out =
    order.fulfillment === fulfillment || order.express === true || (order.kind !== null && kinds.includes(order.kind));
  if (order.deliverBy === null) {
    if (!out && !isCancelled(order) && listed.length === 0)
      noteGap(ledger, 'OTDR', 'deliver-by', order.placedAt === null ? null : day(order.placedAt));
    return;
  }
  const due = day(order.deliverBy);
  const base = { day: due, orderId: order.id, listed };
  const delivered = order.deliveredAt === null ? null : day(order.deliveredAt);
  const undatedDelivery = delivered === null && (order.status === 'delivered' || order.status === 'completed');
  if (
    out ||
    undatedDelivery ||
    (delivered === null && order.status === null) ||
    (isCancelled(order) && order.cancelledAt === null)
  ) {
    if (undatedDelivery && !out) noteGap(ledger, 'OTDR', 'delivered-at', due);
    if (!undatedDelivery && delivered === null && order.status === null && !out) noteGap(ledger, 'OTDR', 'status', due);
    enter(ledger, 'OTDR', { ...base, from: NEVER });
    return;
  }
  const until = order.cancelledAt === null ? undefined : day(order.cancelledAt) + 1;
  const late = delivered === null || delivered > due;
  enter(ledger, 'OTDR', { ...base, ...(until !== undefined && { until }), ...(late && { badFrom: due + 1 }) });
  if (until === undefined)
    ledger.due.push({
      orderId: order.id,
      placed: order.placedAt === null ? null : day(order.placedAt),
      due,
      delivered,
      shipped: order.shippedAt === null ? null : day(order.shippedAt),
    });
};

/** Every order into the four metrics whose members are orders. Source of the rules: conventions, 2 and 4. */
export const enterOrders = (
  ledger: Ledger,
  orders: readonly Order[],
  attached: ReadonlyMap<string, Attached>,
): void => {
  const day = ledger.zone.dayOf;
  for (const order of orders) {
    enterDelivered(ledger, order, attached.get(order.id), day);
    enterPlaced(ledger, order, day);
    enterDue(ledger, order, day);
  }
};
