import type { DayNumber, Instant } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import type { Gap } from '#core/model/not-known';
import type { Order, OrderStatus } from '#core/model/order';
import type { Zone } from '#core/model/zone';
import { metricRow, metricsOf, type Policy } from '#core/policy/policy';
import { includesReason } from '#core/policy/reasons';
import { addGoodMember, addMember, type Counting, noteGap, noteHour } from './count-members';
import { increment, type Moment, NEVER, type Shipment } from './ledger';
import type { ListedProblem } from './listed-problems';
import { addShipment, carrierOf } from './shipments';

const isCancelled = (order: Order): boolean => order.cancelledAt !== null || order.status === 'cancelled';
const isBare = (instant: Instant | null): boolean => instant !== null && instant.length === 10;

/** Dates of an order in the shop's time zone. */
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

/** When a review of the order first was negative; an unknown day or first rating excludes the review. */
const negativeSince = (counting: Counting, delivered: DayNumber, isListed: boolean): Moment => {
  const { policy, zone, into, record } = counting;
  let since = NEVER;
  // A listed order counts even if a fact is missing, so no gap is noted.
  const miss = (gap: Gap) => isListed || noteGap(counting, 'NRR', gap, delivered);
  for (const review of record.reviews) {
    if (review.firstStars === null) miss('first-stars');
    else if (review.firstStars <= policy.negativeStars.value) {
      if (review.reviewedAt === null) miss('reviewed-at');
      else {
        const reviewed = zone.timeOf(review.reviewedAt);
        since = Math.min(since, reviewed);
        noteHour(into.hours.NRR.bads, reviewed, isBare(review.reviewedAt));
      }
    }
  }
  return since;
};

/** Whether a request with this reason counts; null if only some reasons count and this one is not known. */
const isCountedRequest = (policy: Policy, reason: string): boolean | null => {
  if (includesReason(policy.buyerFaultReasons.value, reason)) return false;
  const { value: counted } = policy.sellerFaultReasons;
  if (counted === null || includesReason(counted, reason)) return true;
  return Object.values(policy.appealReasons.value).some((known) => includesReason(known, reason)) ? false : null;
};

/** When a request with a counted reason was first made for the order. */
const faultSince = (counting: Counting, day: DayNumber, isListed: boolean): Moment => {
  const { policy, zone, into, record } = counting;
  let since = NEVER;
  const miss = (gap: Gap) => isListed || noteGap(counting, 'NBFR', gap, day);
  for (const caseRecord of record.cases) {
    if (caseRecord.type === 'cancellation') continue;
    const isFault = caseRecord.reason === null ? null : isCountedRequest(policy, caseRecord.reason);
    if (isFault === null) miss('request-reason');
    else if (isFault) {
      if (caseRecord.type === null) miss('request-type');
      else if (caseRecord.requestedAt === null) miss('requested-at');
      else {
        const requested = zone.timeOf(caseRecord.requestedAt);
        since = Math.min(since, requested);
        noteHour(into.hours.NBFR.bads, requested, isBare(caseRecord.requestedAt));
      }
    }
  }
  return since;
};

const listedForNbfr = ({ listedProblems, record }: Counting): readonly ListedProblem[] => {
  let listed = listedProblems.ofMetric('NBFR', 'order', record.id);
  for (const caseRecord of record.cases) {
    if (caseRecord.id === null) continue;
    const ofCase = listedProblems
      .ofMetric('NBFR', 'case', caseRecord.id)
      .filter((listedProblem) => !listed.includes(listedProblem));
    if (ofCase.length > 0) listed = [...listed, ...ofCase];
  }
  return listed;
};

/** Notes gaps for a delivered order without a delivery day. */
const noteUndelivered = (counting: Counting, metric: Metric, order: Order, placed: Moment | null): void => {
  if (order.status !== 'delivered' && order.status !== 'completed') return;
  noteGap(counting, metric, 'delivered-at', placed === null ? null : Math.floor(placed));
};

/** Whether the order arrived after its deliver-by day, so that reviews or requests may be about the delay. */
const isLate = ({ due, delivered }: Times): boolean =>
  due !== null && delivered !== null && Math.floor(delivered) > due;

const countDelivery = (counting: Counting, order: Order, times: Times) => {
  const { listedProblems, policy, into } = counting;
  const { placed, delivered } = times;
  if (delivered === null) return noteUndelivered(counting, 'NRR', order, placed);
  const day = Math.floor(delivered);
  noteHour(into.hours.NRR.members, delivered, isBare(order.deliveredAt));
  const { without, counts } = policy.eligibility.value;
  const isCompleted = order.status === 'completed';
  if ((counts === 'delivered' || isCompleted) && !order.flags?.some((flag) => without.includes(flag)))
    increment(into.eligible, day);
  if (isCompleted) increment(into.completed, day);
  const late = isLate(times);
  if (late) increment(into.late, day);

  const listed = listedProblems.ofMetric('NRR', 'order', order.id);
  const negative = negativeSince(counting, day, listed.length > 0);
  if (negative === NEVER && listed.length === 0) addGoodMember(counting, 'NRR', day);
  else addMember(counting, 'NRR', { day, orderId: order.id, late, listed, badSince: negative });
};

/** Adds the order to NBFR: by delivery, or by payment without cancelled orders, as the market defines it. */
const countQuality = (counting: Counting, order: Order, times: Times) => {
  const { policy, into } = counting;
  const { placed, paid, delivered, cancelled } = times;
  const isByDelivery = metricRow(policy, 'NBFR').membership.value === 'delivered';
  const joined = isByDelivery ? delivered : (paid ?? placed);
  if (joined === null) return isByDelivery ? noteUndelivered(counting, 'NBFR', order, placed) : undefined;
  const day = Math.floor(joined);
  noteHour(
    into.hours.NBFR.members,
    joined,
    isBare(isByDelivery ? order.deliveredAt : (order.paidAt ?? order.placedAt)),
  );
  const listed = listedForNbfr(counting);
  const isUnnamed = listed.length === 0;
  const since = isByDelivery ? day : confirmedSince(order, joined, paid);
  if (since === null) {
    if (isUnnamed) noteGap(counting, 'NBFR', 'status', day);
    return;
  }
  const isOut = !isByDelivery && isCancelled(order);
  if (isOut && cancelled === null && isUnnamed) return;
  const fault = faultSince(counting, day, !isUnnamed);
  addMember(counting, 'NBFR', {
    day,
    orderId: order.id,
    late: isLate(times),
    caseId: listed[0]?.problem.caseId ?? null,
    listed,
    since,
    ...(isOut && { until: cancelled ?? since }),
    ...(fault !== NEVER && { badSince: fault }),
  });
};

/** When the order was placed and confirmed: NEVER if it was not, null if not known. Source: conventions.md#4-values. */
const confirmedSince = (order: Order, placed: Moment, paid: Moment | null): Moment | null => {
  if (paid !== null) return Math.max(placed, paid);
  if (order.status === null) return null;
  return order.status === 'unpaid' || order.status === 'cancelled' ? NEVER : placed;
};

/** Whether a cancellation is the seller's fault, by its initiator and reason; one with an unknown reason is not. */
const isSellerFault = (policy: Policy, { cancelledBy, cancelReason }: Order): boolean =>
  cancelReason !== null &&
  (cancelledBy === 'seller'
    ? !includesReason(policy.sellerCancelNotAtFault.value, cancelReason)
    : cancelledBy === 'system' && includesReason(policy.systemCancelAtFault.value, cancelReason));

const countPlacing = (counting: Counting, order: Order, { placed: placedOn, paid, cancelled }: Times) => {
  const { listedProblems, policy, into } = counting;
  const listed = listedProblems.ofMetric('SFCR', 'order', order.id);
  const isByPayment = metricRow(policy, 'SFCR').membership.value === 'paid';
  const placed = isByPayment ? (paid ?? placedOn) : placedOn;
  if (placed === null) {
    if (listed.length === 0) noteGap(counting, 'SFCR', 'placed-at', null);
    return;
  }
  const day = Math.floor(placed);
  const base = { day, orderId: order.id, listed };
  const leaveOut = () => addMember(counting, 'SFCR', { ...base, since: NEVER });
  const { value: out } = policy.outOfSfcr;
  const isExcluded =
    out !== null &&
    (order.fulfillment === out.fulfillment ||
      order.flags?.some((flag) => (out.flags as readonly string[]).includes(flag)));
  if (isExcluded) return leaveOut();

  noteHour(into.hours.SFCR.members, placed, isBare(isByPayment ? (order.paidAt ?? order.placedAt) : order.placedAt));
  const since = confirmedSince(order, placed, paid);
  if (since === null) {
    noteGap(counting, 'SFCR', 'status', day);
    return leaveOut();
  }
  if (!isCancelled(order) || since === NEVER) return addMember(counting, 'SFCR', { ...base, since });
  if (cancelled === null) {
    noteGap(counting, 'SFCR', 'cancelled-at', day);
    return leaveOut();
  }
  noteHour(into.hours.SFCR.bads, cancelled, isBare(order.cancelledAt));
  if (order.cancelledBy === null) {
    noteGap(counting, 'SFCR', 'cancelled-by', day);
    return addMember(counting, 'SFCR', { ...base, since, until: cancelled });
  }
  if (order.cancelledBy !== 'buyer' && order.cancelReason === null) noteGap(counting, 'SFCR', 'cancel-reason', day);
  addMember(counting, 'SFCR', { ...base, since, ...(isSellerFault(policy, order) && { badSince: cancelled }) });
};

/** Why an order with a due day is no member of OTDR: an exclusion or a missing fact; null if it is a member. */
const leftOutOfOtdr = (order: Order, { delivered, cancelled }: Times, policy: Policy): Gap | 'excluded' | null => {
  const { value: out } = policy.outOfOtdr;
  const isExcluded =
    out === null ||
    order.fulfillment === out.fulfillment ||
    (out.express && order.express === true) ||
    (order.kind !== null && out.kinds.includes(order.kind));
  if (isExcluded || (isCancelled(order) && cancelled === null)) return 'excluded';
  if (delivered !== null) return null;
  if (order.status === 'delivered' || order.status === 'completed') return 'delivered-at';
  return order.status === null ? 'status' : null;
};

const countDueDay = (counting: Counting, order: Order, times: Times): void => {
  const { listedProblems, policy } = counting;
  const { placed, due, delivered, cancelled } = times;
  const listed = listedProblems.ofMetric('OTDR', 'order', order.id);
  const out = leftOutOfOtdr(order, times, policy);
  if (due === null) {
    if (out !== 'excluded' && !isCancelled(order) && listed.length === 0)
      noteGap(counting, 'OTDR', 'deliver-by', placed === null ? null : Math.floor(placed));
    return;
  }
  const base = { day: due, orderId: order.id, listed };
  if (out !== null) {
    if (out !== 'excluded') noteGap(counting, 'OTDR', out, due);
    addMember(counting, 'OTDR', { ...base, since: NEVER });
    return;
  }
  const late = delivered === null || Math.floor(delivered) > due;
  if (!late && cancelled === null && listed.length === 0) addGoodMember(counting, 'OTDR', due);
  else
    addMember(counting, 'OTDR', {
      ...base,
      ...(cancelled !== null && { until: cancelled }),
      ...(late && { badSince: due }),
    });
};

/**
 * Adds a shipped order to LDR, on time unless TikTok lists it. No page shows the ship-by day, so an overdue order
 * counts only if listed.
 */
const countDispatch = (counting: Counting, order: Order, { placed, paid, shipped }: Times): void => {
  const { listedProblems, into } = counting;
  const listed = listedProblems.ofMetric('LDR', 'order', order.id);
  const joined = paid ?? placed;
  if (joined === null) {
    if (shipped !== null && listed.length === 0) noteGap(counting, 'LDR', 'placed-at', null);
    return;
  }
  noteHour(into.hours.LDR.members, joined, isBare(order.paidAt ?? order.placedAt));
  const since = shipped === null ? NEVER : Math.max(joined, shipped);
  addMember(counting, 'LDR', { day: Math.floor(joined), orderId: order.id, listed, since });
};

/** A parcel without a label has no carrier yet, so its tracking number is of a later day. */
const STATUSES_BEFORE_LABEL: ReadonlySet<OrderStatus | null> = new Set(['unpaid', 'on-hold', 'awaiting-shipment']);

const shipmentAt = (order: Order, times: Times, policy: Policy): Shipment | null => {
  const { placed, shipped, delivered, cancelled, due } = times;
  if (isCancelled(order) && cancelled === null) return null;
  const counted = leftOutOfOtdr(order, times, policy) === null ? due : null;
  const carrier = STATUSES_BEFORE_LABEL.has(order.status) ? null : carrierOf(order.trackingId);
  return { placed, shipped, delivered, cancelled, due: counted, carrier, count: 1 };
};

type CountInto = (counting: Counting, order: Order, times: Times) => void;

/** Adds an order to each metric of orders; NRR comes first because it also counts deliveries for eligibility. */
const COUNT_INTO: Partial<Record<Metric, CountInto>> = {
  NRR: countDelivery,
  NBFR: countQuality,
  SFCR: countPlacing,
  OTDR: countDueDay,
  LDR: countDispatch,
};

/** Adds an order to the market's metrics of orders. Source: conventions.md#2-membership-day and #4-values. */
export const countOrder = (counting: Counting, order: Order): void => {
  const { zone, policy, into } = counting;
  const times = timesOf(order, zone);
  for (const metric of metricsOf(policy)) COUNT_INTO[metric]?.(counting, order, times);
  const shipment = shipmentAt(order, times, policy);
  if (shipment !== null) addShipment(into.shipments, shipment);
};
