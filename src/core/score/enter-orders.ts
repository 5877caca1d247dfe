import type { DayNumber, Instant } from '#core/model/day';
import type { Order } from '#core/model/order';
import type { Request } from '#core/model/request';
import type { Review } from '#core/model/review';
import type { Gap } from './gap';
import { addOne, enter, type Ledger, type Moment, NEVER, noteGap, noteHour } from './ledger';

/** What belongs to one order, by order id. */
export interface Attached {
  reviews: readonly Review[];
  cases: readonly Request[];
}

const fold = (reason: string): string => reason.trim().toLowerCase();
export const isOneOf = (reasons: readonly string[], reason: string): boolean => reasons.includes(fold(reason));

const isCancelled = (order: Order): boolean => order.cancelledAt !== null || order.status === 'cancelled';

/** When a review of the order was first negative. An unknown day or first rating leaves the review out. */
const negativeSince = (ledger: Ledger, delivered: DayNumber, reviews: readonly Review[], isListed: boolean): Moment => {
  let since = NEVER;
  // What the platform lists counts whatever else is known: only what would decide is missed.
  const miss = (gap: Gap) => isListed || noteGap(ledger, 'NRR', gap, delivered);
  for (const it of reviews) {
    if (it.firstStars === null) miss('first-stars');
    else if (it.firstStars <= ledger.policy.negativeStars.value) {
      if (it.reviewedAt === null) miss('reviewed-at');
      else {
        since = Math.min(since, ledger.zone.timeOf(it.reviewedAt));
        noteHour(ledger, ledger.hours.NRR.bads, it.reviewedAt);
      }
    }
  }
  return since;
};

/** When a request that is not the buyer's fault was first made for the order. */
const faultSince = (ledger: Ledger, delivered: DayNumber, cases: readonly Request[], isListed: boolean): Moment => {
  let since = NEVER;
  const miss = (gap: Gap) => isListed || noteGap(ledger, 'NBFR', gap, delivered);
  for (const it of cases) {
    if (it.type === 'cancellation') continue;
    if (it.reason === null) miss('request-reason');
    else if (!isOneOf(ledger.policy.buyerFaultReasons.value, it.reason)) {
      if (it.type === null) miss('request-type');
      else if (it.requestedAt === null) miss('requested-at');
      else {
        since = Math.min(since, ledger.zone.timeOf(it.requestedAt));
        noteHour(ledger, ledger.hours.NBFR.bads, it.requestedAt);
      }
    }
  }
  return since;
};

const enterDelivered = (ledger: Ledger, order: Order, attached: Attached | undefined) => {
  const { listing, policy, zone } = ledger;
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
      const placed = order.placedAt === null ? null : zone.dayOf(order.placedAt);
      noteGap(ledger, 'NRR', 'delivered-at', placed);
      noteGap(ledger, 'NBFR', 'delivered-at', placed);
    }
    return;
  }
  const delivered = zone.dayOf(order.deliveredAt);
  noteHour(ledger, ledger.hours.NRR.members, order.deliveredAt);
  noteHour(ledger, ledger.hours.NBFR.members, order.deliveredAt);
  if (!order.flags?.some((flag) => policy.eligibility.value.without.includes(flag))) addOne(ledger.eligible, delivered);
  if (order.status === 'completed') addOne(ledger.completed, delivered);
  const late = order.deliverBy !== null && delivered > zone.dayOf(order.deliverBy);
  if (late) addOne(ledger.late, delivered);

  const negative =
    attached === undefined ? NEVER : negativeSince(ledger, delivered, attached.reviews, ofNrr.length > 0);
  const fault = attached === undefined ? NEVER : faultSince(ledger, delivered, cases, ofNbfr.length > 0);
  const base = { day: delivered, orderId: order.id, late };
  enter(ledger, 'NRR', { ...base, listed: ofNrr, ...(negative < NEVER && { badSince: negative }) });
  enter(ledger, 'NBFR', {
    ...base,
    caseId: ofNbfr[0]?.problem.caseId ?? null,
    listed: ofNbfr,
    ...(fault < NEVER && { badSince: fault }),
  });
};

/** When the order was placed and confirmed; NEVER when it is not; null when that is not known. Source: conventions, 4. */
const confirmedSince = (order: Order, placed: Moment, paid: Moment | null): Moment | null => {
  if (paid !== null) return Math.max(placed, paid);
  if (order.status === null) return null;
  return order.status === 'unpaid' || order.status === 'cancelled' ? NEVER : placed;
};

/** Whether a cancellation is the seller's fault, by who cancelled and why. A reason that is not known does not count. */
const isSellerFault = ({ policy }: Ledger, { cancelledBy, cancelReason }: Order): boolean =>
  cancelReason !== null &&
  (cancelledBy === 'seller'
    ? !isOneOf(policy.sellerCancelNotAtFault.value, cancelReason)
    : cancelledBy === 'system' && isOneOf(policy.systemCancelAtFault.value, cancelReason));

const enterPlaced = (ledger: Ledger, order: Order) => {
  const { listing, policy, zone } = ledger;
  const listed = listing.of('SFCR', 'order', order.id);
  if (order.placedAt === null) {
    if (listed.length === 0) noteGap(ledger, 'SFCR', 'placed-at', null);
    return;
  }
  const placed = zone.dayOf(order.placedAt);
  const base = { day: placed, orderId: order.id, listed };
  const leaveOut = () => enter(ledger, 'SFCR', { ...base, since: NEVER });
  const { flags, fulfillment } = policy.outOfSfcr.value;
  if (order.fulfillment === fulfillment || order.flags?.some((flag) => flags.includes(flag))) return leaveOut();

  const paid = order.paidAt === null ? null : zone.timeOf(order.paidAt);
  noteHour(ledger, ledger.hours.SFCR.members, order.placedAt);
  const since = confirmedSince(order, zone.timeOf(order.placedAt), paid);
  if (since === null) {
    noteGap(ledger, 'SFCR', 'status', placed);
    return leaveOut();
  }
  if (!isCancelled(order) || since === NEVER) return enter(ledger, 'SFCR', { ...base, since });
  if (order.cancelledAt === null) {
    noteGap(ledger, 'SFCR', 'cancelled-at', placed);
    return leaveOut();
  }
  const cancelled = zone.timeOf(order.cancelledAt);
  noteHour(ledger, ledger.hours.SFCR.bads, order.cancelledAt);
  if (order.cancelledBy === null) {
    noteGap(ledger, 'SFCR', 'cancelled-by', placed);
    return enter(ledger, 'SFCR', { ...base, since, until: cancelled });
  }
  if (order.cancelledBy !== 'buyer' && order.cancelReason === null) noteGap(ledger, 'SFCR', 'cancel-reason', placed);
  enter(ledger, 'SFCR', { ...base, since, ...(isSellerFault(ledger, order) && { badSince: cancelled }) });
};

/** @returns the day the order counts as due on; null where it has none that counts */
const enterDue = (ledger: Ledger, order: Order): DayNumber | null => {
  const { listing, policy, zone } = ledger;
  const listed = listing.of('OTDR', 'order', order.id);
  const { kinds, fulfillment, express } = policy.outOfOtdr.value;
  const out =
    order.fulfillment === fulfillment ||
    (express && order.express === true) ||
    (order.kind !== null && kinds.includes(order.kind));
  if (order.deliverBy === null) {
    if (!out && !isCancelled(order) && listed.length === 0)
      noteGap(ledger, 'OTDR', 'deliver-by', order.placedAt === null ? null : zone.dayOf(order.placedAt));
    return null;
  }
  const due = zone.dayOf(order.deliverBy);
  const base = { day: due, orderId: order.id, listed };
  const leaveOut = (gap: Gap | null) => {
    if (gap !== null) noteGap(ledger, 'OTDR', gap, due);
    enter(ledger, 'OTDR', { ...base, since: NEVER });
    return null;
  };
  if (out || (isCancelled(order) && order.cancelledAt === null)) return leaveOut(null);
  const delivered = order.deliveredAt === null ? null : zone.dayOf(order.deliveredAt);
  if (delivered === null && (order.status === 'delivered' || order.status === 'completed'))
    return leaveOut('delivered-at');
  if (delivered === null && order.status === null) return leaveOut('status');
  const late = delivered === null || delivered > due;
  const cancelled = order.cancelledAt === null ? null : zone.timeOf(order.cancelledAt);
  enter(ledger, 'OTDR', { ...base, ...(cancelled !== null && { until: cancelled }), ...(late && { badSince: due }) });
  return due;
};

const noteTrip = ({ trips, zone }: Ledger, order: Order, due: DayNumber | null): void => {
  const moment = (instant: Instant | null) => (instant === null ? null : zone.timeOf(instant));
  const { placedAt, shippedAt, deliveredAt, cancelledAt } = order;
  if (isCancelled(order) && cancelledAt === null) return;
  trips.push({
    due,
    placed: moment(placedAt),
    shipped: moment(shippedAt),
    delivered: moment(deliveredAt),
    cancelled: moment(cancelledAt),
  });
};

/** Every order into the four metrics whose members are orders. Source of the rules: conventions, 2 and 4. */
export const enterOrders = (
  ledger: Ledger,
  orders: readonly Order[],
  attached: ReadonlyMap<string, Attached>,
): void => {
  for (const order of orders) {
    enterDelivered(ledger, order, attached.get(order.id));
    enterPlaced(ledger, order);
    noteTrip(ledger, order, enterDue(ledger, order));
  }
};
