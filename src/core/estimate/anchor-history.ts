import { type DayNumber, dayNumber } from '#core/model/day';
import { METRICS, type Metric } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import type { Policy } from '#core/policy/policy';
import type { Anchors } from '#core/score/curve';
import { printedAnchors } from './observations';
import { distanceFromBest, safeLog } from './parameters';

// Anchors are percentiles of a changing category, so each carries the day it was read. Source: conventions.md#23-ageing-anchors.

/** A metric's anchors as a page printed them, and the day it printed them for. */
export interface DatedAnchors extends Anchors {
  day: DayNumber;
}

/** All printed anchors of a metric, latest first. @param latestFirst readings up to the day in question */
const printedAnchorsOf = (policy: Policy, latestFirst: readonly Reading[], metric: Metric): DatedAnchors[] =>
  latestFirst.flatMap((reading) => {
    const isScored = policy.metrics[metric] !== undefined;
    const anchors = isScored ? printedAnchors(reading.metrics[metric], metric) : null;
    return anchors === null ? [] : [{ ...anchors, day: dayNumber(reading.day) }];
  });

/** Drift of anchors, whose distance from the best value is a geometric random walk. */
export interface AnchorDrift {
  /** standard deviation of the log distance after one day; after n days it is √n times as large */
  sdPerDay: number;
  /** number of pairs of consecutive pages that updated the prior */
  pairs: number;
}

/** Prior drift, 5.5 % in 30 days, worth 10 pairs of pages. Assumed. */
const PRIOR_DRIFT = { sdPerDay: 0.01, pairs: 10 } as const;

/** Squared change per day of the log distance of a metric's anchors between two pages, as the mean of both anchors. */
const squaredChange = (metric: Metric, now: DatedAnchors, before: DatedAnchors): number => {
  const logOf = (value: number) => safeLog(distanceFromBest(metric, value));
  const [excellent, poor] = [logOf(now.excellent) - logOf(before.excellent), logOf(now.poor) - logOf(before.poor)];
  return (excellent ** 2 + poor ** 2) / 2 / (now.day - before.day);
};

/**
 * Posterior drift of a shop's anchors: the daily variance has a scaled inverse χ² prior, updated by each pair of consecutive
 * pages. A page re-bases its metrics together, so a pair counts once, as the mean over its metrics.
 */
export const estimateAnchorDrift = (policy: Policy, latestFirst: readonly Reading[]): AnchorDrift => {
  const byDay = new Map<DayNumber, number[]>();
  for (const metric of METRICS) {
    const printed = printedAnchorsOf(policy, latestFirst, metric);
    for (const [i, now] of printed.entries()) {
      const before = printed[i + 1];
      if (before !== undefined) byDay.set(now.day, [...(byDay.get(now.day) ?? []), squaredChange(metric, now, before)]);
    }
  }
  const changes = [...byDay.values()].map((ofPair) => ofPair.reduce((sum, z) => sum + z, 0) / ofPair.length);
  const { sdPerDay, pairs } = PRIOR_DRIFT;
  const sum = changes.reduce((total, change) => total + change, pairs * sdPerDay ** 2);
  return { sdPerDay: Math.sqrt(sum / (pairs + changes.length)), pairs: changes.length };
};

/** A metric's anchors that two consecutive pages print differently. */
export interface AnchorChange {
  metric: Metric;
  before: DatedAnchors;
  after: DatedAnchors;
}

/** Changes of printed anchors, latest first, then in the order of METRICS. */
export const anchorChangesOf = (policy: Policy, latestFirst: readonly Reading[]): AnchorChange[] =>
  METRICS.flatMap((metric) =>
    printedAnchorsOf(policy, latestFirst, metric).flatMap((after, i, printed): AnchorChange[] => {
      const before = printed[i + 1];
      const isSame = before === undefined || (before.excellent === after.excellent && before.poor === after.poor);
      return isSame ? [] : [{ metric, before, after }];
    }),
  ).sort((a, b) => b.after.day - a.after.day);
