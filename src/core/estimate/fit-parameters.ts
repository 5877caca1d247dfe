import { DIMENSIONS, METRICS } from '#core/model/metric';
import type { Policy } from '#core/policy/policy';
import type { Scale } from '#core/score/scale';
import { median } from './compare-hypotheses';
import type { Look } from './observations';
import { at, DIMENSION_GROUP, type Group, LAW_SIZE, type Law, logOf, metricGroup } from './parameters';
import { type Belief, type Clues, contradicts, type Fitted, fitLaw, rangesOf } from './posterior';
import { makeClues } from './residuals';

/** How far, as spreads of logarithms, the evidence may draw each number from where it is first looked for. */
const SPREAD = {
  /** the excellent anchor, from what the shop usually comes to: most shops score about 4 */
  excellent: 0.8,
  /** how far the poor anchor lies beyond it, from twice as far: that of the anchors that are public */
  reach: 0.6,
  metric: 0.35,
  dimension: 0.5,
};
const REACH = Math.log(2);

const isRead = (looks: readonly Look[], pick: (look: Look) => number | null | undefined): boolean =>
  looks.some((it) => pick(it) != null);

/** What is thought of the law before its scores are looked at. What pages print is settled. @param read see `readScale` */
export const believe = (policy: Policy, looks: readonly Look[], read: Scale): Belief[] => {
  const beliefs: Belief[] = Array.from({ length: LAW_SIZE }, () => ({ mean: 0, spread: 0 }));
  for (const i of METRICS.keys()) {
    const seen = looks.map((it) => it.badness[i]!).filter((it) => it > 0);
    // A metric that never had a bad one says nothing of its anchors.
    if (seen.length === 0 || looks.some((it) => !Number.isNaN(it.excellent[i]!))) continue;
    beliefs[at.excellent(i)] = { mean: logOf(median(seen)), spread: SPREAD.excellent };
    beliefs[at.reach(i)] = { mean: REACH, spread: SPREAD.reach };
  }
  for (const [d, dimension] of DIMENSIONS.entries()) {
    const group = metricGroup(policy, dimension);
    const names = group.map((it) => METRICS[it - at.weight(0)]!);
    const settled = names.every((it) => isRead(looks, ({ reading }) => reading.metrics[it]?.weight));
    for (const [i, index] of group.entries())
      beliefs[index] = { mean: logOf(read.metricWeights[names[i]!]), spread: settled ? 0 : SPREAD.metric };
    beliefs[at.dimension(d)] = { mean: logOf(read.dimensionWeights[dimension].weight), spread: SPREAD.dimension };
  }
  if (DIMENSIONS.every((it) => read.dimensionWeights[it].from === 'read'))
    for (const d of DIMENSIONS.keys()) beliefs[at.dimension(d)]!.spread = 0;
  return beliefs;
};

/** What looks teach of a law. */
export interface Taught {
  law: Law;
  /** before assumptions that nothing contradicts were put back: what is known of each number, and how surely */
  fitted: Fitted;
  /** the looks that one law explains, latest first; those before a change are forgotten */
  looks: readonly Look[];
  /** how far most looks are off beyond rounding */
  off: number;
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
const missesOf = (clues: Clues, law: Law, count: number): number[] => {
  const misses = new Array<number>(count).fill(0);
  clues(law, EXACT, ({ look, miss, half }) => {
    if (look >= 0) misses[look] = Math.max(misses[look]!, Math.abs(miss) - half);
  });
  return misses;
};

const fitLooks = (policy: Policy, looks: readonly Look[], beliefs: readonly Belief[]) => {
  const clues = makeClues(policy, looks, beliefs);
  let fitted = fitLaw(beliefs, clues);
  let misses = missesOf(clues, fitted.law, looks.length);
  if (median(misses) > EXPLAINED && METRICS.some((_, i) => beliefs[at.reach(i)]!.spread > 0)) {
    const kinder = Float64Array.from(beliefs, (it) => it.mean);
    for (const i of METRICS.keys()) kinder[at.reach(i)]! += KINDER;
    const other = fitLaw(beliefs, clues, kinder);
    if (other.loss < fitted.loss) {
      fitted = other;
      misses = missesOf(clues, fitted.law, looks.length);
    }
  }
  return { fitted, off: median(misses), lately: median(misses.slice(0, LAST_LOOKS)) };
};

/** Ranges of weights below which they can be told from an assumption while anchors are being learned beside them. */
const NARROW = { dimension: 0.2, metric: 0.25 };

/**
 * Settles weights on what is assumed of them where the evidence does not contradict it: an assumption that is right is
 * exact, and a fitted figure never is. Anchors that are learned too can make up for wrong weights; there an assumption
 * has to be confirmed narrowly.
 */
const settle = (policy: Policy, beliefs: readonly Belief[], fitted: Fitted): Belief[] => {
  const isExact = METRICS.every((_, i) => beliefs[at.excellent(i)]!.spread === 0);
  const assumed = Float64Array.from(beliefs, (it) => it.mean);
  const settled = new Set<number>();
  const judge = (group: Group, narrow: number) => {
    if (contradicts(fitted, group, assumed)) return;
    if (!isExact && rangesOf(fitted, group).some(({ low, high }) => high - low > narrow)) return;
    for (const it of group) settled.add(it);
  };
  for (const it of DIMENSIONS) judge(metricGroup(policy, it), NARROW.metric);
  judge(DIMENSION_GROUP, NARROW.dimension);
  return beliefs.map((it, i) => (settled.has(i) ? { mean: it.mean, spread: 0 } : it));
};

/** The law that explains the looks, as far back as one law does. @param looks latest first, at least one */
export const teach = (policy: Policy, looks: readonly Look[], beliefs: readonly Belief[]): Taught => {
  const whole = { ...fitLooks(policy, looks, beliefs), looks, beliefs };
  let part = whole;
  while (part.lately > EXPLAINED && part.looks.length >= 2 * FEWEST_LOOKS) {
    const { law } = part.fitted;
    const after = beliefs.map((it, i) => (it.spread === 0 ? it : { mean: law[i]!, spread: it.spread * AFTER_CHANGE }));
    const recent = part.looks.slice(0, Math.ceil(part.looks.length / 2));
    part = { ...fitLooks(policy, recent, after), looks: recent, beliefs: after };
  }
  // What no law explains did not come with a change.
  const { looks: explained, beliefs: now, fitted, off } = part.lately > EXPLAINED ? whole : part;
  const settled = settle(policy, beliefs, fitted);
  const last = now.map((it, i) => (settled[i]!.spread === 0 ? settled[i]! : it));
  if (last.every((it, i) => it.spread === now[i]!.spread)) return { law: fitted.law, fitted, looks: explained, off };
  const start = fitted.law.map((it, i) => (last[i]!.spread === 0 ? last[i]!.mean : it));
  return { law: fitLaw(last, makeClues(policy, explained, last), start).law, fitted, looks: explained, off };
};
