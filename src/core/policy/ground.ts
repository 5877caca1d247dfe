import type { Day } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import type { Order } from '#core/model/order';
import type { Zone } from '#core/model/zone';
import type { CounterFactId } from './counter-facts';
import type { GroundRules, GroundSubject, RecordFactName } from './ground-subject';
import type { SourceId } from './source';

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
  /** first and last day on which it can be argued; null where there is no limit */
  since: Day | null;
  until: Day | null;
  /** how sure it is that the exclusion applies where the facts meet the ground; assumed */
  confidence: number;
  /** prior probability that the platform approves; assumed, as no rate is published */
  probability: number;
  evidence: readonly string[];
  /** the facts that prove it: a draft tells no others */
  carriedBy: readonly RecordFactName[];
  /** what would speak against it although it is met, where it is known */
  counterFacts: readonly CounterFactId[];
  page: FactPage;
  /** the fact that decides, as that page names it */
  fact: string;
  /** words by which a reason on the portal's own list is known to be this ground; lower case */
  reasonWords: readonly string[];
  /** whether it says that the record is excluded from the metric: the portal may have one reason for all exclusions */
  excludes: boolean;
}

/** Words by which a reason of the portal says that a record is left out of a metric, whatever for. */
export const EXCLUSION_WORDS = ['excluded', 'exclusion', 'exempt', 'exempted'];

/** TikTok asks for timestamps of the period on every piece of evidence. */
export const TIMESTAMPS = 'On every piece the date and time, within the days of this order';

type Optional = 'since' | 'until' | 'counterFacts' | 'excludes';

/** A ground that can be argued on any day and that nothing speaks against, where the row does not say otherwise. */
export const makeGround = <const Id extends string>({
  evidence,
  ...row
}: Omit<Ground, Optional> & Partial<Pick<Ground, Optional>> & { id: Id }): Ground & { id: Id } => ({
  since: null,
  until: null,
  counterFacts: [],
  excludes: false,
  ...row,
  evidence: [...evidence, TIMESTAMPS],
});

/** What the facts say of a ground. A ground that they refute has no finding. */
export interface Finding {
  ground: Ground;
  state: 'met' | 'undecided';
  /** the known facts that speak against it */
  against: readonly CounterFactId[];
}

/** Makes a test of an order's own facts; undecided where the order was not read. */
export const testOrder =
  (test: OrderTest): GroundTest =>
  ({ order }, rules, zone) =>
    order === null ? null : test(order, rules, zone);

export const isFulfilledByTikTok = testOrder(({ fulfillment }) =>
  fulfillment === null ? null : fulfillment === 'tiktok',
);

export const ORDER_PAGE = 'Order details page that shows it, with the order ID';
export const CANCELLATION_PAGE = 'Order details page with the cancellation reason';
