import type { Quantiles } from '#core/model/assessment';
import { type DayNumber, makeDay } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import { type ByMetric, METRICS, type Metric } from '#core/model/metric';
import type { Ticket } from '#core/model/ticket';
import { makeScorer, newSheet, type ScoreSheet } from '#core/score/aggregate';
import type { Moment } from '#core/score/ledger';
import { readingsUpTo } from '#core/score/scale';
import { isSmallSeller, type Standing, scoreAged } from '#core/score/standing';
import { expectedCorrections } from './corrections';
import { estimateOffset, extraSpreadOf } from './discrepancy';
import { fitMetricModels } from './metric-models';
import { makeRandom } from './random';
import { type SimulatedCounts, simulateHandlingTime, simulateRateMetric } from './simulate';
import { type Correction, knownCountsOf } from './simulation-state';

/** Linear interpolation between order statistics of a sorted list. */
export const quantileOf = (sorted: ArrayLike<number>, probability: number): number => {
  const at = probability * (sorted.length - 1);
  const low = Math.floor(at);
  const below = sorted[low]!;
  const above = sorted[Math.min(low + 1, sorted.length - 1)]!;
  return below + (at - low) * (above - below);
};

/** Mean and the 5, 50 and 95 % points of the rehearsals that have a score; null where none has. */
export const summarise = (values: Float64Array): Quantiles | null => {
  // NaN sorts last.
  const sorted = values.slice().sort();
  let [size, sum] = [0, 0];
  while (size < sorted.length && !Number.isNaN(sorted[size])) sum += sorted[size++]!;
  if (size === 0) return null;
  const scored = sorted.subarray(0, size);
  return {
    mean: sum / size,
    p05: quantileOf(scored, 0.05),
    p50: quantileOf(scored, 0.5),
    p95: quantileOf(scored, 0.95),
  };
};

/** Possible futures of the overall score and, for the next day, of each metric's score. NaN where there is none. */
export interface ForecastSamples {
  horizon: number;
  size: number;
  /** overall by rehearsal × horizon + (days ahead − 1) */
  overall: Float64Array;
  nextMetrics: ByMetric<Quantiles | null>;
}

export interface SimulationOptions {
  horizon: number;
  seed: number;
  /** how many futures are rehearsed */
  size: number;
  /** what is known ends here: now, or the end of the day before */
  until: Moment;
  /** overall points by which the platform's score differs from the computed one, as the readings taught */
  offset: number;
  /** the same in equally likely cases, of which each rehearsal has one */
  offsets: Float64Array;
  /** scores of metrics without facts, held as last read */
  held: Partial<ByMetric<number>>;
  /** what if a metric's bad ones came at this rate (handling time: at these hours a round) from now on? */
  rates?: Partial<ByMetric<number>>;
}

/** The coming days as rehearsed, not scored yet: counts of each metric that has facts. */
export interface Simulation {
  standing: Standing;
  options: SimulationOptions;
  counts: ByMetric<SimulatedCounts | null>;
  corrections: readonly Correction[];
  /** standard deviation, in points, of what the rehearsals leave out, by the shop's own past */
  extraSpread: number;
}

const MEMBERS = { delivered: 1, placed: 2, 'deliver-by': 3, requested: 4, rated: 5 } as const;
const SALTS = { NRR: 11, NBFR: 23, SFCR: 37, OTDR: 41, AHT: 53, IM_DSAT: 67 } as const;

/** Rehearses the coming days from what is known at `until`. Deterministic in its arguments. */
export const simulate = (standing: Standing, tickets: readonly Ticket[], options: SimulationOptions): Simulation => {
  const { horizon, seed, size } = options;
  const { day: today, ledger, tallies } = standing;
  const until = Math.min(options.until, today + 1 - 1e-6);
  const drops = expectedCorrections(standing, tickets);
  const { rates, handling } = fitMetricModels(standing, until, today + horizon - Math.floor(until), size, (metric) =>
    makeRandom(seed * 1009 + SALTS[metric]),
  );
  const rehearseMetric = (metric: Metric, index: number): SimulatedCounts | null => {
    const stage = {
      today,
      until,
      horizon,
      size,
      weights: tallies[metric].weights,
      higher: ledger.policy.metrics[metric].better === 'higher',
      corrections: drops.filter((it) => it.entry.metric === metric),
      memberRandom: makeRandom(seed * 104_729 + MEMBERS[ledger.policy.metrics[metric].membership.value]),
      rate: options.rates?.[metric] ?? null,
    };
    const random = makeRandom(seed * 7919 + index);
    const timeline = knownCountsOf(standing, metric, until, horizon);
    if (metric === 'AHT')
      return tallies.AHT.denominator.some((it) => it > 0)
        ? simulateHandlingTime(handling, timeline, stage, random)
        : null;
    const driver = rates.find((it) => it.metric === metric);
    return driver === undefined ? null : simulateRateMetric(driver, timeline, stage, random);
  };
  const counts = Object.fromEntries(METRICS.map((metric, index) => [metric, rehearseMetric(metric, index)]));
  return {
    standing,
    options,
    corrections: drops,
    extraSpread: extraSpreadOf(standing, rates),
    counts: counts as Simulation['counts'],
  };
};

/** Weighted counts by days ahead − 1 that come on top of every rehearsal: sums add, so that nothing is drawn anew. */
export type Overlay = Partial<
  Record<Metric, { numerator: Float64Array; denominator: Float64Array; affected: Float64Array }>
>;

/** Scores one day of one rehearsal into a sheet that the next call overwrites. @param ahead days from today */
const makeSampleScorer = (
  { standing, options, counts, extraSpread: unforeseen }: Simulation,
  overlay: Overlay,
): ((rehearsal: number, ahead: number) => ScoreSheet) => {
  const { horizon, held, offsets } = options;
  const score = makeScorer(standing.ledger.policy, standing.scale);
  const sheet = newSheet();
  const small = Array.from({ length: horizon }, (_, i) => isSmallSeller(standing, i + 1));
  const parts = METRICS.flatMap((metric, at) => {
    const ours = counts[metric];
    return ours === null ? [] : [{ at, ...ours, more: overlay[metric] }];
  });
  sheet.values.fill(Number.NaN);
  const random = makeRandom(options.seed * 6151 + 3);
  const shift = Float64Array.from({ length: options.size }, () => random.pick(offsets) + unforeseen * random.normal());
  return (rehearsal, ahead) => {
    const day = ahead - 1;
    const slot = rehearsal * horizon + day;
    for (let i = 0; i < parts.length; i++) {
      const { at, numerator, denominator, affected, more } = parts[i]!;
      let [over, under, bads] = [numerator[slot]!, denominator[slot]!, affected[slot]!];
      if (more !== undefined) {
        over += more.numerator[day]!;
        under += more.denominator[day]!;
        bads += more.affected[day]!;
      }
      sheet.values[at] = under > 1e-9 ? Math.max(0, over) / under : Number.NaN;
      sheet.affected[at] = bads;
    }
    score(sheet, small[day]!, held);
    sheet.overall = Math.min(5, Math.max(0, sheet.overall + shift[rehearsal]!));
    return sheet;
  };
};

/** Scores rehearsed days. @param overlay what is counted on top in every one of them */
export const scoreSimulation = (futures: Simulation, overlay: Overlay = {}): ForecastSamples => {
  const { horizon, size } = futures.options;
  const score = makeSampleScorer(futures, overlay);
  const overall = new Float64Array(size * horizon);
  const next = METRICS.map(() => new Float64Array(size));
  for (let i = 0; i < size; i++)
    for (let ahead = 1; ahead <= horizon; ahead++) {
      const sheet = score(i, ahead);
      overall[i * horizon + ahead - 1] = sheet.overall;
      if (ahead === 1) for (let m = 0; m < next.length; m++) next[m]![i] = sheet.scores[m]!;
    }
  const nextMetrics = Object.fromEntries(METRICS.map((metric, m) => [metric, summarise(next[m]!)]));
  return { horizon, size, overall, nextMetrics: nextMetrics as ForecastSamples['nextMetrics'] };
};

/** Overall scores of all rehearsals, `ahead` days from today. */
export const overallAhead = (
  { overall, horizon, size }: Pick<ForecastSamples, 'overall' | 'horizon' | 'size'>,
  ahead: number,
): Float64Array => {
  const scores = new Float64Array(size);
  for (let i = 0; i < size; i++) scores[i] = overall[i * horizon + ahead - 1]!;
  return scores;
};

/** The same of one day alone, for those who try many overlays. */
export const scoreAhead = (futures: Simulation, ahead: number, overlay: Overlay): Float64Array => {
  const score = makeSampleScorer(futures, overlay);
  return Float64Array.from({ length: futures.options.size }, (_, i) => score(i, ahead).overall);
};

export interface Forecast {
  /** the unrounded score that the projection starts from; null where nothing can be computed */
  start: number | null;
  samples: ForecastSamples | null;
  /** what the projection was scored from, for those who ask what if */
  simulation: Simulation | null;
}

/** How old a printed metric score may be to stand in for facts that are not there. */
const HELD_DAYS = 14;

/** The coming scores of a shop, from its facts and what its readings taught. */
export const forecastScores = (
  standing: Standing,
  facts: Pick<Facts, 'readings' | 'tickets'>,
  standingOn: (day: DayNumber) => Standing,
  options: { horizon: number; seed: number; size: number; until: Moment; rates?: Partial<ByMetric<number>> },
): Forecast => {
  const { day, tallies, ledger } = standing;
  const recent = readingsUpTo(facts.readings, makeDay(day)).filter(
    (it) => day - ledger.zone.dayOf(it.day) <= HELD_DAYS,
  );
  const held = Object.fromEntries(
    METRICS.flatMap((metric) => {
      if (tallies[metric].denominator.some((it) => it > 0)) return [];
      const score = recent.find((it) => it.metrics[metric]?.score != null)?.metrics[metric]?.score;
      return score == null ? [] : [[metric, score]];
    }),
  );
  const computed = scoreAged(standing).overall;
  if (computed === null) return { start: null, samples: null, simulation: null };
  const offset = estimateOffset(standing, facts, standingOn);
  const futures = simulate(standing, facts.tickets, { ...options, offset: offset.mean, offsets: offset.cases, held });
  return {
    start: Math.min(5, Math.max(0, computed + offset.mean)),
    samples: scoreSimulation(futures),
    simulation: futures,
  };
};
