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
  /** after-sales requests of the order, without cancellations */
  cases: readonly CaseRecord[];
  /** the request that is listed, where a request is */
  listedCase: CaseRecord | null;
  chat: Chat | null;
}

/** The policy rows that tests of grounds read. */
export interface GroundRules extends ReasonRules {
  region: string;
  negativeStars: Rule<number>;
  /** business days in which an order is to be handed over; the rest of its time is the carrier's */
  dispatchDays: Rule<number>;
}

/** A fact of a record that a draft can tell. */
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
