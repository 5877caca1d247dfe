import { type Day, type DayNumber, dayNumber, makeDay } from '#core/model/day';
import { type ByMetric, byMetric, DIMENSIONS, type Dimension, METRICS } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import type { Policy } from '#core/policy/policy';
import { readingsUpTo, readScale, type Scale } from '#core/score/scale';
import type { Standing } from '#core/score/standing';
import { believe } from './beliefs';
import { at, makeAnchors } from './law';
import { type AnchorLesson, learnAnchors, learnDimensions, learnMetrics, type WeightLesson } from './lessons';
import { takeLooks } from './look';
import { type AdjustmentLesson, teachAdjusted, UNTOLD } from './nrr-adjustment';
import { makePredictor, newPrediction } from './predict';
import { judgePrintedRate } from './printed-rate';
import { unsureOf } from './sureness';
import type { Taught } from './teach';
import type { Verdict } from './verdict';

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
