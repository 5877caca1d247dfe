import type { Assessment } from '#core/model/assessment';
import { makeDay } from '#core/model/day';
import type { Reading } from '#core/model/reading';
import type { Policy } from '#core/policy/policy';
import { type ScoreInputs, scoreAged } from '#core/score/score-inputs';
import { type AnchorChange, anchorChangesOf } from './anchor-history';
import { lowerMedian } from './compare-hypotheses';
import { distanceFromBest, safeLog } from './parameters';

type TargetChange = Assessment['targetChanges'][number];

/** Older changes have left every comparison that a screen makes. */
const RECENT_DAYS = 30;

/** When so many metrics change at once, and by so much in the median, another category may have become the shop's. */
const CATEGORY_CHANGE = { metrics: 4, factor: 1.15 } as const;

/** The median factor by which the distance of excellent anchors from the best value has changed, in either direction. */
const medianFactor = (policy: Policy, changes: readonly AnchorChange[]): number => {
  const logs = changes.map(({ metric, before, after }) => {
    const [was, is] = [before, after].map(({ excellent }) => safeLog(distanceFromBest(policy, metric, excellent)));
    return Math.abs(is! - was!);
  });
  return Math.exp(lowerMedian(logs));
};

/** Points by which today's score is other by the later anchors than by the earlier ones; null where nobody can compute it. */
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
 * Anchors that pages printed otherwise before, latest first: the score moves by them although no figure of the shop does.
 * Source: conventions.md#23-ageing-anchors. @param latestFirst readings up to the day
 */
export const targetChangesOf = (
  inputs: ScoreInputs,
  latestFirst: readonly Reading[],
  hasScore: boolean,
): TargetChange[] => {
  const { policy } = inputs.ledger;
  const recent = anchorChangesOf(policy, latestFirst).filter(({ after }) => inputs.day - after.day < RECENT_DAYS);
  return [...Map.groupBy(recent, ({ after }) => after.day)].map(([day, changes]) => {
    const isBroad =
      changes.length >= CATEGORY_CHANGE.metrics && medianFactor(policy, changes) >= CATEGORY_CHANGE.factor;
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
