import { type ByMetric, byMetric, METRICS, type Metric } from '#core/model/metric';
import type { Policy } from '#core/policy/policy';
import type { BestScore } from '#core/score/score-parameters';
import { CLEAR_NATS, DAYS_AS_ONE } from './compare-hypotheses';
import type { Observation } from './observations';
import { roundingHalfStep } from './residuals';

// A small shop may stay below 5 at the best possible value. Source: conventions.md#22-best-value.

/**
 * By how much a small volume holds back the score at the best value: it is 5 − pull ÷ (members + pull), as if so many members
 * at the excellent anchor were mixed in.
 */
export interface BestScorePull {
  /** in members of a window; 0 where the best value scores 5 */
  pull: number;
  from: BestScore['from'];
  /** days that print a metric score near the best value */
  days: number;
}

/** Nearer to the best value than to the excellent anchor by this share of the way, a score tells of it. */
const NEAR_BEST = 0.3;
const MIN_DAYS = 5;
/** Points beyond rounding at which a score misses by one nat; a day misses by at most three. */
const MISS_SCALE = 0.02;
const MAX_NATS_A_DAY = 3;
/** Points beyond rounding within which a day is explained, and the share of days that must be. */
const EXPLAINED = { within: 0.01, share: 0.8 } as const;
const areExplained = (misses: readonly number[]): boolean =>
  misses.filter((miss) => miss <= EXPLAINED.within).length >= EXPLAINED.share * misses.length;
/** Pulls that are tried: 1 to 100 000 members, each 15 % more than the last. */
const PULLS = Array.from({ length: 83 }, (_, i) => 1.15 ** i);

/** Points that the best value scores above the excellent anchor. */
const topAbove = (top: number, pull: number, members: number): number => top - pull / (members + pull);

interface NearBest {
  /** how far the value is on the way from the excellent anchor to the best value, 0 to 1 */
  way: number;
  members: number;
  /** printed points above the score of the excellent anchor */
  above: number;
}

const nearBestOf = ({ curve }: Policy, observation: Observation, halfStep: number): NearBest[] =>
  METRICS.flatMap((_, i) => {
    const way = 1 - observation.distances[i]! / observation.excellent[i]!;
    const [members, printed] = [observation.members[i]!, observation.scores[i]!];
    const isTold = way >= NEAR_BEST && members > 0 && printed > observation.floors[i]! + halfStep;
    return isTold ? [{ way, members, above: printed - curve.value.excellent }] : [];
  });

/**
 * Learns the pull from printed metric scores near the best value, where anchors are printed too: the one that misses them
 * least beyond rounding, where it is 20 times as likely as none. That there is none is learned where scores agree with 5.
 */
export const estimateBestScorePull = (policy: Policy, observations: readonly Observation[]): BestScorePull => {
  const top = policy.bestValue.value - policy.curve.value.excellent;
  const halfStep = roundingHalfStep(observations.flatMap(({ scores }) => [...scores]));
  const days = observations
    .map((observation) => nearBestOf(policy, observation, halfStep))
    .filter((near) => near.length > 0);
  if (days.length < MIN_DAYS) return { pull: 0, from: 'assumed', days: days.length };
  const missesWith = (pull: number): number[] =>
    days.map((near) => {
      const misses = near.map(({ way, members, above }) =>
        Math.max(0, Math.abs(way * topAbove(top, pull, members) - above) - halfStep),
      );
      return misses.reduce((sum, miss) => sum + miss, 0) / misses.length;
    });
  const natsOf = (misses: readonly number[]) =>
    misses.reduce((sum, miss) => sum + Math.min(MAX_NATS_A_DAY, miss / MISS_SCALE), 0) / DAYS_AS_ONE;
  const without = missesWith(0);
  const best = PULLS.reduce(
    (least, pull) => {
      const nats = natsOf(missesWith(pull));
      return nats < least.nats ? { pull, nats } : least;
    },
    { pull: 0, nats: natsOf(without) },
  );
  if (natsOf(without) - best.nats >= CLEAR_NATS && areExplained(missesWith(best.pull)))
    return { pull: best.pull, from: 'learned', days: days.length };
  return { pull: 0, from: areExplained(without) ? 'learned' : 'assumed', days: days.length };
};

/** Observations with the best value's score as it is at each one's volume. */
export const withBestScores = (
  observations: readonly Observation[],
  policy: Policy,
  { pull }: BestScorePull,
): Observation[] => {
  const top = policy.bestValue.value - policy.curve.value.excellent;
  return observations.map((observation) => ({
    ...observation,
    tops: observation.members.map((members) => (pull > 0 && members > 0 ? topAbove(top, pull, members) : top)),
  }));
};

/** What the best possible value scores at a shop's volume. @param membersOf a metric's window */
export const bestScoresAt = (
  policy: Policy,
  { pull, from }: BestScorePull,
  membersOf: (metric: Metric) => number,
): ByMetric<BestScore> =>
  byMetric((metric) => ({
    score: policy.bestValue.value - (pull > 0 ? pull / (membersOf(metric) + pull) : 0),
    from,
  }));
