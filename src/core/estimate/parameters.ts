import {
  type ByMetric,
  bestValueOf,
  byMetric,
  DIMENSIONS,
  type Dimension,
  isHigherBetter,
  METRICS,
  type Metric,
} from '#core/model/metric';
import { metricsIn, type Policy } from '#core/policy/policy';
import type { Anchors } from '#core/score/curve';

/**
 * The parameters of the score as one vector of logarithms, so that every vector is valid. Per metric: the distance e of its
 * excellent anchor from the best value, the reach r by which the poor anchor lies at e(1 + r), and its relative weight;
 * per dimension: its relative weight.
 */
export type ParameterVector = Float64Array;

const METRIC_COUNT = METRICS.length;
export const PARAMETER_COUNT = 3 * METRIC_COUNT + DIMENSIONS.length;
/** Positions in a parameter vector, by index in METRICS or DIMENSIONS. */
export const indexOf = {
  excellent: (metric: number) => metric,
  reach: (metric: number) => METRIC_COUNT + metric,
  weight: (metric: number) => 2 * METRIC_COUNT + metric,
  dimension: (dimension: number) => 3 * METRIC_COUNT + dimension,
} as const;

/** Smaller than any figure that a page prints. */
const MIN_SIZE = 1e-6;
/** Logarithm of a size, at least 10⁻⁶. */
export const safeLog = (size: number): number => Math.log(Math.max(MIN_SIZE, size));

/** Distance of a value from the best possible one, so that smaller is better for all metrics. */
export const distanceFromBest = (metric: Metric, value: number): number => Math.abs(value - bestValueOf(metric));

/** Distance e and reach r of a metric's anchors, see `ParameterVector`, not as logarithms. */
export interface AnchorDistances {
  excellent: number;
  reach: number;
}
export const anchorDistances = (metric: Metric, anchors: Anchors): AnchorDistances => {
  const excellent = Math.max(MIN_SIZE, distanceFromBest(metric, anchors.excellent));
  return {
    excellent,
    reach: Math.max(MIN_SIZE, distanceFromBest(metric, anchors.poor) / excellent - 1),
  };
};

/** A metric's anchors by the parameter vector, in the metric's unit. */
export const anchorsFrom = (metric: Metric, parameters: ParameterVector): Anchors => {
  const index = METRICS.indexOf(metric);
  const near = Math.exp(parameters[indexOf.excellent(index)]!);
  const far = near * (1 + Math.exp(parameters[indexOf.reach(index)]!));
  return isHigherBetter(metric) ? { excellent: 1 - near, poor: 1 - far } : { excellent: near, poor: far };
};

/** The index in DIMENSIONS of each metric's dimension; -1 for metrics outside the market's score. */
export const dimensionIndices = (policy: Policy): number[] =>
  METRICS.map((metric) => {
    const row = policy.metrics[metric];
    return row === undefined ? -1 : DIMENSIONS.indexOf(row.dimension);
  });

/** Positions of weights that sum to 1: of the dimensions, or of the metrics of one dimension. */
export type WeightGroup = readonly number[];

export const DIMENSION_GROUP: WeightGroup = DIMENSIONS.map((_, i) => indexOf.dimension(i));

export const metricGroup = (policy: Policy, dimension: Dimension): WeightGroup =>
  metricsIn(policy, dimension).map((metric) => indexOf.weight(METRICS.indexOf(metric)));

/** Weights of a group, as the softmax of its parameters. */
export const weightShares = (parameters: ParameterVector, group: WeightGroup): number[] => {
  const sizes = group.map((index) => Math.exp(parameters[index]!));
  const sum = sizes.reduce((total, size) => total + size, 0);
  return sizes.map((size) => size / sum);
};

/** Weights of all metrics within their dimension. */
export const metricSharesOf = (policy: Policy, parameters: ParameterVector): ByMetric<number> => {
  const shares = byMetric(() => 0);
  for (const dimension of DIMENSIONS) {
    const group = metricGroup(policy, dimension);
    const groupShares = weightShares(parameters, group);
    for (const [i, index] of group.entries()) shares[METRICS[index - indexOf.weight(0)]!] = groupShares[i]!;
  }
  return shares;
};
