import type { DayNumber, Instant } from '#core/model/day';
import type { Order } from '#core/model/order';
import type { Zone } from '#core/model/zone';
import type { Policy } from '#core/policy/policy';
import { isOneOf } from '#core/policy/reasons';
import { carrierOf } from './carrier';
import type { Gap } from './gap';
import { count, type Moment, NEVER, type Trip } from './ledger';
import type { Listed } from './listing';
import { enter, enterPlain, noteGap, noteHour, type Posting } from './post';
import { addTrip } from './trip-days';

const isCancelled = (order: Order): boolean => order.cancelledAt !== null || order.status === 'cancelled';
const isBare = (instant: Instant | null): boolean => instant !== null && instant.length === 10;

/** When things happened to an order, in the shop's time zone. */
interface Times {
  placed: Moment | null;
  paid: Moment | null;
  shipped: Moment | null;
  due: DayNumber | null;
  delivered: Moment | null;
  cancelled: Moment | null;
}

const timesOf = (order: Order, zone: Zone): Times => {
  const time = (instant: Instant | null) => (instant === null ? null : zone.timeOf(instant));
  return {
    placed: time(order.placedAt),
    paid: time(order.paidAt),
    shipped: time(order.shippedAt),
    due: order.deliverBy === null ? null : zone.dayOf(order.deliverBy),
    delivered: time(order.deliveredAt),
    cancelled: time(order.cancelledAt),
  };
};

/** When a review of the order was first negative. An unknown day or first rating leaves the review out. */
const negativeSince = (posting: Posting, delivered: DayNumber, isListed: boolean): Moment => {
  const { policy, zone, sheet, dossier } = posting;
  let since = NEVER;
  // What the platform lists counts whatever else is known: only what would decide is missed.
  const miss = (gap: Gap) => isListed || noteGap(posting, 'NRR', gap, delivered);
  for (const it of dossier.reviews) {
    if (it.firstStars === null) miss('first-stars');
    else if (it.firstStars <= policy.negativeStars.value) {
      if (it.reviewedAt === null) miss('reviewed-at');
      else {
        const reviewed = zone.timeOf(it.reviewedAt);
        since = Math.min(since, reviewed);
        noteHour(posting, sheet.hours.NRR.bads, reviewed, isBare(it.reviewedAt));
      }
    }
  }
  return since;
};

/** When a request that is not the buyer's fault was first made for the order. */
const faultSince = (posting: Posting, delivered: DayNumber, isListed: boolean): Moment => {
  const { policy, zone, sheet, dossier } = posting;
  let since = NEVER;
  const miss = (gap: Gap) => isListed || noteGap(posting, 'NBFR', gap, delivered);
  for (const it of dossier.cases) {
    if (it.type === 'cancellation') continue;
    if (it.reason === null) miss('request-reason');
    else if (!isOneOf(policy.buyerFaultReasons.value, it.reason)) {
      if (it.type === null) miss('request-type');
      else if (it.requestedAt === null) miss('requested-at');
      else {
        const requested = zone.timeOf(it.requestedAt);
        since = Math.min(since, requested);
        noteHour(posting, sheet.hours.NBFR.bads, requested, isBare(it.requestedAt));
      }
    }
  }
  return since;
};

/** What lists the order's buyers' faults: by the order, and by each of its requests. */
const listedForNbfr = ({ listing, dossier }: Posting): readonly Listed[] => {
  let listed = listing.of('NBFR', 'order', dossier.id);
  for (const it of dossier.cases) {
    if (it.id === null) continue;
    const ofCase = listing.of('NBFR', 'case', it.id).filter((its) => !listed.includes(its));
    if (ofCase.length > 0) listed = [...listed, ...ofCase];
  }
  return listed;
};

const enterDelivered = (posting: Posting, order: Order, { placed, due, delivered }: Times) => {
  const { listing, policy, sheet, sign } = posting;
  if (delivered === null) {
    if (order.status !== 'delivered' && order.status !== 'completed') return;
    const day = placed === null ? null : Math.floor(placed);
    noteGap(posting, 'NRR', 'delivered-at', day);
    noteGap(posting, 'NBFR', 'delivered-at', day);
    return;
  }
  const day = Math.floor(delivered);
  noteHour(posting, sheet.hours.NRR.members, delivered, isBare(order.deliveredAt));
  noteHour(posting, sheet.hours.NBFR.members, delivered, isBare(order.deliveredAt));
  const { without } = policy.eligibility.value;
  if (!order.flags?.some((flag) => without.includes(flag))) count(sheet.eligible, day, sign);
  if (order.status === 'completed') count(sheet.completed, day, sign);
  const late = due !== null && day > due;
  if (late) count(sheet.late, day, sign);

  const ofNrr = listing.of('NRR', 'order', order.id);
  const ofNbfr = listedForNbfr(posting);
  const negative = negativeSince(posting, day, ofNrr.length > 0);
  const fault = faultSince(posting, day, ofNbfr.length > 0);
  const base = { day, orderId: order.id, late };
  if (negative === NEVER && ofNrr.length === 0) enterPlain(posting, 'NRR', day);
  else enter(posting, 'NRR', { ...base, listed: ofNrr, badSince: negative });
  if (fault === NEVER && ofNbfr.length === 0) enterPlain(posting, 'NBFR', day);
  else
    enter(posting, 'NBFR', {
      ...base,
      caseId: ofNbfr[0]?.problem.caseId ?? null,
      listed: ofNbfr,
      badSince: fault,
    });
};

/** When the order was placed and confirmed; NEVER when it is not; null when that is not known. Source: conventions.md#4-values. */
const confirmedSince = (order: Order, placed: Moment, paid: Moment | null): Moment | null => {
  if (paid !== null) return Math.max(placed, paid);
  if (order.status === null) return null;
  return order.status === 'unpaid' || order.status === 'cancelled' ? NEVER : placed;
};

/** Whether a cancellation is the seller's fault, by who cancelled and why. A reason that is not known does not count. */
const isSellerFault = (policy: Policy, { cancelledBy, cancelReason }: Order): boolean =>
  cancelReason !== null &&
  (cancelledBy === 'seller'
    ? !isOneOf(policy.sellerCancelNotAtFault.value, cancelReason)
    : cancelledBy === 'system' && isOneOf(policy.systemCancelAtFault.value, cancelReason));

const enterPlaced = (posting: Posting, order: Order, { placed, paid, cancelled }: Times) => {
  const { listing, policy, sheet } = posting;
  const listed = listing.of('SFCR', 'order', order.id);
  if (placed === null) {
    if (listed.length === 0) noteGap(posting, 'SFCR', 'placed-at', null);
    return;
  }
  const day = Math.floor(placed);
  const base = { day, orderId: order.id, listed };
  const leaveOut = () => enter(posting, 'SFCR', { ...base, since: NEVER });
  const { flags, fulfillment } = policy.outOfSfcr.value;
  if (order.fulfillment === fulfillment || order.flags?.some((flag) => flags.includes(flag))) return leaveOut();

  noteHour(posting, sheet.hours.SFCR.members, placed, isBare(order.placedAt));
  const since = confirmedSince(order, placed, paid);
  if (since === null) {
    noteGap(posting, 'SFCR', 'status', day);
    return leaveOut();
  }
  if (!isCancelled(order) || since === NEVER) return enter(posting, 'SFCR', { ...base, since });
  if (cancelled === null) {
    noteGap(posting, 'SFCR', 'cancelled-at', day);
    return leaveOut();
  }
  noteHour(posting, sheet.hours.SFCR.bads, cancelled, isBare(order.cancelledAt));
  if (order.cancelledBy === null) {
    noteGap(posting, 'SFCR', 'cancelled-by', day);
    return enter(posting, 'SFCR', { ...base, since, until: cancelled });
  }
  if (order.cancelledBy !== 'buyer' && order.cancelReason === null) noteGap(posting, 'SFCR', 'cancel-reason', day);
  enter(posting, 'SFCR', { ...base, since, ...(isSellerFault(policy, order) && { badSince: cancelled }) });
};

/** @returns the day the order counts as due on; null where it has none that counts */
const enterDue = (posting: Posting, order: Order, { placed, due, delivered, cancelled }: Times): DayNumber | null => {
  const { listing, policy } = posting;
  const listed = listing.of('OTDR', 'order', order.id);
  const { kinds, fulfillment, express } = policy.outOfOtdr.value;
  const out =
    order.fulfillment === fulfillment ||
    (express && order.express === true) ||
    (order.kind !== null && kinds.includes(order.kind));
  if (due === null) {
    if (!out && !isCancelled(order) && listed.length === 0)
      noteGap(posting, 'OTDR', 'deliver-by', placed === null ? null : Math.floor(placed));
    return null;
  }
  const leaveOut = (gap: Gap | null) => {
    if (gap !== null) noteGap(posting, 'OTDR', gap, due);
    enter(posting, 'OTDR', { day: due, orderId: order.id, listed, since: NEVER });
    return null;
  };
  if (out || (isCancelled(order) && cancelled === null)) return leaveOut(null);
  if (delivered === null && (order.status === 'delivered' || order.status === 'completed'))
    return leaveOut('delivered-at');
  if (delivered === null && order.status === null) return leaveOut('status');
  const late = delivered === null || Math.floor(delivered) > due;
  if (!late && cancelled === null && listed.length === 0) enterPlain(posting, 'OTDR', due);
  else
    enter(posting, 'OTDR', {
      day: due,
      orderId: order.id,
      listed,
      ...(cancelled !== null && { until: cancelled }),
      ...(late && { badSince: due }),
    });
  return due;
};

/** Null for an order that was cancelled, nobody knows when. */
const tripOf = (order: Order, { placed, shipped, delivered, cancelled }: Times, due: DayNumber | null): Trip | null =>
  isCancelled(order) && cancelled === null
    ? null
    : { placed, shipped, delivered, cancelled, due, carrier: carrierOf(order.trackingId), count: 1 };

/**
 * An order into the four metrics whose members are orders. Source of the rules: conventions.md#2-membership-day and #4-values.
 * @returns its trip to the hour, for who looks at a past moment; null where it makes none
 */
export const enterOrder = (posting: Posting, order: Order): Trip | null => {
  const times = timesOf(order, posting.zone);
  enterDelivered(posting, order, times);
  enterPlaced(posting, order, times);
  const trip = tripOf(order, times, enterDue(posting, order, times));
  if (trip !== null) addTrip(posting.sheet, trip, posting.sign);
  return trip;
};
