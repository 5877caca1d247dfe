import type { Day } from '#core/model/day';
import { type ByMetric, type Dimension, METRICS, type Metric } from '#core/model/metric';
import type { OrderFlag, OrderKind } from '#core/model/order';
import type { Benefit } from './benefits';
import type { ChoiceId } from './choices';
import type { Ground } from './ground';
import type { GroundRules } from './ground-subject';
import type { ReasonRules } from './reasons';
import type { Settlement } from './settlement';
import type { Choice, Rule } from './source';

export type Membership = 'delivered' | 'placed' | 'paid' | 'deliver-by' | 'requested' | 'rated' | 'started';

export interface MetricPolicy {
  name: string;
  dimension: Dimension;
  unit: 'rate' | 'hours';
  /** window: whole days before the score's day */
  window: Rule<number>;
  /** the event that dates a member */
  membership: Rule<Membership>;
  definition: Rule<string>;
  /** the least score under small-seller protection; null if not published */
  floor: Rule<number | null>;
}

export interface AppealTerms {
  attempts: number;
  ordersPerTicket: number;
  /** business days until a decision, and from it to the corrected metric */
  reviewDays: number;
  correctionDays: number;
}

/** How the score is computed; a type of its own so that the panel loads these rows alone. */
export interface ScoreRules extends Omit<GroundRules, keyof ReasonRules> {
  id: string;
  since: Day;
  /** the metrics of this market's score: see `metricsOf` and `metricRow` */
  metrics: Readonly<Partial<ByMetric<MetricPolicy>>>;
  decay: Rule<{ factor: number; bucketDays: number }>;
  curve: Rule<{ poor: number; excellent: number; best: number; least: number }>;
  /** assumed score of the best possible value, until pages teach another */
  bestValue: Rule<number>;
  dimensionWeights: Rule<Record<Dimension, number>>;
  metricWeights: Rule<'equal'>;
  // Null: no source of this market states such a rule, and rules of other markets are not borrowed.
  gate: Rule<{ dimension: Dimension; below: number } | null>;
  smallSeller: Rule<{ affected: number; completed: number; completedDays: number; openDays: number } | null>;
  /** `counts`: orders delivered, or delivered and completed, in the days before */
  eligibility: Rule<{ orders: number; counts: 'delivered' | 'completed'; days: number; without: readonly OrderFlag[] }>;
  /** the interpretation used, and its alternative */
  eligibleOrders: Choice;
  outOfSfcr: Rule<{ flags: readonly OrderFlag[]; fulfillment: 'tiktok' } | null>;
  outOfOtdr: Rule<{ kinds: readonly OrderKind[]; fulfillment: 'tiktok'; express: boolean } | null>;
  /** days after delivery on which a buyer may review */
  reviewDays: Rule<number>;
  appeal: Rule<AppealTerms | null>;
  /** off until estimated from a shop's readings: its size is not published */
  nrrAdjustment: Rule<{ reviewsAbove: number } | null>;
  /** decimals shown; nothing is computed from rounded scores */
  rounding: Rule<{ decimals: number }>;
  /** scores at which benefits are granted or lost */
  thresholds: readonly number[];
}

export interface Policy extends ScoreRules, ReasonRules {
  grounds: readonly Ground[];
  choices: Readonly<Record<ChoiceId, Choice>>;
  benefits: readonly Benefit[];
  /** null if no source links the score to payouts */
  settlement: Settlement | null;
}

/** The metrics of a market's score in canonical order. */
export const metricsOf = ({ metrics }: Pick<ScoreRules, 'metrics'>): Metric[] =>
  METRICS.filter((metric) => metrics[metric] !== undefined);

/** The metrics of a dimension. */
export const metricsIn = (rules: Pick<ScoreRules, 'metrics'>, dimension: Dimension): Metric[] =>
  metricsOf(rules).filter((metric) => rules.metrics[metric]?.dimension === dimension);

/** The row of a metric. Throws RangeError if the market's score lacks it. */
export const metricRow = ({ id, metrics }: Pick<ScoreRules, 'id' | 'metrics'>, metric: Metric): MetricPolicy => {
  const row = metrics[metric];
  if (row === undefined) throw new RangeError(`${metric} is no metric of ${id}`);
  return row;
};

/** The appeal rules. Throws RangeError if the market has none. */
export const appealTerms = ({ id, appeal }: Pick<ScoreRules, 'id' | 'appeal'>): AppealTerms => {
  if (appeal.value === null) throw new RangeError(`${id} tells of no appeals`);
  return appeal.value;
};
