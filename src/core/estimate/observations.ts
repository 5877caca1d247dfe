import type { DayNumber } from '#core/model/day';
import { DIMENSIONS, METRICS } from '#core/model/metric';
import type { MetricReading, Reading } from '#core/model/reading';
import type { Policy } from '#core/policy/policy';
import { isMoreThan } from '#core/score/adjust';
import { areUsable } from '#core/score/curve';
import { inputsOf, isSmallSeller, type Standing } from '#core/score/standing';
import { type AnchorDistances, anchorDistances, distanceFromBest } from './parameters';

/**
 * One reading beside what the facts came to on its day, in the order of METRICS and DIMENSIONS; NaN where there is
 * nothing.
 */
export interface Observation {
  day: DayNumber;
  reading: Reading;
  distances: Float64Array;
  /** the least score, where small-seller protection gives one that day; else minus infinity */
  floors: Float64Array;
  /** printed */
  scores: Float64Array;
  dimensions: Float64Array;
  overall: number;
  /** negative reviews that count that day: printed, else in the facts */
  negatives: number;
  /** the anchors in force that day as a parameters has them, no logarithms, where pages print them */
  excellent: Float64Array;
  reach: Float64Array;
}

/** Half of the step to which pages round rates (hundredths of a percent), and hours. */
const HALF_STEP = { rate: 0.00005, hours: 0.005 } as const;
const SLACK = 1e-9;

/**
 * The value that the score of the day rests on: the facts' own where the page confirms it to the last printed digit,
 * being the finer; else the printed one, unless what the page prints is known not to be what is scored.
 */
const valueOn = (printed: number | null, counted: number | null, half: number, rate: 'decayed' | 'raw') => {
  if (printed === null) return counted;
  if (counted !== null && (rate === 'raw' || Math.abs(printed - counted) <= half + SLACK)) return counted;
  return printed;
};

/** @param standing what the facts came to on the day of the reading @param rate what the page prints as a value */
export const observeReading = (reading: Reading, standing: Standing, rate: 'decayed' | 'raw'): Observation => {
  const { policy } = standing.ledger;
  const counted = inputsOf(standing);
  const small = isSmallSeller(standing);
  const nothing = () => new Float64Array(METRICS.length).fill(Number.NaN);
  const observation: Observation = {
    day: standing.day,
    reading,
    distances: nothing(),
    floors: nothing().fill(Number.NEGATIVE_INFINITY),
    scores: nothing(),
    dimensions: Float64Array.from(DIMENSIONS, (it) => reading.dimensions[it]?.score ?? Number.NaN),
    overall: reading.overall ?? Number.NaN,
    negatives: reading.metrics.NRR?.numerator ?? counted.NRR.affected,
    excellent: nothing(),
    reach: nothing(),
  };
  for (const [i, metric] of METRICS.entries()) {
    const { unit, floor } = policy.metrics[metric];
    const { value: ours, affected } = counted[metric];
    const value = valueOn(reading.metrics[metric]?.value ?? null, ours, HALF_STEP[unit], rate);
    if (value !== null) observation.distances[i] = distanceFromBest(policy, metric, value);
    observation.scores[i] = reading.metrics[metric]?.score ?? Number.NaN;
    if (small && floor.value !== null && !isMoreThan(affected, policy.smallSeller.value.affected))
      observation.floors[i] = floor.value;
  }
  return observation;
};

/** Both anchors, where a page prints both and they make a line. */
export const printedAnchors = (printed: MetricReading | null, better: 'lower' | 'higher') => {
  if (printed === null || printed.excellent === null || printed.poor === null) return null;
  const anchors = { excellent: printed.excellent, poor: printed.poor };
  return areUsable(anchors, better) ? anchors : null;
};

/**
 * The observations from the latest to the earliest. Anchors may move, so each observation has those of the latest page up to its day,
 * else of the first page after it.
 */
export const observeReadings = (
  policy: Policy,
  latestFirst: readonly Reading[],
  standingOf: (reading: Reading) => Standing,
  rate: 'decayed' | 'raw',
): Observation[] => {
  const observations = latestFirst.map((it) => observeReading(it, standingOf(it), rate));
  for (const [i, metric] of METRICS.entries()) {
    let latest: AnchorDistances | null = null;
    const give = (observation: Observation, { excellent, reach }: AnchorDistances) => {
      if (!Number.isNaN(observation.excellent[i]!)) return;
      observation.excellent[i] = excellent;
      observation.reach[i] = reach;
    };
    for (const observation of observations.toReversed()) {
      const anchors = printedAnchors(observation.reading.metrics[metric], policy.metrics[metric].better);
      if (anchors !== null) latest = anchorDistances(policy, metric, anchors);
      if (latest !== null) give(observation, latest);
    }
    const first = observations.findLast((it) => !Number.isNaN(it.excellent[i]!));
    if (first !== undefined)
      for (const observation of observations)
        give(observation, { excellent: first.excellent[i]!, reach: first.reach[i]! });
    // A metric that was perfect on every observation leaves open where its anchors are: like the score, the fit does without it.
    if (first === undefined && observations.every((it) => !(it.distances[i]! > 0)))
      for (const it of observations) it.distances[i] = Number.NaN;
  }
  return observations;
};
