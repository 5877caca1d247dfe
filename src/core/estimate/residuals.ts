import { DIMENSIONS, METRICS } from '#core/model/metric';
import type { Policy } from '#core/policy/policy';
import type { Observation } from './observations';
import {
  DIMENSION_GROUP,
  dimensionIndices,
  distanceFromBest,
  indexOf,
  PARAMETER_COUNT,
  type ParameterVector,
  safeLog,
  weightShares,
} from './parameters';
import type { Prior, Residual, VisitResiduals } from './posterior';
import { makePredictor, newPrediction } from './predict';

/** Half-life of a reading's weight, as hidden parameters may change. */
const HALF_LIFE_DAYS = 45;
/** A printed target is taken for the excellent anchor, within this on the log scale, unless printed scores contradict it. */
const TARGET_HALF_STEP = 0.005;
const PRINTED_WEIGHT_HALF_STEP = 0.005;
/** Weight of a printed target or dimension weight, in readings of today. */
const PRINTED_PARAMETER_WEIGHT = 2;

/** Half of the rounding step of printed scores: of tenths, or of hundredths if any of them shows a second decimal. */
export const roundingHalfStep = (figures: readonly number[]): number =>
  figures.every((figure) => Number.isNaN(figure) || Math.abs(figure * 10 - Math.round(figure * 10)) < 1e-6)
    ? 0.05
    : 0.005;

/** Printed targets of metrics without printed anchors, each from the latest page with one, as log excellent anchors. */
const printedTargets = (observations: readonly Observation[], priors: readonly Prior[]) =>
  METRICS.flatMap((metric, i) => {
    const page = observations.find(({ reading }) => reading.metrics[metric]?.target != null);
    const target = page?.reading.metrics[metric]?.target;
    if (target == null || priors[indexOf.excellent(i)]!.sd === 0) return [];
    return [{ index: indexOf.excellent(i), log: safeLog(distanceFromBest(metric, target)) }];
  });

/** Printed dimension weights, each from the latest page with one; none if pages print all, which fixes them. */
const printedDimensionWeights = (observations: readonly Observation[], priors: readonly Prior[]) =>
  DIMENSIONS.flatMap((dimension, d) => {
    const page = observations.find(({ reading }) => reading.dimensions[dimension]?.weight != null);
    const weight = page?.reading.dimensions[dimension]?.weight;
    return weight == null || priors[indexOf.dimension(d)]!.sd === 0 ? [] : [{ d, weight }];
  });

/** Whether the overall may be the lowest dimension score instead of the mean. Source: conventions.md#8-product-gate. */
const maybeGated = ({ value: gate }: Policy['gate'], { reading, overall }: Observation, half: number) =>
  gate !== null && !((reading.dimensions[gate.dimension]?.score ?? overall) >= gate.below + half);

/**
 * Residuals (predicted minus printed) of all printed scores, targets and weights. A dimension score or overall is left out
 * on days without a value of one of its metrics, if that metric has values on other days.
 */
export const makeResiduals = (
  policy: Policy,
  observations: readonly Observation[],
  priors: readonly Prior[],
): VisitResiduals => {
  const predictor = makePredictor(policy);
  const prediction = newPrediction();
  const half = {
    score: roundingHalfStep(observations.flatMap(({ scores }) => [...scores])),
    dimension: roundingHalfStep(observations.flatMap(({ dimensions }) => [...dimensions])),
    overall: roundingHalfStep(observations.map(({ overall }) => overall)),
  };
  const hasValues = METRICS.map((_, i) => observations.some(({ distances }) => !Number.isNaN(distances[i]!)));
  const dimensionOf = dimensionIndices(policy);
  const isDimensionKnown = observations.map(({ distances, scores }) =>
    DIMENSIONS.map((_, d) =>
      METRICS.every(
        (_metric, i) =>
          dimensionOf[i] !== d || !hasValues[i] || !Number.isNaN(distances[i]!) || !Number.isNaN(scores[i]!),
      ),
    ),
  );
  const ageWeights = observations.map(({ day }) => 0.5 ** ((observations[0]!.day - day) / HALF_LIFE_DAYS));
  const isOverallKnown = observations.map(
    (observation, index) =>
      isDimensionKnown[index]!.every(Boolean) && !maybeGated(policy.gate, observation, half.overall),
  );
  const targets = printedTargets(observations, priors);
  const dimensionWeights = printedDimensionWeights(observations, priors);
  const gradient = new Float64Array(PARAMETER_COUNT);
  const residual: Residual = { observation: -1, about: 'parameters', value: 0, halfStep: 0, weight: 1, gradient };

  return (parameters: ParameterVector, leak, visit) => {
    const emit = (about: Residual['about'], value: number, halfStep: number, slopes: Float64Array) => {
      if (Number.isNaN(value)) return;
      residual.about = about;
      residual.value = value;
      residual.halfStep = halfStep;
      residual.gradient = slopes;
      visit(residual);
    };
    const predict = predictor(parameters);
    const { lines, dimensions, slopes } = prediction;
    for (const [index, observation] of observations.entries()) {
      residual.observation = index;
      residual.weight = ageWeights[index]!;
      predict(observation, prediction, leak);
      for (let i = 0; i < METRICS.length; i++) {
        const printed = observation.scores[i]!;
        // A metric with printed anchors has nothing to fit; a score at its floor is only an upper bound of the curve.
        if (!Number.isNaN(observation.excellent[i]!) || printed <= observation.floors[i]! + half.score) continue;
        emit('score', lines[i]! - printed, half.score, slopes.lines[i]!);
      }
      for (let d = 0; d < DIMENSIONS.length; d++)
        if (isDimensionKnown[index]![d])
          emit('dimension', dimensions[d]! - observation.dimensions[d]!, half.dimension, slopes.dimensions[d]!);
      if (isOverallKnown[index])
        emit('overall', prediction.overall - observation.overall, half.overall, slopes.overall);
    }
    residual.observation = -1;
    residual.weight = PRINTED_PARAMETER_WEIGHT;
    for (const { index, log } of targets) {
      gradient.fill(0);
      gradient[index] = 1;
      emit('parameters', parameters[index]! - log, TARGET_HALF_STEP, gradient);
    }
    const shares = weightShares(parameters, DIMENSION_GROUP);
    for (const { d, weight } of dimensionWeights) {
      for (const [j, index] of DIMENSION_GROUP.entries())
        gradient[index] = shares[d]! * ((j === d ? 1 : 0) - shares[j]!);
      emit('parameters', shares[d]! - weight, PRINTED_WEIGHT_HALF_STEP, gradient);
    }
  };
};
