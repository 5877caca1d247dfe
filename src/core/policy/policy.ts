import type { Day } from '#core/model/day';
import { type ByMetric, type Dimension, METRICS, type Metric } from '#core/model/metric';
import type { OrderFlag, OrderKind } from '#core/model/order';
import type { Benefit } from './benefits';
import type { ChoiceId } from './choices';
import type { Ground } from './ground';
import type { GroundRules } from './ground-subject';
import type { Limit } from './limits';
import type { ReasonRules } from './reasons';
import type { Settlement } from './settlement';
import type { Choice, Rule } from './source';

export type Membership = 'delivered' | 'placed' | 'paid' | 'deliver-by' | 'requested' | 'rated' | 'started';

export interface MetricPolicy {
  name: string;
  dimension: Dimension;
  unit: 'rate' | 'hours';
  better: 'lower' | 'higher';
  /** the best value there can be, which earns the full score */
  best: 0 | 1;
  /** whole days before the score's day whose members count */
  window: Rule<number>;
  /** what puts a member into the window */
  membership: Rule<Membership>;
  definition: Rule<string>;
  /** the least score under small-seller protection; null where none is published */
  floor: Rule<number | null>;
}

export interface AppealTerms {
  attempts: number;
  ordersPerTicket: number;
  /** business days until a decision, and from there to the corrected metric */
  reviewDays: number;
  correctionDays: number;
}

/**
 * How the score is computed, without what follows from it: a type of its own so that the panel over the page loads these rows alone.
 */
export interface ScoreRules extends Omit<GroundRules, keyof ReasonRules> {
  id: string;
  since: Day;
  /** the metrics that make the score of this market, and no others: see `metricsOf` and `metricRow` */
  metrics: Readonly<Partial<ByMetric<MetricPolicy>>>;
  decay: Rule<{ factor: number; bucketDays: number }>;
  curve: Rule<{ poor: number; excellent: number; best: number; least: number }>;
  /** the score at the best possible value, until pages teach another */
  bestValue: Rule<number>;
  dimensionWeights: Rule<Record<Dimension, number>>;
  metricWeights: Rule<'equal'>;
  // Null: no text of this market tells of such a rule, and none is taken from another market.
  gate: Rule<{ dimension: Dimension; below: number } | null>;
  smallSeller: Rule<{ affected: number; completed: number; completedDays: number; openDays: number } | null>;
  /** `counts`: orders that were delivered, or those of them that are completed, in so many days before */
  eligibility: Rule<{ orders: number; counts: 'delivered' | 'completed'; days: number; without: readonly OrderFlag[] }>;
  /** how that rule is read, and how it could be read otherwise */
  eligibleOrders: Choice;
  outOfSfcr: Rule<{ flags: readonly OrderFlag[]; fulfillment: 'tiktok' } | null>;
  outOfOtdr: Rule<{ kinds: readonly OrderKind[]; fulfillment: 'tiktok'; express: boolean } | null>;
  /** days from delivery on which a buyer may leave a review */
  reviewDays: Rule<number>;
  appeal: Rule<AppealTerms | null>;
  /** off until it is learned from a shop's own readings: its size is not published */
  nrrAdjustment: Rule<{ applied: boolean; reviewsAbove: number; worseThan: 'industry average' } | null>;
  /** for the eye; nothing is computed from a rounded score */
  rounding: Rule<{ decimals: number; half: 'up' }>;
  /** the scores at which benefits come or go */
  thresholds: readonly number[];
}

export interface Policy extends ScoreRules, ReasonRules {
  grounds: readonly Ground[];
  choices: Readonly<Record<ChoiceId, Choice>>;
  benefits: readonly Benefit[];
  /** null where no text tells how the score and payouts go together */
  settlement: Settlement | null;
  limits: readonly Limit[];
}

/** The metrics of a market's score, in the order that breaks ties. */
export const metricsOf = ({ metrics }: Pick<ScoreRules, 'metrics'>): Metric[] =>
  METRICS.filter((metric) => metrics[metric] !== undefined);

/** Those of them that make a dimension. */
export const metricsIn = (rules: Pick<ScoreRules, 'metrics'>, dimension: Dimension): Metric[] =>
  metricsOf(rules).filter((metric) => rules.metrics[metric]?.dimension === dimension);

/** The row of a metric. Throws RangeError where it is no metric of the market's score. */
export const metricRow = ({ id, metrics }: Pick<ScoreRules, 'id' | 'metrics'>, metric: Metric): MetricPolicy => {
  const row = metrics[metric];
  if (row === undefined) throw new RangeError(`${metric} is no metric of ${id}`);
  return row;
};

/** How the score is appealed. Throws RangeError where no text of the market tells. */
export const appealTerms = ({ id, appeal }: Pick<ScoreRules, 'id' | 'appeal'>): AppealTerms => {
  if (appeal.value === null) throw new RangeError(`${id} tells of no appeals`);
  return appeal.value;
};
