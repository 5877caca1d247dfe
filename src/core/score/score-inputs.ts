import type { DayNumber } from '#core/model/day';
import { type ByMetric, byMetric, isHigherBetter, type Metric } from '#core/model/metric';
import { metricRow, metricsOf } from '#core/policy/policy';
import { aggregate, type HeldScores, type MetricInput, type ScoreParts } from './aggregate';
import type { Ledger, Member } from './ledger';
import type { HiddenCounts } from './page-only-counts';
import type { ScoreParameters } from './score-parameters';
import { leavesWhenDropped, sumTally, type Tally, weightedValue } from './tally';

/** What counts in the score of one day, ready to be aged or to have members taken out. */
export interface ScoreInputs {
  ledger: Ledger;
  day: DayNumber;
  parameters: ScoreParameters;
  tallies: ByMetric<Tally>;
  openedOn: DayNumber | null;
  /** page-only counts of incomplete windows, whose expectation is part of `tallies` */
  hidden: ByMetric<HiddenCounts | null>;
}

/** Completed orders among those delivered in the days of small-seller protection; 0 if the market has none. */
export const completedOrders = ({ ledger, day }: ScoreInputs, older = 0): number => {
  const { value: protection } = ledger.policy.smallSeller;
  if (protection === null) return 0;
  let count = 0;
  for (let age = 1; age + older <= protection.completedDays; age++) count += ledger.completed.get(day - age) ?? 0;
  return count;
};

/**
 * Whether small-seller protection applies `older` days on, given what is known today; a shop without a known opening
 * day is not taken for young.
 */
export const isSmallSeller = (inputs: ScoreInputs, older = 0): boolean => {
  const { value: protection } = inputs.ledger.policy.smallSeller;
  const { day, openedOn } = inputs;
  if (protection === null || openedOn === null) return false;
  return day + older - openedOn < protection.openDays && completedOrders(inputs, older) <= protection.completed;
};

/** Each metric's input when the inputs are `older` days older. */
export const metricInputsOf = ({ tallies }: ScoreInputs, older = 0): ByMetric<MetricInput> =>
  byMetric((metric) => {
    const counts = sumTally(tallies[metric], older);
    return { value: weightedValue(counts), affected: counts.affected };
  });

/**
 * The aged-only score: no new members, and no pending order turns late. Source:
 * conventions.md#14-aged-only-and-the-calendar.
 */
export const scoreAged = (inputs: ScoreInputs, older = 0, held?: HeldScores): ScoreParts =>
  aggregate(metricInputsOf(inputs, older), inputs.ledger.policy, inputs.parameters, isSmallSeller(inputs, older), held);

/** How members are taken out: counted as not bad, or dropped by the platform so that the rules alone decide. */
export type Removal = 'not-bad' | 'dropped';

/** A metric's input `older` days on, with `taken` not bad, or dropped (AHT: not counted). */
export const metricInputWithout = (
  inputs: ScoreInputs,
  metric: Metric,
  taken: readonly Member[],
  older: number,
  how: Removal = 'not-bad',
): MetricInput => {
  const tally = inputs.tallies[metric];
  const counts = sumTally(tally, older);
  const { weighted } = counts;
  let { numerator, denominator } = weighted;
  let affected = counts.affected;
  const higher = isHigherBetter(metric);
  for (const member of taken) {
    const age = inputs.day - member.day + older;
    if (age > tally.window) continue;
    const weight = tally.weights[age]!;
    affected -= 1;
    if (metric === 'AHT') {
      numerator -= weight * member.hours;
      denominator -= weight * member.rounds;
    } else if (how === 'dropped' && leavesWhenDropped(member, inputs.day)) {
      numerator -= higher ? 0 : weight;
      denominator -= weight;
    } else numerator += higher ? weight : -weight;
  }
  // Subtraction leaves rounding errors: an empty window is 0, not 1e-17.
  const left = Math.abs(denominator) < 1e-9 ? 0 : denominator;
  const rest = Math.abs(numerator) < 1e-9 ? 0 : numerator;
  return { value: left > 0 ? rest / left : null, affected };
};

/** Below this share of the expected denominator, known members are too few to show an aged-only score. */
const MAJORITY = 0.5;

/** The share of a metric's window that dated facts make up; the rest are undated page-only counts. */
const datedShare = ({ tallies, hidden }: ScoreInputs, metric: Metric): number => {
  const unseen = hidden[metric]?.unseen.denominator ?? 0;
  return unseen === 0 ? 1 : Math.max(0, 1 - unseen / sumTally(tallies[metric]).denominator);
};

/** Whether dated facts make up most of a metric's window, so that its changes can be dated. */
export const isMostlyDated = (inputs: ScoreInputs, metric: Metric): boolean => datedShare(inputs, metric) >= MAJORITY;

/**
 * Whether members known today are still most of the expected weighted denominator `older` days on, averaged over the
 * metrics by weight. Source: conventions.md#14-aged-only-and-the-calendar.
 */
export const isMostlyKnown = (inputs: ScoreInputs, older: number): boolean => {
  const { tallies, parameters, ledger } = inputs;
  let [known, expected] = [0, 0];
  for (const metric of metricsOf(ledger.policy)) {
    const now = sumTally(tallies[metric]).weighted.denominator;
    // A metric without anchors is not part of the score.
    if (now <= 0 || parameters.anchors[metric] === null) continue;
    const dimension = parameters.dimensionWeights[metricRow(ledger.policy, metric).dimension].weight;
    const weight = dimension * parameters.metricWeights[metric];
    const then = sumTally(tallies[metric], older).weighted.denominator;
    expected += weight;
    known += (weight * then * datedShare(inputs, metric)) / now;
  }
  return expected > 0 && known >= MAJORITY * expected;
};
