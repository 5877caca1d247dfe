import type { Day } from '#core/model/day';
import type { ByMetric, Dimension } from '#core/model/metric';
import type { OrderFlag, OrderKind } from '#core/model/order';
import type { Benefit } from './benefits';
import type { ChoiceId } from './choices';
import type { Ground } from './ground';
import type { GroundRules } from './ground-subject';
import type { Limit } from './limits';
import type { ReasonRules } from './reasons';
import type { Settlement } from './settlement';
import type { Choice, Rule } from './source';

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
  membership: Rule<'delivered' | 'placed' | 'deliver-by' | 'requested' | 'rated'>;
  definition: Rule<string>;
  /** the least score under small-seller protection; null where none is published */
  floor: Rule<number | null>;
}

/**
 * How the score is computed, without what follows from it. The panel over the page cites these rows alone: it would carry
 * every other one along.
 */
export interface ScoreRules extends Omit<GroundRules, keyof ReasonRules> {
  id: string;
  since: Day;
  metrics: ByMetric<MetricPolicy>;
  decay: Rule<{ factor: number; bucketDays: number }>;
  curve: Rule<{ poor: number; excellent: number; best: number; least: number }>;
  /** the score at the best possible value, until pages teach another */
  bestValue: Rule<number>;
  dimensionWeights: Rule<Record<Dimension, number>>;
  metricWeights: Rule<'equal'>;
  gate: Rule<{ dimension: Dimension; below: number }>;
  smallSeller: Rule<{ affected: number; completed: number; completedDays: number; openDays: number }>;
  eligibility: Rule<{ delivered: number; days: number; without: readonly OrderFlag[] }>;
  outOfSfcr: Rule<{ flags: readonly OrderFlag[]; fulfillment: 'tiktok' }>;
  outOfOtdr: Rule<{ kinds: readonly OrderKind[]; fulfillment: 'tiktok'; express: boolean }>;
  /** days from delivery on which a buyer may leave a review */
  reviewDays: Rule<number>;
  appeal: Rule<{ attempts: number; ordersPerTicket: number; reviewDays: number; correctionDays: number }>;
  /** off until it is learned from a shop's own readings: its size is not published */
  nrrAdjustment: Rule<{ applied: boolean; reviewsAbove: number; worseThan: 'industry average' }>;
  /** for the eye; nothing is computed from a rounded score */
  rounding: Rule<{ decimals: number; half: 'up' }>;
  /** the scores at which benefits come or go */
  thresholds: readonly number[];
}

export interface Policy extends ScoreRules, ReasonRules {
  grounds: readonly Ground[];
  choices: Readonly<Record<ChoiceId, Choice>>;
  benefits: readonly Benefit[];
  settlement: Settlement;
  limits: readonly Limit[];
}
