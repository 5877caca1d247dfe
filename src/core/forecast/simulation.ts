import { type ByMetric, byMetric, isHigherBetter, METRICS, type Metric } from '#core/model/metric';
import type { Ticket } from '#core/model/ticket';
import type { HeldScores } from '#core/score/aggregate';
import type { Moment } from '#core/score/ledger';
import type { ScoreInputs } from '#core/score/score-inputs';
import type { ScoreParameters } from '#core/score/score-parameters';
import { hasMembers } from '#core/score/tally';
import { type Correction, expectedCorrections } from './corrections';
import { extraSpreadOf } from './discrepancy';
import { fitMetricModels } from './metric-models';
import { findPeaks, LAG_DAYS, meanByDay, simulatePeaks } from './peaks';
import { makeRandom } from './random';
import { type SimulatedCounts, simulateHandlingTime, simulateRateMetric } from './simulate-metric';
import { knownCountsOf } from './simulation-state';

export interface SimulationOptions {
  /** simulated days, from the day of `inputs` on */
  horizon: number;
  /** how many of these are past: days since facts were last read, of which nothing is known */
  unread: number;
  seed: number;
  /** number of simulated paths of each metric */
  size: number;
  /** the moment up to which facts are known */
  until: Moment;
  /** posterior mean of printed minus computed overall score, in points */
  offset: number;
  /** posterior of the offset as a table, from which each future draws one value */
  offsets: Float64Array;
  /** score inputs of the coming days whose scores a lagging page counts from known facts, the nearest first */
  lagging: readonly ScoreInputs[];
  /** standard deviation of the error of a single printed day, in points */
  dayErrorSd: number;
  /** posterior draws of the score's parameters, assigned to the futures in turn; empty if all were printed */
  parameterDraws: readonly ScoreParameters[];
  /** standard deviation per √day of the log distance of anchors from the best value */
  anchorDriftSd: number;
  /** days since a page was read, over which anchors have drifted already */
  anchorAge: number;
  /** last printed scores of metrics that pages print without values, from which `drawHeld` spreads them */
  held: HeldScores;
}

/** Simulated counts of each metric that has facts, before scoring. */
export interface Simulation {
  inputs: ScoreInputs;
  options: SimulationOptions;
  counts: ByMetric<SimulatedCounts | null>;
  corrections: readonly Correction[];
  /** standard deviation of the score beyond the simulation, in points, see `extraSpreadOf` */
  extraSpread: number;
  /** number of scored futures: the paths times the pairings */
  futures: number;
  /**
   * The same futures with a what-if's rates of bad events from now on (handling time: hours per round). Each metric has random
   * numbers of its own, so only metrics with a rate are simulated again.
   */
  withRates(rates: Partial<ByMetric<number>>): Simulation;
}

/**
 * Metrics are simulated independently, so any path of one can be combined with any path of another, and several pairings
 * reduce the variance of the forecast. A peak moves the orders of all metrics at once and permits one pairing only.
 */
const PAIRINGS = 3;

// Seeds: one stream per metric, and one per kind of membership for the members that metrics share.
const MEMBERSHIP_SEEDS = {
  delivered: 1,
  placed: 2,
  'deliver-by': 3,
  requested: 4,
  rated: 5,
  paid: 6,
  started: 7,
} as const;
const METRIC_SEEDS = { NRR: 11, NBFR: 23, SFCR: 37, OTDR: 41, AHT: 53, IM_DSAT: 67, LDR: 71, RR24: 83 } as const;

/** Simulates the coming days from the facts known at `until`. Deterministic in its arguments. */
export const simulate = (inputs: ScoreInputs, tickets: readonly Ticket[], options: SimulationOptions): Simulation => {
  const { horizon, seed, size } = options;
  const { day: today, ledger, tallies } = inputs;
  const until = Math.min(options.until, today + 1 - 1e-6);
  const corrections = expectedCorrections(inputs, tickets);
  const peaks = findPeaks(ledger.shipments, until, ledger.policy.region, horizon);
  const { volume, lateness } = simulatePeaks(peaks, today, horizon, size, makeRandom(seed * 2027 + 5));
  const { rates, handling } = fitMetricModels(
    inputs,
    until,
    today + horizon - Math.floor(until),
    peaks,
    volume === null ? undefined : meanByDay(volume, horizon),
    size,
    (metric) => makeRandom(seed * 1009 + METRIC_SEEDS[metric]),
  );
  /** @param rate a what-if's, in place of the simulated ones */
  const simulateMetric = (metric: Metric, rate: number | null): SimulatedCounts | null => {
    const row = ledger.policy.metrics[metric];
    if (row === undefined) return null;
    const config = {
      today,
      until,
      horizon,
      size,
      weights: tallies[metric].weights,
      higher: isHigherBetter(metric),
      corrections: corrections.filter(({ member }) => member.metric === metric),
      memberRandom: makeRandom(seed * 104_729 + MEMBERSHIP_SEEDS[row.membership.value]),
      volume,
      lateness,
      lag: LAG_DAYS[row.membership.value] ?? null,
      rate,
    };
    const random = makeRandom(seed * 7919 + METRICS.indexOf(metric));
    const known = knownCountsOf(inputs, metric, until, horizon);
    if (metric === 'AHT') return hasMembers(tallies.AHT) ? simulateHandlingTime(handling, known, config, random) : null;
    const model = rates.find((rateModel) => rateModel.metric === metric);
    return model === undefined ? null : simulateRateMetric(model, known, config, random);
  };
  const simulation: Simulation = {
    inputs,
    options,
    corrections,
    extraSpread: extraSpreadOf(inputs, rates),
    futures: size * (volume === null && lateness === null ? PAIRINGS : 1),
    counts: byMetric((metric) => simulateMetric(metric, null)),
    withRates: (changed) => ({
      ...simulation,
      counts: byMetric((metric) => {
        const rate = changed[metric];
        return rate === undefined ? simulation.counts[metric] : simulateMetric(metric, rate);
      }),
    }),
  };
  return simulation;
};
