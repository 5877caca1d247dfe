import type { Quantiles } from '#core/model/assessment';
import { type Day, type DayNumber, dayNumber, makeDay } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import type { Money } from '#core/model/field';
import { type ByMetric, countsOrders, isHigherBetter, METRICS, type Metric } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import { type HeadRoom, headRoomOf } from '#core/score/head-room';
import { type ScoreInputs, scoreAged } from '#core/score/score-inputs';
import { eligibilityOn } from '#core/score/today';
import { cashFreed, type DailySales, type Payout, payoutsOf, salesOf } from './cash';
import { type Correction, correctionsAfter, type TicketSubject } from './corrections';
import type { Forecast } from './forecast';
import { summarise } from './quantiles';
import { type ForecastSamples, type Overlay, overallAhead, scoreFuturesAhead, scoreSimulation } from './score-samples';
import { applyCorrections } from './simulate-metric';
import type { Simulation } from './simulation';
import { addCounts, advanceDay, openingStateOf } from './simulation-state';

/** A change that adds the same counts to every future. */
interface OverlayChange {
  /** additional good orders on every day from `from` on: placed, due and delivered on that day, never bad */
  good?: { perDay: number; from: DayNumber };
  corrections?: readonly Correction[];
}

/** Weighted counts of the change alone. @param metrics simulated ones */
const overlayOf = (
  { day: today, tallies }: ScoreInputs,
  horizon: number,
  metrics: readonly Metric[],
  { good, corrections = [] }: OverlayChange,
): Overlay => {
  const overlay: Overlay = {};
  for (const metric of METRICS.filter((name) => metrics.includes(name))) {
    const { window, weights } = tallies[metric];
    const higher = isHigherBetter(metric);
    const ofMetric = corrections.filter(({ member }) => member.metric === metric);
    const empty = () => new Float64Array(window + horizon + 1);
    const nothing = { first: today - window, numerator: empty(), denominator: empty(), bad: empty() };
    const state = openingStateOf(nothing, today, weights);
    const days = () => new Float64Array(horizon);
    const counts = { numerator: days(), denominator: days(), affected: days() };
    for (let event = today; event < today + horizon; event++) {
      if (good !== undefined && event >= good.from && countsOrders(metric))
        addCounts(state, event, higher ? good.perDay : 0, good.perDay, 0);
      advanceDay(state);
      applyCorrections(state, { corrections: ofMetric, higher });
      counts.numerator[event - today] = state.sums[0]!;
      counts.denominator[event - today] = state.sums[1]!;
      counts.affected[event - today] = state.sums[2]!;
    }
    overlay[metric] = counts;
  }
  return overlay;
};

/** Changes from the forecast, in any combination. */
export interface WhatIfChange {
  /** additional good orders a day, from tomorrow unless said */
  goodOrders?: { perDay: number; from?: Day };
  /** tickets approved on a day; the platform stops counting their problems one business day later */
  approved?: { tickets: readonly TicketSubject[]; on: Day };
  /** rates of bad events from now on (handling time: hours per round) */
  rates?: Partial<ByMetric<number>>;
}

export interface PathDay {
  day: Day;
  before: Quantiles | null;
  after: Quantiles | null;
  /** mean difference between the same futures with and without the change, in points */
  change: number | null;
  /** expected money paid out sooner by the score alone; null without known sales */
  freed: Money | null;
}

/** `reached`: no additional orders are needed; `beyond`: no number of them suffices */
export type OrdersNeeded =
  | { state: 'reached' | 'beyond' }
  | {
      state: 'needed';
      /** fewest additional orders a day */
      perDay: number;
      /** their total up to the day asked about */
      orders: number;
      /** the day from which on the mean forecast stays at or above the threshold */
      day: Day;
    };

export interface WhatIf {
  /** forecasts with and without a change. @throws RangeError for impossible figures */
  path(change: WhatIfChange): PathDay[];
  /** additional good orders to reach a threshold by a day. @param by the last day of the horizon by default @throws RangeError beyond the horizon */
  needed(threshold: number, by?: Day): OrdersNeeded;
  /** see `headRoomOf` */
  headRoom(metric: Metric, threshold: number): HeadRoom;
  sales: DailySales | null;
  payouts: readonly Payout[];
}

/** Facts, inputs and forecast of the assessment to which what-ifs belong. */
export interface WhatIfContext {
  inputs: ScoreInputs;
  reading: Reading | undefined;
  latestFirst: readonly Reading[];
  facts: Facts;
  forecast(horizon: number, seed: number, size?: number): Forecast;
}

export interface WhatIfOptions {
  /** days ahead */
  horizon: number;
  seed: number;
  /** number of futures, by default that of an assessment */
  size?: number;
}

const MAX_ORDERS_A_DAY = 1_000_000;

/** @throws RangeError for negative, too large or impossible figures */
const validateChange = ({ goodOrders, rates = {} }: WhatIfChange): void => {
  const perDay = goodOrders?.perDay ?? 0;
  if (!(perDay >= 0 && perDay <= MAX_ORDERS_A_DAY)) throw new RangeError(`${perDay} orders a day`);
  for (const [metric, rate] of Object.entries(rates))
    if (!(rate >= 0) || (metric !== 'AHT' && rate > 1)) throw new RangeError(`${metric} at ${rate}`);
};

const overlayFor = (
  { inputs, options, counts, corrections }: Simulation,
  { goodOrders, approved }: WhatIfChange,
): Overlay => {
  const today = inputs.day + options.unread;
  const expected = new Set(corrections.map(({ member }) => member));
  const decided = approved?.tickets.map((ticket) => ({ ticket, decidedOn: dayNumber(approved.on) })) ?? [];
  return overlayOf(
    inputs,
    options.horizon,
    METRICS.filter((metric) => counts[metric] !== null),
    {
      ...(goodOrders !== undefined && {
        good: {
          perDay: goodOrders.perDay,
          from: goodOrders.from === undefined ? today + 1 : dayNumber(goodOrders.from),
        },
      }),
      corrections: correctionsAfter(inputs, decided).filter(({ member }) => !expected.has(member)),
    },
  );
};

/** The scores of all futures on one day. */
interface DayScores {
  scores: Float64Array;
  quantiles: Quantiles | null;
}

const daysOf = (samples: ForecastSamples): DayScores[] =>
  Array.from({ length: samples.horizon }, (_, i) => {
    const scores = overallAhead(samples, i + 1);
    return { scores, quantiles: summarise(scores) };
  });

/** Compares two paths day by day; futures of the same index share their random numbers, so only the change differs. */
const comparePaths = (
  before: readonly DayScores[],
  after: readonly DayScores[],
  payouts: readonly Payout[],
  today: DayNumber,
): PathDay[] =>
  before.map((old, i) => {
    const changed = after[i]!;
    let [pairs, change, paid, freed] = [0, 0, 0, 0];
    let currency: Money['currency'] | null = null;
    for (let future = 0; future < old.scores.length; future++) {
      const [was, is] = [old.scores[future]!, changed.scores[future]!];
      if (Number.isNaN(was) || Number.isNaN(is)) continue;
      pairs += 1;
      change += is - was;
      const money = cashFreed(payouts, was, is);
      if (money === null) continue;
      paid += 1;
      freed += money.value;
      currency = money.currency;
    }
    return {
      day: makeDay(today + i + 1),
      before: old.quantiles,
      after: changed.quantiles,
      change: pairs === 0 ? null : change / pairs,
      freed: currency === null ? null : { value: freed / paid, currency },
    };
  });

const neededOf = (simulation: Simulation, threshold: number, ahead: number): OrdersNeeded => {
  const { inputs, options } = simulation;
  const today = inputs.day + options.unread;
  const overlay = (perDay: number) => overlayFor(simulation, { goodOrders: { perDay } });
  const isReached = (scores: Float64Array) => (summarise(scores)?.mean ?? Number.NaN) >= threshold;
  const reaches = (perDay: number) => isReached(scoreFuturesAhead(simulation, ahead, overlay(perDay)));
  if (reaches(0)) return { state: 'reached' };
  if (!reaches(MAX_ORDERS_A_DAY)) return { state: 'beyond' };
  // Scores are non-decreasing in the number of good orders, so bisection finds the edge.
  let [low, high] = [0, 1];
  while (!reaches(high)) [low, high] = [high, Math.min(MAX_ORDERS_A_DAY, high * 2)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  const samples = scoreSimulation(simulation, overlay(high));
  let first = ahead;
  while (first > 1 && isReached(overallAhead(samples, first - 1))) first -= 1;
  return { state: 'needed', perDay: high, orders: high * (ahead - 1), day: makeDay(today + first) };
};

/**
 * Answers what-ifs by scoring the same simulated futures again with the change. Null without a score to forecast.
 */
export const openWhatIf = (context: WhatIfContext, { horizon, seed, size }: WhatIfOptions): WhatIf | null => {
  const { inputs, facts, reading, latestFirst } = context;
  const { ledger, day } = inputs;
  const eligible = eligibilityOn(ledger, facts.coverage, latestFirst[0], reading !== undefined, day);
  const { start, simulation, samples } = context.forecast(horizon, seed, size);
  if (eligible.state === 'no-score' || simulation === null || samples === null) return null;
  const sales = salesOf(facts.orders, ledger.zone, day);
  const payouts = payoutsOf(ledger.policy, sales);
  let before: DayScores[] | undefined;
  return {
    sales,
    payouts,
    path: (change) => {
      validateChange(change);
      const changed = change.rates === undefined ? simulation : simulation.withRates(change.rates);
      before ??= daysOf(samples);
      return comparePaths(before, daysOf(scoreSimulation(changed, overlayFor(changed, change))), payouts, day);
    },
    needed: (threshold, by = makeDay(day + horizon)) => {
      const ahead = dayNumber(by) - day;
      if (ahead < 1 || ahead > horizon) throw new RangeError(`${by} is not among the ${horizon} days ahead`);
      return neededOf(simulation, threshold, ahead);
    },
    headRoom: (metric, threshold) =>
      // Where facts end before today, the score of today is itself an estimate.
      headRoomOf(inputs, metric, threshold, (start ?? 0) - (scoreAged(inputs).overall ?? 0)),
  };
};
