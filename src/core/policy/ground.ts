import type { Chat } from '#core/model/chat';
import type { Day } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import type { Order } from '#core/model/order';
import type { Request } from '#core/model/request';
import type { Review } from '#core/model/review';
import type { Zone } from '#core/model/zone';
import type { ReasonRules } from './reasons';
import type { Rule, SourceId } from './source';

/** The facts about one order, request or chat that the platform lists. */
export interface GroundSubject {
  order: Order | null;
  reviews: readonly Review[];
  /** after-sales requests of the order, without cancellations */
  requests: readonly Request[];
  /** the request that is listed, where a request is */
  request: Request | null;
  chat: Chat | null;
}

/** The rows of a policy that tests of grounds refer to. */
export interface GroundRules extends ReasonRules {
  region: string;
  negativeStars: Rule<number>;
  /** business days in which an order is to be handed over; the rest of its time is the carrier's */
  dispatchDays: Rule<number>;
}

/** Whether the facts meet a ground; null while a fact is missing that would decide it. */
export type GroundTest = (subject: GroundSubject, rules: GroundRules, zone: Zone) => boolean | null;
export type OrderTest = (order: Order, rules: GroundRules, zone: Zone) => boolean | null;

/** The page of the portal that shows a missing fact. */
export type FactPage = 'order-detail' | 'ratings' | 'returns' | 'messages';

/** A reason why an order that the platform counted should not count: one row, dated and cited. */
export interface Ground {
  id: string;
  metric: Metric;
  isMet: GroundTest;
  says: string;
  /** what would refute it, to be looked at before an attempt is spent */
  refutedBy: string;
  /**
   * sourced: a published definition or exclusion says that it should not count; inferred: by analogy with another policy
   * of the platform; judged: no fact that is stored decides it, only a person can
   */
  basis: 'sourced' | 'inferred' | 'judged';
  source: SourceId;
  /** days on which it can be argued; null: as long as the score has had these metrics, and still */
  since: Day | null;
  until: Day | null;
  /** how sure it is that the exclusion applies where the facts meet the ground; assumed */
  confidence: number;
  /** prior probability that the platform approves; assumed, as no rate is published */
  probability: number;
  evidence: readonly string[];
  page: FactPage;
  /** the fact that decides, as that page names it */
  fact: string;
  /** words by which a reason on the portal's own list is known to be this ground; lower case */
  reasonWords: readonly string[];
}

/** What the facts say of a ground. A ground that they refute has no finding. */
export interface Finding {
  ground: string;
  state: 'met' | 'undecided';
}

/** The test of an order's own facts; undecided where the order was not read. */
export const onOrder =
  (test: OrderTest): GroundTest =>
  ({ order }, rules, zone) =>
    order === null ? null : test(order, rules, zone);

export const isFulfilledByTikTok = onOrder(({ fulfillment }) =>
  fulfillment === null ? null : fulfillment === 'tiktok',
);

export const ORDER_PAGE = 'Order details page that shows it, with the order ID';
