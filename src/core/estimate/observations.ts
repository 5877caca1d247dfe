import type { DayNumber } from '#core/model/day';
import { DIMENSIONS, METRICS, type Metric } from '#core/model/metric';
import type { MetricReading, Reading } from '#core/model/reading';
import { metricRow, metricsOf, type Policy } from '#core/policy/policy';
import { isMoreThan } from '#core/score/aggregate';
import { areUsable } from '#core/score/curve';
import { isSmallSeller, metricInputsOf, type ScoreInputs } from '#core/score/score-inputs';
import { sumTally } from '#core/score/tally';
import { type AnchorDistances, anchorDistances, distanceFromBest } from './parameters';

/** A reading and the facts' counts of its day, as arrays in the order of METRICS or DIMENSIONS; NaN if unknown. */
export interface Observation {
  day: DayNumber;
  reading: Reading;
  /** distance of each metric's value from the best value */
  distances: Float64Array;
  /** number of members in the window: printed, else from the facts */
  members: Float64Array;
  /** points above the excellent anchor that the best possible value scores */
  tops: Float64Array;
  /** least score of a metric under small-seller protection; else minus infinity */
  floors: Float64Array;
  /** printed metric scores */
  scores: Float64Array;
  /** printed dimension scores */
  dimensions: Float64Array;
  /** printed overall score */
  overall: number;
  /** number of negative reviews: printed, else from the facts */
  negatives: number;
  /** printed anchors in force that day, see `AnchorDistances` */
  excellent: Float64Array;
  reach: Float64Array;
}

/** Half of the rounding step of printed rates (hundredths of a percent) and hours. */
export const PRINTED_HALF_STEP = { rate: 0.000_05, hours: 0.005 } as const;
const SLACK = 1e-9;

/**
 * The value behind the day's score: the counted one, which is unrounded, if the printed one confirms it or is no decayed
 * rate; else the printed one.
 */
const valueOn = (printed: number | null, counted: number | null, half: number, rate: 'decayed' | 'raw') => {
  if (printed === null) return counted;
  if (counted !== null && (rate === 'raw' || Math.abs(printed - counted) <= half + SLACK)) return counted;
  return printed;
};

/** @param inputs score inputs of the reading's day @param rate which rate the page prints */
const observeReading = (reading: Reading, inputs: ScoreInputs, rate: 'decayed' | 'raw'): Observation => {
  const { policy } = inputs.ledger;
  const counted = metricInputsOf(inputs);
  const small = isSmallSeller(inputs);
  const unknown = () => new Float64Array(METRICS.length).fill(Number.NaN);
  const observation: Observation = {
    day: inputs.day,
    reading,
    distances: unknown(),
    members: unknown(),
    tops: unknown().fill(policy.bestValue.value - policy.curve.value.excellent),
    floors: unknown().fill(Number.NEGATIVE_INFINITY),
    scores: unknown(),
    dimensions: Float64Array.from(DIMENSIONS, (dimension) => reading.dimensions[dimension]?.score ?? Number.NaN),
    overall: reading.overall ?? Number.NaN,
    negatives: reading.metrics.NRR?.numerator ?? counted.NRR.affected,
    excellent: unknown(),
    reach: unknown(),
  };
  for (const metric of metricsOf(policy)) {
    const i = METRICS.indexOf(metric);
    const { unit, floor } = metricRow(policy, metric);
    const { value: countedValue, affected } = counted[metric];
    const value = valueOn(reading.metrics[metric]?.value ?? null, countedValue, PRINTED_HALF_STEP[unit], rate);
    observation.members[i] = reading.metrics[metric]?.denominator ?? sumTally(inputs.tallies[metric]).denominator;
    if (value !== null) observation.distances[i] = distanceFromBest(metric, value);
    observation.scores[i] = reading.metrics[metric]?.score ?? Number.NaN;
    const { value: protection } = policy.smallSeller;
    if (small && protection !== null && floor.value !== null && !isMoreThan(affected, protection.affected))
      observation.floors[i] = floor.value;
  }
  return observation;
};

/** The printed anchors; null unless both are printed and valid. */
export const printedAnchors = (printed: MetricReading | null, metric: Metric) => {
  if (printed === null || printed.excellent === null || printed.poor === null) return null;
  const anchors = { excellent: printed.excellent, poor: printed.poor };
  return areUsable(anchors, metric) ? anchors : null;
};

/** Makes observations, latest first, each with the latest anchors printed up to its day, or else the next ones. */
export const observeReadings = (
  policy: Policy,
  latestFirst: readonly Reading[],
  inputsOf: (reading: Reading) => ScoreInputs,
  rate: 'decayed' | 'raw',
): Observation[] => {
  const observations = latestFirst.map((reading) => observeReading(reading, inputsOf(reading), rate));
  for (const metric of metricsOf(policy)) {
    const i = METRICS.indexOf(metric);
    let latest: AnchorDistances | null = null;
    const setAnchors = (observation: Observation, { excellent, reach }: AnchorDistances) => {
      if (!Number.isNaN(observation.excellent[i]!)) return;
      observation.excellent[i] = excellent;
      observation.reach[i] = reach;
    };
    for (const observation of observations.toReversed()) {
      const anchors = printedAnchors(observation.reading.metrics[metric], metric);
      if (anchors !== null) latest = anchorDistances(metric, anchors);
      if (latest !== null) setAnchors(observation, latest);
    }
    const first = observations.findLast(({ excellent }) => !Number.isNaN(excellent[i]!));
    if (first !== undefined)
      for (const observation of observations)
        setAnchors(observation, { excellent: first.excellent[i]!, reach: first.reach[i]! });
    // A metric at the best value on all days carries no information about its anchors and is left out, as in the score.
    if (first === undefined && observations.every(({ distances }) => !(distances[i]! > 0)))
      for (const { distances } of observations) distances[i] = Number.NaN;
  }
  return observations;
};
