import type { Day } from '#core/model/day';
import type { Dimension } from '#core/model/metric';
import { type Benefit, makeBenefit } from './benefits';
import type { Rule } from './source';

/** A metric of a score without a published formula. */
export interface ReadOnlyMetric {
  name: string;
  dimension: Dimension;
  /** days; null if not stated */
  window: number | null;
  definition: string | null;
  /** first day in the score, and first day no longer in it; null: open */
  since: Day | null;
  until: Day | null;
}

/** A score that is shown as read and never computed. */
export interface ReadOnlyPolicy {
  id: string;
  region: string;
  formula: Rule<null>;
  metrics: Rule<readonly ReadOnlyMetric[]>;
  benchmarks: Rule<boolean | null>;
  benefits: readonly Benefit[];
}

/** A row of which documents tell no more than is given. */
const makeMetric = (name: string, dimension: Dimension, more: Partial<ReadOnlyMetric> = {}): ReadOnlyMetric => ({
  name,
  dimension,
  window: null,
  definition: null,
  since: null,
  until: null,
  ...more,
});

const CANCELLATIONS = makeMetric('Seller Fault Cancellation Rate', 'fulfillment', {
  window: 30,
  definition: "orders cancelled by the seller's fault",
});

const UNITED_KINGDOM = [
  makeMetric('Unsatisfied order rate', 'product'),
  makeMetric('Seller-fault return and refund rate', 'product', {
    definition: "returns and refunds by the seller's fault; not those of the carrier, which the US rate counts",
  }),
  CANCELLATIONS,
  makeMetric('Late Dispatch Rate', 'fulfillment', { window: 30, definition: 'orders dispatched late' }),
  makeMetric('Complaint rate', 'service'),
  makeMetric('24-hour response rate', 'service', {
    definition: 'messages answered within 24 hours',
  }),
];

const SOUTHEAST = [
  makeMetric('Negative Review Rate', 'product', {
    window: 60,
    definition: 'negative reviews, those caused by logistics left out',
  }),
  makeMetric('Seller-fault return and refund rate', 'product', {
    window: 60,
    definition:
      'without requests that the buyer took back, items not sent back, cases the seller won, and changes of mind',
  }),
  CANCELLATIONS,
  makeMetric('Fast Dispatch Rate', 'fulfillment', {
    window: 30,
    definition: 'orders dispatched fast',
  }),
  makeMetric('12-hour response rate', 'service', {
    window: 30,
    definition: 'messages answered within 12 hours',
  }),
  makeMetric('Complaint rate', 'service', { until: '2026-07-01' }),
  makeMetric('After-Sales Handling Time', 'service', { since: '2026-07-01' }),
];

const AFFILIATE = makeBenefit({
  name: 'affiliate',
  gain: 2.5,
  lose: 2,
  rule: 'needs a store rating of 2.5, lost below 2.0',
  source: 'sellers',
});
const VIETNAM_BENEFITS = [
  AFFILIATE,
  makeBenefit({ name: 'campaigns', gain: 3, rule: 'needs more than 3.0', source: 'vietnam' }),
  makeBenefit({
    name: 'crm',
    gain: 3.5,
    needs: [
      { what: 'response-within-12-hours', is: 'at-least', value: 0.85 },
      { what: 'violation-points', is: 'below', value: 12 },
    ],
    rule: 'needs 3.5, 85 % of messages answered within 12 hours, and fewer than 12 violation points',
    source: 'vietnam',
  }),
];

const formula = {
  value: null,
  says: 'Neither targets, weights nor the way from rates to a score are known for this market',
  source: 'assumption',
} as const;
const benchmarks = {
  value: null,
  says: 'Whether benchmarks depend on the category is not known for this market',
  source: 'assumption',
} as const;
const assumedMetrics = {
  value: SOUTHEAST,
  says: 'No document of this market was found; its metrics are taken to be those of its neighbours',
  source: 'assumption',
} as const;
const SOUTHEAST_POLICY = {
  formula,
  benchmarks,
  metrics: assumedMetrics,
  benefits: [AFFILIATE],
} as const;

/** Markets whose pages print a related score, which is shown as read and never computed. */
export const READ_ONLY_POLICIES = [
  {
    id: 'gb-read-only',
    region: 'GB',
    formula,
    metrics: {
      value: UNITED_KINGDOM,
      says: 'Six metrics in three dimensions, of which only cancellations are those of the US',
      source: 'unitedKingdom',
    },
    benchmarks: {
      value: true,
      says: 'Since 13 March 2025 those of the category with most delivered orders in 90 days',
      source: 'unitedKingdom',
    },
    benefits: [],
  },
  {
    ...SOUTHEAST_POLICY,
    id: 'th-read-only',
    region: 'TH',
    metrics: { value: SOUTHEAST, says: 'The store rating of Thailand', source: 'thailand' },
  },
  {
    ...SOUTHEAST_POLICY,
    id: 'vn-read-only',
    region: 'VN',
    metrics: { value: SOUTHEAST, says: 'The shop score of Vietnam', source: 'vietnam' },
    benefits: VIETNAM_BENEFITS,
  },
  {
    ...SOUTHEAST_POLICY,
    id: 'id-read-only',
    region: 'ID',
    metrics: {
      value: SOUTHEAST,
      says: 'The store rating of Indonesia, where an older page lets the lowest metric decide',
      source: 'indonesia',
    },
  },
  { ...SOUTHEAST_POLICY, id: 'my-read-only', region: 'MY' },
  { ...SOUTHEAST_POLICY, id: 'ph-read-only', region: 'PH' },
  { ...SOUTHEAST_POLICY, id: 'sg-read-only', region: 'SG' },
] as const satisfies readonly ReadOnlyPolicy[];

/** The read-only score of a market; null if it has none, or has a formula. */
export const readOnlyPolicyFor = (region: string): ReadOnlyPolicy | null =>
  READ_ONLY_POLICIES.find((policy) => policy.region === region) ?? null;
