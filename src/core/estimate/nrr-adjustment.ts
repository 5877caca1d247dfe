import { METRICS } from '#core/model/metric';
import type { Policy } from '#core/policy/policy';
import { adjustmentOf, isMoreThan, NRR } from '#core/score/aggregate';
import type { NrrAdjustment } from '#core/score/score-parameters';
import { CLEAR_NATS, DAYS_AS_ONE, lowerMedian } from './compare-hypotheses';
import { fitParameters, type ParameterFit } from './fit-parameters';
import type { Observation } from './observations';
import { indexOf, type ParameterVector } from './parameters';
import { MODEL_ERROR_SCALE, makeLoss, OUTLIER_CHANCE, type Prior } from './posterior';
import { makePredictor, newPrediction } from './predict';
import { roundingHalfStep } from './residuals';

/**
 * Evidence for a reduction of printed overall scores for negative reviews, beyond the cost in their metric's score. Published
 * are its trigger (a rate worse than the industry's average and more than three negative reviews) and that it grows with the
 * rate; assumed is points × (rate/average − 1), with an average no better than the excellent anchor.
 * Source: conventions.md#9-nrr-adjustment.
 */
export interface AdjustmentEstimate {
  /** `none`: the readings are explained without a reduction; `undecided`: too few readings on either side of the trigger */
  state: 'seen' | 'none' | 'undecided';
  /** null unless seen */
  found: NrrAdjustment | null;
  /** number of readings that may be adjusted: enough negative reviews, a rate worse than the excellent anchor */
  days: number;
  /** median of printed minus predicted overall on those days, in points */
  medianResidual: number;
  /** log-likelihood ratio for the adjustment, in nats; 0 unless compared */
  advantage: number;
}
export const UNDECIDED_ADJUSTMENT: AdjustmentEstimate = {
  state: 'undecided',
  found: null,
  days: 0,
  medianResidual: 0,
  advantage: 0,
};

/** Fewest days on either side of the average. */
const MIN_DAYS = 7;
/** A model is accepted if this share of the days has at most this error beyond rounding, in points. */
const MAX_MISFIT = 0.02;
const MIN_EXPLAINED_SHARE = 0.75;
/** Geometric grid of averages, from the excellent anchor upwards. */
const AVERAGE_GRID = { ratio: 1.05, size: 40 } as const;

/** A day's overall residual without an adjustment, and the figures that an adjustment depends on. */
interface OverallResidual {
  /** printed minus predicted, in points */
  value: number;
  rate: number;
  excellent: number;
  negatives: number;
}

const residualsOf = (
  policy: Policy,
  observations: readonly Observation[],
  parameters: ParameterVector,
): OverallResidual[] => {
  const predict = makePredictor(policy)(parameters);
  const prediction = newPrediction();
  return observations.flatMap((observation) => {
    predict(observation, prediction);
    const value = observation.overall - prediction.overall;
    const rate = observation.distances[NRR]!;
    // An overall below the gate may be the lowest dimension score instead of the mean.
    if (Number.isNaN(value) || Number.isNaN(rate) || observation.overall < (policy.gate.value?.below ?? 0)) return [];
    return [{ value, rate, negatives: observation.negatives, excellent: observation.excellent[NRR]! }];
  });
};

const mayTrigger = ({ rate, excellent, negatives }: OverallResidual, policy: Policy): boolean =>
  policy.nrrAdjustment.value !== null &&
  rate > excellent &&
  isMoreThan(negatives, policy.nrrAdjustment.value.reviewsAbove);

/** Trimmed least squares of value = −points × excess, over the days within `near` points of the median estimate. */
const fitPoints = (adjusted: readonly { value: number; excess: number }[], near: number): number => {
  const median = lowerMedian(adjusted.map(({ value, excess }) => -value / excess));
  const inliers = adjusted.filter(({ value, excess }) => Math.abs(value + median * excess) <= near);
  const squares = inliers.reduce((sum, { excess }) => sum + excess ** 2, 0);
  return squares > 0 ? -inliers.reduce((sum, { value, excess }) => sum + value * excess, 0) / squares : 0;
};

/** Compares overall residuals with and without an adjustment. @param parameters fitted without one */
const estimateAdjustment = (
  policy: Policy,
  observations: readonly Observation[],
  parameters: ParameterVector,
): AdjustmentEstimate => {
  const half = roundingHalfStep(observations.map(({ overall }) => overall));
  const days = residualsOf(policy, observations, parameters);
  const suspected = days.filter((day) => mayTrigger(day, policy));
  const undecided: AdjustmentEstimate = {
    ...UNDECIDED_ADJUSTMENT,
    days: suspected.length,
    medianResidual: suspected.length > 0 ? lowerMedian(suspected.map(({ value }) => value)) : 0,
  };
  const areExplained = (values: readonly number[]) =>
    values.filter((value) => Math.abs(value) <= half + MAX_MISFIT).length >= MIN_EXPLAINED_SHARE * values.length;
  if (suspected.length < MIN_DAYS) return undecided;

  const lossOf = makeLoss(MODEL_ERROR_SCALE, OUTLIER_CHANCE);
  const lossWith = (found: NrrAdjustment) =>
    days.reduce(
      (sum, { value, rate, negatives }) =>
        sum + lossOf(value + adjustmentOf(found, rate, negatives, policy), half).loss,
      0,
    );
  const lossWithout = days.reduce((sum, { value }) => sum + lossOf(value, half).loss, 0);
  let best: { found: NrrAdjustment; advantage: number } | null = null;
  const start = Math.min(...suspected.map(({ excellent }) => excellent));
  for (let i = 0; i < AVERAGE_GRID.size; i++) {
    const average = start * AVERAGE_GRID.ratio ** i;
    const isAdjusted = (day: OverallResidual) => mayTrigger(day, policy) && day.rate > average;
    const adjusted = days.filter(isAdjusted).map(({ value, rate }) => ({ value, excess: rate / average - 1 }));
    if (adjusted.length < MIN_DAYS) break;
    const others = days.filter((day) => !isAdjusted(day));
    const found = { average, points: fitPoints(adjusted, 2 * half) };
    const advantage = (lossWithout - lossWith(found)) / DAYS_AS_ONE;
    const isExplained =
      found.points > 0 &&
      others.length >= MIN_DAYS &&
      areExplained(others.map(({ value }) => value)) &&
      areExplained(adjusted.map(({ value, excess }) => value + found.points * excess));
    if (isExplained && advantage >= CLEAR_NATS && advantage > (best?.advantage ?? 0)) best = { found, advantage };
  }
  if (best !== null) return { ...undecided, state: 'seen', ...best };
  return areExplained(suspected.map(({ value }) => value)) ? { ...undecided, state: 'none' } : undecided;
};

/**
 * Fits parameters with or without the adjustment, which is considered only if pages print all anchors, as estimated anchors
 * could compensate for it. So could weights: if a fit leaves adjusted days unexplained, parameters are fitted again without
 * the overalls of these days, which are then compared with the prediction.
 */
export const fitWithAdjustment = (
  policy: Policy,
  observations: readonly Observation[],
  priors: readonly Prior[],
): { fit: ParameterFit; adjustment: AdjustmentEstimate } => {
  const fit = fitParameters(policy, observations, priors);
  if (METRICS.some((_, i) => priors[indexOf.excellent(i)]!.sd > 0)) return { fit, adjustment: UNDECIDED_ADJUSTMENT };
  const first = estimateAdjustment(policy, fit.observations, fit.parameters);
  if (first.state === 'none' || first.days < MIN_DAYS) return { fit, adjustment: first };
  const withoutAdjusted = observations.map((observation) =>
    residualsOf(policy, [observation], fit.parameters).some((day) => mayTrigger(day, policy))
      ? { ...observation, overall: Number.NaN }
      : observation,
  );
  const refit = fitParameters(policy, withoutAdjusted, priors);
  const adjustment = estimateAdjustment(policy, observations, refit.parameters);
  return adjustment.state === 'seen' ? { fit: refit, adjustment } : { fit, adjustment };
};
