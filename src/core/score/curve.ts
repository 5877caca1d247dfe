import { isHigherBetter, type Metric } from '#core/model/metric';
import type { Policy } from '#core/policy/policy';

/** A metric's two anchors in its category: the values that score 4 and 1. */
export interface Anchors {
  excellent: number;
  poor: number;
}

/** Whether two anchors define a line: excellent strictly better than poor. */
export const areUsable = ({ excellent, poor }: Anchors, metric: Metric): boolean =>
  isHigherBetter(metric) ? excellent > poor : excellent < poor;

/** Whether a value lies between the excellent anchor and the best possible value. */
const isBeyond = (value: number, { excellent }: Anchors, best: number): boolean =>
  best !== excellent && (value - excellent) / (best - excellent) > 0;

/**
 * Score 0–5 of a metric's value: linear through the anchors, and from the excellent anchor to the best possible value.
 * Source: conventions.md#5-metric-score.
 * @param top score of the best possible value
 */
export const scoreOf = (
  value: number,
  anchors: Anchors,
  best: number,
  { curve }: Policy,
  top: number = curve.value.best,
): number => {
  const { excellent, poor } = anchors;
  const { value: at } = curve;
  if (value === best) return top;
  const score = isBeyond(value, anchors, best)
    ? at.excellent + ((value - excellent) / (best - excellent)) * (top - at.excellent)
    : at.excellent + ((value - excellent) / (poor - excellent)) * (at.poor - at.excellent);
  return Math.min(at.best, Math.max(at.least, score));
};

export type Segment = 'best' | 'beyond-excellent' | 'between-anchors' | 'beyond-poor' | 'least';
export interface Point {
  value: number;
  score: number;
}

/** The segment of the curve that holds a value, with its two end points. */
export const segmentOf = (
  value: number,
  anchors: Anchors,
  best: number,
  policy: Policy,
  top: number,
): { segment: Segment; through: readonly [Point, Point] } => {
  const { value: at } = policy.curve;
  const excellent: Point = { value: anchors.excellent, score: at.excellent };
  const upper = [excellent, { value: best, score: top }] as const;
  const lower = [{ value: anchors.poor, score: at.poor }, excellent] as const;
  if (value === best) return { segment: 'best', through: upper };
  if (isBeyond(value, anchors, best)) return { segment: 'beyond-excellent', through: upper };
  const score = scoreOf(value, anchors, best, policy, top);
  const segment = score >= at.poor ? 'between-anchors' : score > at.least ? 'beyond-poor' : 'least';
  return { segment, through: lower };
};
