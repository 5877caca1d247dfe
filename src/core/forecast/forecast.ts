import type { Quantiles } from '#core/model/assessment';
import { type DayNumber, makeDay } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import { type ByMetric, byMetric, METRICS, type Metric } from '#core/model/metric';
import type { Ticket } from '#core/model/ticket';
import { metricsOf } from '#core/policy/policy';
import { aggregate, makeScorer, newScoreBuffer, type ScoreBuffer, type Scorer } from '#core/score/aggregate';
import type { Moment } from '#core/score/ledger';
import { isSmallSeller, metricInputsOf, type ScoreInputs, scoreAged } from '#core/score/score-inputs';
import { readingsUpTo, type ScoreParameters } from '#core/score/score-parameters';
import { type Correction, expectedCorrections } from './corrections';
import { estimateOffset, extraSpreadOf } from './discrepancy';
import { fitMetricModels } from './metric-models';
import { findPeaks, LAG_DAYS, meanByDay, simulatePeaks } from './peaks';
import { recentReadings, repeatPrinted } from './persistence';
import { deterministicExp, makeRandom } from './random';
import { type SimulatedCounts, simulateHandlingTime, simulateRateMetric } from './simulate';
import { knownCountsOf } from './simulation-state';

/** Sample quantile by linear interpolation between order statistics. @param sorted ascending */
export const quantileOf = (sorted: ArrayLike<number>, probability: number): number => {
  const position = probability * (sorted.length - 1);
  const low = Math.floor(position);
  const below = sorted[low]!;
  const above = sorted[Math.min(low + 1, sorted.length - 1)]!;
  return below + (position - low) * (above - below);
};

/** Share of the values outside the interval on either side. */
const TAIL = 0.05;

/**
 * Mean and 5, 50 and 95 % quantiles of the values that are not NaN; null if there are none. An interval must contain the
 * mean to be believed: if rare low values move the mean below the 5 % quantile, the interval begins at the mean, and the share
 * gained below is cut off above, so that it still covers 90 %.
 */
export const summarise = (values: Float64Array): Quantiles | null => {
  // NaN sorts last.
  const sorted = values.slice().sort();
  let [size, sum] = [0, 0];
  while (size < sorted.length && !Number.isNaN(sorted[size])) sum += sorted[size++]!;
  if (size === 0) return null;
  const scored = sorted.subarray(0, size);
  // Rounding can put the mean of equal values beside them.
  const mean = Math.min(Math.max(sum / size, scored[0]!), scored[size - 1]!);
  const below = scored.findIndex((value) => value >= mean) / size;
  const [low, high] = [Math.min(TAIL, below), Math.min(TAIL, 1 - below)];
  return {
    mean,
    p05: Math.min(mean, quantileOf(scored, high < TAIL ? 2 * TAIL - high : low)),
    p50: quantileOf(scored, 0.5),
    p95: Math.max(mean, quantileOf(scored, low < TAIL ? 1 - (2 * TAIL - low) : 1 - high)),
  };
};

/** Scores of the simulated futures: overall for all days, metrics for the next day alone. NaN without a score. */
export interface ForecastSamples {
  horizon: number;
  size: number;
  /** index future × horizon + (days ahead − 1) */
  overall: Float64Array;
  nextMetrics: ByMetric<Quantiles | null>;
}

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
  /** last printed scores of metrics without facts, kept constant */
  held: Partial<ByMetric<number>>;
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
/** Golden ratio; the paths of a metric are shifted by this share of them for each metric and pairing. */
const PAIRING_STEP = 0.618034;

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
const simulate = (inputs: ScoreInputs, tickets: readonly Ticket[], options: SimulationOptions): Simulation => {
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
      higher: row.better === 'higher',
      corrections: corrections.filter(({ member }) => member.metric === metric),
      memberRandom: makeRandom(seed * 104_729 + MEMBERSHIP_SEEDS[row.membership.value]),
      volume,
      lateness,
      lag: LAG_DAYS[row.membership.value] ?? null,
      rate,
    };
    const random = makeRandom(seed * 7919 + METRICS.indexOf(metric));
    const known = knownCountsOf(inputs, metric, until, horizon);
    if (metric === 'AHT')
      return tallies.AHT.denominator.some((count) => count > 0)
        ? simulateHandlingTime(handling, known, config, random)
        : null;
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

/** Weighted counts, by days ahead − 1, that a what-if adds to every future without another simulation. */
export type Overlay = Partial<ByMetric<SimulatedCounts>>;

/** Standard deviation, in points, of a score that is counted from known facts and not printed yet. */
const LAGGING_SD = 0.005;

/**
 * A scorer for each draw of the parameters. Today's score is known whatever the parameters: `level` shifts each draw to the
 * estimated score of today, so that draws differ in coming days only.
 */
const makeScorers = ({ inputs, options }: Simulation): { score: Scorer; level: number }[] => {
  const { policy } = inputs.ledger;
  const draws = options.parameterDraws.length > 0 ? options.parameterDraws : [inputs.parameters];
  const now = metricInputsOf(inputs);
  const small = isSmallSeller(inputs);
  const levelOf = (parameters: ScoreParameters) => aggregate(now, policy, parameters, small).overall ?? 0;
  const today = levelOf(inputs.parameters);
  return draws.map((parameters) => ({
    score: makeScorer(policy, parameters),
    level: parameters === inputs.parameters ? 0 : today - levelOf(parameters),
  }));
};

/**
 * Makes a scorer of single days, which returns a buffer that its next call overwrites. Its days count from today, which is
 * `unread` days after that of `inputs`.
 * @param overlay see `Overlay`
 */
export const makeSampleScorer = (
  simulation: Simulation,
  overlay: Overlay,
): ((future: number, ahead: number) => ScoreBuffer) => {
  const { inputs, options, counts, extraSpread, futures } = simulation;
  const { horizon, unread, size, held, offsets } = options;
  const { policy } = inputs.ledger;
  const buffer = newScoreBuffer();
  const scorers = makeScorers(simulation);
  const small = Array.from({ length: horizon }, (_, i) => isSmallSeller(inputs, i + 1));
  const parts = METRICS.flatMap((metric, at) => {
    const simulated = counts[metric];
    const step = Math.round(at * PAIRING_STEP * size);
    return simulated === null
      ? []
      : [{ at, step, best: policy.metrics[metric]!.best, ...simulated, extra: overlay[metric] }];
  });
  const past = options.lagging.map((known) => metricInputsOf(known));
  buffer.values.fill(Number.NaN);
  const random = makeRandom(options.seed * 6151 + 3);
  // Each future keeps one offset, one extra error and one drift of the anchors for all its days.
  const shift = Float64Array.from({ length: futures }, () => random.pick(offsets) + extraSpread * random.normal());
  const drift = Float64Array.from({ length: futures }, () => options.anchorDriftSd * random.normal());
  // Errors of single days are independent, and the same each time that a day is scored.
  const { dayErrorSd } = options;
  const dayErrors = new Float64Array(dayErrorSd > 0 ? futures * horizon : 0);
  random.normals(dayErrors);
  const laggingErrors = new Float64Array(futures * past.length);
  random.normals(laggingErrors);
  const driftedDays = Float64Array.from({ length: horizon }, (_, day) => Math.sqrt(day + 1 + options.anchorAge));
  return (future, ahead) => {
    const simulatedDay = ahead - 1 + unread;
    const lagging = past[simulatedDay];
    const { score, level } = scorers[future % scorers.length]!;
    if (lagging !== undefined) {
      for (const [at, metric] of METRICS.entries()) {
        buffer.values[at] = lagging[metric].value ?? Number.NaN;
        buffer.affected[at] = lagging[metric].affected;
      }
      score(buffer, small[0]!, held);
      const error = LAGGING_SD * laggingErrors[future * past.length + simulatedDay]!;
      buffer.overall = Math.min(5, Math.max(0, buffer.overall + level + shift[future]! + error));
      return buffer;
    }
    const day = simulatedDay - past.length;
    const path = future % size;
    const pairing = (future - path) / size;
    // Anchors that move away from the best value by a factor are equivalent to values that move towards it.
    const nearer = deterministicExp(-drift[future]! * driftedDays[day]!);
    for (let i = 0; i < parts.length; i++) {
      const { at, step, best, numerator, denominator, affected, extra } = parts[i]!;
      const slot = ((path + pairing * step) % size) * horizon + day;
      let [over, under, bads] = [numerator[slot]!, denominator[slot]!, affected[slot]!];
      if (extra !== undefined) {
        over += extra.numerator[day]!;
        under += extra.denominator[day]!;
        bads += extra.affected[day]!;
      }
      buffer.values[at] = under > 1e-9 ? best + (Math.max(0, over) / under - best) * nearer : Number.NaN;
      buffer.affected[at] = bads;
    }
    score(buffer, small[day]!, held);
    const dayError = dayErrorSd > 0 ? dayErrorSd * dayErrors[future * horizon + day]! : 0;
    buffer.overall = Math.min(5, Math.max(0, buffer.overall + level + shift[future]! + dayError));
    return buffer;
  };
};

/** Scores all days of all futures. @param overlay counts added to every future */
export const scoreSimulation = (simulation: Simulation, overlay: Overlay = {}): ForecastSamples => {
  const { futures: size, options } = simulation;
  const horizon = options.horizon - options.unread;
  const score = makeSampleScorer(simulation, overlay);
  const overall = new Float64Array(size * horizon);
  const next = METRICS.map(() => new Float64Array(size));
  for (let i = 0; i < size; i++)
    for (let ahead = 1; ahead <= horizon; ahead++) {
      const buffer = score(i, ahead);
      overall[i * horizon + ahead - 1] = buffer.overall;
      if (ahead === 1) for (let m = 0; m < next.length; m++) next[m]![i] = buffer.scores[m]!;
    }
  const nextMetrics = Object.fromEntries(METRICS.map((metric, m) => [metric, summarise(next[m]!)]));
  return { horizon, size, overall, nextMetrics: nextMetrics as ForecastSamples['nextMetrics'] };
};

/** Overall scores of all futures, `ahead` days from today. */
export const overallAhead = (
  { overall, horizon, size }: Pick<ForecastSamples, 'overall' | 'horizon' | 'size'>,
  ahead: number,
): Float64Array => {
  const scores = new Float64Array(size);
  for (let i = 0; i < size; i++) scores[i] = overall[i * horizon + ahead - 1]!;
  return scores;
};

/** Overall scores of all futures on a single day, fast enough to try many overlays. */
export const scoreAhead = (simulation: Simulation, ahead: number, overlay: Overlay): Float64Array => {
  const score = makeSampleScorer(simulation, overlay);
  return Float64Array.from({ length: simulation.futures }, (_, i) => score(i, ahead).overall);
};

const meanOf = (values: Float64Array): number | null => summarise(values)?.mean ?? null;

export interface Forecast {
  /** today's unrounded score plus the expected offset, its mean where facts end before today; null if it cannot be computed */
  start: number | null;
  samples: ForecastSamples | null;
  /** the unscored simulation, for what-ifs; null if the printed score is repeated */
  simulation: Simulation | null;
}

/**
 * Forecasts the scores of a shop from its facts and readings. Deterministic in its arguments. Source: README.md.
 * @param inputs of the last day of which facts are known
 * @param inputsOn score inputs of the past days on which readings are compared
 */
export const forecastScores = (
  inputs: ScoreInputs,
  facts: Pick<Facts, 'readings' | 'tickets'>,
  inputsOn: (day: DayNumber) => ScoreInputs,
  options: {
    /** days ahead of today */
    horizon: number;
    unread: number;
    seed: number;
    size: number;
    until: Moment;
    pageLag: number;
    /** uncertainty of the score's parameters */
    formula: Pick<SimulationOptions, 'parameterDraws' | 'anchorDriftSd' | 'anchorAge'>;
  },
): Forecast => {
  const { day, tallies, ledger } = inputs;
  const { pageLag, unread } = options;
  const today = day + unread;
  const recent = recentReadings(readingsUpTo(facts.readings, makeDay(today)), today);
  const held = Object.fromEntries(
    metricsOf(ledger.policy).flatMap((metric) => {
      if (tallies[metric].denominator.some((count) => count > 0)) return [];
      const score = recent.find(({ metrics }) => metrics[metric]?.score != null)?.metrics[metric]?.score;
      return score == null ? [] : [[metric, score]];
    }),
  );
  const computed = scoreAged(inputs).overall;
  if (computed === null) {
    const { start = null, samples = null } = repeatPrinted(recent, today, options) ?? {};
    return { start, samples: samples && { ...samples, nextMetrics: byMetric(() => null) }, simulation: null };
  }
  const inputsOfPage = (at: DayNumber): ScoreInputs => ({ ...inputsOn(at - pageLag), parameters: inputs.parameters });
  const offset = estimateOffset(inputs, facts, inputsOfPage);
  const simulation = simulate(inputs, facts.tickets, {
    ...options,
    ...options.formula,
    horizon: options.horizon + unread,
    offset: offset.mean,
    offsets: offset.values,
    dayErrorSd: offset.daySd,
    lagging: Array.from({ length: pageLag }, (_, i) => inputsOfPage(day + i + 1)),
    held,
  });
  const known = (scoreAged(inputsOfPage(day)).overall ?? computed) + offset.mean;
  return {
    start: unread > 0 ? meanOf(scoreAhead(simulation, 0, {})) : Math.min(5, Math.max(0, known)),
    samples: scoreSimulation(simulation),
    simulation,
  };
};
