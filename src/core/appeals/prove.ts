import type { Chat } from '#core/model/chat';
import type { Order } from '#core/model/order';
import type { Request } from '#core/model/request';
import type { Review } from '#core/model/review';
import type { Zone } from '#core/model/zone';
import type { Predicate } from '#core/policy/ground';
import type { AppealReason, Policy } from '#core/policy/policy';
import { isOneOf } from '#core/score/enter-orders';
import type { Prove } from '#core/score/post';
import { ORDER_TESTS, type OrderPredicate } from './prove-order';

/** The facts about what a problem names, against which grounds are tested. */
interface Subject {
  order: Order | null;
  reviews: readonly Review[];
  /** requests after the sale, cancellations apart */
  requests: readonly Request[];
  request: Request | undefined;
  chat: Chat | null;
}

/** Null while a fact that would decide it is not known. */
type Test = (subject: Subject, policy: Policy, zone: Zone) => boolean | null;

/** Whether the first rating that counts was no negative one although a negative one is shown. */
const firstRatingNotNegative: Test = ({ order, reviews }, { negativeStars }) => {
  const isNegative = (stars: number | null) => stars !== null && stars <= negativeStars.value;
  if (reviews.some((it) => isNegative(it.firstStars))) return false;
  if (reviews.length === 0 || reviews.some((it) => it.firstStars === null)) return null;
  // Of several lines the one that the platform means may not have been read.
  const explains = reviews.some((it) => isNegative(it.stars));
  return explains || reviews.length >= (order?.lines?.length ?? 1) ? true : null;
};

const every = (requests: readonly Request[], test: (it: Request) => boolean | null): boolean | null => {
  const results = requests.map(test);
  if (results.includes(false)) return false;
  return results.length === 0 || results.includes(null) ? null : true;
};

const some = (
  { requests }: Subject,
  { appealReasons }: Policy,
  meaning: AppealReason,
  more: (it: Request) => boolean = () => true,
): boolean => requests.some((it) => it.reason !== null && isOneOf(appealReasons.value[meaning], it.reason) && more(it));

const TESTS: Record<Exclude<Predicate, OrderPredicate>, Test> = {
  'first-rating-not-negative': firstRatingNotNegative,
  'about-logistics': ({ reviews }, { negativeStars }) => {
    const negative = reviews.filter((it) => (it.firstStars ?? it.stars ?? 5) <= negativeStars.value);
    return negative.length > 0 && negative.every((it) => it.topic === 'logistics');
  },
  listed: () => true,
  'buyer-fault-reasons-only': ({ requests }, { buyerFaultReasons }) =>
    every(requests, ({ reason }) => (reason === null ? null : isOneOf(buyerFaultReasons.value, reason))),
  'request-came-to-nothing': ({ requests }) =>
    every(requests, ({ status }) => status === 'cancelled' || status === 'rejected'),
  'not-received-but-delivered': (subject, policy, zone) =>
    some(subject, policy, 'not-received', ({ requestedAt }) => {
      const delivered = subject.order?.deliveredAt ?? null;
      return delivered !== null && (requestedAt === null || zone.timeOf(delivered) <= zone.timeOf(requestedAt));
    }),
  'item-disputed': (subject, policy) => some(subject, policy, 'item'),
  'platform-approved': ({ request }) => (request?.approvedBy == null ? null : request.approvedBy === 'platform'),
  'comes-back': ({ request }) => request?.type === 'return-refund' || request?.type === 'replacement',
  'timed-out': ({ request }) => request?.approvedBy === 'seller-timeout',
  'bot-or-faq': ({ chat }) => (chat?.channel == null ? null : chat.channel !== 'agent'),
  'chat-rating-not-negative': ({ chat }, { negativeStars }) =>
    chat?.rating == null ? null : chat.rating > negativeStars.value,
};

const isOfOrder = (predicate: Predicate): predicate is OrderPredicate => Object.hasOwn(ORDER_TESTS, predicate);

/** The tests that the facts about what is listed pass, or leave open, of those that a ground of its metric asks for. */
export const makeProve = (policy: Policy, zone: Zone): Prove => {
  const asked = Map.groupBy(policy.grounds, (it) => it.metric);
  return ({ order, reviews, cases, chat }, metric, { orderId, caseId }) => {
    const request = cases.find((it) => (it.id ?? it.orderId) === (caseId ?? orderId));
    const requests = cases.filter((it) => it.type !== 'cancellation');
    const subject = { order, reviews, requests, request, chat };
    const predicates = new Set(asked.get(metric)?.map((it) => it.predicate));
    return [...predicates].flatMap((it) => {
      const holds = isOfOrder(it)
        ? order === null
          ? null
          : ORDER_TESTS[it](order, policy, zone)
        : TESTS[it](subject, policy, zone);
      return holds === null ? (`?${it}` as const) : holds ? it : [];
    });
  };
};
