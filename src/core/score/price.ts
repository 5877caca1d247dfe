import type { ByMetric, Metric } from '#core/model/metric';
import { aggregate, type MetricInput } from './aggregate';
import type { Entry } from './ledger';
import { inputsOf, inputWithout, isSmallSeller, type Standing } from './standing';

/** Prices what members of a metric take from the overall score, on the standing aged by `older` days. */
export interface Pricer {
  /** the aged-only overall; null where nothing is left */
  overall(older: number): number | null;
  /** overall with `taken` not counted as bad; null where no score is left */
  without(metric: Metric, taken: readonly Entry[], older: number): number | null;
  /** overall gained by taking them out together: one joint recomputation, 0 where there is no score to gain */
  gain(metric: Metric, taken: readonly Entry[], older: number): number;
}

/** Holds the sums of each age once, so that pricing a thousand problems costs a thousand small additions. */
export const makePricer = (standing: Standing): Pricer => {
  const { policy } = standing.ledger;
  const bases = new Map<number, { inputs: ByMetric<MetricInput>; small: boolean; overall: number | null }>();
  const baseOf = (older: number) => {
    let base = bases.get(older);
    if (base === undefined) {
      const inputs = inputsOf(standing, older);
      const small = isSmallSeller(standing, older);
      base = { inputs, small, overall: aggregate(inputs, policy, standing.scale, small).overall };
      bases.set(older, base);
    }
    return base;
  };
  // Outside AHT all members of one day weigh the same, and so do all sets of them of the same size and days.
  const singles = new Map<string, number | null>();
  const compute = (metric: Metric, taken: readonly Entry[], older: number): number | null => {
    const { inputs, small } = baseOf(older);
    const changed = { ...inputs, [metric]: inputWithout(standing, metric, taken, older) };
    return aggregate(changed, policy, standing.scale, small).overall;
  };
  const without = (metric: Metric, taken: readonly Entry[], older: number): number | null => {
    if (metric === 'AHT' || taken.length !== 1) return compute(metric, taken, older);
    const key = `${metric} ${taken[0]!.day} ${older}`;
    const known = singles.get(key);
    if (known !== undefined) return known;
    const overall = compute(metric, taken, older);
    singles.set(key, overall);
    return overall;
  };
  return {
    overall: (older) => baseOf(older).overall,
    without,
    gain: (metric, taken, older) => {
      const before = baseOf(older).overall;
      const after = without(metric, taken, older);
      return before === null || after === null ? 0 : after - before;
    },
  };
};
