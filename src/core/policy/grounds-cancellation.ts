import type { Order } from '#core/model/order';
import { CANCELLATION_PAGE, isFulfilledByTikTok, makeGround, ORDER_PAGE, type OrderTest, testOrder } from './ground';
import type { GroundRules } from './ground-subject';
import { includesReason, type ReasonMeaning } from './reasons';

/** Whether an order was cancelled for a reason of that meaning; null if the reason is not known. */
const hasReason = ({ cancelReason }: Order, { appealReasons }: GroundRules, meaning: ReasonMeaning): boolean | null =>
  cancelReason === null ? null : includesReason(appealReasons.value[meaning], cancelReason);

/** Makes a test that a party cancelled the order and that it passes another test. */
const isCancelledBy = (party: NonNullable<Order['cancelledBy']>, test: OrderTest) =>
  testOrder((order, rules, zone) =>
    order.cancelledBy === null ? null : order.cancelledBy === party && test(order, rules, zone),
  );

/** Pages print "sample" as an order's type, so an order of any known type is no sample. */
const isSample = testOrder(({ flags, kind }) =>
  flags === null ? (kind === null ? null : false) : flags.includes('sample'),
);

const isBuyerRequested = testOrder((order, rules) => {
  if (order.cancelledBy === 'seller') return hasReason(order, rules, 'buyer-asked');
  return order.cancelledBy === null ? null : order.cancelledBy === 'buyer';
});

const isNeverPaid = testOrder((order, rules) => (order.paidAt !== null ? false : hasReason(order, rules, 'unpaid')));

const isUndeliverable = isCancelledBy('seller', (order, rules) => hasReason(order, rules, 'undeliverable'));

const isCarrierFault = isCancelledBy('system', (order, rules) => hasReason(order, rules, 'carrier-fault'));

const isShippedBeforeCancelled = isCancelledBy('system', (order, rules, zone) => {
  const { cancelledAt, shippedAt, readyToShipAt } = order;
  const isLate = hasReason(order, rules, 'late-dispatch');
  if (isLate !== true) return isLate;
  // A package that was never ready was never handed over; a ready one may have been, even without a scan.
  if (shippedAt === null || cancelledAt === null) return shippedAt === null && readyToShipAt === null ? false : null;
  return zone.timeOf(shippedAt) < zone.timeOf(cancelledAt);
});

/** Only some sellers see the tag, so an order without it is not undecided. */
const isSecurityAlert = testOrder(({ securityAlert }) => securityAlert === true);

const isCancelledForLateDispatch = testOrder(
  (order, rules) => order.cancelledBy === 'system' && hasReason(order, rules, 'late-dispatch') === true,
);

const isCancelledBySystem = testOrder(({ cancelledBy }) => cancelledBy === 'system');

/** Grounds against a cancellation counted as the seller's fault (SFCR), strongest first. */
export const CANCELLATION_GROUNDS = [
  makeGround({
    id: 'sample-order-counted',
    excludes: true,
    metric: 'SFCR',
    isMet: isSample,
    says: 'Creator sample orders are not counted as cancellations',
    refutedBy: 'The order bears no sample label',
    basis: 'sourced',
    source: 'sfcr',
    confidence: 0.95,
    probability: 0.75,
    evidence: [ORDER_PAGE, 'The sample label of the order'],
    carriedBy: ['sample'],
    page: 'order-detail',
    fact: 'Sample label',
    reasonWords: ['sample'],
  }),
  makeGround({
    id: 'tiktok-fulfilled-cancellation-counted',
    excludes: true,
    metric: 'SFCR',
    isMet: isFulfilledByTikTok,
    says: 'Issues of logistics fulfilled by TikTok are not the fault of the seller',
    refutedBy: 'The order page says that you fulfill it',
    basis: 'sourced',
    source: 'guide',
    confidence: 0.95,
    probability: 0.8,
    evidence: [ORDER_PAGE, 'Fulfillment type: Fulfillment by TikTok Shop'],
    carriedBy: ['fulfillment'],
    counterFacts: ['out-of-stock', 'pricing-error', 'cancelled-by-seller'],
    page: 'order-detail',
    fact: 'Fulfillment type',
    reasonWords: ['fulfilled by tiktok', 'fulfillment by tiktok', 'fbt'],
  }),
  makeGround({
    id: 'buyer-requested-cancellation-counted',
    metric: 'SFCR',
    isMet: isBuyerRequested,
    says: 'Cancellations that the buyer asked for are not the fault of the seller',
    refutedBy: 'No request of the buyer in the chat or on the order',
    basis: 'sourced',
    source: 'sfcr',
    confidence: 0.9,
    probability: 0.7,
    evidence: ['Chat with the request to cancel', CANCELLATION_PAGE],
    carriedBy: ['cancelledAt', 'cancelledBy', 'cancelReason'],
    counterFacts: ['out-of-stock', 'pricing-error', 'late-dispatch', 'untraceable-tracking'],
    page: 'order-detail',
    fact: 'Cancelled by, and cancellation reason',
    reasonWords: [
      'buyer requested',
      'requested by buyer',
      'requested by the buyer',
      'customer requested',
      'buyer cancel',
    ],
  }),
  makeGround({
    id: 'unpaid-order-counted',
    excludes: true,
    metric: 'SFCR',
    isMet: isNeverPaid,
    says: 'Only confirmed orders count, and this one was never paid',
    refutedBy: 'The order page shows a payment',
    basis: 'sourced',
    source: 'sfcr',
    confidence: 0.9,
    probability: 0.7,
    evidence: ['Order details page that shows no payment, with the cancellation reason'],
    carriedBy: ['cancelReason'],
    counterFacts: ['shipped'],
    page: 'order-detail',
    fact: 'Paid time, and cancellation reason',
    reasonWords: ['not paid', 'unpaid', 'did not pay', 'overdue to pay'],
  }),
  makeGround({
    id: 'address-undeliverable',
    metric: 'SFCR',
    isMet: isUndeliverable,
    says: 'Appeals of cancellation violations accept an address that cannot be delivered to',
    refutedBy: 'The carrier delivers to that address',
    basis: 'inferred',
    source: 'violations',
    confidence: 0.7,
    probability: 0.5,
    evidence: ["Carrier's page that refuses the address", 'Order confirmation with IDs and date'],
    carriedBy: ['cancelledAt', 'cancelReason'],
    counterFacts: ['delivered'],
    page: 'order-detail',
    fact: 'Cancellation reason',
    reasonWords: ['undeliverable', 'unable to deliver', 'address'],
  }),
  makeGround({
    id: 'carrier-fault-cancellation',
    metric: 'SFCR',
    isMet: isCarrierFault,
    says: 'A package that the carrier lost, damaged or brought back is no fault of the seller',
    refutedBy: 'The package was never handed over, or badly packed',
    basis: 'inferred',
    source: 'violations',
    confidence: 0.7,
    probability: 0.5,
    evidence: ["Carrier's tracking or notice about the package", CANCELLATION_PAGE],
    carriedBy: ['shippedAt', 'cancelledAt', 'cancelledBy', 'cancelReason'],
    counterFacts: ['delivered', 'dispatched-late'],
    page: 'order-detail',
    fact: 'Cancellation reason',
    reasonWords: ['lost', 'damaged in transit', 'carrier liability', 'logistics provider'],
  }),
  makeGround({
    id: 'shipped-before-cancelled',
    metric: 'SFCR',
    isMet: isShippedBeforeCancelled,
    says: 'Appeals of cancellation violations accept a package dispatched before the automatic cancellation',
    refutedBy: 'The first scan of the carrier is later than the cancellation',
    basis: 'inferred',
    source: 'violations',
    confidence: 0.75,
    probability: 0.5,
    evidence: [
      'Tracking node "Package Awaiting Pickup" with its time',
      'Order details page with the time of the cancellation',
    ],
    carriedBy: ['shippedAt', 'cancelledAt', 'cancelledBy'],
    page: 'order-detail',
    fact: 'Shipped time, and cancellation reason',
    reasonWords: ['dispatched before', 'shipped before', 'already shipped'],
  }),
  makeGround({
    id: 'security-alert-counted',
    metric: 'SFCR',
    isMet: isSecurityAlert,
    says: 'Orders tagged Security Alert may be cancelled without a penalty; whether the score counts them is not stated',
    refutedBy: 'The tag came only after the cancellation',
    basis: 'inferred',
    source: 'securityCenter',
    confidence: 0.5,
    probability: 0.4,
    evidence: ['The Security Alert tag of the order, in Security Center or on the order'],
    carriedBy: ['securityAlert', 'cancelledAt'],
    page: 'order-detail',
    fact: 'Security Alert tag',
    reasonWords: ['security alert', 'security center', 'risk order', 'fraud'],
  }),
  makeGround({
    id: 'carrier-or-warehouse',
    metric: 'SFCR',
    isMet: isCancelledForLateDispatch,
    says: 'Appeals of cancellation violations accept a carrier or warehouse at fault, and force majeure',
    refutedBy: 'The package was ready after the deadline',
    basis: 'judged',
    source: 'violations',
    confidence: 0.4,
    probability: 0.3,
    evidence: ["Carrier's or warehouse's notice for those days", 'Order details page with the deadline'],
    carriedBy: ['placedAt', 'cancelledAt'],
    counterFacts: ['dispatched-late'],
    page: 'order-detail',
    fact: 'Cancellation reason',
    reasonWords: ['force majeure', 'weather', 'natural disaster', 'logistics issue', 'warehouse'],
  }),
  makeGround({
    id: 'buyer-delayed-dispatch',
    metric: 'SFCR',
    isMet: isCancelledForLateDispatch,
    says: 'Appeals of cancellation violations accept a buyer who asked to wait, or gave no answer that was needed',
    refutedBy: 'No such message in the chat',
    basis: 'judged',
    source: 'violations',
    confidence: 0.4,
    probability: 0.3,
    evidence: ['Chat that shows it, with dates', 'Order ID'],
    carriedBy: ['placedAt', 'cancelledAt'],
    page: 'order-detail',
    fact: 'Chat with the buyer',
    reasonWords: ['buyer asked to delay', 'buyer delay', 'no response from buyer', 'buyer did not respond'],
  }),
  makeGround({
    id: 'cancellation-by-system-error',
    metric: 'SFCR',
    isMet: isCancelledBySystem,
    says: 'Errors of the platform are no fault of the seller',
    refutedBy: 'The deadline had passed, whatever the error was',
    basis: 'judged',
    source: 'appeals',
    confidence: 0.3,
    probability: 0.25,
    evidence: ['Screenshot of the error with its time, or the notice of maintenance'],
    carriedBy: ['cancelledAt', 'cancelledBy'],
    counterFacts: ['late-dispatch', 'out-of-stock', 'pricing-error', 'untraceable-tracking'],
    page: 'order-detail',
    fact: 'Cancellation reason',
    reasonWords: ['system error', 'platform error', 'technical issue', 'system or platform'],
  }),
];
