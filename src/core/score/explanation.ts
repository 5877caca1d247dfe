import type { DayNumber } from '#core/model/day';
import type { ByMetric, Dimension, Metric } from '#core/model/metric';
import { type Rule, SOURCES, type SourceId, type Strength } from '#core/policy/source';
import type { NrrAdjustment } from './adjust';
import type { Point, Segment } from './curve';
import type { SourcedAnchors } from './scale';

/** A sentence of the policy that a step followed, who says so, and how surely. */
export interface Cited {
  says: string;
  source: SourceId;
  strength: Strength;
}

export const cite = (...rules: readonly Pick<Rule<unknown>, 'says' | 'source'>[]): readonly Cited[] =>
  rules.map(({ says, source }) => ({ says, source, strength: SOURCES[source].strength }));

/** Numerator and denominator; handling time: hours and review rounds. */
export interface Pair {
  numerator: number;
  denominator: number;
}

/** Members of equal weight: those of the ages `from` to `to`, as counted. */
export interface Bucket extends Pair {
  from: number;
  to: number;
  weight: number;
}

/** What was read beside what was computed; `taken` is what today's score shows. */
interface Taken {
  step: 'take';
  what: 'value' | 'score';
  read: number;
  computed: number | null;
  /** read less computed */
  difference: number | null;
  taken: number;
}

/** One step from facts to a metric's score. Each repeats what went in, so that it can be done again by hand. */
export type MetricStep = { rules: readonly Cited[] } & (
  | { step: 'count'; definition: string; buckets: readonly Bucket[]; sum: Pair }
  /** what the page counted beyond the facts, spread evenly as its days are not known */
  | { step: 'add'; buckets: readonly Bucket[]; sum: Pair }
  | { step: 'weigh'; buckets: readonly Bucket[]; sum: Pair }
  | { step: 'divide'; by: Pair; value: number | null }
  | {
      step: 'line';
      value: number;
      anchors: SourcedAnchors;
      segment: Segment;
      through: readonly [Point, Point];
      score: number;
    }
  | {
      step: 'floor';
      affected: number;
      completed: number;
      /** days since the opening; null where that day is not known, which is not young */
      open: number | null;
      floor: number | null;
      before: number;
      score: number;
    }
  | Taken
);

export interface MetricExplanation {
  metric: Metric;
  name: string;
  steps: readonly MetricStep[];
  /** what the facts come to */
  computed: { value: number | null; score: number | null };
  /** what is shown as today's */
  value: number | null;
  score: number | null;
}

/** One part of a weighted mean; `share` is its weight among the parts that have a score, which sum to 1. */
export interface Part<Of> {
  of: Of;
  score: number | null;
  weight: number;
  weightFrom: 'read' | 'learned' | 'assumed';
  share: number | null;
}

export type MeanStep<Of> = { rules: readonly Cited[] } & (
  | { step: 'mean'; parts: readonly Part<Of>[]; score: number | null }
  | Taken
);

export interface DimensionExplanation {
  dimension: Dimension;
  steps: readonly MeanStep<Metric>[];
  computed: number | null;
  score: number | null;
}

export type OverallStep =
  | MeanStep<Dimension>
  | ({ rules: readonly Cited[] } & (
      | { step: 'eligible'; delivered: number; need: number; state: 'scored' | 'no-score' | 'unknown' }
      | { step: 'gate'; of: Dimension; below: number; gate: number; lowest: number; before: number; score: number }
      /** more negative reviews than the adjustment leaves alone; as long as no size was seen, `score` is `before` */
      | {
          step: 'adjust';
          reviews: number;
          above: number;
          rate: number | null;
          learned: NrrAdjustment | null;
          before: number;
          score: number;
        }
      | { step: 'round'; score: number; printed: number }
    ));

export interface OverallExplanation {
  steps: readonly OverallStep[];
  computed: number | null;
  score: number | null;
}

/** The score of a day, from facts to the figure shown. */
export interface Explanation {
  day: DayNumber;
  metrics: ByMetric<MetricExplanation>;
  dimensions: Record<Dimension, DimensionExplanation>;
  overall: OverallExplanation;
}
