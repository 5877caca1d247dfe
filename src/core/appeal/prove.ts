import type { Chat } from '#core/model/chat';
import type { Order } from '#core/model/order';
import type { Request } from '#core/model/request';
import type { Review } from '#core/model/review';
import type { Zone } from '#core/model/zone';
import { GROUNDS, type Predicate } from '#core/policy/grounds';
import type { Policy } from '#core/policy/policy';
import { isOneOf } from '#core/score/enter-orders';
import type { Prove } from '#core/score/post';

/** The facts about what a problem names, against which grounds are tested. */
interface Subject {
  order: Order | null;
  reviews: readonly Review[];
  cases: readonly Request[];
  request: Request | undefined;
  chat: Chat | null;
}

type Test = (subject: Subject, policy: Policy, zone: Zone) => boolean;

/** The named tests of the grounds. Each is false while a fact that would decide it is not known. */
const HOLDS: Record<Predicate, Test> = {
  'fulfilled-by-tiktok': ({ order }) => order?.fulfillment === 'tiktok',
  express: ({ order }) => order?.express === true,
  'pre-order': ({ order }) => order?.kind === 'pre-order',
  'made-to-order': ({ order }) => order?.kind === 'made-to-order',
  'back-order': ({ order }) => order?.kind === 'back-order',
  custom: ({ order }) => order?.kind === 'custom',
  'delivered-by-due-day': ({ order }, _, zone) =>
    order !== null &&
    order.deliveredAt !== null &&
    order.deliverBy !== null &&
    zone.dayOf(order.deliveredAt) <= zone.dayOf(order.deliverBy),
  sample: ({ order }) => order?.flags?.includes('sample') === true,
  'buyer-requested': ({ order }) =>
    order?.cancelledBy === 'buyer' ||
    (order?.cancelledBy === 'seller' &&
      order.cancelReason !== null &&
      isOneOf(['buyer requested cancellation'], order.cancelReason)),
  'address-undeliverable': ({ order }) =>
    order?.cancelledBy === 'seller' &&
    order.cancelReason !== null &&
    isOneOf(['unable to deliver to buyer address'], order.cancelReason),
  'first-rating-not-negative': ({ reviews }, { negativeStars }) =>
    reviews.length > 0 && reviews.every((it) => it.firstStars !== null && it.firstStars > negativeStars.value),
  'buyer-fault-reasons-only': ({ cases }, { buyerFaultReasons }) => {
    const requests = cases.filter((it) => it.type !== 'cancellation');
    return (
      requests.length > 0 && requests.every((it) => it.reason !== null && isOneOf(buyerFaultReasons.value, it.reason))
    );
  },
  'platform-approved': ({ request }) => request?.approvedBy === 'platform',
  'bot-or-faq': ({ chat }) => chat?.channel === 'bot' || chat?.channel === 'faq',
};

/** The tests that the facts about what is listed pass, of those that a ground of its metric asks for. */
export const makeProve =
  (policy: Policy, zone: Zone): Prove =>
  ({ order, reviews, cases, chat }, metric, { orderId, caseId }) => {
    const request = cases.find((it) => (it.id ?? it.orderId) === (caseId ?? orderId));
    const subject = { order, reviews, cases, request, chat };
    return GROUNDS.filter((it) => it.metric === metric && HOLDS[it.predicate](subject, policy, zone)).map(
      (it) => it.predicate,
    );
  };
