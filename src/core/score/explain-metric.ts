import type { Metric } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import type { Policy } from '#core/policy/policy';
import { isMoreThan } from './adjust';
import { scoreOf, segmentOf } from './curve';
import { type Bucket, cite, type MetricExplanation, type MetricStep, type Pair } from './explanation';
import { completedOrders, isSmallSeller, type Standing } from './standing';
import { countTally, type Tally, tallyOn, weightedValue } from './tally';
import { printedValue, scoredValue } from './today';

const sumOf = (buckets: readonly Bucket[], weigh = false): Pair =>
  buckets.reduce(
    (sum, { numerator, denominator, weight }) => ({
      numerator: sum.numerator + (weigh ? weight : 1) * numerator,
      denominator: sum.denominator + (weigh ? weight : 1) * denominator,
    }),
    { numerator: 0, denominator: 0 },
  );

/** A tally by ages of equal weight, less what another one holds. */
const bucketsOf = (tally: Tally, bucketDays: number, less?: Tally): Bucket[] => {
  const buckets: Bucket[] = [];
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

const explainCounts = (standing: Standing, metric: Metric): MetricStep[] => {
  const { ledger, day, tallies } = standing;
  const { policy } = ledger;
  const { definition, membership, window } = policy.metrics[metric];
  const { bucketDays } = policy.decay.value;
  const seen = tallyOn(ledger, metric, day);
  const counted = bucketsOf(seen, bucketDays);
  const added = bucketsOf(tallies[metric], bucketDays, seen);
  const more = added.some((it) => it.numerator !== 0 || it.denominator !== 0);
  const weighed = bucketsOf(tallies[metric], bucketDays);
  const { day: midnight, window: wholeDays, counting, decayShape, decayReach } = policy.choices;
  return [
    {
      step: 'count',
      definition: definition.value,
      buckets: counted,
      sum: sumOf(counted),
      rules: cite(definition, membership, window, midnight, wholeDays, counting),
    },
    ...(more ? [{ step: 'add', buckets: added, sum: sumOf(added), rules: cite(policy.choices.unseen) } as const] : []),
    {
      step: 'weigh',
      buckets: weighed,
      sum: sumOf(weighed, true),
      rules: cite(policy.decay, decayShape, decayReach),
    },
  ];
};

/** The line and the floor that turn a value into a score; none where value or anchors are not known. */
const explainScore = (standing: Standing, metric: Metric, value: number | null): MetricStep[] => {
  const { ledger, day, scale, tallies, openedOn } = standing;
  const { policy } = ledger;
  const anchors = scale.anchors[metric];
  if (value === null || anchors === null) return [];
  const { best, floor } = policy.metrics[metric];
  const before = scoreOf(value, anchors, best, policy);
  const { affected } = countTally(tallies[metric]);
  const isProtected =
    floor.value !== null && isSmallSeller(standing) && !isMoreThan(affected, policy.smallSeller.value.affected);
  return [
    {
      step: 'line',
      value,
      anchors,
      ...segmentOf(value, anchors, best, policy),
      score: before,
      rules: cite(policy.curve, policy.choices.anchorScores),
    },
    {
      step: 'floor',
      affected,
      completed: completedOrders(standing),
      open: openedOn === null ? null : day - openedOn,
      floor: floor.value,
      before,
      score: isProtected ? Math.max(before, floor.value ?? before) : before,
      rules: cite(
        floor,
        policy.smallSeller,
        policy.choices.smallSeller,
        policy.choices.affectedOrders,
        policy.choices.completedOrders,
      ),
    },
  ];
};

const scoreAt = (steps: readonly MetricStep[]): number | null => {
  const last = steps.findLast((it) => it.step === 'floor');
  return last === undefined ? null : last.score;
};

/** The steps that compare a read figure with the computed one and take it. */
export const takeStep = (what: 'value' | 'score', read: number, computed: number | null, { choices }: Policy) =>
  ({
    step: 'take',
    what,
    read,
    computed,
    difference: computed === null ? null : read - computed,
    taken: read,
    rules: cite(choices.readFirst),
  }) as const;

/** From the facts to a metric's score of the day; then the same from the page's own value, where it prints one. */
export const explainMetric = (standing: Standing, reading: Reading | undefined, metric: Metric): MetricExplanation => {
  const { policy } = standing.ledger;
  const counts = countTally(standing.tallies[metric]);
  const computed = weightedValue(counts);
  const printed = reading?.metrics[metric] ?? null;
  const read = printedValue(printed, policy.metrics[metric].unit);
  const ofComputed = explainScore(standing, metric, computed);
  const isScored = read !== null && scoredValue(read, computed, standing.scale) === read;
  const ofRead = isScored ? explainScore(standing, metric, read) : [];
  const byRule = scoreAt(isScored ? ofRead : ofComputed);
  const { printedRate, plainRate, readFirst } = policy.choices;
  const steps: MetricStep[] = [
    ...explainCounts(standing, metric),
    { step: 'divide', by: counts.weighted, value: computed, rules: [] },
    ...ofComputed,
    ...(read === null
      ? []
      : [{ ...takeStep('value', read, computed, policy), rules: cite(readFirst, isScored ? printedRate : plainRate) }]),
    ...ofRead,
    ...(printed?.score == null ? [] : [takeStep('score', printed.score, byRule, policy)]),
  ];
  return {
    metric,
    name: policy.metrics[metric].name,
    steps,
    computed: { value: computed, score: scoreAt(ofComputed) },
    value: read ?? computed,
    score: printed?.score ?? byRule,
  };
};
