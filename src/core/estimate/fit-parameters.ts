import { DIMENSIONS, METRICS } from '#core/model/metric';
import type { Policy } from '#core/policy/policy';
import type { Scale } from '#core/score/scale';
import { lowerMedian } from './compare-hypotheses';
import type { Observation } from './observations';
import {
  DIMENSION_GROUP,
  indexOf,
  metricGroup,
  PARAMETER_COUNT,
  type ParameterVector,
  safeLog,
  type WeightGroup,
} from './parameters';
import {
  findPosteriorMode,
  type PosteriorMode,
  type Prior,
  rejectsWeights,
  type VisitResiduals,
  weightIntervals,
} from './posterior';
import { makeResiduals } from './residuals';

/** How far, as spreads of logarithms, the evidence may draw each number from where it is first looked for. */
const PRIOR_SD = {
  /** the excellent anchor, from what the shop usually comes to: most shops score about 4 */
  excellent: 0.8,
  /** how far the poor anchor lies beyond it, from twice as far: that of the anchors that are public */
  reach: 0.6,
  metric: 0.35,
  dimension: 0.5,
};
const PRIOR_MEAN_LOG_REACH = Math.log(2);

const isRead = (looks: readonly Observation[], pick: (look: Observation) => number | null | undefined): boolean =>
  looks.some((it) => pick(it) != null);

/** What is thought of the law before its scores are looked at. What pages print is settled. @param read see `readScale` */
export const makePriors = (policy: Policy, looks: readonly Observation[], read: Scale): Prior[] => {
  const beliefs: Prior[] = Array.from({ length: PARAMETER_COUNT }, () => ({ mean: 0, sd: 0 }));
  for (const i of METRICS.keys()) {
    const seen = looks.map((it) => it.distances[i]!).filter((it) => it > 0);
    // A metric that never had a bad one says nothing of its anchors.
    if (seen.length === 0 || looks.some((it) => !Number.isNaN(it.excellent[i]!))) continue;
    beliefs[indexOf.excellent(i)] = { mean: safeLog(lowerMedian(seen)), sd: PRIOR_SD.excellent };
    beliefs[indexOf.reach(i)] = { mean: PRIOR_MEAN_LOG_REACH, sd: PRIOR_SD.reach };
  }
  for (const [d, dimension] of DIMENSIONS.entries()) {
    const group = metricGroup(policy, dimension);
    const names = group.map((it) => METRICS[it - indexOf.weight(0)]!);
    const settled = names.every((it) => isRead(looks, ({ reading }) => reading.metrics[it]?.weight));
    for (const [i, index] of group.entries())
      beliefs[index] = { mean: safeLog(read.metricWeights[names[i]!]), sd: settled ? 0 : PRIOR_SD.metric };
    beliefs[indexOf.dimension(d)] = { mean: safeLog(read.dimensionWeights[dimension].weight), sd: PRIOR_SD.dimension };
  }
  if (DIMENSIONS.every((it) => read.dimensionWeights[it].from === 'read'))
    for (const d of DIMENSIONS.keys()) beliefs[indexOf.dimension(d)]!.sd = 0;
  return beliefs;
};

/** What looks teach of a law. */
export interface ParameterFit {
  parameters: ParameterVector;
  /** before assumptions that nothing contradicts were put back: what is known of each number, and how surely */
  mode: PosteriorMode;
  /** the looks that one law explains, latest first; those before a change are forgotten */
  observations: readonly Observation[];
  /** how far most looks are off beyond rounding */
  medianMisfit: number;
}

/** A look is explained when none of its figures is further off than this beyond rounding. */
const EXPLAINED = 0.01;
/** These tell whether the law still holds: most of them have to be off, as one may be odd. */
const LAST_LOOKS = 5;
const FEWEST_LOOKS = 5;
/** Where the first start leads nowhere: a law whose poor anchors are further off. */
const KINDER = 1.2;
/** What was learned before a change is still the best guess after it, with this part of the first spread. */
const AFTER_CHANGE = 0.5;
const EXACT = 1e-3;

/** Of each look, how far the worst of its figures is off beyond rounding. */
const misfitsOf = (clues: VisitResiduals, law: ParameterVector, count: number): number[] => {
  const misses = new Array<number>(count).fill(0);
  clues(law, EXACT, ({ observation: look, value: miss, halfStep: half }) => {
    if (look >= 0) misses[look] = Math.max(misses[look]!, Math.abs(miss) - half);
  });
  return misses;
};

const fitObservations = (policy: Policy, looks: readonly Observation[], beliefs: readonly Prior[]) => {
  const clues = makeResiduals(policy, looks, beliefs);
  let fitted = findPosteriorMode(beliefs, clues);
  let misses = misfitsOf(clues, fitted.parameters, looks.length);
  if (lowerMedian(misses) > EXPLAINED && METRICS.some((_, i) => beliefs[indexOf.reach(i)]!.sd > 0)) {
    const kinder = Float64Array.from(beliefs, (it) => it.mean);
    for (const i of METRICS.keys()) kinder[indexOf.reach(i)]! += KINDER;
    const other = findPosteriorMode(beliefs, clues, kinder);
    if (other.loss < fitted.loss) {
      fitted = other;
      misses = misfitsOf(clues, fitted.parameters, looks.length);
    }
  }
  return { fitted, off: lowerMedian(misses), lately: lowerMedian(misses.slice(0, LAST_LOOKS)) };
};

/** Ranges of weights below which they can be told from an assumption while anchors are being learned beside them. */
const NARROW = { dimension: 0.2, metric: 0.25 };

/**
 * Settles weights on what is assumed of them where the evidence does not contradict it: an assumption that is right is
 * exact, and a fitted figure never is. Anchors that are learned too can make up for wrong weights; there an assumption
 * has to be confirmed narrowly.
 */
const fixAssumedWeights = (policy: Policy, beliefs: readonly Prior[], fitted: PosteriorMode): Prior[] => {
  const isExact = METRICS.every((_, i) => beliefs[indexOf.excellent(i)]!.sd === 0);
  const assumed = Float64Array.from(beliefs, (it) => it.mean);
  const settled = new Set<number>();
  const judge = (group: WeightGroup, narrow: number) => {
    if (rejectsWeights(fitted, group, assumed)) return;
    if (!isExact && weightIntervals(fitted, group).some(({ low, high }) => high - low > narrow)) return;
    for (const it of group) settled.add(it);
  };
  for (const it of DIMENSIONS) judge(metricGroup(policy, it), NARROW.metric);
  judge(DIMENSION_GROUP, NARROW.dimension);
  return beliefs.map((it, i) => (settled.has(i) ? { mean: it.mean, sd: 0 } : it));
};

/** The law that explains the looks, as far back as one law does. @param looks latest first, at least one */
export const fitParameters = (
  policy: Policy,
  looks: readonly Observation[],
  beliefs: readonly Prior[],
): ParameterFit => {
  const whole = { ...fitObservations(policy, looks, beliefs), looks, beliefs };
  let part = whole;
  while (part.lately > EXPLAINED && part.looks.length >= 2 * FEWEST_LOOKS) {
    const { parameters: law } = part.fitted;
    const after = beliefs.map((it, i) => (it.sd === 0 ? it : { mean: law[i]!, sd: it.sd * AFTER_CHANGE }));
    const recent = part.looks.slice(0, Math.ceil(part.looks.length / 2));
    part = { ...fitObservations(policy, recent, after), looks: recent, beliefs: after };
  }
  // What no law explains did not come with a change.
  const { looks: explained, beliefs: now, fitted, off } = part.lately > EXPLAINED ? whole : part;
  const settled = fixAssumedWeights(policy, beliefs, fitted);
  const last = now.map((it, i) => (settled[i]!.sd === 0 ? settled[i]! : it));
  if (last.every((it, i) => it.sd === now[i]!.sd))
    return { parameters: fitted.parameters, mode: fitted, observations: explained, medianMisfit: off };
  const start = fitted.parameters.map((it, i) => (last[i]!.sd === 0 ? last[i]!.mean : it));
  return {
    parameters: findPosteriorMode(last, makeResiduals(policy, explained, last), start).parameters,
    mode: fitted,
    observations: explained,
    medianMisfit: off,
  };
};
