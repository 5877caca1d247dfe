import { type Day, type DayNumber, dayNumber, makeDay } from '#core/model/day';
import { type ByMetric, byMetric, DIMENSIONS, type Dimension, METRICS } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import type { Policy } from '#core/policy/policy';
import { readingsUpTo, readScale, type Scale } from '#core/score/scale';
import type { Standing } from '#core/score/standing';
import { comparePrintedRates, type HypothesisComparison } from './compare-hypotheses';
import { makePriors, type ParameterFit } from './fit-parameters';
import { type AdjustmentEstimate, fitWithAdjustment, UNDECIDED_ADJUSTMENT } from './nrr-adjustment';
import { type Observation, observeReadings } from './observations';
import { anchorsFrom, DIMENSION_GROUP, indexOf, metricGroup, type WeightGroup, weightShares } from './parameters';
import { type CredibleInterval, halfWidthOf, type Prior, type Residual, weightIntervals } from './posterior';
import { makePredictor, newPrediction } from './predict';
import { makeResiduals } from './residuals';

type Source = 'read' | 'learned' | 'assumed';

export interface AnchorEstimate {
  from: 'read' | 'learned';
  /** the figures that tell the most of it: the page prints the anchors, or only scores that follow from them */
  basis: 'page' | Exclude<Residual['about'], 'law'>;
  readings: number;
  /** how far the metric's score at its latest value may be off, nine times in ten */
  uncertainty: number;
}

export interface WeightEstimate extends CredibleInterval {
  from: Source;
}

/** Fewer readings with a figure of that kind leave anchors what they were before: an assumption, which is none. */
const MIN_READINGS = { score: 3, dimension: 5, overall: 10 } as const;
/** A weight is known when its range is narrower. */
const MAX_LEARNED_WIDTH = 0.08;

const countResiduals = (
  policy: Policy,
  { observations: looks, parameters: law }: ParameterFit,
  beliefs: readonly Prior[],
) => {
  const counts = METRICS.map(() => ({ score: 0, dimension: 0, overall: 0 }));
  makeResiduals(policy, looks, beliefs)(law, 1e-3, ({ about, gradient: slope }) => {
    if (about === 'law') return;
    for (const [i, count] of counts.entries())
      if (slope[indexOf.excellent(i)] !== 0 || slope[indexOf.reach(i)] !== 0) count[about] += 1;
  });
  return counts;
};

/** @param taught null where there are no readings */
export const estimateAnchors = (
  policy: Policy,
  read: Scale,
  taught: ParameterFit | null,
  beliefs: readonly Prior[],
): ByMetric<AnchorEstimate | null> => {
  const counts = taught === null ? [] : countResiduals(policy, taught, beliefs);
  const into = newPrediction();
  const predictor = makePredictor(policy);
  return byMetric((metric): AnchorEstimate | null => {
    if (read.anchors[metric] !== null) return { from: 'read', basis: 'page', readings: 1, uncertainty: 0 };
    const i = METRICS.indexOf(metric);
    if (taught === null || beliefs[indexOf.excellent(i)]!.sd === 0) return null;
    const basis = (['score', 'dimension', 'overall'] as const).find((it) => counts[i]![it] >= MIN_READINGS[it]);
    const latest = taught.observations.find((it) => !Number.isNaN(it.distances[i]!));
    if (basis === undefined || latest === undefined) return null;
    predictor(taught.parameters)(latest, into);
    const unsure = halfWidthOf(taught.mode, into.slopes.lines[i]!);
    return { from: 'learned', basis, readings: counts[i]![basis], uncertainty: unsure };
  });
};

/** Shares of a group with their ranges, which hold an assumption that was put back too. */
const weigh = (taught: ParameterFit | null, group: WeightGroup, assumed: readonly number[]): CredibleInterval[] => {
  if (taught === null) return assumed.map((value) => ({ value, low: 0, high: 1 }));
  const shares = weightShares(taught.parameters, group);
  return weightIntervals(taught.mode, group).map(({ low, high }, i) => {
    const value = shares[i]!;
    return { value, low: Math.min(low, value), high: Math.max(high, value) };
  });
};

const settled = (value: number): WeightEstimate => ({ value, low: value, high: value, from: 'read' });
const sourceOf = ({ low, high }: CredibleInterval): Source => (high - low < MAX_LEARNED_WIDTH ? 'learned' : 'assumed');

export const estimateDimensionWeights = (
  read: Scale,
  taught: ParameterFit | null,
): Record<Dimension, WeightEstimate> => {
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
  ) as Record<Dimension, WeightEstimate>;
};

export const estimateMetricWeights = (
  policy: Policy,
  read: Scale,
  taught: ParameterFit | null,
  looks: readonly Observation[],
): ByMetric<WeightEstimate> => {
  const lessons = byMetric(() => settled(0));
  for (const dimension of DIMENSIONS) {
    const group = metricGroup(policy, dimension);
    const pair = group.map((it) => METRICS[it - indexOf.weight(0)]!);
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
export interface ParameterEstimate {
  scale: Scale;
  anchors: ByMetric<AnchorEstimate | null>;
  dimensionWeights: Record<Dimension, WeightEstimate>;
  /** of the whole of its dimension */
  metricWeights: ByMetric<WeightEstimate>;
  /** what the page prints as a rate */
  rate: HypothesisComparison<'decayed' | 'raw'>;
  /** off, with the evidence for or against it, unless it has clearly been seen */
  nrrAdjustment: AdjustmentEstimate;
  /**
   * How well one scale explains the readings: how many, since when (what came before a change is forgotten), how far most
   * are off beyond rounding, and how far the overall of the latest that has one may be off. Null where nothing was hidden.
   */
  fit: { readings: number; since: Day; medianMisfit: number; uncertainty: number } | null;
}

export interface EstimateInput {
  policy: Policy;
  /** in any order; those after the day are not looked at */
  readings: readonly Reading[];
  day: DayNumber;
  /** what the facts came to on a past day; its scale is not looked at */
  standingOn(day: DayNumber): Standing;
}

const MAX_READINGS = 60;

const fitOf = (policy: Policy, taught: ParameterFit | null): ParameterEstimate['fit'] => {
  if (taught === null || taught.mode.free.length === 0) return null;
  const { observations: looks, parameters: law, mode: fitted, medianMisfit: off } = taught;
  const into = newPrediction();
  const predict = makePredictor(policy)(law);
  const isScored = looks.some((it) => {
    predict(it, into);
    return !Number.isNaN(into.overall);
  });
  const unsure = isScored ? halfWidthOf(fitted, into.slopes.overall) : Number.POSITIVE_INFINITY;
  return { readings: looks.length, since: makeDay(looks.at(-1)!.day), medianMisfit: off, uncertainty: unsure };
};

/**
 * The scale of a day: what pages print of it is read, and what they keep to themselves is learned from the scores that
 * they print. Call it where `readScale` would do, once for a day, and score every standing by its `scale`:
 *
 *     const { scale } = learnScale({ policy, readings, day, standingOn: (it) => standOn(ledger, it, unscaled, openedOn) });
 *
 * Deterministic; some milliseconds for 60 readings, and nothing but a look at each where nothing is hidden.
 */
export const estimateParameters = ({ policy, readings, day, standingOn }: EstimateInput): ParameterEstimate => {
  const read = readScale(policy, readings, makeDay(day));
  const latestFirst = readingsUpTo(readings, makeDay(day)).slice(0, MAX_READINGS);
  const standings = new Map(latestFirst.map((it) => [it, standingOn(dayNumber(it.day))]));
  const rate = comparePrintedRates([...standings].map(([reading, standing]) => ({ reading, standing })));
  const looks = observeReadings(
    policy,
    latestFirst,
    (it) => standings.get(it)!,
    rate.winner === 'raw' ? 'raw' : 'decayed',
  );
  const beliefs = makePriors(policy, looks, read);
  const lesson = looks.length > 0 ? fitWithAdjustment(policy, looks, beliefs) : null;
  const all = lesson?.taught ?? null;
  const anchors = estimateAnchors(policy, read, all, beliefs);
  // Weights that were learned beside anchors which stay unknown are as unknown.
  const open = METRICS.some((metric, i) => beliefs[indexOf.excellent(i)]!.sd > 0 && anchors[metric] === null);
  const taught = open ? null : all;
  const dimensionWeights = estimateDimensionWeights(read, taught);
  const metricWeights = estimateMetricWeights(policy, read, taught, looks);
  const scale: Scale = {
    anchors: byMetric((metric) =>
      anchors[metric]?.from === 'learned'
        ? { ...anchorsFrom(policy, metric, all!.parameters), from: 'learned' }
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
    nrrAdjustment: lesson?.adjustment ?? UNDECIDED_ADJUSTMENT,
    fit: fitOf(policy, all),
  };
};
