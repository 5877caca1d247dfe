import type { Assessment, Cost, RestsOn } from '#core/model/assessment';
import { type Day, type DayNumber, makeDay } from '#core/model/day';
import { type ByMetric, byMetric, METRICS, type Metric } from '#core/model/metric';
import { problemId, type Subject } from '#core/model/problem';
import { fillInputs, type MetricInput, makeScorer, newScoreBuffer, type ScoreBuffer, scoreOrNull } from './aggregate';
import type { Member } from './ledger';
import {
  isMostlyDated,
  isMostlyKnown,
  isSmallSeller,
  metricInputsOf,
  metricInputWithout,
  type ScoreInputs,
} from './score-inputs';
import { costlyMembersOn, sumTally, type Tally, weightedValue } from './tally';

/** Computes what members of a metric cost in the overall score, on inputs aged by `older` days. */
export interface Pricer {
  /** the aged-only overall; null if nothing is left */
  overall(older: number): number | null;
  /** the same with one metric aged `older` days and all others one day less */
  alone(metric: Metric, older: number): number | null;
  /** overall if `taken` were not bad; null if no score is left */
  without(metric: Metric, taken: readonly Member[], older: number): number | null;
  /** joint gain of taking them out, recomputed once; 0 without a score */
  gain(metric: Metric, taken: readonly Member[], older: number): number;
  /** the same if the platform drops them: members that the rules exclude leave the denominator too */
  gainWhenDropped(metric: Metric, taken: readonly Member[], older: number): number;
}

/** Exceeds every age of inputs, so that a day and an age make one numeric key. */
const MAX_DAYS_OLDER = 1000;

/** Sums each age once, so that pricing one of a thousand problems is a small addition. */
export const makePricer = (inputs: ScoreInputs): Pricer => {
  const score = makeScorer(inputs.ledger.policy, inputs.parameters);
  const bases = new Map<number, { buffer: ScoreBuffer; small: boolean; overall: number }>();
  const baseOf = (older: number) => {
    let base = bases.get(older);
    if (base === undefined) {
      const small = isSmallSeller(inputs, older);
      const buffer = newScoreBuffer();
      fillInputs(buffer, metricInputsOf(inputs, older));
      score(buffer, small);
      base = { buffer, small, overall: buffer.overall };
      bases.set(older, base);
    }
    return base;
  };
  /** The overall with one metric's input replaced and all metrics aged by `older` days. */
  const scoreWith = (older: number, metric: Metric, input: MetricInput): number => {
    const { buffer, small } = baseOf(older);
    const at = METRICS.indexOf(metric);
    const [value, affected] = [buffer.values[at]!, buffer.affected[at]!];
    buffer.values[at] = input.value ?? Number.NaN;
    buffer.affected[at] = input.affected;
    score(buffer, small);
    buffer.values[at] = value;
    buffer.affected[at] = affected;
    return buffer.overall;
  };
  const compute = (metric: Metric, taken: readonly Member[], older: number): number =>
    scoreWith(older, metric, metricInputWithout(inputs, metric, taken, older));
  // Outside AHT, members of one day have equal weights and so equal costs.
  const singles = byMetric(() => new Map<number, number>());
  const without = (metric: Metric, taken: readonly Member[], older: number): number => {
    if (metric === 'AHT' || taken.length !== 1) return compute(metric, taken, older);
    const key = taken[0]!.day * MAX_DAYS_OLDER + older;
    let overall = singles[metric].get(key);
    if (overall === undefined) {
      overall = compute(metric, taken, older);
      singles[metric].set(key, overall);
    }
    return overall;
  };
  const gainTo = (overall: number, older: number): number => {
    const gain = overall - baseOf(older).overall;
    return Number.isNaN(gain) ? 0 : gain;
  };
  return {
    overall: (older) => scoreOrNull(baseOf(older).overall),
    alone: (metric, older) => {
      const counts = sumTally(inputs.tallies[metric], older);
      return scoreOrNull(scoreWith(older - 1, metric, { value: weightedValue(counts), affected: counts.affected }));
    },
    without: (metric, taken, older) => scoreOrNull(without(metric, taken, older)),
    gain: (metric, taken, older) => gainTo(without(metric, taken, older), older),
    gainWhenDropped: (metric, taken, older) =>
      gainTo(scoreWith(older, metric, metricInputWithout(inputs, metric, taken, older, 'dropped')), older),
  };
};

/** By metric, then by id. Source: conventions.md#17-ties. */
export const bySubject = (a: Subject, b: Subject): number => {
  if (a.metric !== b.metric) return METRICS.indexOf(a.metric) - METRICS.indexOf(b.metric);
  return problemId(a) < problemId(b) ? -1 : 1;
};

/**
 * Costliest first, then by metric and id. Source: conventions.md#17-ties.
 * @param pointsOf cost of an item, at most 0
 */
export const byCost =
  <T extends Subject>(pointsOf: (subject: T) => number) =>
  (a: T, b: T): number => {
    const [first, second] = [pointsOf(a), pointsOf(b)];
    return first === second ? bySubject(a, b) : first - second;
  };

/** Days after membership on which decay lowers the weight within the window: 16, 31, 46 if W allows. */
const stepAges = (window: number, bucketDays: number): number[] => {
  const ages: number[] = [];
  for (let age = bucketDays + 1; age <= window; age += bucketDays) ages.push(age);
  return ages;
};

/**
 * What each problem costs today, when its weight falls and when it leaves the window. Source:
 * conventions.md#13-cost-of-a-problem and #25-cost-of-an-ageing-order.
 * @param pointsAhead its cost in the score expected of a coming day; null if none is expected
 */
export const costsOf = (
  inputs: ScoreInputs,
  pricer: Pricer,
  pointsAhead: (metric: Metric, member: Member, ahead: number) => number | null,
  restsOn: ByMetric<RestsOn>,
): Cost[] => {
  const { bucketDays } = inputs.ledger.policy.decay.value;
  // Cached, as thousands of problems share about a hundred days.
  const days = new Map<DayNumber, Day>();
  const dayOf = (number: DayNumber): Day => {
    const day = days.get(number) ?? makeDay(number);
    days.set(number, day);
    return day;
  };
  const costs: Cost[] = [];
  for (const metric of METRICS) {
    // Without anchors there is no score, and the cost is unknown rather than 0.
    if (inputs.parameters.anchors[metric] === null) continue;
    const { window } = inputs.tallies[metric];
    const ages = stepAges(window, bucketDays);
    const priceOf = (member: Member): Pick<Cost, 'points' | 'leavesOn' | 'steps'> => {
      const points = -pricer.gain(metric, [member], 0);
      const steps: Cost['steps'] = [];
      for (const age of ages) {
        const ahead = member.day + age - inputs.day;
        if (ahead <= 0) continue;
        const expected = pointsAhead(metric, member, ahead) ?? -pricer.gain(metric, [member], ahead);
        steps.push({ day: dayOf(member.day + age), points: expected || 0 });
      }
      return { points: points || 0, leavesOn: dayOf(member.day + window + 1), steps };
    };
    // Members of one day cost the same; in AHT, those with equal hours and rounds.
    const prices = new Map<DayNumber | string, ReturnType<typeof priceOf>>();
    const alike = ({ day, hours, rounds }: Member) => (metric === 'AHT' ? `${day} ${hours} ${rounds}` : day);
    for (const member of costlyMembersOn(inputs.ledger, metric, inputs.day)) {
      const key = alike(member);
      const price = prices.get(key) ?? priceOf(member);
      prices.set(key, price);
      if (metric === 'AHT' && price.points >= 0) continue;
      const { orderId, caseId, chatId } = member;
      const { points, leavesOn, steps } = price;
      costs.push({ metric, orderId, caseId, chatId, points, leavesOn, steps, restsOn: restsOn[metric] });
    }
  }
  return costs.sort(byCost((priced) => priced.points));
};

type AgeingChange = Assessment['calendar'][number];
const SMALLEST_CHANGE = 1e-12;

const changeReasons = (tally: Tally, older: number, bucketDays: number): AgeingChange['because'] => {
  const reasons = new Set<'decay' | 'leaves'>();
  for (let age = 1; age <= tally.window; age++) {
    if (tally.denominator[age] === 0 && tally.numerator[age] === 0) continue;
    const now = age + older;
    if (now === tally.window + 1) reasons.add('leaves');
    else if (now <= tally.window && (now - 1) % bucketDays === 0) reasons.add('decay');
  }
  return (['decay', 'leaves'] as const).filter((cause) => reasons.has(cause));
};

/**
 * Change of the overall on each coming day when one metric alone ages by one more day. A metric known mostly from
 * page-only counts has rows only while the aged-only line is shown. Source:
 * conventions.md#14-aged-only-and-the-calendar.
 */
export const ageingChangesOf = (
  inputs: ScoreInputs,
  pricer: Pricer,
  horizon: number,
  restsOn: ByMetric<RestsOn>,
): AgeingChange[] => {
  const { policy } = inputs.ledger;
  const rows: AgeingChange[] = [];
  const isSumShown = Array.from({ length: horizon + 1 }, (_, older) => isMostlyKnown(inputs, older));
  for (const metric of METRICS) {
    const isNamed = isMostlyDated(inputs, metric);
    for (let older = 1; older <= Math.min(horizon, inputs.tallies[metric].window + 1); older++) {
      const before = pricer.overall(older - 1);
      const after = pricer.alone(metric, older);
      const isTold = isNamed || isSumShown[older];
      if (isTold && before !== null && after !== null && Math.abs(after - before) > SMALLEST_CHANGE)
        rows.push({
          day: makeDay(inputs.day + older),
          metric,
          points: after - before,
          because: changeReasons(inputs.tallies[metric], older, policy.decay.value.bucketDays),
          restsOn: restsOn[metric],
        });
    }
  }
  return rows.sort((a, b) =>
    a.day === b.day ? METRICS.indexOf(a.metric) - METRICS.indexOf(b.metric) : a.day < b.day ? -1 : 1,
  );
};
