import type { WeightEstimate } from '#core/estimate/estimate-parameters';
import type { Assessment } from '#core/model/assessment';
import { DIMENSIONS, type Dimension, type Metric } from '#core/model/metric';
import { metricsIn, type Policy } from '#core/policy/policy';
import { isMoreThan } from '#core/score/aggregate';
import { scoreAged } from '#core/score/score-inputs';
import { sumTally, weightedValue } from '#core/score/tally';
import { eligibleStep } from './first-steps';
import { type ExplainedDay, replacementStep } from './metric-steps';
import { cite, type MeanPart, type Step, type StepOf } from './steps';

type Weight = Pick<MeanPart, 'of' | 'score' | 'weight' | 'weightFrom' | 'estimate'>;

/** A weighted mean; parts without a score pass their weight to the others. */
const meanStep = (
  weights: readonly Weight[],
  score: number | null,
  policy: Policy,
  assumed: Policy['metricWeights' | 'dimensionWeights'],
): StepOf<'mean'> => {
  const sum = weights.reduce((total, part) => total + (part.score === null ? 0 : part.weight), 0);
  const parts = weights.map((part) => ({
    ...part,
    share: part.score === null || sum === 0 ? null : part.weight / sum,
  }));
  const isAssumed = parts.some((part) => part.weightFrom === 'assumed');
  const isPartMissing = parts.some((part) => part.score === null);
  const rules = cite(
    policy.choices.mean,
    isAssumed ? assumed : null,
    isPartMissing ? policy.choices.missingPart : null,
  );
  return { step: 'mean', parts, score, rules };
};

/** Origin of the weights within a dimension: printed for all metrics, else taken as equal, else estimated. */
const metricWeightFrom = (
  { inputs, latestFirst }: ExplainedDay,
  metrics: readonly Metric[],
): MeanPart['weightFrom'] => {
  const isPrinted = (metric: Metric) => latestFirst.some((reading) => reading.metrics[metric]?.weight != null);
  if (metrics.every(isPrinted)) return 'read';
  const weights = metrics.map((metric) => inputs.parameters.metricWeights[metric]);
  return weights.every((weight) => weight === weights[0]) ? 'assumed' : 'learned';
};

const overallParts = (
  { inputs, estimate: estimates }: ExplainedDay,
  scores: Record<Dimension, number | null>,
): Weight[] =>
  DIMENSIONS.map((of) => {
    const { weight, from } = inputs.parameters.dimensionWeights[of];
    const estimate: WeightEstimate = estimates.dimensionWeights[of];
    return { of, score: scores[of], weight, weightFrom: from, estimate };
  });

/** The mean of a dimension's metrics, its printed score if any, and its weight in the overall. */
export const dimensionSteps = (day: ExplainedDay, dimension: Dimension): Step[] => {
  const { inputs, reading, estimate } = day;
  const { policy } = inputs.ledger;
  const computed = scoreAged(inputs);
  const metrics = metricsIn(policy, dimension);
  const weightFrom = metricWeightFrom(day, metrics);
  const weights = metrics.map((of) => ({
    of,
    score: computed.metrics[of],
    weight: inputs.parameters.metricWeights[of],
    weightFrom,
    estimate: estimate.metricWeights[of],
  }));
  const score = computed.dimensions[dimension];
  const read = reading?.dimensions[dimension]?.score ?? null;
  const overall = meanStep(overallParts(day, computed.dimensions), computed.overall, policy, policy.dimensionWeights);
  return [
    meanStep(weights, score, policy, policy.metricWeights),
    ...(read === null ? [] : [replacementStep(null, read, score, policy)]),
    { step: 'weight', part: overall.parts.find((part) => part.of === dimension)!, rules: overall.rules },
  ];
};

/** Rounds a score half up, as the page prints it; nothing is computed from the result. */
const roundScore = (score: number, { rounding }: Policy): number => {
  const unit = 10 ** rounding.value.decimals;
  return Math.round(score * unit) / unit;
};

/** From the dimensions to the score shown: mean, product gate, NRR adjustment, rounding, printed score. */
export const overallSteps = (day: ExplainedDay, eligible: Assessment['eligible']): Step[] => {
  const { inputs, reading, estimate } = day;
  const { ledger, tallies } = inputs;
  const { policy } = ledger;
  const { dimensions, overall, adjustments } = scoreAged(inputs);
  const parts = overallParts(day, dimensions);
  const mean = (score: number | null) => meanStep(parts, score, policy, policy.dimensionWeights);
  const read = reading?.overall ?? null;
  const take = read === null ? [] : [replacementStep(null, read, overall, policy)];
  const start = eligibleStep(eligible, policy);
  if (overall === null) return [start, mean(null), ...take];

  const beforeAdjustment = adjustments.find(({ kind }) => kind === 'nrr-adjustment')?.from ?? overall;
  const beforeGate = adjustments.find(({ kind }) => kind === 'product-gate')?.from ?? beforeAdjustment;
  const lowest = Math.min(...DIMENSIONS.flatMap((dimension) => dimensions[dimension] ?? []));
  const counts = sumTally(tallies.NRR);
  const steps: Step[] = [start, mean(beforeGate)];
  const gateRule = policy.gate.value;
  const gate = gateRule === null ? null : dimensions[gateRule.dimension];
  if (gateRule !== null && gate !== null)
    steps.push({
      step: 'gate',
      ...{ of: gateRule.dimension, below: gateRule.below, gate, lowest, before: beforeGate, score: beforeAdjustment },
      rules: cite(policy.gate),
    });
  const above = policy.nrrAdjustment.value?.reviewsAbove;
  if (above !== undefined && isMoreThan(counts.affected, above))
    steps.push({
      step: 'adjust',
      reviews: counts.affected,
      above,
      rate: weightedValue(counts),
      evidence: estimate.nrrAdjustment,
      before: beforeAdjustment,
      score: overall,
      rules: cite(policy.nrrAdjustment, policy.choices.industryAverage),
    });
  const { rounding, choices } = policy;
  steps.push({
    step: 'round',
    score: overall,
    printed: roundScore(overall, policy),
    rules: cite(rounding, choices.halves, choices.thresholds),
  });
  return [...steps, ...take];
};

/** Recent changes of anchors, which move the score though no figure of the shop changed; empty if none. */
export const targetSteps = (
  { targetChanges }: Pick<Assessment, 'targetChanges'>,
  about: readonly Metric[],
  { choices }: Policy,
): Step[] => {
  const changes = targetChanges.flatMap((change) => {
    const metrics = change.metrics.filter(({ metric }) => about.includes(metric));
    return metrics.length === 0 ? [] : [{ ...change, metrics }];
  });
  return changes.length === 0 ? [] : [{ step: 'targets-changed', changes, rules: cite(choices.anchorsMove) }];
};
