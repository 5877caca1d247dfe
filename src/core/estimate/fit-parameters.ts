import { DIMENSIONS, METRICS, type Metric } from '#core/model/metric';
import { metricsIn, metricsOf, type Policy } from '#core/policy/policy';
import type { ScoreParameters } from '#core/score/score-parameters';
import { lowerMedian } from './compare-hypotheses';
import type { Observation } from './observations';
import {
  DIMENSION_GROUP,
  indexOf,
  metricGroup,
  PARAMETER_COUNT,
  type ParameterVector,
  safeLog,
  type WeightGroup,
} from './parameters';
import {
  findPosteriorMode,
  type PosteriorMode,
  type Prior,
  rejectsWeights,
  type VisitResiduals,
  weightIntervals,
} from './posterior';
import { FINAL_LEAK } from './predict';
import { makeResiduals } from './residuals';

/** Standard deviations of the normal priors of the logarithms. */
const PRIOR_SD = {
  /** the mean is the shop's median distance, as most shops score about 4 */
  excellent: 0.8,
  reach: 0.6,
  metricWeight: 0.35,
  dimensionWeight: 0.5,
};
/** In published categories, poor anchors are about three times as far from the best value as excellent ones. */
const PRIOR_MEAN_LOG_REACH = Math.log(2);

/** Priors of all parameters; parameters that pages print are fixed (sd 0). @param read printed and assumed parameters */
export const makePriors = (policy: Policy, observations: readonly Observation[], read: ScoreParameters): Prior[] => {
  const priors: Prior[] = Array.from({ length: PARAMETER_COUNT }, () => ({ mean: 0, sd: 0 }));
  for (const i of METRICS.keys()) {
    const distances = observations.map((observation) => observation.distances[i]!).filter((distance) => distance > 0);
    // A metric without bad events carries no information about its anchors.
    if (distances.length === 0 || observations.some(({ excellent }) => !Number.isNaN(excellent[i]!))) continue;
    priors[indexOf.excellent(i)] = { mean: safeLog(lowerMedian(distances)), sd: PRIOR_SD.excellent };
    priors[indexOf.reach(i)] = { mean: PRIOR_MEAN_LOG_REACH, sd: PRIOR_SD.reach };
  }
  for (const [d, dimension] of DIMENSIONS.entries()) {
    const group = metricGroup(policy, dimension);
    const metrics = group.map((index) => METRICS[index - indexOf.weight(0)]!);
    const areRead = metrics.every((metric) =>
      observations.some(({ reading }) => reading.metrics[metric]?.weight != null),
    );
    for (const [i, index] of group.entries())
      priors[index] = { mean: safeLog(read.metricWeights[metrics[i]!]), sd: areRead ? 0 : PRIOR_SD.metricWeight };
    priors[indexOf.dimension(d)] = {
      mean: safeLog(read.dimensionWeights[dimension].weight),
      sd: PRIOR_SD.dimensionWeight,
    };
  }
  if (DIMENSIONS.every((dimension) => read.dimensionWeights[dimension].from === 'read'))
    for (const d of DIMENSIONS.keys()) priors[indexOf.dimension(d)]!.sd = 0;
  return priors;
};

/** Parameters fitted to observations. */
export interface ParameterFit {
  parameters: ParameterVector;
  /** posterior before assumed weights were fixed, so with the uncertainty of all parameters */
  mode: PosteriorMode;
  /** observations since the last change of parameters, latest first */
  observations: readonly Observation[];
  /** median over observations of the largest residual beyond rounding, in points */
  medianMisfit: number;
}

/** An observation is explained if its largest residual beyond rounding is at most this, in points. */
const MAX_MISFIT = 0.01;
/** A change of parameters is suspected if the median of the latest observations is not explained. */
const LATEST_OBSERVATIONS = 5;
const MIN_OBSERVATIONS = 5;
/** Added to log reach for a second start of the optimiser, with more lenient poor anchors. */
const LENIENT_START = 1.2;
/** After a change, the prior means are the last fit, and the prior deviations are multiplied by this. */
const PRIOR_SD_AFTER_CHANGE = 0.5;

/** The largest residual beyond rounding of each observation. */
const misfitsOf = (visitResiduals: VisitResiduals, parameters: ParameterVector, count: number): number[] => {
  const misfits = new Array<number>(count).fill(0);
  visitResiduals(parameters, FINAL_LEAK, ({ observation, value, halfStep }) => {
    if (observation >= 0) misfits[observation] = Math.max(misfits[observation]!, Math.abs(value) - halfStep);
  });
  return misfits;
};

/** Posterior mode from the prior means, or from a second start if the first does not explain the observations. */
const fitObservations = (policy: Policy, observations: readonly Observation[], priors: readonly Prior[]) => {
  const visitResiduals = makeResiduals(policy, observations, priors);
  let mode = findPosteriorMode(priors, visitResiduals);
  let misfits = misfitsOf(visitResiduals, mode.parameters, observations.length);
  if (lowerMedian(misfits) > MAX_MISFIT && METRICS.some((_, i) => priors[indexOf.reach(i)]!.sd > 0)) {
    const start = Float64Array.from(priors, ({ mean }) => mean);
    for (const i of METRICS.keys()) start[indexOf.reach(i)]! += LENIENT_START;
    const second = findPosteriorMode(priors, visitResiduals, start);
    if (second.loss < mode.loss) {
      mode = second;
      misfits = misfitsOf(visitResiduals, mode.parameters, observations.length);
    }
  }
  return {
    mode,
    medianMisfit: lowerMedian(misfits),
    latestMisfit: lowerMedian(misfits.slice(0, LATEST_OBSERVATIONS)),
  };
};

/** Beside estimated anchors, assumed weights are accepted only if their 90 % intervals are narrower than this. */
const MAX_WIDTH_OF_ASSUMED = { dimension: 0.2, metric: 0.25 };

/** Whether a page prints all that the weights combine: the values of metrics, or the scores of dimensions. */
const printsParts = ({ reading }: Observation, metrics: readonly Metric[]): boolean =>
  metrics.every((metric) => reading.metrics[metric]?.value != null);
const printsDimensions = ({ dimensions }: Observation): boolean => dimensions.every((score) => !Number.isNaN(score));

/**
 * Fixes weights at their assumed values unless the fit rejects these, as a correct assumption is exact and a fitted figure
 * never is. A few readings of a score alone cannot tell other weights from facts that were not read. Estimated anchors can
 * compensate for wrong weights, so beside them the intervals must be narrow as well.
 */
const fixAssumedWeights = (
  policy: Policy,
  priors: readonly Prior[],
  mode: PosteriorMode,
  observations: readonly Observation[],
): Prior[] => {
  const areAnchorsRead = METRICS.every((_, i) => priors[indexOf.excellent(i)]!.sd === 0);
  const areMany = observations.length >= MIN_OBSERVATIONS || !areAnchorsRead;
  const assumed = Float64Array.from(priors, ({ mean }) => mean);
  const fixed = new Set<number>();
  const fixUnlessRejected = (group: WeightGroup, maxWidth: number, isTold: (of: Observation) => boolean) => {
    if (rejectsWeights(mode, group, assumed) && (areMany || observations.some(isTold))) return;
    if (!areAnchorsRead && weightIntervals(mode, group).some(({ low, high }) => high - low > maxWidth)) return;
    for (const index of group) fixed.add(index);
  };
  for (const dimension of DIMENSIONS)
    fixUnlessRejected(metricGroup(policy, dimension), MAX_WIDTH_OF_ASSUMED.metric, (page) =>
      printsParts(page, metricsIn(policy, dimension)),
    );
  fixUnlessRejected(
    DIMENSION_GROUP,
    MAX_WIDTH_OF_ASSUMED.dimension,
    (page) => printsDimensions(page) || printsParts(page, metricsOf(policy)),
  );
  return priors.map((prior, i) => (fixed.has(i) ? { mean: prior.mean, sd: 0 } : prior));
};

/**
 * Fits parameters to observations. While the latest are not explained, which suggests a change of parameters, the older half
 * is dropped, down to 5 observations. @param observations latest first, at least one
 */
export const fitParameters = (
  policy: Policy,
  observations: readonly Observation[],
  priors: readonly Prior[],
): ParameterFit => {
  const whole = { ...fitObservations(policy, observations, priors), observations, priors };
  let part = whole;
  while (part.latestMisfit > MAX_MISFIT && part.observations.length >= 2 * MIN_OBSERVATIONS) {
    const before = part.mode.parameters;
    const after = priors.map((prior, i) =>
      prior.sd === 0 ? prior : { mean: before[i]!, sd: prior.sd * PRIOR_SD_AFTER_CHANGE },
    );
    const recent = part.observations.slice(0, Math.ceil(part.observations.length / 2));
    part = { ...fitObservations(policy, recent, after), observations: recent, priors: after };
  }
  // If no part is explained, a change is no explanation either, so all observations count.
  const chosen = part.latestMisfit > MAX_MISFIT ? whole : part;
  const { mode, medianMisfit } = chosen;
  const fixed = fixAssumedWeights(policy, priors, mode, chosen.observations);
  const last = chosen.priors.map((prior, i) => (fixed[i]!.sd === 0 ? fixed[i]! : prior));
  const fit = { parameters: mode.parameters, mode, observations: chosen.observations, medianMisfit };
  if (last.every(({ sd }, i) => sd === chosen.priors[i]!.sd)) return fit;
  const start = mode.parameters.map((value, i) => (last[i]!.sd === 0 ? last[i]!.mean : value));
  const { parameters } = findPosteriorMode(last, makeResiduals(policy, chosen.observations, last), start);
  return { ...fit, parameters };
};
