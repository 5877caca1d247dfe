import type { ByMetric, Metric } from '#core/model/metric';
import { aggregate } from '#core/score/aggregate';
import { inputsOf, isSmallSeller, type Standing } from '#core/score/standing';
import { countTally, type Tally } from '#core/score/tally';

/**
 * How one more bad one comes about: an order that counts as a good one turns bad (the denominator stays), or a new member
 * joins that is bad from the start. Either way it is of the age that weighs most.
 */
const ENTERS: ByMetric<'turns' | 'joins'> = {
  NRR: 'turns',
  NBFR: 'turns',
  SFCR: 'turns',
  OTDR: 'joins',
  AHT: 'joins',
  IM_DSAT: 'joins',
};

/** below: the score is under the threshold already; never: no number of them brings it there */
export type HeadRoom =
  | { state: 'unknown' | 'below' | 'never' }
  /** `more` of them keep the score, at `kept`; with one more it is `fallen` */
  | { state: 'room'; more: number; kept: number; fallen: number };

export interface HeadRoomOptions {
  threshold: number;
  /** points by which the platform's score differs from the computed one, as the readings taught */
  offset?: number;
  /** handling time only: hours of one more request, by default those of the poor anchor */
  hours?: number;
}

/** Beyond this many new ones a score moves no more. */
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

/** The overall score of the standing's day with `count` more bad ones of a metric: one joint recomputation. */
export const overallWithMoreBad = (standing: Standing, metric: Metric, count: number, hours = 0): number | null => {
  const { ledger, scale, tallies } = standing;
  const tally = tallies[metric];
  const higher = ledger.policy.metrics[metric].better === 'higher';
  const { weighted, affected } = countTally(tally);
  let { numerator, denominator } = weighted;
  if (ENTERS[metric] === 'turns') {
    const turned = weighYoungest(tally, higher, count);
    numerator += higher ? -turned : turned;
  } else {
    denominator += count * tally.weights[1]!;
    if (!higher) numerator += count * tally.weights[1]! * (metric === 'AHT' ? hours : 1);
  }
  const changed = { value: denominator > 0 ? numerator / denominator : null, affected: affected + count };
  const inputs = { ...inputsOf(standing), [metric]: changed };
  return aggregate(inputs, ledger.policy, scale, isSmallSeller(standing)).overall;
};

const goodOnes = (tally: Tally, higher: boolean): number => {
  const { numerator, denominator } = countTally(tally);
  return Math.floor(higher ? numerator : denominator - numerator);
};

/**
 * How many more bad ones of a metric today's score bears before it falls below a threshold: exact on what counts today,
 * each at its full weight. Unknown where the metric has nothing to compute from.
 */
export const headRoomOf = (standing: Standing, metric: Metric, options: HeadRoomOptions): HeadRoom => {
  const { threshold, offset = 0 } = options;
  const tally = standing.tallies[metric];
  const anchors = standing.scale.anchors[metric];
  const now = inputsOf(standing)[metric];
  if (now.value === null || anchors === null) return { state: 'unknown' };
  const hours = options.hours ?? anchors.poor;
  const scoreWith = (count: number) => (overallWithMoreBad(standing, metric, count, hours) ?? Number.NaN) + offset;
  const keeps = (count: number) => scoreWith(count) >= threshold;
  if (!keeps(0)) return { state: 'below' };
  const higher = standing.ledger.policy.metrics[metric].better === 'higher';
  const most = ENTERS[metric] === 'turns' ? goodOnes(tally, higher) : MAX_MORE;
  if (keeps(most)) return { state: 'never' };
  // One more is never better, so the edge can be halved in on.
  let [low, high] = [0, 1];
  while (high < most && keeps(high)) [low, high] = [high, Math.min(most, high * 2)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (keeps(middle)) low = middle;
    else high = middle;
  }
  return { state: 'room', more: low, kept: scoreWith(low), fallen: scoreWith(high) };
};
