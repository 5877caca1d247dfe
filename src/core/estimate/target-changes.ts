import type { Assessment } from '#core/model/assessment';
import { makeDay } from '#core/model/day';
import type { Reading } from '#core/model/reading';
import { type ScoreInputs, scoreAged } from '#core/score/score-inputs';
import { type AnchorChange, anchorChangesOf } from './anchor-history';
import { lowerMedian } from './compare-hypotheses';
import { distanceFromBest, safeLog } from './parameters';

type TargetChange = Assessment['targetChanges'][number];

/** No screen compares scores over more days. */
const RECENT_DAYS = 30;

/** If so many metrics change at once, by at least this median factor, the shop's category may have changed. */
const CATEGORY_CHANGE = { metrics: 4, factor: 1.15 } as const;

/** Median factor by which the distance of excellent anchors from the best value has changed, in either direction. */
const medianFactor = (changes: readonly AnchorChange[]): number => {
  const logs = changes.map(({ metric, before, after }) => {
    const [was, is] = [before, after].map(({ excellent }) => safeLog(distanceFromBest(metric, excellent)));
    return Math.abs(is! - was!);
  });
  return Math.exp(lowerMedian(logs));
};

/** Today's score by the later anchors minus that by the earlier ones, in points; null if it cannot be computed. */
const effectOf = (inputs: ScoreInputs, changes: readonly AnchorChange[]): number | null => {
  const overallBy = (page: 'before' | 'after') => {
    const anchors = { ...inputs.parameters.anchors };
    for (const { metric, [page]: printed } of changes)
      anchors[metric] = { excellent: printed.excellent, poor: printed.poor, from: 'read' };
    return scoreAged({ ...inputs, parameters: { ...inputs.parameters, anchors } }).overall;
  };
  const [earlier, later] = [overallBy('before'), overallBy('after')];
  return earlier === null || later === null ? null : later - earlier;
};

/**
 * Recent changes of printed anchors, latest first, with their effect on the score, which moves although no figure of the
 * shop does. Source: conventions.md#23-ageing-anchors. @param latestFirst readings up to the day
 */
export const targetChangesOf = (
  inputs: ScoreInputs,
  latestFirst: readonly Reading[],
  hasScore: boolean,
): TargetChange[] => {
  const { policy } = inputs.ledger;
  const recent = anchorChangesOf(policy, latestFirst).filter(({ after }) => inputs.day - after.day < RECENT_DAYS);
  return [...Map.groupBy(recent, ({ after }) => after.day)].map(([day, changes]) => {
    const isBroad = changes.length >= CATEGORY_CHANGE.metrics && medianFactor(changes) >= CATEGORY_CHANGE.factor;
    return {
      day: makeDay(day),
      cause: isBroad ? 'targets-or-category' : 'targets',
      points: hasScore ? effectOf(inputs, changes) : null,
      metrics: changes.map(({ metric, before, after }) => ({
        metric,
        since: makeDay(before.day),
        before: { excellent: before.excellent, poor: before.poor },
        after: { excellent: after.excellent, poor: after.poor },
      })),
    };
  });
};
