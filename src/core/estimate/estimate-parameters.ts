import { type Day, type DayNumber, dayNumber, makeDay } from '#core/model/day';
import { type ByMetric, byMetric, DIMENSIONS, type Dimension, METRICS } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import type { Policy } from '#core/policy/policy';
import { readingsUpTo, readScale, type Scale } from '#core/score/scale';
import type { Standing } from '#core/score/standing';
import { judgePrintedRate, type Verdict } from './compare-hypotheses';
import { believe, type Taught } from './fit-parameters';
import { type AdjustmentLesson, teachAdjusted, UNTOLD } from './nrr-adjustment';
import { type Look, takeLooks } from './observations';
import { at, DIMENSION_GROUP, type Group, makeAnchors, metricGroup, sharesOf } from './parameters';
import { type Belief, type Clue, type Range, rangesOf, unsureOf } from './posterior';
import { makePredictor, newPrediction } from './predict';
import { makeClues } from './residuals';

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

/** The scale that readings reveal, and how sure each part of it is. */
export interface Learned {
  scale: Scale;
  anchors: ByMetric<AnchorLesson | null>;
  dimensionWeights: Record<Dimension, WeightLesson>;
  /** of the whole of its dimension */
  metricWeights: ByMetric<WeightLesson>;
  /** what the page prints as a rate */
  rate: Verdict<'decayed' | 'raw'>;
  /** off, with the evidence for or against it, unless it has clearly been seen */
  nrrAdjustment: AdjustmentLesson;
  /**
   * How well one scale explains the readings: how many, since when (what came before a change is forgotten), how far most
   * are off beyond rounding, and how far the overall of the latest that has one may be off. Null where nothing was hidden.
   */
  fit: { readings: number; since: Day; off: number; unsure: number } | null;
}

export interface Revealed {
  policy: Policy;
  /** in any order; those after the day are not looked at */
  readings: readonly Reading[];
  day: DayNumber;
  /** what the facts came to on a past day; its scale is not looked at */
  standingOn(day: DayNumber): Standing;
}

const MOST_READINGS = 60;

const fitOf = (policy: Policy, taught: Taught | null): Learned['fit'] => {
  if (taught === null || taught.fitted.free.length === 0) return null;
  const { looks, law, fitted, off } = taught;
  const into = newPrediction();
  const predict = makePredictor(policy)(law);
  const isScored = looks.some((it) => {
    predict(it, into);
    return !Number.isNaN(into.overall);
  });
  const unsure = isScored ? unsureOf(fitted, into.slopes.overall) : Number.POSITIVE_INFINITY;
  return { readings: looks.length, since: makeDay(looks.at(-1)!.day), off, unsure };
};

/**
 * The scale of a day: what pages print of it is read, and what they keep to themselves is learned from the scores that
 * they print. Call it where `readScale` would do, once for a day, and score every standing by its `scale`:
 *
 *     const { scale } = learnScale({ policy, readings, day, standingOn: (it) => standOn(ledger, it, unscaled, openedOn) });
 *
 * Deterministic; some milliseconds for 60 readings, and nothing but a look at each where nothing is hidden.
 */
export const learnScale = ({ policy, readings, day, standingOn }: Revealed): Learned => {
  const read = readScale(policy, readings, makeDay(day));
  const latestFirst = readingsUpTo(readings, makeDay(day)).slice(0, MOST_READINGS);
  const standings = new Map(latestFirst.map((it) => [it, standingOn(dayNumber(it.day))]));
  const rate = judgePrintedRate([...standings].map(([reading, standing]) => ({ reading, standing })));
  const looks = takeLooks(policy, latestFirst, (it) => standings.get(it)!, rate.winner === 'raw' ? 'raw' : 'decayed');
  const beliefs = believe(policy, looks, read);
  const lesson = looks.length > 0 ? teachAdjusted(policy, looks, beliefs) : null;
  const all = lesson?.taught ?? null;
  const anchors = learnAnchors(policy, read, all, beliefs);
  // Weights that were learned beside anchors which stay unknown are as unknown.
  const open = METRICS.some((metric, i) => beliefs[at.excellent(i)]!.spread > 0 && anchors[metric] === null);
  const taught = open ? null : all;
  const dimensionWeights = learnDimensions(read, taught);
  const metricWeights = learnMetrics(policy, read, taught, looks);
  const scale: Scale = {
    anchors: byMetric((metric) =>
      anchors[metric]?.from === 'learned'
        ? { ...makeAnchors(policy, metric, all!.law), from: 'learned' }
        : read.anchors[metric],
    ),
    metricWeights: byMetric((metric) => metricWeights[metric].value),
    dimensionWeights: Object.fromEntries(
      DIMENSIONS.map((it) => [it, { weight: dimensionWeights[it].value, from: dimensionWeights[it].from }]),
    ) as Scale['dimensionWeights'],
    printedRate: rate.winner === 'raw' ? 'raw' : 'decayed',
    nrrAdjustment: open ? null : (lesson?.adjustment.found ?? null),
  };
  return {
    scale,
    anchors,
    dimensionWeights,
    metricWeights,
    rate,
    nrrAdjustment: lesson?.adjustment ?? UNTOLD,
    fit: fitOf(policy, all),
  };
};
