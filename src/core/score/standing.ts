import type { Day, DayNumber } from '#core/model/day';
import { type ByMetric, byMetric, METRICS, type Metric } from '#core/model/metric';
import { aggregate, type MetricInput, type Scored } from './aggregate';
import type { Entry, Ledger } from './ledger';
import type { Scale } from './scale';
import { countTally, type Tally, tallyOn, weightedValue } from './tally';

/** Exactly what counts in the score of one day, ready to be aged and to have members taken out. */
export interface Standing {
  ledger: Ledger;
  day: DayNumber;
  scale: Scale;
  tallies: ByMetric<Tally>;
  openedOn: DayNumber | null;
}

export const standOn = (
  ledger: Ledger,
  day: DayNumber,
  scale: Scale,
  openedOn: Day | null,
  tallies: ByMetric<Tally> = byMetric((metric) => tallyOn(ledger, metric, day)),
): Standing => ({ ledger, day, scale, tallies, openedOn: openedOn === null ? null : ledger.zone.dayOf(openedOn) });

/** Completed orders among those delivered in the days that small-seller protection looks at. */
export const completedOrders = ({ ledger, day }: Standing, older = 0): number => {
  const { completedDays } = ledger.policy.smallSeller.value;
  let count = 0;
  for (let age = 1; age + older <= completedDays; age++) count += ledger.completed.get(day - age) ?? 0;
  return count;
};

/**
 * Whether small-seller protection applies to a shop `older` days on, by what is known of it today. A shop whose opening
 * day is not known is not taken for a young one.
 */
export const isSmallSeller = (standing: Standing, older = 0): boolean => {
  const { completed, openDays } = standing.ledger.policy.smallSeller.value;
  const { day, openedOn } = standing;
  return openedOn !== null && day + older - openedOn < openDays && completedOrders(standing, older) <= completed;
};

/** What each metric comes to when the standing is `older` days older. */
export const inputsOf = ({ tallies }: Standing, older = 0): ByMetric<MetricInput> =>
  byMetric((metric) => {
    const counts = countTally(tallies[metric], older);
    return { value: weightedValue(counts), affected: counts.affected };
  });

/** The aged-only score: nothing enters, nothing in flight becomes late. Source: conventions.md#14-aged-only-and-the-calendar. */
export const scoreAged = (standing: Standing, older = 0): Scored =>
  aggregate(inputsOf(standing, older), standing.ledger.policy, standing.scale, isSmallSeller(standing, older));

/** A metric's input when `taken` are not counted as bad (AHT: not counted at all), `older` days on. */
export const inputWithout = (standing: Standing, metric: Metric, taken: readonly Entry[], older = 0): MetricInput => {
  const tally = standing.tallies[metric];
  const counts = countTally(tally, older);
  const { weighted } = counts;
  let { numerator, denominator } = weighted;
  let affected = counts.affected;
  const higher = standing.ledger.policy.metrics[metric].better === 'higher';
  for (const entry of taken) {
    const age = standing.day - entry.day + older;
    if (age > tally.window) continue;
    const weight = tally.weights[age]!;
    affected -= 1;
    if (metric === 'AHT') {
      numerator -= weight * entry.hours;
      denominator -= weight * entry.rounds;
    } else numerator += higher ? weight : -weight;
  }
  // Sums of weights differ from their differences in the last bits: nothing left is nothing, not 1e-17.
  const left = Math.abs(denominator) < 1e-9 ? 0 : denominator;
  const rest = Math.abs(numerator) < 1e-9 ? 0 : numerator;
  return { value: left > 0 ? rest / left : null, affected };
};

export const isEmpty = (standing: Standing, older: number): boolean =>
  METRICS.every((metric) => countTally(standing.tallies[metric], older).denominator === 0);
