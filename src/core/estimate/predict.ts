import { DIMENSIONS, METRICS } from '#core/model/metric';
import type { Policy } from '#core/policy/policy';
import type { Observation } from './observations';
import { dimensionIndices, indexOf, PARAMETER_COUNT, type ParameterVector } from './parameters';

/** Predicted scores of an observation and their derivatives by each parameter; reused for the next prediction. */
export interface Prediction {
  /** metric scores including floors, in the order of METRICS */
  scores: Float64Array;
  /** metric scores by the curve alone */
  lines: Float64Array;
  /** in the order of DIMENSIONS; NaN without a metric score */
  dimensions: Float64Array;
  overall: number;
  slopes: { lines: Float64Array[]; dimensions: Float64Array[]; overall: Float64Array };
}

export const newPrediction = (): Prediction => ({
  scores: new Float64Array(METRICS.length),
  lines: new Float64Array(METRICS.length),
  dimensions: new Float64Array(DIMENSIONS.length),
  overall: Number.NaN,
  slopes: {
    lines: METRICS.map(() => new Float64Array(PARAMETER_COUNT)),
    dimensions: DIMENSIONS.map(() => new Float64Array(PARAMETER_COUNT)),
    overall: new Float64Array(PARAMETER_COUNT),
  },
});

/**
 * Predicts metric scores, dimensions and overall as `makeScorer` does, but without the product gate.
 * @param leak slope below the least score, relative to the curve's (as in a leaky ReLU), without which anchors that are too
 * strict have no gradient; 0 by default
 */
export type Predict = (observation: Observation, into: Prediction, leak?: number) => void;

/** The leak at which misfits are measured. */
export const FINAL_LEAK = 0.002;

/** Makes predictors; each parameter vector invalidates the predictor made before it. */
export const makePredictor = (policy: Policy): ((parameters: ParameterVector) => Predict) => {
  const { excellent, poor, least } = policy.curve.value;
  const fall = excellent - poor;
  const dimensionOf = dimensionIndices(policy);
  const weightSums = new Float64Array(DIMENSIONS.length);
  const sizes = new Float64Array(PARAMETER_COUNT);

  const scoreMetric = (
    observation: Observation,
    { scores, lines, slopes }: Prediction,
    i: number,
    leak: number,
  ): void => {
    const isRead = !Number.isNaN(observation.excellent[i]!);
    const reach = isRead ? observation.reach[i]! : sizes[indexOf.reach(i)]!;
    const x = observation.distances[i]! / (isRead ? observation.excellent[i]! : sizes[indexOf.excellent(i)]!);
    const top = observation.tops[i]!;
    const line = x <= 1 ? excellent + top * (1 - x) : excellent - (fall * (x - 1)) / reach;
    const steepness = isRead ? 0 : line < least ? leak : 1;
    slopes.lines[i]![indexOf.excellent(i)] = steepness * (x <= 1 ? top * x : (fall * x) / reach);
    slopes.lines[i]![indexOf.reach(i)] = x <= 1 ? 0 : (steepness * fall * (x - 1)) / reach;
    lines[i] = line < least ? least + leak * (line - least) : line;
    // Without a value, the printed score stands in.
    const score = Number.isNaN(x) ? observation.scores[i]! : lines[i]!;
    scores[i] = Math.max(score, observation.floors[i]!);
  };

  const predict: Predict = (observation, into, leak = 0) => {
    const { scores, lines, dimensions, slopes } = into;
    dimensions.fill(0);
    weightSums.fill(0);
    for (let i = 0; i < scores.length; i++) {
      scoreMetric(observation, into, i, leak);
      if (Number.isNaN(scores[i]!)) continue;
      const weight = sizes[indexOf.weight(i)]!;
      dimensions[dimensionOf[i]!]! += weight * scores[i]!;
      weightSums[dimensionOf[i]!]! += weight;
    }
    let [sum, total] = [0, 0];
    for (let d = 0; d < dimensions.length; d++) {
      dimensions[d] = weightSums[d]! > 0 ? dimensions[d]! / weightSums[d]! : Number.NaN;
      if (weightSums[d] === 0) continue;
      const weight = sizes[indexOf.dimension(d)]!;
      sum += weight * dimensions[d]!;
      total += weight;
    }
    into.overall = total > 0 ? sum / total : Number.NaN;

    for (let d = 0; d < dimensions.length; d++) slopes.dimensions[d]!.fill(0);
    slopes.overall.fill(0);
    for (let i = 0; i < scores.length; i++) {
      if (Number.isNaN(scores[i]!)) continue;
      const d = dimensionOf[i]!;
      const share = sizes[indexOf.weight(i)]! / weightSums[d]!;
      const ofDimension = slopes.dimensions[d]!;
      ofDimension[indexOf.weight(i)] = share * (scores[i]! - dimensions[d]!);
      if (scores[i] !== lines[i]) continue;
      ofDimension[indexOf.excellent(i)] = share * slopes.lines[i]![indexOf.excellent(i)]!;
      ofDimension[indexOf.reach(i)] = share * slopes.lines[i]![indexOf.reach(i)]!;
    }
    for (let d = 0; d < dimensions.length; d++) {
      if (Number.isNaN(dimensions[d]!)) continue;
      const share = sizes[indexOf.dimension(d)]! / total;
      const ofDimension = slopes.dimensions[d]!;
      for (let i = 0; i < PARAMETER_COUNT; i++) slopes.overall[i]! += share * ofDimension[i]!;
      slopes.overall[indexOf.dimension(d)] = share * (dimensions[d]! - into.overall);
    }
  };

  return (parameters) => {
    for (let i = 0; i < PARAMETER_COUNT; i++) sizes[i] = Math.exp(parameters[i]!);
    return predict;
  };
};
