import { METRICS } from '#core/model/metric';
import type { Policy } from '#core/policy/policy';
import { adjustmentOf, isMoreThan, NRR, type NrrAdjustment } from '#core/score/adjust';
import { CLEAR_NATS, DAYS_AS_ONE, lowerMedian } from './compare-hypotheses';
import { fitParameters } from './fit-parameters';
import type { Observation } from './observations';
import { indexOf, type ParameterVector } from './parameters';
import { makeLoss, type Prior } from './posterior';
import { makePredictor, newPrediction } from './predict';
import { roundingHalfStep } from './residuals';

/**
 * Whether printed scores show what the platform takes off the overall for negative reviews beyond what their score already
 * costs. Published are its trigger (worse than the industry's average, more than three negative reviews) and that it grows
 * with the rate; neither size nor average is. That it grows in proportion, and that the average is no better than the
 * excellent anchor, is our assumption. Source: conventions.md#9-nrr-adjustment.
 */
export interface AdjustmentEstimate {
  /** `none`: the readings do without it; `undecided`: too few readings under the trigger, or beside it, to tell */
  state: 'seen' | 'none' | 'undecided';
  /** null unless seen */
  found: NrrAdjustment | null;
  /** readings that may be under the trigger: with enough negative reviews, worse than the excellent anchor */
  days: number;
  /** by how much the printed overall is off without it on the middle of those days */
  medianResidual: number;
  /** how much likelier it makes the printed overalls, in nats; 0 unless weighed */
  advantage: number;
}
export const UNDECIDED_ADJUSTMENT: AdjustmentEstimate = {
  state: 'undecided',
  found: null,
  days: 0,
  medianResidual: 0,
  advantage: 0,
};

/** Fewer readings on either side of the average could be luck, or something else that came and went with the rate. */
const MIN_DAYS = 7;
/** Score points beyond rounding within which a printed overall is explained. */
const EXPLAINED = 0.02;
/** Most of the days have to agree. */
const MOST_DAYS_SHARE = 0.75;
/** Averages that are tried: multiples of the excellent anchor, in steps. */
const AVERAGES_TRIED = { up: 1.05, most: 40 } as const;
const MODEL_ERROR_WIDTH = 0.01;
const OUTLIER_CHANCE = 0.02;

/** A printed overall beside what a parameters that knows no adjustment makes of the day. */
interface OverallResidual {
  off: number;
  rate: number;
  excellent: number;
  negatives: number;
}

const daysOf = (
  policy: Policy,
  observations: readonly Observation[],
  parameters: ParameterVector,
): OverallResidual[] => {
  const predict = makePredictor(policy)(parameters);
  const into = newPrediction();
  return observations.flatMap((observation) => {
    predict(observation, into);
    const off = observation.overall - into.overall;
    const rate = observation.distances[NRR]!;
    // Under the gate the overall is not the mean.
    if (Number.isNaN(off) || Number.isNaN(rate) || observation.overall < policy.gate.value.below) return [];
    return [{ off, rate, negatives: observation.negatives, excellent: observation.excellent[NRR]! }];
  });
};

const mayTrigger = ({ rate, excellent, negatives }: OverallResidual, policy: Policy): boolean =>
  rate > excellent && isMoreThan(negatives, policy.nrrAdjustment.value.reviewsAbove);

/** The size that leaves the least of what is off, by days that are nearer to it than most: one odd day moves nothing. */
const sizeOf = (under: readonly { off: number; excess: number }[], near: number): number => {
  const size = lowerMedian(under.map((it) => -it.off / it.excess));
  const sound = under.filter((it) => Math.abs(it.off + size * it.excess) <= near);
  const squares = sound.reduce((sum, it) => sum + it.excess ** 2, 0);
  return squares > 0 ? -sound.reduce((sum, it) => sum + it.off * it.excess, 0) / squares : 0;
};

/** Judges by what a parameters that knows no adjustment leaves unexplained. */
const judge = (
  policy: Policy,
  observations: readonly Observation[],
  parameters: ParameterVector,
): AdjustmentEstimate => {
  const half = roundingHalfStep(observations.map((it) => it.overall));
  const days = daysOf(policy, observations, parameters);
  const suspected = days.filter((it) => mayTrigger(it, policy));
  const lesson = {
    ...UNDECIDED_ADJUSTMENT,
    days: suspected.length,
    medianResidual: suspected.length > 0 ? lowerMedian(suspected.map((it) => it.off)) : 0,
  };
  const mostly = (list: readonly number[]) =>
    list.filter((off) => Math.abs(off) <= half + EXPLAINED).length >= MOST_DAYS_SHARE * list.length;
  if (suspected.length < MIN_DAYS) return lesson;

  const lossOf = makeLoss(MODEL_ERROR_WIDTH, OUTLIER_CHANCE);
  const lossWith = (found: NrrAdjustment) =>
    days.reduce((sum, it) => sum + lossOf(it.off + adjustmentOf(found, it.rate, it.negatives, policy), half).loss, 0);
  const without = days.reduce((sum, it) => sum + lossOf(it.off, half).loss, 0);
  let best: { found: NrrAdjustment; advantage: number } | null = null;
  const start = Math.min(...suspected.map((it) => it.excellent));
  for (let i = 0; i < AVERAGES_TRIED.most; i++) {
    const average = start * AVERAGES_TRIED.up ** i;
    const isUnder = (it: OverallResidual) => mayTrigger(it, policy) && it.rate > average;
    const under = days.filter(isUnder).map((it) => ({ off: it.off, excess: it.rate / average - 1 }));
    if (under.length < MIN_DAYS) break;
    const beside = days.filter((it) => !isUnder(it));
    const found = { average, points: sizeOf(under, 2 * half) };
    const advantage = (without - lossWith(found)) / DAYS_AS_ONE;
    const explains =
      found.points > 0 &&
      beside.length >= MIN_DAYS &&
      mostly(beside.map((it) => it.off)) &&
      mostly(under.map((it) => it.off + found.points * it.excess));
    if (explains && advantage >= CLEAR_NATS && advantage > (best?.advantage ?? 0)) best = { found, advantage };
  }
  if (best !== null) return { ...lesson, state: 'seen', ...best };
  return mostly(suspected.map((it) => it.off)) ? { ...lesson, state: 'none' } : lesson;
};

/**
 * What observations teach, with or without the adjustment, which is looked for only where pages print all anchors: those that
 * are learned would take its place, or it theirs. A parameters that leaves days under the trigger unexplained is learned again
 * without their overalls, as weights that are learned from the very days which it lowers would take its place; if these
 * then fall short as the adjustment would have it, and other days do not, it has been seen.
 */
export const fitWithAdjustment = (policy: Policy, observations: readonly Observation[], priors: readonly Prior[]) => {
  const fit = fitParameters(policy, observations, priors);
  if (METRICS.some((_, i) => priors[indexOf.excellent(i)]!.sd > 0)) return { fit, adjustment: UNDECIDED_ADJUSTMENT };
  const plain = judge(policy, fit.observations, fit.parameters);
  if (plain.state === 'none' || plain.days < MIN_DAYS) return { fit, adjustment: plain };
  const under = new Set(
    observations.filter((it) => daysOf(policy, [it], fit.parameters).some((day) => mayTrigger(day, policy))),
  );
  const apart = observations.map((it) => (under.has(it) ? { ...it, overall: Number.NaN } : it));
  const beside = fitParameters(policy, apart, priors);
  const adjustment = judge(policy, observations, beside.parameters);
  return adjustment.state === 'seen' ? { fit: beside, adjustment } : { fit, adjustment };
};
