// Long because the regions form one table, in which their scores can be compared side by side.
import type { Day } from '#core/model/day';
import type { Dimension, MetricCode } from '#core/model/metric';
import type { Benefit } from './benefits';
import type { Limit } from './limits';
import type { Rule } from './source';

/** A metric of a score whose formula is not published: what it is called and, as far as said, what it counts. */
export interface ReadOnlyMetric {
  /** the code that readings store it under; null where it has none, so that it is never mistaken for another */
  code: MetricCode | null;
  name: string;
  dimension: Dimension;
  unit: 'rate' | 'hours';
  better: 'lower' | 'higher';
  /** days; null where that is not said */
  window: number | null;
  definition: string | null;
  /** the first day on which it is part of the score, and the first on which it no longer is; null where that is open */
  since: Day | null;
  until: Day | null;
}

/** What is known of a score that is shown as read and never computed. */
export interface ReadOnlyPolicy {
  id: string;
  region: string;
  /** as its pages name it; null where no document tells */
  scoreName: string | null;
  formula: Rule<null>;
  metrics: Rule<readonly ReadOnlyMetric[]>;
  benchmarks: Rule<boolean | null>;
  benefits: readonly Benefit[];
  limits: readonly Limit[];
}

const ALWAYS = { since: null, until: null } as const;
const LOWER = { unit: 'rate', better: 'lower' } as const;
const HIGHER = { unit: 'rate', better: 'higher' } as const;

const CANCELLATIONS = {
  ...ALWAYS,
  ...LOWER,
  code: 'SFCR',
  name: 'Seller Fault Cancellation Rate',
  dimension: 'fulfillment',
  window: 30,
  definition: "orders cancelled by the seller's fault",
} as const satisfies ReadOnlyMetric;

const UNITED_KINGDOM = [
  {
    ...ALWAYS,
    ...LOWER,
    code: null,
    name: 'Unsatisfied order rate',
    dimension: 'product',
    window: null,
    definition: null,
  },
  {
    ...ALWAYS,
    ...LOWER,
    code: null,
    name: 'Seller-fault return and refund rate',
    dimension: 'product',
    window: null,
    definition: "returns and refunds by the seller's fault; not those of the carrier, which the US rate counts",
  },
  CANCELLATIONS,
  {
    ...ALWAYS,
    ...LOWER,
    code: 'LDR',
    name: 'Late Dispatch Rate',
    dimension: 'fulfillment',
    window: 30,
    definition: 'orders dispatched late',
  },
  { ...ALWAYS, ...LOWER, code: 'CR', name: 'Complaint rate', dimension: 'service', window: null, definition: null },
  {
    ...ALWAYS,
    ...HIGHER,
    code: 'RR24',
    name: '24-hour response rate',
    dimension: 'service',
    window: null,
    definition: 'messages answered within 24 hours',
  },
] as const satisfies readonly ReadOnlyMetric[];

const SOUTHEAST = [
  {
    ...ALWAYS,
    ...LOWER,
    code: 'NRR',
    name: 'Negative Review Rate',
    dimension: 'product',
    window: 60,
    definition: 'negative reviews, those caused by logistics left out',
  },
  {
    ...ALWAYS,
    ...LOWER,
    code: 'NBFR',
    name: 'Seller-fault return and refund rate',
    dimension: 'product',
    window: 60,
    definition:
      'without requests that the buyer took back, items not sent back, cases the seller won, and changes of mind',
  },
  CANCELLATIONS,
  {
    ...ALWAYS,
    ...HIGHER,
    code: 'FDR',
    name: 'Fast Dispatch Rate',
    dimension: 'fulfillment',
    window: 30,
    definition: 'orders dispatched fast',
  },
  {
    ...ALWAYS,
    ...HIGHER,
    code: 'RR12',
    name: '12-hour response rate',
    dimension: 'service',
    window: 30,
    definition: 'messages answered within 12 hours',
  },
  {
    ...LOWER,
    code: 'CR',
    name: 'Complaint rate',
    dimension: 'service',
    window: null,
    definition: null,
    since: null,
    until: '2026-07-01',
  },
  {
    code: 'AHT',
    name: 'After-Sales Handling Time',
    dimension: 'service',
    unit: 'hours',
    better: 'lower',
    window: null,
    definition: null,
    since: '2026-07-01',
    until: null,
  },
] as const satisfies readonly ReadOnlyMetric[];

const ENFORCED = { by: 'enforcement', source: 'sellers' } as const;
const SOUTHEAST_LIMITS = [
  { ...ENFORCED, of: 'Fast Dispatch Rate', better: 'higher', limit: 0.95, days: null, says: 'Above 95 %' },
  { ...ENFORCED, of: 'Late Dispatch Rate', better: 'lower', limit: 0.04, days: 7, says: 'Under 4 % of a week' },
  {
    ...ENFORCED,
    of: 'Seller Fault Cancellation Rate',
    better: 'lower',
    limit: 0.025,
    days: 7,
    says: 'Under 2.5 % of a week',
  },
  {
    ...ENFORCED,
    of: 'Negative Review Rate',
    better: 'lower',
    limit: 0.005,
    days: null,
    says: 'Under 0.5 %; from before 2026',
  },
] as const satisfies readonly Limit[];

const DEFAULTS = { frozen: false, withoutScore: null, needs: [], since: null } as const;
const AFFILIATE = {
  ...DEFAULTS,
  name: 'affiliate',
  gain: 2.5,
  lose: 2,
  rule: 'needs a store rating of 2.5, lost below 2.0',
  source: 'sellers',
} as const satisfies Benefit;
const VIETNAM_BENEFITS = [
  AFFILIATE,
  { ...DEFAULTS, name: 'campaigns', gain: 3, lose: 3, rule: 'needs more than 3.0', source: 'vietnam' },
  {
    ...DEFAULTS,
    name: 'crm',
    gain: 3.5,
    lose: 3.5,
    needs: [
      { what: 'response-within-12-hours', is: 'at-least', value: 0.85 },
      { what: 'violation-points', is: 'below', value: 12 },
    ],
    rule: 'needs 3.5, 85 % of messages answered within 12 hours, and fewer than 12 violation points',
    source: 'vietnam',
  },
] as const satisfies readonly Benefit[];
const HANDLING_LIMIT = {
  of: 'After-Sales Handling Time, in hours',
  by: 'enforcement',
  better: 'lower',
  limit: 20,
  days: null,
  says: 'A target of under 20 hours, printed since July 2026',
  source: 'vietnam',
} as const satisfies Limit;

const formula = {
  value: null,
  says: 'Neither anchors, weights nor the way from rates to a score are known for this market',
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
  scoreName: null,
  metrics: assumedMetrics,
  benefits: [AFFILIATE],
  limits: SOUTHEAST_LIMITS,
} as const;

/** Markets whose pages print a related score: it is shown as read, and nothing is computed from it. */
export const READ_ONLY_POLICIES = [
  {
    id: 'gb-read-only',
    region: 'GB',
    scoreName: null,
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
    limits: [],
  },
  {
    ...SOUTHEAST_POLICY,
    id: 'th-read-only',
    region: 'TH',
    scoreName: 'คะแนนร้านค้า',
    metrics: { value: SOUTHEAST, says: 'The store rating of Thailand', source: 'thailand' },
  },
  {
    ...SOUTHEAST_POLICY,
    id: 'vn-read-only',
    region: 'VN',
    scoreName: 'Điểm cửa hàng',
    metrics: { value: SOUTHEAST, says: 'The shop score of Vietnam', source: 'vietnam' },
    benefits: VIETNAM_BENEFITS,
    limits: [...SOUTHEAST_LIMITS, HANDLING_LIMIT],
  },
  {
    ...SOUTHEAST_POLICY,
    id: 'id-read-only',
    region: 'ID',
    scoreName: 'Rating Toko',
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

/** What is known of a score whose formula is not; null where nothing is, or where the formula is known too. */
export const readOnlyPolicyFor = (region: string): ReadOnlyPolicy | null =>
  READ_ONLY_POLICIES.find((policy) => policy.region === region) ?? null;
