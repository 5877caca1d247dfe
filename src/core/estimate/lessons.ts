import { type ByMetric, byMetric, DIMENSIONS, type Dimension, METRICS } from '#core/model/metric';
import type { Policy } from '#core/policy/policy';
import type { Scale } from '#core/score/scale';
import { makeClues } from './clues';
import type { Belief, Clue } from './fit';
import { at, DIMENSION_GROUP, type Group, metricGroup, sharesOf } from './law';
import type { Look } from './look';
import { makePredictor, newPrediction } from './predict';
import { type Range, rangesOf, unsureOf } from './sureness';
import type { Taught } from './teach';

type Source = 'read' | 'learned' | 'assumed';

export interface AnchorLesson {
  from: 'read' | 'learned';
  /** the figures that tell the most of it: the page prints the anchors, or only scores that follow from them */
  basis: 'page' | Exclude<Clue['about'], 'law'>;
  readings: number;
  /** how far the metric's score at its latest value may be off, nine times in ten */
  unsure: number;
}

export interface WeightLesson extends Range {
  from: Source;
}

/** Fewer readings with a figure of that kind leave anchors what they were before: an assumption, which is none. */
const FEWEST = { score: 3, dimension: 5, overall: 10 } as const;
/** A weight is known when its range is narrower. */
const KNOWN = 0.08;

const countClues = (policy: Policy, { looks, law }: Taught, beliefs: readonly Belief[]) => {
  const counts = METRICS.map(() => ({ score: 0, dimension: 0, overall: 0 }));
  makeClues(policy, looks, beliefs)(law, 1e-3, ({ about, slope }) => {
    if (about === 'law') return;
    for (const [i, count] of counts.entries())
      if (slope[at.excellent(i)] !== 0 || slope[at.reach(i)] !== 0) count[about] += 1;
  });
  return counts;
};

/** @param taught null where there are no readings */
export const learnAnchors = (
  policy: Policy,
  read: Scale,
  taught: Taught | null,
  beliefs: readonly Belief[],
): ByMetric<AnchorLesson | null> => {
  const counts = taught === null ? [] : countClues(policy, taught, beliefs);
  const into = newPrediction();
  const predictor = makePredictor(policy);
  return byMetric((metric): AnchorLesson | null => {
    if (read.anchors[metric] !== null) return { from: 'read', basis: 'page', readings: 1, unsure: 0 };
    const i = METRICS.indexOf(metric);
    if (taught === null || beliefs[at.excellent(i)]!.spread === 0) return null;
    const basis = (['score', 'dimension', 'overall'] as const).find((it) => counts[i]![it] >= FEWEST[it]);
    const latest = taught.looks.find((it) => !Number.isNaN(it.badness[i]!));
    if (basis === undefined || latest === undefined) return null;
    predictor(taught.law)(latest, into);
    const unsure = unsureOf(taught.fitted, into.slopes.lines[i]!);
    return { from: 'learned', basis, readings: counts[i]![basis], unsure };
  });
};

/** Shares of a group with their ranges, which hold an assumption that was put back too. */
const weigh = (taught: Taught | null, group: Group, assumed: readonly number[]): Range[] => {
  if (taught === null) return assumed.map((value) => ({ value, low: 0, high: 1 }));
  const shares = sharesOf(taught.law, group);
  return rangesOf(taught.fitted, group).map(({ low, high }, i) => {
    const value = shares[i]!;
    return { value, low: Math.min(low, value), high: Math.max(high, value) };
  });
};

const settled = (value: number): WeightLesson => ({ value, low: value, high: value, from: 'read' });
const sourceOf = ({ low, high }: Range): Source => (high - low < KNOWN ? 'learned' : 'assumed');

export const learnDimensions = (read: Scale, taught: Taught | null): Record<Dimension, WeightLesson> => {
  const ours = weigh(
    taught,
    DIMENSION_GROUP,
    DIMENSIONS.map((it) => read.dimensionWeights[it].weight),
  );
  const isOpen = (it: Dimension) => read.dimensionWeights[it].from !== 'read';
  const open = DIMENSIONS.reduce((sum, it, d) => sum + (isOpen(it) ? ours[d]!.value : 0), 0);
  // What the page prints stays as printed; the others share what it leaves.
  const left = DIMENSIONS.reduce((sum, it) => sum - (isOpen(it) ? 0 : read.dimensionWeights[it].weight), 1);
  return Object.fromEntries(
    DIMENSIONS.map((it, d) => {
      if (!isOpen(it)) return [it, settled(read.dimensionWeights[it].weight)];
      const value = open > 0 ? (ours[d]!.value * Math.max(0, left)) / open : 0;
      return [it, { ...ours[d]!, value, from: sourceOf(ours[d]!) }];
    }),
  ) as Record<Dimension, WeightLesson>;
};

export const learnMetrics = (
  policy: Policy,
  read: Scale,
  taught: Taught | null,
  looks: readonly Look[],
): ByMetric<WeightLesson> => {
  const lessons = byMetric(() => settled(0));
  for (const dimension of DIMENSIONS) {
    const group = metricGroup(policy, dimension);
    const pair = group.map((it) => METRICS[it - at.weight(0)]!);
    const whole = pair.reduce((sum, it) => sum + read.metricWeights[it], 0);
    const isRead = pair.every((it) => looks.some(({ reading }) => reading.metrics[it]?.weight != null));
    const ours = weigh(
      taught,
      group,
      pair.map((it) => read.metricWeights[it] / whole),
    );
    for (const [i, metric] of pair.entries())
      lessons[metric] = isRead
        ? settled(read.metricWeights[metric] / whole)
        : { ...ours[i]!, from: sourceOf(ours[i]!) };
  }
  return lessons;
};
