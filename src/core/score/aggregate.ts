import type { Adjustment } from '#core/model/assessment';
import { type ByMetric, byMetric, DIMENSIONS, type Dimension, METRICS, type Metric } from '#core/model/metric';
import type { Policy } from '#core/policy/policy';
import { scoreOf } from './curve';
import type { Scale } from './scale';

/** One metric as far as its score needs it. */
export interface MetricInput {
  value: number | null;
  affected: number;
}

export interface Scored {
  metrics: ByMetric<number | null>;
  dimensions: Record<Dimension, number | null>;
  overall: number | null;
  adjustments: Adjustment[];
}

/** Weighted mean of the parts that have a score; a missing part passes its weight on. */
const meanOf = (parts: readonly { score: number | null; weight: number }[]): number | null => {
  let sum = 0;
  let weights = 0;
  for (const { score, weight } of parts) {
    if (score === null) continue;
    sum += weight * score;
    weights += weight;
  }
  return weights > 0 ? sum / weights : null;
};

const scoreMetric = (
  metric: Metric,
  { value, affected }: MetricInput,
  policy: Policy,
  scale: Scale,
  small: boolean,
  adjustments: Adjustment[],
): number | null => {
  const anchors = scale.anchors[metric];
  if (value === null || anchors === null) return null;
  const score = scoreOf(value, anchors, policy.metrics[metric].best, policy);
  const floor = policy.metrics[metric].floor.value;
  if (!small || floor === null || affected > policy.smallSeller.value.affected || score >= floor) return score;
  adjustments.push({ kind: 'small-seller-floor', metric, from: score, to: floor });
  return floor;
};

/**
 * Values → metric scores → dimensions → overall, floors and gate included.
 * @param small whether the shop is within small-seller protection, the metric's affected orders apart
 */
export const aggregate = (inputs: ByMetric<MetricInput>, policy: Policy, scale: Scale, small: boolean): Scored => {
  const adjustments: Adjustment[] = [];
  const metrics = byMetric((metric) => scoreMetric(metric, inputs[metric], policy, scale, small, adjustments));
  return combine(metrics, policy, scale, adjustments);
};

/** Metric scores → dimensions → overall, with the gate. */
export const combine = (
  metrics: ByMetric<number | null>,
  policy: Policy,
  scale: Scale,
  adjustments: Adjustment[] = [],
): Scored => {
  const dimensions = Object.fromEntries(
    DIMENSIONS.map((dimension) => [
      dimension,
      meanOf(
        METRICS.filter((it) => policy.metrics[it].dimension === dimension).map((it) => ({
          score: metrics[it],
          weight: scale.metricWeights[it],
        })),
      ),
    ]),
  ) as Record<Dimension, number | null>;
  let overall = meanOf(DIMENSIONS.map((it) => ({ score: dimensions[it], weight: scale.dimensionWeights[it].weight })));
  const gate = policy.gate.value;
  const gated = dimensions[gate.dimension];
  if (overall !== null && gated !== null && gated < gate.below) {
    const lowest = Math.min(...DIMENSIONS.map((it) => dimensions[it] ?? Number.POSITIVE_INFINITY));
    adjustments.push({ kind: 'product-gate', metric: null, from: overall, to: lowest });
    overall = lowest;
  }
  return { metrics, dimensions, overall, adjustments };
};
