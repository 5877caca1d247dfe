import type { Adjustment } from '#core/model/assessment';
import {
  type ByMetric,
  bestValueOf,
  byDimension,
  byMetric,
  DIMENSIONS,
  type Dimension,
  METRICS,
} from '#core/model/metric';
import { metricRow, metricsOf, type Policy } from '#core/policy/policy';
import { scoreOf } from './curve';
import type { NrrAdjustment, ScoreParameters } from './score-parameters';

export const NRR = METRICS.indexOf('NRR');

/** Sums of page-implied counts are inexact in their last bits, so counts are compared with this tolerance. */
const COUNT_TOLERANCE = 1e-9;

/** Whether more orders are affected than a rule tolerates. */
export const isMoreThan = (affected: number, most: number): boolean => affected > most + COUNT_TOLERANCE;

/** Points that the NRR adjustment deducts from an overall score before limits; 0 below the published trigger. */
export const adjustmentOf = (
  { average, points }: NrrAdjustment,
  value: number,
  negatives: number,
  { nrrAdjustment }: Policy,
): number =>
  nrrAdjustment.value !== null && value > average && isMoreThan(negatives, nrrAdjustment.value.reviewsAbove)
    ? points * (value / average - 1)
    : 0;

/** The input from one metric that its score needs. */
export interface MetricInput {
  value: number | null;
  affected: number;
}

export interface ScoreParts {
  metrics: ByMetric<number | null>;
  dimensions: Record<Dimension, number | null>;
  overall: number | null;
  adjustments: Adjustment[];
}

/** Scores in the order of METRICS and DIMENSIONS; NaN: no score. */
export interface ScoreBuffer {
  values: Float64Array;
  affected: Float64Array;
  /** before and after the small-seller floor */
  raw: Float64Array;
  scores: Float64Array;
  dimensions: Float64Array;
  /** before the gate, after it, and after the NRR adjustment */
  mean: number;
  gated: number;
  overall: number;
}

export const newScoreBuffer = (): ScoreBuffer => ({
  values: new Float64Array(METRICS.length),
  affected: new Float64Array(METRICS.length),
  raw: new Float64Array(METRICS.length).fill(Number.NaN),
  scores: new Float64Array(METRICS.length).fill(Number.NaN),
  dimensions: new Float64Array(DIMENSIONS.length),
  mean: Number.NaN,
  gated: Number.NaN,
  overall: Number.NaN,
});

/**
 * Metric scores, dimensions and overall from metric inputs, with floors, gate and NRR adjustment. A part without a
 * score passes its weight on to the others. Fills a buffer in place,
 * as a forecast scores tens of thousands of samples. Source: conventions.md#5-metric-score to #9-nrr-adjustment.
 */
export type Scorer = (buffer: ScoreBuffer, small: boolean, held?: HeldScores) => void;

export const makeScorer = (policy: Policy, parameters: ScoreParameters): Scorer => {
  const metrics = metricsOf(policy).map((metric) => {
    const { floor, dimension } = metricRow(policy, metric);
    return {
      metric,
      at: METRICS.indexOf(metric),
      anchors: parameters.anchors[metric],
      best: bestValueOf(metric),
      top: parameters.bestScores[metric].score,
      floor: floor.value,
      weight: parameters.metricWeights[metric],
      dimension: DIMENSIONS.indexOf(dimension),
    };
  });
  const weights = DIMENSIONS.map((dimension) => parameters.dimensionWeights[dimension].weight);
  const mostAffected = policy.smallSeller.value?.affected ?? Number.NEGATIVE_INFINITY;
  const gate = policy.gate.value;
  const gated = gate === null ? -1 : DIMENSIONS.indexOf(gate.dimension);
  const { nrrAdjustment } = parameters;
  const { least } = policy.curve.value;
  const shares = new Float64Array(DIMENSIONS.length);
  return (buffer, small, held) => {
    const { values, affected, raw, scores, dimensions } = buffer;
    for (let i = 0; i < dimensions.length; i++) dimensions[i] = shares[i] = 0;
    for (let i = 0; i < metrics.length; i++) {
      const { metric, at, anchors, best, top, floor, weight, dimension } = metrics[i]!;
      const value = values[at]!;
      const known = anchors !== null && !Number.isNaN(value);
      const score = known ? scoreOf(value, anchors, best, policy, top) : (held?.[metric] ?? Number.NaN);
      raw[at] = score;
      scores[at] =
        known && small && floor !== null && score < floor && !isMoreThan(affected[at]!, mostAffected) ? floor : score;
      if (Number.isNaN(score)) continue;
      dimensions[dimension]! += weight * scores[at]!;
      shares[dimension]! += weight;
    }
    let [sum, share, lowest] = [0, 0, Number.POSITIVE_INFINITY];
    for (let i = 0; i < dimensions.length; i++) {
      if (shares[i] === 0) {
        dimensions[i] = Number.NaN;
        continue;
      }
      dimensions[i]! /= shares[i]!;
      lowest = Math.min(lowest, dimensions[i]!);
      sum += weights[i]! * dimensions[i]!;
      share += weights[i]!;
    }
    buffer.mean = share > 0 ? sum / share : Number.NaN;
    buffer.gated = gate !== null && dimensions[gated]! < gate.below ? lowest : buffer.mean;
    const off = nrrAdjustment === null ? 0 : adjustmentOf(nrrAdjustment, values[NRR]!, affected[NRR]!, policy);
    buffer.overall = off > 0 ? Math.max(least, buffer.gated - off) : buffer.gated;
  };
};

/** Puts values and counts of bad members into a buffer, before its scorer is called. */
export const fillInputs = (buffer: ScoreBuffer, metricInputs: ByMetric<MetricInput>): void => {
  for (const [i, metric] of METRICS.entries()) {
    buffer.values[i] = metricInputs[metric].value ?? Number.NaN;
    buffer.affected[i] = metricInputs[metric].affected;
  }
};

/** Printed scores of metrics that have no value. */
export type HeldScores = Partial<ByMetric<number>>;

/** Null for NaN, which means "no score" in buffers. */
export const scoreOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/**
 * The same as an object with names, nulls and the adjustments made.
 * @param small see `isSmallSeller`
 */
export const aggregate = (
  metricInputs: ByMetric<MetricInput>,
  policy: Policy,
  parameters: ScoreParameters,
  small: boolean,
  held?: HeldScores,
): ScoreParts => {
  const buffer = newScoreBuffer();
  fillInputs(buffer, metricInputs);
  makeScorer(policy, parameters)(buffer, small, held);
  const adjustments: Adjustment[] = [];
  for (const [i, metric] of METRICS.entries())
    if (buffer.scores[i]! > buffer.raw[i]!)
      adjustments.push({ kind: 'small-seller-floor', metric, from: buffer.raw[i]!, to: buffer.scores[i]! });
  if (buffer.gated < buffer.mean)
    adjustments.push({ kind: 'product-gate', metric: null, from: buffer.mean, to: buffer.gated });
  if (buffer.overall < buffer.gated)
    adjustments.push({ kind: 'nrr-adjustment', metric: null, from: buffer.gated, to: buffer.overall });
  return {
    metrics: byMetric((metric) => scoreOrNull(buffer.scores[METRICS.indexOf(metric)]!)),
    dimensions: byDimension((_, i) => scoreOrNull(buffer.dimensions[i]!)),
    overall: scoreOrNull(buffer.overall),
    adjustments,
  };
};
