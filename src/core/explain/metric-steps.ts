import type { ParameterEstimate } from '#core/estimate/estimate-parameters';
import { bestValueOf, type Metric } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import { metricRow, type Policy } from '#core/policy/policy';
import { isMoreThan } from '#core/score/aggregate';
import { scoreOf, segmentOf } from '#core/score/curve';
import { completedOrders, isSmallSeller, type ScoreInputs } from '#core/score/score-inputs';
import { sumTally, type Tally, tallyOn, weightedValue } from '#core/score/tally';
import { printedValue, scoredValue } from '#core/score/today';
import { type AgeBucket, cite, type Ratio, type Step, type StepOf } from './steps';

export interface ExplainedDay {
  inputs: ScoreInputs;
  /** reading of that day */
  reading: Reading | undefined;
  latestFirst: readonly Reading[];
  estimate: ParameterEstimate;
}

const sumOf = (buckets: readonly AgeBucket[], weightOf: (bucket: AgeBucket) => number = () => 1): Ratio =>
  buckets.reduce(
    (sum, bucket) => ({
      numerator: sum.numerator + weightOf(bucket) * bucket.numerator,
      denominator: sum.denominator + weightOf(bucket) * bucket.denominator,
    }),
    { numerator: 0, denominator: 0 },
  );

/** A tally grouped by ages of equal weight, minus that of another. */
const bucketsOf = (tally: Tally, bucketDays: number, less?: Tally): AgeBucket[] => {
  const buckets: AgeBucket[] = [];
  for (let from = 1; from <= tally.window; from += bucketDays) {
    const to = Math.min(tally.window, from + bucketDays - 1);
    let [numerator, denominator] = [0, 0];
    for (let age = from; age <= to; age++) {
      numerator += tally.numerator[age]! - (less?.numerator[age] ?? 0);
      denominator += tally.denominator[age]! - (less?.denominator[age] ?? 0);
    }
    buckets.push({ from, to, weight: tally.weights[from]!, numerator, denominator });
  }
  return buckets;
};

const isNothing = ({ numerator, denominator }: Ratio): boolean => numerator === 0 && denominator === 0;

const countSteps = ({ ledger, day, tallies }: ScoreInputs, metric: Metric): Step[] => {
  const { policy } = ledger;
  const { definition, membership, window } = metricRow(policy, metric);
  const { bucketDays } = policy.decay.value;
  const { choices } = policy;
  const fromFacts = tallyOn(ledger, metric, day);
  const counted = bucketsOf(fromFacts, bucketDays);
  const beyondFacts = bucketsOf(tallies[metric], bucketDays, fromFacts);
  const isAdded = !beyondFacts.every(isNothing);
  const weighed = bucketsOf(tallies[metric], bucketDays);
  const sum = sumOf(weighed, ({ weight }) => weight);
  const count: Step = {
    step: 'count',
    metric,
    buckets: counted,
    sum: sumOf(counted),
    added: isAdded ? { buckets: beyondFacts, sum: sumOf(beyondFacts) } : null,
    rules: cite(
      definition,
      membership,
      window,
      choices.day,
      choices.window,
      choices.counting,
      isAdded ? choices.unseen : null,
    ),
  };
  if (isNothing(sum)) return [count];
  const counts = sumTally(tallies[metric]);
  return [
    count,
    {
      step: 'weigh',
      metric,
      buckets: weighed,
      sum,
      rules: cite(policy.decay, choices.decayShape, choices.decayReach),
    },
    { step: 'divide', metric, by: counts.weighted, value: weightedValue(counts), rules: [] },
  ];
};

/**
 * The curve through the anchors, and small-seller protection if it may apply. Empty without anchors.
 * @param isAgain the curve was shown before, for another value
 */
const curveSteps = (
  { inputs, estimate }: ExplainedDay,
  metric: Metric,
  value: number,
  isAgain: boolean,
): (StepOf<'line'> | StepOf<'floor'>)[] => {
  const { ledger, day, parameters, tallies, openedOn } = inputs;
  const { policy } = ledger;
  const anchors = parameters.anchors[metric];
  if (anchors === null) return [];
  const { floor } = metricRow(policy, metric);
  const best = bestValueOf(metric);
  const { choices } = policy;
  const top = parameters.bestScores[metric];
  const before = scoreOf(value, anchors, best, policy, top.score);
  const part = segmentOf(value, anchors, best, policy, top.score);
  const isNearBest = part.segment === 'best' || part.segment === 'beyond-excellent';
  const line: StepOf<'line'> = {
    step: 'line',
    metric,
    value,
    anchors: isAgain ? null : { value: anchors, estimate: estimate.anchors[metric] },
    ...part,
    top: isNearBest ? top : null,
    score: before,
    rules: [
      ...(isAgain ? [] : cite(policy.curve, choices.anchorScores)),
      ...(isNearBest && top.from === 'assumed' ? cite(policy.bestValue) : []),
    ],
  };
  const { affected } = sumTally(tallies[metric]);
  const { value: protection } = policy.smallSeller;
  const isProtected = isSmallSeller(inputs) && protection !== null && !isMoreThan(affected, protection.affected);
  if (floor.value === null || before >= floor.value || (isAgain && !isProtected)) return [line];
  return [
    line,
    {
      step: 'floor',
      affected,
      completed: completedOrders(inputs),
      open: openedOn === null ? null : day - openedOn,
      floor: floor.value,
      before,
      score: isProtected ? floor.value : before,
      rules: cite(floor, policy.smallSeller, choices.smallSeller, choices.affectedOrders, choices.completedOrders),
    },
  ];
};

/**
 * A printed figure that replaces a computed one.
 * @param metric null for a score
 */
export const replacementStep = (
  metric: Metric | null,
  read: number,
  computed: number | null,
  { choices }: Policy,
): StepOf<'take'> => ({ step: 'take', metric, read, computed, rules: cite(choices.readFirst) });

/** From the facts to a metric's score of the day; then from the page's own value, if printed. */
export const metricSteps = (day: ExplainedDay, metric: Metric): Step[] => {
  const { inputs, reading } = day;
  const { policy } = inputs.ledger;
  const computed = weightedValue(sumTally(inputs.tallies[metric]));
  const printed = reading?.metrics[metric] ?? null;
  const read = printedValue(printed, metricRow(policy, metric).unit);
  const isReadScored = read !== null && scoredValue(read, computed, inputs.parameters) === read;
  const ofComputed = computed === null ? [] : curveSteps(day, metric, computed, false);
  const ofRead = isReadScored ? curveSteps(day, metric, read, ofComputed.length > 0) : [];
  const byRule = (isReadScored ? ofRead : ofComputed).at(-1)?.score ?? null;
  const { printedRate, plainRate, readFirst } = policy.choices;
  const value = read ?? computed;
  const isScored = byRule !== null || printed?.score != null;
  return [
    ...countSteps(inputs, metric),
    ...ofComputed,
    ...(read === null
      ? []
      : [
          {
            ...replacementStep(metric, read, computed, policy),
            rules: cite(readFirst, isReadScored ? printedRate : plainRate),
          },
        ]),
    ...ofRead,
    ...(printed?.score == null ? [] : [replacementStep(null, printed.score, byRule, policy)]),
    ...(value === null || isScored ? [] : [{ step: 'no-anchors', metric, value, rules: [] } as const]),
  ];
};
