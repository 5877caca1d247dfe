import { METRICS } from '#core/model/metric';
import type { Policy } from '#core/policy/policy';
import type { MetricInput } from '#core/score/aggregate';
import type { Anchors } from '#core/score/curve';
import { halfStep } from './clues';
import type { Belief } from './fit';
import { at, badnessOf, DIMENSION_GROUP, type Law } from './law';
import type { Look } from './look';
import { median } from './median';
import { makePredictor, newPrediction } from './predict';
import { teach } from './teach';

/**
 * What the platform takes off the overall for negative reviews beyond what their score already costs. Published are its
 * trigger (a rate worse than the industry's average, more than three negative reviews) and that it grows with the rate,
 * not its size. The average is not published either: the excellent anchor stands for it, which is our assumption.
 * Source: conventions, 9.
 */
export interface NrrAdjustment {
  /** `none`: the readings do without it; `untold`: too few readings under the trigger, or beside it, to tell */
  state: 'seen' | 'none' | 'untold';
  /** points taken off for each time the excellent anchor by which the rate exceeds it; 0 unless seen */
  perExcess: number;
  /** readings under the trigger */
  days: number;
  /** by how much the printed overall is off without it on the middle of those days */
  off: number;
}

const NRR = METRICS.indexOf('NRR');
const MOST_UNTRIGGERED = 3;
const FEWEST_DAYS = 7;
/** Score points beyond rounding within which a printed overall is explained. */
const EXPLAINED = 0.02;
/** Most of the days have to agree. */
const MOST = 0.75;

/** By which part of the excellent anchor the rate of a look exceeds it, under the trigger; else 0. */
const excessOf = (look: Look, law: Law): number => {
  if (!(look.negatives > MOST_UNTRIGGERED)) return 0;
  const read = look.excellent[NRR]!;
  return Math.max(0, look.badness[NRR]! / Math.exp(Number.isNaN(read) ? law[at.excellent(NRR)]! : read) - 1) || 0;
};

/** The points that it takes off a score. Nothing without anchors, or while it has not been seen. */
export const adjustmentOf = (
  policy: Policy,
  { perExcess }: NrrAdjustment,
  { value, affected }: MetricInput,
  anchors: Anchors | null,
): number => {
  if (value === null || anchors === null || affected <= MOST_UNTRIGGERED) return 0;
  const excess = badnessOf(policy, 'NRR', value) / badnessOf(policy, 'NRR', anchors.excellent) - 1;
  return perExcess === 0 ? 0 : perExcess * Math.max(0, excess);
};

/** Judges by what a law that knows no adjustment leaves unexplained. @param isWeighed the page prints the dimensions' weights */
const judge = (policy: Policy, looks: readonly Look[], law: Law, isWeighed: boolean): NrrAdjustment => {
  const predict = makePredictor(policy);
  const into = newPrediction();
  const half = halfStep(looks.map((it) => it.overall)) + EXPLAINED;
  const days = looks.flatMap((look) => {
    predict(law, look, into);
    const off = look.overall - into.overall;
    return Number.isNaN(off) || look.overall < policy.gate.value.below ? [] : [{ off, excess: excessOf(look, law) }];
  });
  const under = days.filter((it) => it.excess > 0);
  const beside = days.filter((it) => it.excess === 0);
  const seen = { days: under.length, off: under.length > 0 ? median(under.map((it) => it.off)) : 0 };
  const mostly = (list: typeof days, holds: (it: (typeof days)[number]) => boolean) =>
    list.filter(holds).length >= MOST * list.length;
  if (under.length < FEWEST_DAYS) return { ...seen, state: 'untold', perExcess: 0 };
  if (mostly(under, (it) => Math.abs(it.off) <= half)) return { ...seen, state: 'none', perExcess: 0 };
  const squares = under.reduce((sum, it) => sum + it.excess ** 2, 0);
  const perExcess = -under.reduce((sum, it) => sum + it.off * it.excess, 0) / squares;
  const explains =
    (isWeighed || beside.length >= FEWEST_DAYS) &&
    perExcess > 0 &&
    mostly(under, (it) => Math.abs(it.off + perExcess * it.excess) <= half) &&
    mostly(beside, (it) => Math.abs(it.off) <= half);
  return explains ? { ...seen, state: 'seen', perExcess } : { ...seen, state: 'untold', perExcess: 0 };
};

/**
 * What looks teach, with or without the adjustment. A law that leaves days under the trigger unexplained is learned again
 * without their overalls; if these then fall short as the adjustment would have it, it has been seen. Weights that are
 * learned from the very days which it lowers would take its place, so there have to be other days, or printed weights.
 */
export const teachAdjusted = (policy: Policy, looks: readonly Look[], beliefs: readonly Belief[]) => {
  const isWeighed = DIMENSION_GROUP.every((it) => beliefs[it]!.spread === 0);
  const taught = teach(policy, looks, beliefs);
  const plain = judge(policy, taught.looks, taught.law, isWeighed);
  if (plain.state !== 'untold' || plain.days < FEWEST_DAYS) return { taught, adjustment: plain };
  const apart = looks.map((it) => (excessOf(it, taught.law) > 0 ? { ...it, overall: Number.NaN } : it));
  const beside = teach(policy, apart, beliefs);
  const adjustment = judge(policy, looks, beside.law, isWeighed);
  return adjustment.state === 'seen' ? { taught: beside, adjustment } : { taught, adjustment };
};
