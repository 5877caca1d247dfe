import { type ByMetric, byMetric, DIMENSIONS, type Dimension, METRICS, type Metric } from '#core/model/metric';
import type { Policy } from '#core/policy/policy';
import type { Anchors } from '#core/score/curve';

/**
 * The hidden numbers that turn values into a score, as one vector of logarithms, so that every vector is a possible parameters:
 * per metric how far its excellent anchor is from the best value, how far beyond that the poor one lies (as a multiple
 * of it), and its weight; per dimension its weight. Weights are relative.
 */
export type ParameterVector = Float64Array;

const METRIC_COUNT = METRICS.length;
export const PARAMETER_COUNT = 3 * METRIC_COUNT + DIMENSIONS.length;
/** Where in a parameters the numbers of a metric or dimension stand, by its index. */
export const indexOf = {
  excellent: (metric: number) => metric,
  reach: (metric: number) => METRIC_COUNT + metric,
  weight: (metric: number) => 2 * METRIC_COUNT + metric,
  dimension: (dimension: number) => 3 * METRIC_COUNT + dimension,
} as const;

/** Stands for nothing where a logarithm is taken: smaller than any page prints. */
const NEXT_TO_NOTHING = 1e-6;
export const safeLog = (size: number): number => Math.log(Math.max(NEXT_TO_NOTHING, size));

/** How far a value is from the best one there can be: in this, less is better for all six metrics. */
export const distanceFromBest = (policy: Policy, metric: Metric, value: number): number =>
  Math.abs(value - policy.metrics[metric].best);

/** Anchors as a parameters has them, but for the logarithms. */
export interface AnchorDistances {
  excellent: number;
  reach: number;
}
export const anchorDistances = (policy: Policy, metric: Metric, anchors: Anchors): AnchorDistances => {
  const excellent = Math.max(NEXT_TO_NOTHING, distanceFromBest(policy, metric, anchors.excellent));
  return {
    excellent,
    reach: Math.max(NEXT_TO_NOTHING, distanceFromBest(policy, metric, anchors.poor) / excellent - 1),
  };
};

export const anchorsFrom = (policy: Policy, metric: Metric, parameters: ParameterVector): Anchors => {
  const index = METRICS.indexOf(metric);
  const near = Math.exp(parameters[indexOf.excellent(index)]!);
  const far = near * (1 + Math.exp(parameters[indexOf.reach(index)]!));
  const { best, better } = policy.metrics[metric];
  return better === 'lower'
    ? { excellent: best + near, poor: best + far }
    : { excellent: best - near, poor: best - far };
};

/** Numbers of a parameters that share one whole: the weights of the dimensions, or those of the metrics of one dimension. */
export type WeightGroup = readonly number[];

export const DIMENSION_GROUP: WeightGroup = DIMENSIONS.map((_, i) => indexOf.dimension(i));

/** The metrics of one dimension. */
export const metricGroup = (policy: Policy, dimension: Dimension): WeightGroup =>
  METRICS.flatMap((it, i) => (policy.metrics[it].dimension === dimension ? [indexOf.weight(i)] : []));

/** What each of a group has of the whole. */
export const weightShares = (parameters: ParameterVector, group: WeightGroup): number[] => {
  const sizes = group.map((it) => Math.exp(parameters[it]!));
  const sum = sizes.reduce((total, it) => total + it, 0);
  return sizes.map((it) => it / sum);
};

/** Weights within the dimension. */
export const metricSharesOf = (policy: Policy, parameters: ParameterVector): ByMetric<number> => {
  const shares = byMetric(() => 0);
  for (const dimension of DIMENSIONS) {
    const group = metricGroup(policy, dimension);
    const ours = weightShares(parameters, group);
    for (const [i, index] of group.entries()) shares[METRICS[index - indexOf.weight(0)]!] = ours[i]!;
  }
  return shares;
};
