import type { Day } from '#core/model/day';
import { type ByMetric, byDimension, byMetric, DIMENSIONS, type Dimension } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import { metricsIn, type Policy } from '#core/policy/policy';
import { type Anchors, areUsable } from './curve';

export interface SourcedAnchors extends Anchors {
  from: 'read' | 'learned';
  /** day of the page that printed them, for their age; omitted if none did */
  day?: Day;
}

/**
 * Estimated NRR adjustment: the average that a rate must exceed, and the points deducted per multiple of it. Source:
 * conventions.md#9-nrr-adjustment.
 */
export interface NrrAdjustment {
  average: number;
  points: number;
}

/**
 * A metric's score at its best possible value, which no document gives by shop size. Source:
 * conventions.md#22-best-value.
 */
export interface BestScore {
  score: number;
  from: 'learned' | 'assumed';
}

/** Parameters that turn values into a score, each with its origin. */
export interface ScoreParameters {
  anchors: ByMetric<SourcedAnchors | null>;
  bestScores: ByMetric<BestScore>;
  /** 0 for metrics outside the market's score */
  metricWeights: ByMetric<number>;
  dimensionWeights: Record<Dimension, { weight: number; from: 'read' | 'learned' | 'assumed' }>;
  /** never printed: null unless the readings clearly show it */
  nrrAdjustment: NrrAdjustment | null;
  /** whether pages print the scored value, or clearly the raw quotient of the counts */
  printedRate: 'decayed' | 'raw';
}

/** Latest first; a reading counts from the day it is for. */
export const readingsUpTo = (readings: readonly Reading[], day: Day): Reading[] =>
  readings.filter((reading) => reading.day <= day).sort((a, b) => (a.day < b.day ? 1 : -1));

const dimensionWeights = (policy: Policy, latestFirst: readonly Reading[]): ScoreParameters['dimensionWeights'] => {
  const assumed = policy.dimensionWeights.value;
  const read = byDimension(
    (dimension) =>
      latestFirst.find((reading) => reading.dimensions[dimension]?.weight != null)?.dimensions[dimension]?.weight ??
      null,
  );
  // Weights that the page does not print share the rest of the whole in the assumed proportion.
  const left = Math.max(0, 1 - DIMENSIONS.reduce((sum, dimension) => sum + (read[dimension] ?? 0), 0));
  const open = DIMENSIONS.reduce((sum, dimension) => sum + (read[dimension] === null ? assumed[dimension] : 0), 0);
  return byDimension((dimension) => {
    const weight = read[dimension];
    return weight === null ? { weight: (left * assumed[dimension]) / open, from: 'assumed' } : { weight, from: 'read' };
  });
};

/** Anchors and weights of the latest readings. Source: conventions.md#7-dimensions-and-overall. */
export const printedParameters = (policy: Policy, readings: readonly Reading[], day: Day): ScoreParameters => {
  const latestFirst = readingsUpTo(readings, day);
  const anchors = byMetric((metric): SourcedAnchors | null => {
    if (policy.metrics[metric] === undefined) return null;
    for (const { metrics, day: printedFor } of latestFirst) {
      const { excellent, poor } = metrics[metric] ?? { excellent: null, poor: null };
      if (excellent !== null && poor !== null)
        return areUsable({ excellent, poor }, metric) ? { excellent, poor, from: 'read', day: printedFor } : null;
    }
    return null;
  });
  const printed = byMetric(
    (metric) => latestFirst.find((reading) => reading.metrics[metric]?.weight != null)?.metrics[metric]?.weight ?? null,
  );
  // Weights within a dimension are relative: if only one of a pair is printed, both stay equal.
  const metricWeights = byMetric((metric) => {
    const row = policy.metrics[metric];
    if (row === undefined) return 0;
    const pair = metricsIn(policy, row.dimension);
    return pair.every((other) => printed[other] !== null) && pair.some((other) => printed[other]! > 0)
      ? printed[metric]!
      : 1;
  });
  return {
    anchors,
    bestScores: byMetric(() => ({ score: policy.bestValue.value, from: 'assumed' })),
    metricWeights,
    dimensionWeights: dimensionWeights(policy, latestFirst),
    nrrAdjustment: null,
    printedRate: 'decayed',
  };
};
