import type { Day } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import type { Order } from '#core/model/order';
import type { Zone } from '#core/model/zone';
import type { CounterFactId } from './counter-facts';
import type { GroundRules, GroundSubject, RecordFactName } from './ground-subject';
import type { SourceId } from './source';

/** Whether the facts meet a ground; null if a missing fact would decide. */
export type GroundTest = (subject: GroundSubject, rules: GroundRules, zone: Zone) => boolean | null;
export type OrderTest = (order: Order, rules: GroundRules, zone: Zone) => boolean | null;

/** The page of the portal that shows a missing fact. */
export type FactPage = 'order-detail' | 'ratings' | 'returns' | 'messages';

/** A reason why a counted order should not count: one dated, cited row. */
export interface Ground {
  id: string;
  metric: Metric;
  isMet: GroundTest;
  says: string;
  /** facts that would refute it, to check before using up an attempt */
  refutedBy: string;
  /**
   * sourced: a published definition or exclusion; inferred: analogous to another policy of the platform; judged: no
   * stored fact decides, only a person can
   */
  basis: 'sourced' | 'inferred' | 'judged';
  source: SourceId;
  /** first and last day on which it can be argued; null: no limit */
  since: Day | null;
  until: Day | null;
  /** assumed confidence that the exclusion applies if the facts meet the ground */
  confidence: number;
  /** prior probability of approval; assumed, as no rate is published */
  probability: number;
  evidence: readonly string[];
  /** facts that prove it, the only ones that a draft states */
  carriedBy: readonly RecordFactName[];
  /** known counter-facts to test for */
  counterFacts: readonly CounterFactId[];
  page: FactPage;
  /** the deciding fact, as that page names it */
  fact: string;
  /** lower-case words that identify it in a reason of the portal's list */
  reasonWords: readonly string[];
  /** whether it excludes the record from the metric: the portal may have one reason for all exclusions */
  excludes: boolean;
}

/** Words of a portal's reason that stands for any exclusion from a metric. */
export const EXCLUSION_WORDS = ['excluded', 'exclusion', 'exempt', 'exempted'];

/** TikTok requires evidence to show timestamps of the period. */
export const TIMESTAMP_EVIDENCE = 'On every piece the date and time, within the days of this order';

type Optional = 'since' | 'until' | 'counterFacts' | 'excludes';

/** Defaults of a ground: arguable on any day, without counter-facts. */
export const makeGround = <const Id extends string>({
  evidence,
  ...row
}: Omit<Ground, Optional> & Partial<Pick<Ground, Optional>> & { id: Id }): Ground & { id: Id } => ({
  since: null,
  until: null,
  counterFacts: [],
  excludes: false,
  ...row,
  evidence: [...evidence, TIMESTAMP_EVIDENCE],
});

/** The result of testing a ground; refuted grounds have none. */
export interface Finding {
  ground: Ground;
  state: 'met' | 'undecided';
  /** known facts against the ground */
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
