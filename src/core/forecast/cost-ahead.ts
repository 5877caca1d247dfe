import { isHigherBetter, METRICS, type Metric } from '#core/model/metric';
import type { Member } from '#core/score/ledger';
import { makeSampleScorer, type Overlay } from './score-samples';
import type { Simulation } from './simulation';

/** Number of futures over which a cost is averaged; few are enough, as they are the same with and without the member. */
const PRICED_FUTURES = 32;

/** Expected overall score and metric value of a day with and without a bad member; values are null without members. */
export interface PriceAhead {
  overall: { with: number; without: number };
  value: { with: number | null; without: number | null };
}

/** Null without a simulation of the metric. @param ahead days from today; the last simulated day stands for later ones */
export type PriceMemberAhead = (metric: Metric, member: Member, ahead: number) => PriceAhead | null;

/**
 * Makes a pricer of members by the expected score of a coming day, in a window that new orders keep filling.
 * Source: conventions.md#25-cost-of-an-ageing-order.
 */
export const makePricerAhead = (simulation: Simulation): PriceMemberAhead => {
  const { inputs, options, counts, corrections } = simulation;
  const { horizon, unread, size, lagging } = options;
  const today = inputs.day + unread;
  const days = () => new Float64Array(horizon);
  const overlay: Overlay = {};
  for (const metric of METRICS)
    if (counts[metric] !== null) overlay[metric] = { numerator: days(), denominator: days(), affected: days() };
  const score = makeSampleScorer(simulation, overlay);
  const priced = Math.min(PRICED_FUTURES, size);
  /** Mean score and value of a simulated day. @param day index of the day @param at index of the metric */
  const expectedOn = (day: number, at: number) => {
    let [overall, scored, value, counted] = [0, 0, 0, 0];
    for (let i = 0; i < priced; i++) {
      const buffer = score(Math.floor((i * size) / priced), day + 1 - unread + lagging.length);
      if (Number.isNaN(buffer.overall)) continue;
      overall += buffer.overall;
      scored += 1;
      if (Number.isNaN(buffer.values[at]!)) continue;
      value += buffer.values[at]!;
      counted += 1;
    }
    return scored === 0 ? null : { overall: overall / scored, value: counted === 0 ? null : value / counted };
  };
  const known = new Map<number, ReturnType<typeof expectedOn>>();
  return (metric, member, ahead) => {
    const less = overlay[metric];
    if (less === undefined) return null;
    const day = Math.min(ahead + unread, horizon) - 1;
    const at = METRICS.indexOf(metric);
    const key = at * horizon + day;
    const counted = known.get(key) ?? expectedOn(day, at);
    known.set(key, counted);
    const both = (without: typeof counted): PriceAhead | null =>
      counted === null || without === null
        ? null
        : {
            overall: { with: counted.overall, without: without.overall },
            value: { with: counted.value, without: without.value },
          };
    const isDropped = corrections.some((correction) => correction.member === member && correction.day <= today + ahead);
    const weight = inputs.tallies[metric].weights[today + ahead - member.day] ?? 0;
    if (isDropped || weight === 0) return both(counted);
    const isHigher = isHigherBetter(metric);
    less.numerator[day] = metric === 'AHT' ? -weight * member.hours : isHigher ? weight : -weight;
    less.denominator[day] = metric === 'AHT' ? -weight * member.rounds : 0;
    less.affected[day] = -1;
    const without = expectedOn(day, at);
    for (const list of [less.numerator, less.denominator, less.affected]) list[day] = 0;
    return both(without);
  };
};

/** Change of the overall score by a member, in points; not above 0 except for handling time. */
export const pointsOf = (price: PriceAhead | null): number | null =>
  price === null ? null : price.overall.with - price.overall.without;
