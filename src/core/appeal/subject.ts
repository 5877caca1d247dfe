import type { Chat } from '#core/model/chat';
import type { Facts } from '#core/model/facts';
import type { Order } from '#core/model/order';
import type { Request } from '#core/model/request';
import type { Review } from '#core/model/review';
import type { Zone } from '#core/model/zone';
import type { Predicate } from '#core/policy/grounds';
import type { Policy } from '#core/policy/policy';
import { isOneOf } from '#core/score/enter-orders';
import type { Entry } from '#core/score/ledger';

/** The facts about what a problem names, against which grounds are tested. */
export interface Subject {
  order: Order | undefined;
  reviews: readonly Review[];
  cases: readonly Request[];
  request: Request | undefined;
  chat: Chat | undefined;
}

export type Named = Pick<Entry, 'orderId' | 'caseId' | 'chatId'>;

/** Looks facts up for the problems only: one pass over the facts, keeping what is named. */
export const findSubjects = (facts: Facts, named: readonly Named[]): ((it: Named) => Subject) => {
  const orderIds = new Set(named.map((it) => it.orderId));
  const caseIds = new Set(named.map((it) => it.caseId));
  const chatIds = new Set(named.map((it) => it.chatId));
  const orders = new Map(facts.orders.filter((it) => orderIds.has(it.id)).map((it) => [it.id, it]));
  const chats = new Map(facts.chats.filter((it) => chatIds.has(it.id)).map((it) => [it.id, it]));
  const reviews = Map.groupBy(
    facts.reviews.filter((it) => orderIds.has(it.orderId)),
    (it) => it.orderId,
  );
  const cases = Map.groupBy(
    facts.cases.filter((it) => orderIds.has(it.orderId) || caseIds.has(it.id)),
    (it) => it.orderId,
  );
  const requests = new Map([...cases.values()].flat().map((it) => [it.id ?? it.orderId, it]));
  return ({ orderId, caseId, chatId }) => ({
    order: orders.get(orderId ?? ''),
    reviews: reviews.get(orderId ?? '') ?? [],
    cases: cases.get(orderId ?? '') ?? [],
    request: requests.get(caseId ?? orderId ?? ''),
    chat: chats.get(chatId ?? ''),
  });
};

type Test = (subject: Subject, policy: Policy, zone: Zone) => boolean;

/** The named tests of the grounds. Each is false while a fact that would decide it is not known. */
export const HOLDS: Record<Predicate, Test> = {
  'fulfilled-by-tiktok': ({ order }) => order?.fulfillment === 'tiktok',
  express: ({ order }) => order?.express === true,
  'pre-order': ({ order }) => order?.kind === 'pre-order',
  'made-to-order': ({ order }) => order?.kind === 'made-to-order',
  'back-order': ({ order }) => order?.kind === 'back-order',
  custom: ({ order }) => order?.kind === 'custom',
  'delivered-by-due-day': ({ order }, _, zone) =>
    order != null &&
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
