import type { Quantiles } from '#core/model/assessment';
import { type Day, type DayNumber, dayNumber, makeDay } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import type { Money } from '#core/model/field';
import { type ByMetric, METRICS, type Metric } from '#core/model/metric';
import { eligibilityOn } from '#core/score/eligibility';
import type { Explained } from '#core/score/explain';
import type { Standing } from '#core/score/standing';
import { cashFreed, type Payout, payoutsOf, type Sales, salesOf } from './cash';
import { type Correction, correctionsAfter, type TicketSubject } from './corrections';
import {
  type Forecast,
  type ForecastSamples,
  type Overlay,
  overallAhead,
  type Simulation,
  scoreAhead,
  scoreSimulation,
  summarise,
} from './forecast';
import { type HeadRoom, headRoomOf } from './head-room';
import { applyCorrections } from './simulate';
import { addCounts, advanceDay, openState } from './simulation-state';

/** What is known to be different from what was rehearsed. */
export interface OverlayChange {
  /** good orders more on every day from `from` on: placed, due and delivered in time on that day, liked and kept */
  good?: { perDay: number; from: DayNumber };
  /** problems that the platform stops counting */
  corrections?: readonly Correction[];
}

/** The metrics that a good order counts in. */
const OF_ORDERS: readonly Metric[] = ['NRR', 'NBFR', 'SFCR', 'OTDR'];

/** Plays the difference alone, on days that hold nothing else. @param metrics those that were rehearsed */
export const overlayOf = (
  { day: today, tallies, ledger }: Standing,
  horizon: number,
  metrics: readonly Metric[],
  { good, corrections: drops = [] }: OverlayChange,
): Overlay => {
  const overlay: Overlay = {};
  for (const metric of METRICS.filter((it) => metrics.includes(it))) {
    const { window, weights } = tallies[metric];
    const higher = ledger.policy.metrics[metric].better === 'higher';
    const ofMetric = drops.filter((it) => it.entry.metric === metric);
    const empty = () => new Float64Array(window + horizon + 1);
    const nothing = { first: today - window, numerator: empty(), denominator: empty(), bad: empty() };
    const play = openState(nothing, today, weights);
    const days = () => new Float64Array(horizon);
    const ours = { numerator: days(), denominator: days(), affected: days() };
    for (let event = today; event < today + horizon; event++) {
      if (good !== undefined && event >= good.from && OF_ORDERS.includes(metric))
        addCounts(play, event, higher ? good.perDay : 0, good.perDay, 0);
      advanceDay(play);
      applyCorrections(play, { corrections: ofMetric, higher });
      ours.numerator[event - today] = play.sums[0]!;
      ours.denominator[event - today] = play.sums[1]!;
      ours.affected[event - today] = play.sums[2]!;
    }
    overlay[metric] = ours;
  }
  return overlay;
};

/** What may be different from tomorrow on, in any combination. */
export interface WhatIfChange {
  /** good orders more a day: placed, due and delivered in time, liked and kept; from tomorrow unless said */
  goodOrders?: { perDay: number; from?: Day };
  /** tickets approved on a day; what they name is dropped one business day later */
  approved?: { tickets: readonly TicketSubject[]; on: Day };
  /** share of bad ones (on-time delivery: of late ones; handling time: hours a round) that a metric has from now on */
  rates?: Partial<ByMetric<number>>;
}

export interface PathDay {
  day: Day;
  before: Quantiles | null;
  after: Quantiles | null;
  /** mean over the same futures with and without the change */
  change: number | null;
  /** expected money that the change lets be paid out sooner, as far as the score decides; null without known sales */
  freed: Money | null;
}

/** reached: without any more of them; beyond: however many there are */
export type OrdersNeeded =
  | { state: 'reached' | 'beyond' }
  /** the fewest a day, the first day on which the threshold is more likely reached than not, and how many till then */
  | { state: 'needed'; perDay: number; orders: number; day: Day };

export interface WhatIf {
  path(change: WhatIfChange): PathDay[];
  /** good orders to reach a threshold by a day, the last of the horizon unless said */
  needed(threshold: number, by?: Day): OrdersNeeded;
  /** how many more bad ones today's score bears; hours: of one more request */
  headRoom(metric: Metric, threshold: number, hours?: number): HeadRoom;
  sales: Sales | null;
  payouts: readonly Payout[];
}

/** What questions are asked of: an assessment's own facts and standing. */
export interface WhatIfContext extends Explained {
  facts: Facts;
  forecast(
    horizon: number,
    seed: number,
    size?: number | undefined,
    rates?: Partial<ByMetric<number>>,
  ): Pick<Forecast, 'simulation' | 'samples'>;
}

export interface WhatIfOptions {
  /** days ahead */
  horizon: number;
  seed: number;
  /** how many futures are asked; as many as an assessment has, unless said */
  size?: number;
}

const LIKELY = 0.5;
/** Good orders a day beyond which no more are tried. */
const MAX_ORDERS_A_DAY = 1_000_000;

/** What cannot be, is refused: it would come out as a path like any other. */
const validateChange = ({ goodOrders, rates = {} }: WhatIfChange): void => {
  const perDay = goodOrders?.perDay ?? 0;
  if (!(perDay >= 0 && perDay <= MAX_ORDERS_A_DAY)) throw new RangeError(`${perDay} orders a day`);
  for (const [metric, rate] of Object.entries(rates))
    if (!(rate >= 0) || (metric !== 'AHT' && rate > 1)) throw new RangeError(`${metric} at ${rate}`);
};

const mean = (list: readonly number[]): number | null =>
  list.length === 0 ? null : list.reduce((sum, it) => sum + it, 0) / list.length;

const overlayFor = (
  { standing, options, counts, corrections: drops }: Simulation,
  { goodOrders, approved }: WhatIfChange,
): Overlay => {
  const { day } = standing;
  const expected = new Set(drops.map((it) => it.entry));
  const decided = approved?.tickets.map((ticket) => ({ ticket, decidedOn: dayNumber(approved.on) })) ?? [];
  return overlayOf(
    standing,
    options.horizon,
    METRICS.filter((it) => counts[it] !== null),
    {
      ...(goodOrders !== undefined && {
        good: { perDay: goodOrders.perDay, from: goodOrders.from === undefined ? day + 1 : dayNumber(goodOrders.from) },
      }),
      corrections: correctionsAfter(standing, decided).filter((it) => !expected.has(it.entry)),
    },
  );
};

/** Both paths day by day. Rehearsals of the same number share their luck, so that the difference is the change's. */
const comparePaths = (
  before: ForecastSamples,
  after: ForecastSamples,
  payouts: readonly Payout[],
  today: DayNumber,
): PathDay[] =>
  Array.from({ length: before.horizon }, (_, i) => {
    const [old, changed] = [overallAhead(before, i + 1), overallAhead(after, i + 1)];
    const pairs = Array.from(old, (score, at) => [score, changed[at]!] as const).filter(
      ([a, b]) => !Number.isNaN(a) && !Number.isNaN(b),
    );
    const freed = pairs.flatMap(([a, b]) => cashFreed(payouts, a, b) ?? []);
    const value = mean(freed.map((it) => it.value));
    return {
      day: makeDay(today + i + 1),
      before: summarise(old),
      after: summarise(changed),
      change: mean(pairs.map(([a, b]) => b - a)),
      freed: value === null ? null : { value, currency: freed[0]!.currency },
    };
  });

const neededOf = (futures: Simulation, threshold: number, ahead: number): OrdersNeeded => {
  const { day } = futures.standing;
  const overlay = (perDay: number) => overlayFor(futures, { goodOrders: { perDay } });
  const isLikely = (scores: Float64Array) =>
    scores.filter((it) => it >= threshold).length >= LIKELY * futures.options.size;
  const reaches = (perDay: number) => isLikely(scoreAhead(futures, ahead, overlay(perDay)));
  if (reaches(0)) return { state: 'reached' };
  if (!reaches(MAX_ORDERS_A_DAY)) return { state: 'beyond' };
  // One more good order never hurts, in any of the futures, so the edge can be halved in on.
  let [low, high] = [0, 1];
  while (!reaches(high)) [low, high] = [high, Math.min(MAX_ORDERS_A_DAY, high * 2)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  const projection = scoreSimulation(futures, overlay(high));
  let first = 1;
  while (!isLikely(overallAhead(projection, first))) first += 1;
  return { state: 'needed', perDay: high, orders: high * Math.max(0, first - 1), day: makeDay(day + first) };
};

/**
 * Questions to a shop's future, all answered by the projection itself: the same futures, scored again with what would be
 * different. Null where there is no score to project.
 */
export const openWhatIf = (asked: WhatIfContext, { horizon, seed, size }: WhatIfOptions): WhatIf | null => {
  const { standing, facts, reading, latestFirst } = asked;
  const { ledger, day } = standing;
  const eligible = eligibilityOn(ledger, facts.coverage, latestFirst[0], reading !== undefined, day);
  const { simulation: futures, samples: projection } = asked.forecast(horizon, seed, size);
  if (eligible.state === 'no-score' || futures === null || projection === null) return null;
  const sales = salesOf(facts.orders, ledger.zone, day);
  const payouts = payoutsOf(ledger.policy, sales);
  const futuresAt = (rates: WhatIfChange['rates']) =>
    rates === undefined ? futures : asked.forecast(horizon, seed, size, rates).simulation!;
  return {
    sales,
    payouts,
    path: (change) => {
      validateChange(change);
      const ours = futuresAt(change.rates);
      return comparePaths(projection, scoreSimulation(ours, overlayFor(ours, change)), payouts, day);
    },
    needed: (threshold, by = makeDay(day + horizon)) => {
      const ahead = dayNumber(by) - day;
      if (ahead < 1 || ahead > horizon) throw new RangeError(`${by} is not among the ${horizon} days ahead`);
      return neededOf(futures, threshold, ahead);
    },
    headRoom: (metric, threshold, hours) =>
      headRoomOf(standing, metric, {
        threshold,
        offset: futures.options.offset,
        ...(hours !== undefined && { hours }),
      }),
  };
};
