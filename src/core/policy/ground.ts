import type { Day } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import type { SourceId } from './source';

/** The named tests on the facts that grounds rest on; core/appeals has the code of each. */
export const PREDICATES = [
  'fulfilled-by-tiktok',
  'express',
  'pre-order',
  'made-to-order',
  'back-order',
  'custom',
  'delivered-by-due-day',
  'cancelled-undelivered',
  'late-on-the-way',
  'sample',
  'buyer-requested',
  'never-paid',
  'address-undeliverable',
  'carrier-fault',
  'shipped-before-cancelled',
  'cancelled-for-late-dispatch',
  'cancelled-by-system',
  'first-rating-not-negative',
  'about-logistics',
  'listed',
  'buyer-fault-reasons-only',
  'request-came-to-nothing',
  'not-received-but-delivered',
  'item-disputed',
  'platform-approved',
  'comes-back',
  'timed-out',
  'bot-or-faq',
  'chat-rating-not-negative',
] as const;
export type Predicate = (typeof PREDICATES)[number];
/** What the facts say of a test: it holds, or, with the question mark, a fact that would decide it is missing. */
export type Finding = Predicate | `?${Predicate}`;

/** Where to look for a fact that is missing: a page of the portal that shows it. */
export type Look = 'order-detail' | 'ratings' | 'returns' | 'messages';

/** A reason why an order that the platform counted should not count: one row, dated and cited. */
export interface Ground {
  id: string;
  metric: Metric;
  /** what must be true: the named test on the facts */
  predicate: Predicate;
  says: string;
  /** what would refute it, to be looked at before an attempt is spent */
  refutedBy: string;
  /**
   * sourced: a published definition or exclusion says that it should not count; inferred: by analogy with another policy
   * of the platform; judged: no fact that is kept decides it, only a person can tell
   */
  basis: 'sourced' | 'inferred' | 'judged';
  source: SourceId;
  /** days on which it can be argued; null: as long as the score has had these metrics, and still */
  since: Day | null;
  until: Day | null;
  /** how sure it is that the exclusion applies where the facts meet the predicate; assumed */
  confidence: number;
  /** prior probability that the platform approves; assumed, as no rate is published */
  probability: number;
  evidence: readonly string[];
  look: Look;
  /** the fact that decides, as that page names it */
  fact: string;
  /** by which words a reason on the portal's own list is known to be this one; lower case */
  words: readonly string[];
}
