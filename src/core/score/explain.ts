import type { Assessment } from '#core/model/assessment';
import type { Facts } from '#core/model/facts';
import { byMetric, DIMENSIONS, type Dimension, METRICS, type Metric } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import type { Policy } from '#core/policy/policy';
import { isMoreThan } from './adjust';
import type { Scored } from './aggregate';
import { eligibilityOn } from './eligibility';
import { explainMetric, takeStep } from './explain-metric';
import {
  cite,
  type DimensionExplanation,
  type Explanation,
  type MeanStep,
  type OverallExplanation,
  type OverallStep,
  type Part,
} from './explanation';
import { type Standing, scoreAged } from './standing';
import { countTally, weightedValue } from './tally';

/** What a score of one day is explained from. */
export interface Explained {
  standing: Standing;
  /** of that very day */
  reading: Reading | undefined;
  latestFirst: readonly Reading[];
  facts: Pick<Facts, 'coverage'>;
}

const withShares = <Of>(parts: readonly Omit<Part<Of>, 'share'>[]): Part<Of>[] => {
  const sum = parts.reduce((total, it) => total + (it.score === null ? 0 : it.weight), 0);
  return parts.map((it) => ({ ...it, share: it.score === null || sum === 0 ? null : it.weight / sum }));
};

/** Where the weights within a dimension come from: printed for all of its metrics, else taken as equal, else learned. */
const weightsFrom = (
  { scale }: Standing,
  metrics: readonly Metric[],
  latestFirst: readonly Reading[],
): Part<Metric>['weightFrom'] => {
  const isPrinted = (metric: Metric) => latestFirst.some((it) => it.metrics[metric]?.weight != null);
  if (metrics.every(isPrinted)) return 'read';
  return metrics.every((it) => scale.metricWeights[it] === scale.metricWeights[metrics[0]!]) ? 'assumed' : 'learned';
};

const meanRules = (
  policy: Policy,
  parts: readonly Part<unknown>[],
  weights: Policy['metricWeights' | 'dimensionWeights'],
) =>
  cite(
    policy.choices.mean,
    ...(parts.some((it) => it.weightFrom === 'assumed') ? [weights] : []),
    ...(parts.some((it) => it.score === null) ? [policy.choices.missingPart] : []),
  );

/** @param computed the scores that the facts come to @param hasScore false where the shop has too few orders for one */
const explainDimension = (
  { standing, reading, latestFirst }: Explained,
  dimension: Dimension,
  computed: Scored,
  hasScore: boolean,
): DimensionExplanation => {
  const { policy } = standing.ledger;
  const metrics = METRICS.filter((it) => policy.metrics[it].dimension === dimension);
  const weightFrom = weightsFrom(standing, metrics, latestFirst);
  const parts = withShares(
    metrics.map((of) => ({ of, score: computed.metrics[of], weight: standing.scale.metricWeights[of], weightFrom })),
  );
  const score = computed.dimensions[dimension];
  const read = reading?.dimensions[dimension]?.score ?? null;
  const steps: MeanStep<Metric>[] = [
    { step: 'mean', parts, score, rules: meanRules(policy, parts, policy.metricWeights) },
    ...(read === null ? [] : [takeStep('score', read, score, policy)]),
  ];
  return { dimension, steps, computed: score, score: hasScore ? (read ?? score) : null };
};

/** Half up, as the eye expects it; nothing is computed from it. */
export const roundScore = (score: number, { rounding }: Policy): number => {
  const unit = 10 ** rounding.value.decimals;
  return Math.round(score * unit) / unit;
};

/** From the weighted mean to the overall score: the gate, the negative-review adjustment, the rounding for the eye. */
const explainFinish = (
  { ledger, tallies, scale }: Standing,
  { dimensions, overall, adjustments }: Scored,
): { mean: number | null; steps: OverallStep[] } => {
  if (overall === null) return { mean: null, steps: [] };
  const { policy } = ledger;
  const { dimension: of, below } = policy.gate.value;
  const gated = adjustments.find((it) => it.kind === 'product-gate');
  const adjusted = adjustments.find((it) => it.kind === 'nrr-adjustment');
  const ungated = adjusted?.from ?? overall;
  const mean = gated?.from ?? ungated;
  const gate = dimensions[of];
  const lowest = Math.min(...DIMENSIONS.flatMap((it) => dimensions[it] ?? []));
  const { reviewsAbove: above } = policy.nrrAdjustment.value;
  const counts = countTally(tallies.NRR);
  const reviews = counts.affected;
  const steps: OverallStep[] = [];
  if (gate !== null)
    steps.push({ step: 'gate', of, below, gate, lowest, before: mean, score: ungated, rules: cite(policy.gate) });
  if (isMoreThan(reviews, above))
    steps.push({
      step: 'adjust',
      reviews,
      above,
      rate: weightedValue(counts),
      learned: scale.nrrAdjustment,
      before: ungated,
      score: overall,
      rules: cite(policy.nrrAdjustment, policy.choices.industryAverage),
    });
  const rules = cite(policy.rounding, policy.choices.halves, policy.choices.thresholds);
  steps.push({ step: 'round', score: overall, printed: roundScore(overall, policy), rules });
  return { mean, steps };
};

const explainOverall = (
  { standing, reading }: Explained,
  computed: Scored,
  eligible: Assessment['eligible'],
): OverallExplanation => {
  const { policy } = standing.ledger;
  const read = reading?.overall ?? null;
  const parts = withShares(
    DIMENSIONS.map((of) => {
      const { weight, from } = standing.scale.dimensionWeights[of];
      return { of, score: computed.dimensions[of], weight, weightFrom: from };
    }),
  );
  const { overall } = computed;
  const finish = explainFinish(standing, computed);
  const hasScore = eligible.state !== 'no-score';
  const steps: OverallStep[] = [
    { step: 'eligible', ...eligible, rules: cite(policy.eligibility, policy.choices.eligibleOrders) },
    { step: 'mean', parts, score: finish.mean, rules: meanRules(policy, parts, policy.dimensionWeights) },
    ...finish.steps,
    ...(read === null ? [] : [takeStep('score', read, overall, policy)]),
  ];
  return { steps, computed: hasScore ? overall : null, score: hasScore ? (read ?? overall) : null };
};

/**
 * How the score of a day comes about, step by step: what went in, what came out, by whose rule. The figures are those
 * of today's score to the last bit; words are left to whoever shows them.
 */
export const explain = (known: Explained): Explanation => {
  const { standing, reading, latestFirst, facts } = known;
  const { day, ledger } = standing;
  const computed = scoreAged(standing);
  const eligible = eligibilityOn(ledger, facts.coverage, latestFirst[0], reading !== undefined, day);
  const hasScore = eligible.state !== 'no-score';
  return {
    day,
    metrics: byMetric((metric) => explainMetric(standing, reading, metric)),
    dimensions: Object.fromEntries(
      DIMENSIONS.map((it) => [it, explainDimension(known, it, computed, hasScore)]),
    ) as Explanation['dimensions'],
    overall: explainOverall(known, computed, eligible),
  };
};
