import type { Order } from '#core/model/order';
import type { Zone } from '#core/model/zone';
import { addBusinessDays } from './calendar';
import type { GroundRules, GroundSubject, RecordFactName } from './ground-subject';
import { includesReason, type ReasonMeaning } from './reasons';
import type { Rule } from './source';

/** A fact against a ground that the other facts support. */
interface CounterFact {
  /** false if it is not so or not known */
  isKnown: (subject: GroundSubject, rules: GroundRules, zone: Zone) => boolean;
  /** facts that show it, which a draft omits */
  shownBy: readonly RecordFactName[];
}

const isCancelledFor =
  (meaning: ReasonMeaning): CounterFact['isKnown'] =>
  ({ order }, { appealReasons }) =>
    order !== null && order.cancelReason !== null && includesReason(appealReasons.value[meaning], order.cancelReason);

const SELLER_REASONS = ['out-of-stock', 'pricing-error'] as const satisfies readonly ReasonMeaning[];

/** Cancelled by the seller, without an excusing reason or one that has its own warning. */
const isCancelledBySeller: CounterFact['isKnown'] = (subject, rules, zone) => {
  const { order } = subject;
  if (order?.cancelledBy !== 'seller') return false;
  if (SELLER_REASONS.some((meaning) => isCancelledFor(meaning)(subject, rules, zone))) return false;
  return order.cancelReason === null || !includesReason(rules.sellerCancelNotAtFault.value, order.cancelReason);
};

const hasTime =
  (field: 'shippedAt' | 'deliveredAt'): CounterFact['isKnown'] =>
  ({ order }) =>
    order !== null && order[field] !== null;

/** Handed over later than the dispatch time in business days. */
const isDispatchedLate: CounterFact['isKnown'] = ({ order }, { region, dispatchDays }, zone) => {
  const from = order?.paidAt ?? order?.placedAt ?? null;
  const ready = order?.readyToShipAt ?? order?.shippedAt ?? null;
  if (from === null || ready === null) return false;
  return zone.dayOf(ready) > addBusinessDays(region, zone.dayOf(from), dispatchDays.value);
};

const isAfterDue =
  (field: 'cancelledAt' | 'deliveredAt'): CounterFact['isKnown'] =>
  ({ order }, _, zone) => {
    const at: Order[typeof field] = order?.[field] ?? null;
    const due = order?.deliverBy ?? null;
    return at !== null && due !== null && zone.dayOf(at) > zone.dayOf(due);
  };

const hasCaseFor =
  (meaning: ReasonMeaning): CounterFact['isKnown'] =>
  ({ cases }, { appealReasons }) =>
    cases.some(({ reason }) => reason !== null && includesReason(appealReasons.value[meaning], reason));

const isReviewAboutProduct: CounterFact['isKnown'] = ({ reviews }, { negativeStars }) =>
  reviews.some(
    ({ topic, firstStars, stars }) => topic === 'product' && (firstStars ?? stars ?? 5) <= negativeStars.value,
  );

const isApprovedBySeller: CounterFact['isKnown'] = ({ cases }) =>
  cases.some(({ approvedBy }) => approvedBy === 'seller');

const isInspected: CounterFact['isKnown'] = ({ listedCase }) => (listedCase?.inspectHours ?? 0) > 0;

/** Facts against a ground, by codes that catalogs translate. */
export const COUNTER_FACTS = {
  'out-of-stock': { isKnown: isCancelledFor('out-of-stock'), shownBy: ['cancelReason'] },
  'pricing-error': { isKnown: isCancelledFor('pricing-error'), shownBy: ['cancelReason'] },
  'late-dispatch': { isKnown: isCancelledFor('late-dispatch'), shownBy: ['cancelReason'] },
  'untraceable-tracking': { isKnown: isCancelledFor('untraceable'), shownBy: ['cancelReason'] },
  'cancelled-by-seller': { isKnown: isCancelledBySeller, shownBy: ['cancelledBy', 'cancelReason'] },
  'cancelled-after-due': { isKnown: isAfterDue('cancelledAt'), shownBy: ['cancelledAt'] },
  shipped: { isKnown: hasTime('shippedAt'), shownBy: ['shippedAt'] },
  delivered: { isKnown: hasTime('deliveredAt'), shownBy: ['deliveredAt'] },
  'delivered-late': { isKnown: isAfterDue('deliveredAt'), shownBy: ['deliverBy'] },
  'dispatched-late': { isKnown: isDispatchedLate, shownBy: ['placedAt', 'paidAt', 'shippedAt'] },
  'not-received': { isKnown: hasCaseFor('not-received'), shownBy: ['reason'] },
  'item-fault': { isKnown: hasCaseFor('item'), shownBy: ['reason'] },
  'wrong-size': { isKnown: hasCaseFor('wrong-size'), shownBy: ['reason'] },
  'review-about-product': { isKnown: isReviewAboutProduct, shownBy: [] },
  'approved-by-seller': { isKnown: isApprovedBySeller, shownBy: ['approvedBy'] },
  inspected: { isKnown: isInspected, shownBy: [] },
} as const satisfies Record<string, CounterFact>;
export type CounterFactId = keyof typeof COUNTER_FACTS;

/** The factor that each known fact against a ground applies to its chance. */
export const COUNTER_FACT_FACTOR = {
  value: 0.5,
  says: 'Each known fact that speaks against a ground halves its chance',
  source: 'assumption',
} as const satisfies Rule<number>;
