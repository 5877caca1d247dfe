import type { CaseRecord } from '#core/model/case';
import type { Chat } from '#core/model/chat';
import type { Order } from '#core/model/order';
import type { Review } from '#core/model/review';
import type { ReasonRules } from './reasons';
import type { Rule } from './source';

/** The facts about one order, request or chat that the platform lists. */
export interface GroundSubject {
  order: Order | null;
  reviews: readonly Review[];
  /** after-sales requests of the order, cancellations excluded */
  cases: readonly CaseRecord[];
  /** the listed request, if a request is listed */
  listedCase: CaseRecord | null;
  chat: Chat | null;
}

/** Policy rows that the tests of grounds use. */
export interface GroundRules extends ReasonRules {
  region: string;
  negativeStars: Rule<number>;
  /** business days from placing to handover; the rest of the delivery time is the carrier's */
  dispatchDays: Rule<number>;
}

/** A fact that a draft can state. */
export type RecordFactName =
  | 'fulfillment'
  | 'express'
  | 'kind'
  | 'sample'
  | 'securityAlert'
  | 'placedAt'
  | 'paidAt'
  | 'shippedAt'
  | 'deliverBy'
  | 'deliveredAt'
  | 'trackingId'
  | 'cancelledAt'
  | 'cancelledBy'
  | 'cancelReason'
  | 'firstStars'
  | 'stars'
  | 'requestedAt'
  | 'reason'
  | 'status'
  | 'approvedBy'
  | 'channel'
  | 'startedAt'
  | 'rating';
