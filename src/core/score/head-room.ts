import { type ByMetric, isHigherBetter, type Metric } from '#core/model/metric';
import { aggregate } from './aggregate';
import { isSmallSeller, metricInputsOf, type ScoreInputs } from './score-inputs';
import { sumTally, type Tally } from './tally';

/** Whether one more bad event is a good member that turns bad, or a new member that is bad; at the age of largest weight. */
const BAD_BY: ByMetric<'turns' | 'joins'> = {
  NRR: 'turns',
  NBFR: 'turns',
  SFCR: 'turns',
  OTDR: 'joins',
  AHT: 'joins',
  IM_DSAT: 'joins',
  LDR: 'turns',
  RR24: 'joins',
};

/** `below`: the score is below the threshold already; `never`: no number of bad events brings it there */
export type HeadRoom =
  | { state: 'unknown' | 'below' | 'never' }
  /** with `more` bad events the score is `kept`, not below the threshold; with one more it is `fallen` */
  | { state: 'room'; more: number; kept: number; fallen: number };

/** Number of bad events beyond which no score changes. */
const MAX_MORE = 1e9;

/** Weighted members that turn bad when the `count` youngest good ones do. */
const weighYoungest = ({ numerator, denominator, weights }: Tally, higher: boolean, count: number): number => {
  let [left, sum] = [count, 0];
  for (let age = 1; age < denominator.length && left > 0; age++) {
    const good = higher ? numerator[age]! : denominator[age]! - numerator[age]!;
    const taken = Math.min(left, good);
    sum += taken * weights[age]!;
    left -= taken;
  }
  return sum;
};

/**
 * The day's overall score with `count` more bad events of a metric; null without a score, or if the market lacks the metric.
 * @param hours of each event, for handling time
 */
export const overallWithMoreBad = (inputs: ScoreInputs, metric: Metric, count: number, hours = 0): number | null => {
  const { ledger, parameters, tallies } = inputs;
  const tally = tallies[metric];
  const row = ledger.policy.metrics[metric];
  if (row === undefined) return null;
  const higher = isHigherBetter(metric);
  const { weighted, affected } = sumTally(tally);
  let { numerator, denominator } = weighted;
  if (BAD_BY[metric] === 'turns') {
    const turned = weighYoungest(tally, higher, count);
    numerator += higher ? -turned : turned;
  } else {
    denominator += count * tally.weights[1]!;
    if (!higher) numerator += count * tally.weights[1]! * (metric === 'AHT' ? hours : 1);
  }
  const changed = { value: denominator > 0 ? numerator / denominator : null, affected: affected + count };
  const metricInputs = { ...metricInputsOf(inputs), [metric]: changed };
  return aggregate(metricInputs, ledger.policy, parameters, isSmallSeller(inputs)).overall;
};

const countGood = (tally: Tally, higher: boolean): number => {
  const { numerator, denominator } = sumTally(tally);
  return Math.floor(higher ? numerator : denominator - numerator);
};

/**
 * The largest number of further bad events of a metric, each at full weight, with which today's score stays at or above a
 * threshold; more requests take as long as the poor anchor. Unknown if the metric has no value or no anchors.
 * @param offset expected printed minus computed overall score, in points
 */
export const headRoomOf = (inputs: ScoreInputs, metric: Metric, threshold: number, offset: number): HeadRoom => {
  const tally = inputs.tallies[metric];
  const anchors = inputs.parameters.anchors[metric];
  const now = metricInputsOf(inputs)[metric];
  if (now.value === null || anchors === null) return { state: 'unknown' };
  const scoreWith = (count: number) => (overallWithMoreBad(inputs, metric, count, anchors.poor) ?? Number.NaN) + offset;
  const keeps = (count: number) => scoreWith(count) >= threshold;
  if (!keeps(0)) return { state: 'below' };
  const higher = isHigherBetter(metric);
  const most = BAD_BY[metric] === 'turns' ? countGood(tally, higher) : MAX_MORE;
  if (keeps(most)) return { state: 'never' };
  // The score is non-increasing in the number of bad events, so bisection finds the edge.
  let [low, high] = [0, 1];
  while (high < most && keeps(high)) [low, high] = [high, Math.min(most, high * 2)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (keeps(middle)) low = middle;
    else high = middle;
  }
  return { state: 'room', more: low, kept: scoreWith(low), fallen: scoreWith(high) };
};
