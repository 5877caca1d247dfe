import { byMetric, METRICS, type Metric } from '#core/model/metric';
import { type MetricInput, makeScorer, newScoreBuffer, type ScoreBuffer } from './aggregate';
import type { Member } from './ledger';
import { isSmallSeller, metricInputsOf, metricInputWithout, type ScoreInputs } from './score-inputs';
import { sumTally, weightedValue } from './tally';

/** Prices what members of a metric take from the overall score, on inputs aged by `older` days. */
export interface Pricer {
  /** the aged-only overall; null where nothing is left */
  overall(older: number): number | null;
  /** the same where one metric alone ages */
  alone(metric: Metric, older: number): number | null;
  /** overall with `taken` not counted as bad; null where no score is left */
  without(metric: Metric, taken: readonly Member[], older: number): number | null;
  /** overall gained by taking them out together: one joint recomputation, 0 where there is no score to gain */
  gain(metric: Metric, taken: readonly Member[], older: number): number;
}

/** Nobody asks for what is older than this. */
const FARTHEST = 1000;

const orNull = (score: number): number | null => (Number.isNaN(score) ? null : score);

/** Holds the sums of each age once, so that pricing a thousand problems costs a thousand small additions. */
export const makePricer = (inputs: ScoreInputs): Pricer => {
  const score = makeScorer(inputs.ledger.policy, inputs.parameters);
  const bases = new Map<number, { sheet: ScoreBuffer; small: boolean; overall: number }>();
  const baseOf = (older: number) => {
    let base = bases.get(older);
    if (base === undefined) {
      const metricInputs = metricInputsOf(inputs, older);
      const small = isSmallSeller(inputs, older);
      const sheet = newScoreBuffer();
      sheet.values.set(METRICS.map((metric) => metricInputs[metric].value ?? Number.NaN));
      sheet.affected.set(METRICS.map((metric) => metricInputs[metric].affected));
      score(sheet, small);
      base = { sheet, small, overall: sheet.overall };
      bases.set(older, base);
    }
    return base;
  };
  /** @param older how old all metrics are; @param input what one of them is instead */
  const scoreWith = (older: number, metric: Metric, input: MetricInput): number => {
    const { sheet, small } = baseOf(older);
    const at = METRICS.indexOf(metric);
    const [value, affected] = [sheet.values[at]!, sheet.affected[at]!];
    sheet.values[at] = input.value ?? Number.NaN;
    sheet.affected[at] = input.affected;
    score(sheet, small);
    sheet.values[at] = value;
    sheet.affected[at] = affected;
    return sheet.overall;
  };
  const compute = (metric: Metric, taken: readonly Member[], older: number): number =>
    scoreWith(older, metric, metricInputWithout(inputs, metric, taken, older));
  // Outside AHT all members of one day weigh the same: what one of them costs, each does.
  const singles = byMetric(() => new Map<number, number>());
  const without = (metric: Metric, taken: readonly Member[], older: number): number => {
    if (metric === 'AHT' || taken.length !== 1) return compute(metric, taken, older);
    const key = taken[0]!.day * FARTHEST + older;
    let overall = singles[metric].get(key);
    if (overall === undefined) {
      overall = compute(metric, taken, older);
      singles[metric].set(key, overall);
    }
    return overall;
  };
  return {
    overall: (older) => orNull(baseOf(older).overall),
    alone: (metric, older) => {
      const counts = sumTally(inputs.tallies[metric], older);
      return orNull(scoreWith(0, metric, { value: weightedValue(counts), affected: counts.affected }));
    },
    without: (metric, taken, older) => orNull(without(metric, taken, older)),
    gain: (metric, taken, older) => {
      const gain = without(metric, taken, older) - baseOf(older).overall;
      return Number.isNaN(gain) ? 0 : gain;
    },
  };
};
