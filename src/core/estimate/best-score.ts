import { type ByMetric, byMetric, METRICS, type Metric } from '#core/model/metric';
import type { Policy } from '#core/policy/policy';
import type { BestScore } from '#core/score/score-parameters';
import { CLEAR_NATS, DAYS_AS_ONE } from './compare-hypotheses';
import type { Observation } from './observations';
import { roundingHalfStep } from './residuals';

// A small shop may stay below 5 at the best possible value. Source: conventions.md#22-best-value.

/**
 * Shrinkage of the score at the best value towards the excellent anchor: with k pseudo-members and n members it is
 * 5 − k ÷ (n + k), as if k members at the excellent anchor were mixed in.
 */
export interface BestScoreShrinkage {
  /** pseudo-members in a window; 0 if the best value scores 5 */
  pseudoMembers: number;
  from: BestScore['from'];
  /** number of days that print a metric score near the best value */
  days: number;
}

/** Least share of the way from the excellent anchor to the best value at which a printed score is used. */
const NEAR_BEST = 0.3;
const MIN_DAYS = 5;
/** Error in points beyond rounding that costs one nat. */
const ERROR_SCALE = 0.02;
const MAX_NATS_A_DAY = 3;
/** A fit is accepted if this share of the days has at most this error in points beyond rounding. */
const EXPLAINED = { within: 0.01, share: 0.8 } as const;
const areExplained = (errors: readonly number[]): boolean =>
  errors.filter((error) => error <= EXPLAINED.within).length >= EXPLAINED.share * errors.length;
/** Grid of pseudo-members: 1 to 100 000 in steps of 15 %. */
const PSEUDO_MEMBERS = Array.from({ length: 83 }, (_, i) => 1.15 ** i);

/** Points that the best value scores above the excellent anchor. @param top points without shrinkage */
const shrunkTop = (top: number, pseudoMembers: number, members: number): number =>
  top - pseudoMembers / (members + pseudoMembers);

interface NearBest {
  /** share of the way from the excellent anchor to the best value, 0 to 1 */
  share: number;
  members: number;
  /** printed points above the score of the excellent anchor */
  above: number;
}

/** The metrics of an observation that print a score near the best value, as well as anchors. */
const scoresNearBest = ({ curve }: Policy, observation: Observation, halfStep: number): NearBest[] =>
  METRICS.flatMap((_, i) => {
    const share = 1 - observation.distances[i]! / observation.excellent[i]!;
    const [members, printed] = [observation.members[i]!, observation.scores[i]!];
    const isUsed = share >= NEAR_BEST && members > 0 && printed > observation.floors[i]! + halfStep;
    return isUsed ? [{ share, members, above: printed - curve.value.excellent }] : [];
  });

/**
 * Estimates the pseudo-members from printed metric scores near the best value: the number on the grid with the least error
 * beyond rounding, if 20 times as likely as 0. If scores agree with 5 at the best value, 0 counts as learned, else as assumed.
 */
export const estimateBestScoreShrinkage = (
  policy: Policy,
  observations: readonly Observation[],
): BestScoreShrinkage => {
  const top = policy.bestValue.value - policy.curve.value.excellent;
  const halfStep = roundingHalfStep(observations.flatMap(({ scores }) => [...scores]));
  const days = observations
    .map((observation) => scoresNearBest(policy, observation, halfStep))
    .filter((near) => near.length > 0);
  if (days.length < MIN_DAYS) return { pseudoMembers: 0, from: 'assumed', days: days.length };
  const errorsWith = (pseudoMembers: number): number[] =>
    days.map((near) => {
      const errors = near.map(({ share, members, above }) =>
        Math.max(0, Math.abs(share * shrunkTop(top, pseudoMembers, members) - above) - halfStep),
      );
      return errors.reduce((sum, error) => sum + error, 0) / errors.length;
    });
  const natsOf = (errors: readonly number[]) =>
    errors.reduce((sum, error) => sum + Math.min(MAX_NATS_A_DAY, error / ERROR_SCALE), 0) / DAYS_AS_ONE;
  const errorsWithout = errorsWith(0);
  const best = PSEUDO_MEMBERS.reduce(
    (least, pseudoMembers) => {
      const nats = natsOf(errorsWith(pseudoMembers));
      return nats < least.nats ? { pseudoMembers, nats } : least;
    },
    { pseudoMembers: 0, nats: natsOf(errorsWithout) },
  );
  if (natsOf(errorsWithout) - best.nats >= CLEAR_NATS && areExplained(errorsWith(best.pseudoMembers)))
    return { pseudoMembers: best.pseudoMembers, from: 'learned', days: days.length };
  return { pseudoMembers: 0, from: areExplained(errorsWithout) ? 'learned' : 'assumed', days: days.length };
};

/** Observations whose `tops` are shrunk by their volume. */
export const withBestScores = (
  observations: readonly Observation[],
  policy: Policy,
  { pseudoMembers }: BestScoreShrinkage,
): Observation[] => {
  const top = policy.bestValue.value - policy.curve.value.excellent;
  return observations.map((observation) => ({
    ...observation,
    tops: observation.members.map((members) =>
      pseudoMembers > 0 && members > 0 ? shrunkTop(top, pseudoMembers, members) : top,
    ),
  }));
};

/** The score of the best possible value at a shop's volume. @param membersOf members in a metric's window */
export const bestScoresAt = (
  policy: Policy,
  { pseudoMembers, from }: BestScoreShrinkage,
  membersOf: (metric: Metric) => number,
): ByMetric<BestScore> =>
  byMetric((metric) => ({
    score: policy.bestValue.value - (pseudoMembers > 0 ? pseudoMembers / (membersOf(metric) + pseudoMembers) : 0),
    from,
  }));
