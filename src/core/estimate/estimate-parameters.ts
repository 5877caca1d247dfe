import { type Day, type DayNumber, dayNumber, makeDay } from '#core/model/day';
import {
  type ByMetric,
  byDimension,
  byMetric,
  DIMENSIONS,
  type Dimension,
  METRICS,
  type Metric,
} from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import type { Policy } from '#core/policy/policy';
import type { ScoreInputs } from '#core/score/score-inputs';
import { printedParameters, readingsUpTo, type ScoreParameters } from '#core/score/score-parameters';
import { sumTally } from '#core/score/tally';
import { type BestScoreShrinkage, bestScoresAt, estimateBestScoreShrinkage, withBestScores } from './best-score';
import { comparePrintedRates, type HypothesisComparison } from './compare-hypotheses';
import { makePriors, type ParameterFit } from './fit-parameters';
import { type AdjustmentEstimate, fitWithAdjustment, UNDECIDED_ADJUSTMENT } from './nrr-adjustment';
import { type Observation, observeReadings } from './observations';
import {
  anchorsFrom,
  DIMENSION_GROUP,
  indexOf,
  metricGroup,
  metricSharesOf,
  type WeightGroup,
  weightShares,
} from './parameters';
import {
  type CredibleInterval,
  drawFromPosterior,
  halfWidthOf,
  type Prior,
  type Residual,
  weightIntervals,
} from './posterior';
import { FINAL_LEAK, makePredictor, newPrediction } from './predict';
import { makeResiduals } from './residuals';

type Source = 'read' | 'learned' | 'assumed';

export interface AnchorEstimate {
  from: 'read' | 'learned';
  /** the most direct evidence: printed anchors, or printed scores of the metric, its dimension or the overall */
  basis: 'page' | Exclude<Residual['about'], 'parameters'>;
  /** number of readings with such evidence */
  readings: number;
  /** half width of the 90 % interval of the metric's score at its latest value, in points */
  uncertainty: number;
}

export interface WeightEstimate extends CredibleInterval {
  from: Source;
}

/** Fewest readings, by kind of evidence, from which anchors are estimated. */
const MIN_READINGS = { score: 3, dimension: 5, overall: 10 } as const;
/** A weight counts as learned if its 90 % interval is narrower, else as assumed. */
const MAX_LEARNED_WIDTH = 0.08;

/** Number of residuals of each kind that depend on a metric's anchors, in the order of METRICS. */
const countResiduals = (policy: Policy, { observations, parameters }: ParameterFit, priors: readonly Prior[]) => {
  const counts = METRICS.map(() => ({ score: 0, dimension: 0, overall: 0 }));
  makeResiduals(policy, observations, priors)(parameters, FINAL_LEAK, ({ about, gradient }) => {
    if (about === 'parameters') return;
    for (const [i, count] of counts.entries())
      if (gradient[indexOf.excellent(i)] !== 0 || gradient[indexOf.reach(i)] !== 0) count[about] += 1;
  });
  return counts;
};

/** Null for metrics whose anchors are neither read nor determined by enough readings. @param fit null without readings */
const estimateAnchors = (
  policy: Policy,
  read: ScoreParameters,
  fit: ParameterFit | null,
  priors: readonly Prior[],
): ByMetric<AnchorEstimate | null> => {
  const counts = fit === null ? [] : countResiduals(policy, fit, priors);
  const prediction = newPrediction();
  const predictor = makePredictor(policy);
  return byMetric((metric): AnchorEstimate | null => {
    if (read.anchors[metric] !== null) return { from: 'read', basis: 'page', readings: 1, uncertainty: 0 };
    const i = METRICS.indexOf(metric);
    if (fit === null || priors[indexOf.excellent(i)]!.sd === 0) return null;
    const basis = (['score', 'dimension', 'overall'] as const).find((kind) => counts[i]![kind] >= MIN_READINGS[kind]);
    const latest = fit.observations.find(({ distances }) => !Number.isNaN(distances[i]!));
    if (basis === undefined || latest === undefined) return null;
    predictor(fit.parameters)(latest, prediction);
    const uncertainty = halfWidthOf(fit.mode, prediction.slopes.lines[i]!);
    return { from: 'learned', basis, readings: counts[i]![basis], uncertainty };
  });
};

/** Weights of a group with their intervals, widened to include a weight fixed at its assumed value. */
const estimateShares = (
  fit: ParameterFit | null,
  group: WeightGroup,
  assumed: readonly number[],
): CredibleInterval[] => {
  if (fit === null) return assumed.map((value) => ({ value, low: 0, high: 1 }));
  const shares = weightShares(fit.parameters, group);
  return weightIntervals(fit.mode, group).map(({ low, high }, i) => {
    const value = shares[i]!;
    return { value, low: Math.min(low, value), high: Math.max(high, value) };
  });
};

const readWeight = (value: number): WeightEstimate => ({ value, low: value, high: value, from: 'read' });
const sourceOf = ({ low, high }: CredibleInterval): Source => (high - low < MAX_LEARNED_WIDTH ? 'learned' : 'assumed');

/** Printed weights are kept; the others share the remainder in their estimated proportion. */
const estimateDimensionWeights = (
  read: ScoreParameters,
  fit: ParameterFit | null,
): Record<Dimension, WeightEstimate> => {
  const estimated = estimateShares(
    fit,
    DIMENSION_GROUP,
    DIMENSIONS.map((dimension) => read.dimensionWeights[dimension].weight),
  );
  const isRead = (dimension: Dimension) => read.dimensionWeights[dimension].from === 'read';
  const open = DIMENSIONS.reduce((sum, dimension, d) => sum + (isRead(dimension) ? 0 : estimated[d]!.value), 0);
  const left = DIMENSIONS.reduce(
    (rest, dimension) => rest - (isRead(dimension) ? read.dimensionWeights[dimension].weight : 0),
    1,
  );
  return byDimension((dimension, d): WeightEstimate => {
    if (isRead(dimension)) return readWeight(read.dimensionWeights[dimension].weight);
    const value = open > 0 ? (estimated[d]!.value * Math.max(0, left)) / open : 0;
    return { ...estimated[d]!, value, from: sourceOf(estimated[d]!) };
  });
};

/** Weights of metrics within their dimension. */
const estimateMetricWeights = (
  policy: Policy,
  read: ScoreParameters,
  fit: ParameterFit | null,
  observations: readonly Observation[],
): ByMetric<WeightEstimate> => {
  const weights = byMetric(() => readWeight(0));
  for (const dimension of DIMENSIONS) {
    const group = metricGroup(policy, dimension);
    const metrics = group.map((index) => METRICS[index - indexOf.weight(0)]!);
    const whole = metrics.reduce((sum, metric) => sum + read.metricWeights[metric], 0);
    const areRead = metrics.every((metric) =>
      observations.some(({ reading }) => reading.metrics[metric]?.weight != null),
    );
    const estimated = estimateShares(
      fit,
      group,
      metrics.map((metric) => read.metricWeights[metric] / whole),
    );
    for (const [i, metric] of metrics.entries())
      weights[metric] = areRead
        ? readWeight(read.metricWeights[metric] / whole)
        : { ...estimated[i]!, from: sourceOf(estimated[i]!) };
  }
  return weights;
};

/** The score's parameters as read, estimated or assumed, with their uncertainty. */
export interface ParameterEstimate {
  parameters: ScoreParameters;
  anchors: ByMetric<AnchorEstimate | null>;
  dimensionWeights: Record<Dimension, WeightEstimate>;
  /** of the dimension, summing to 1 */
  metricWeights: ByMetric<WeightEstimate>;
  /** which rate pages print */
  rate: HypothesisComparison<'decayed' | 'raw'>;
  bestScore: BestScoreShrinkage;
  nrrAdjustment: AdjustmentEstimate;
  /** fit of one parameter vector to the readings since its last change; null if pages print all parameters */
  fit: {
    readings: number;
    since: Day;
    /** median over readings of the largest error beyond rounding, in points */
    medianMisfit: number;
    /** half width of the 90 % interval of the overall score, in points; infinite without a score */
    uncertainty: number;
  } | null;
  /** of the parameters that no page prints; null if anchors stay unknown */
  posterior: Pick<ParameterFit, 'parameters' | 'mode'> | null;
}

export interface EstimateInput {
  policy: Policy;
  /** in any order; readings after `day` are ignored */
  readings: readonly Reading[];
  day: DayNumber;
  /** score inputs of a past day; their `parameters` are ignored */
  inputsOn(day: DayNumber): ScoreInputs;
}

export const MAX_READINGS = 60;

const summariseFit = (policy: Policy, fit: ParameterFit | null): ParameterEstimate['fit'] => {
  if (fit === null || fit.mode.free.length === 0) return null;
  const { observations, parameters, mode, medianMisfit } = fit;
  const prediction = newPrediction();
  const predict = makePredictor(policy)(parameters);
  const isScored = observations.some((observation) => {
    predict(observation, prediction);
    return !Number.isNaN(prediction.overall);
  });
  const uncertainty = isScored ? halfWidthOf(mode, prediction.slopes.overall) : Number.POSITIVE_INFINITY;
  return { readings: observations.length, since: makeDay(observations.at(-1)!.day), medianMisfit, uncertainty };
};

/** Members in a metric's window by the facts, or by the latest page if the facts have none. */
const membersOf = ({ tallies }: ScoreInputs, latest: Observation | undefined, metric: Metric): number =>
  sumTally(tallies[metric]).denominator || (latest?.members[METRICS.indexOf(metric)] ?? 0);

/**
 * Estimates the score's parameters on a day: printed ones are read, hidden ones estimated from printed scores.
 * Deterministic; some milliseconds for 60 readings (`npm run bench -- learning`). Source: README.md.
 */
export const estimateParameters = ({ policy, readings, day, inputsOn }: EstimateInput): ParameterEstimate => {
  const read = printedParameters(policy, readings, makeDay(day));
  const latestFirst = readingsUpTo(readings, makeDay(day)).slice(0, MAX_READINGS);
  const inputsByReading = new Map(latestFirst.map((reading) => [reading, inputsOn(dayNumber(reading.day))]));
  const rate = comparePrintedRates([...inputsByReading].map(([reading, inputs]) => ({ reading, inputs })));
  const printedRate = rate.winner === 'raw' ? 'raw' : 'decayed';
  const observed = observeReadings(policy, latestFirst, (reading) => inputsByReading.get(reading)!, printedRate);
  const bestScore = estimateBestScoreShrinkage(policy, observed);
  const observations = withBestScores(observed, policy, bestScore);
  const priors = makePriors(policy, observations, read);
  const fitted = observations.length > 0 ? fitWithAdjustment(policy, observations, priors) : null;
  const anchors = estimateAnchors(policy, read, fitted?.fit ?? null, priors);
  // Weights fitted beside anchors that stay unknown are unknown too.
  const areAnchorsOpen = METRICS.some((metric, i) => priors[indexOf.excellent(i)]!.sd > 0 && anchors[metric] === null);
  const fit = areAnchorsOpen || fitted === null ? null : fitted.fit;
  const dimensionWeights = estimateDimensionWeights(read, fit);
  const metricWeights = estimateMetricWeights(policy, read, fit, observations);
  const scoreParameters: ScoreParameters = {
    anchors: byMetric((metric) =>
      anchors[metric]?.from === 'learned'
        ? { ...anchorsFrom(metric, fitted!.fit.parameters), from: 'learned' }
        : read.anchors[metric],
    ),
    bestScores: bestScoresAt(policy, bestScore, (metric) => membersOf(inputsOn(day), observed[0], metric)),
    metricWeights: byMetric((metric) => metricWeights[metric].value),
    dimensionWeights: byDimension((dimension) => ({
      weight: dimensionWeights[dimension].value,
      from: dimensionWeights[dimension].from,
    })),
    printedRate,
    nrrAdjustment: areAnchorsOpen ? null : (fitted?.adjustment.found ?? null),
  };
  return {
    parameters: scoreParameters,
    anchors,
    dimensionWeights,
    metricWeights,
    rate,
    bestScore,
    nrrAdjustment: fitted?.adjustment ?? UNDECIDED_ADJUSTMENT,
    fit: summariseFit(policy, fitted?.fit ?? null),
    posterior: fit && { parameters: fit.parameters, mode: fit.mode },
  };
};

/** Rounded to single precision, as engines differ in the last digits of exponentials and logarithms. */
const roundedAnchors = ({ excellent, poor }: { excellent: number; poor: number }) => ({
  excellent: Math.fround(excellent),
  poor: Math.fround(poor),
});

/**
 * Draws the score's parameters from their posterior; printed parameters are kept. Empty if nothing is estimated.
 * @param count number of draws @param normal draws a standard normal variable
 */
export const drawParameters = (
  policy: Policy,
  { parameters, posterior, dimensionWeights, metricWeights }: ParameterEstimate,
  count: number,
  normal: () => number,
): ScoreParameters[] => {
  if (posterior === null || posterior.mode.free.length === 0) return [];
  return Array.from({ length: count }, (): ScoreParameters => {
    const drawn = drawFromPosterior(posterior.mode, posterior.parameters, normal);
    const shares = metricSharesOf(policy, drawn);
    const dimensionShares = weightShares(drawn, DIMENSION_GROUP);
    return {
      ...parameters,
      anchors: byMetric((metric) =>
        parameters.anchors[metric]?.from === 'learned'
          ? { ...roundedAnchors(anchorsFrom(metric, drawn)), from: 'learned' }
          : parameters.anchors[metric],
      ),
      metricWeights: byMetric((metric) =>
        metricWeights[metric].from === 'read' ? parameters.metricWeights[metric] : Math.fround(shares[metric]),
      ),
      dimensionWeights: byDimension((dimension, d) =>
        dimensionWeights[dimension].from === 'read'
          ? parameters.dimensionWeights[dimension]
          : { ...parameters.dimensionWeights[dimension], weight: Math.fround(dimensionShares[d]!) },
      ),
    };
  });
};
