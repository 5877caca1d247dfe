import type { Quantiles } from '#core/model/assessment';
import { type ByMetric, bestValueOf, METRICS } from '#core/model/metric';
import {
  aggregate,
  fillInputs,
  type HeldScores,
  makeScorer,
  newScoreBuffer,
  type ScoreBuffer,
  type Scorer,
} from '#core/score/aggregate';
import { isSmallSeller, metricInputsOf } from '#core/score/score-inputs';
import type { ScoreParameters } from '#core/score/score-parameters';
import { priorDeviation, shareOfVariance } from './persistence';
import { summarise } from './quantiles';
import { deterministicExp, makeRandom } from './random';
import type { SimulatedCounts } from './simulate-metric';
import type { Simulation } from './simulation';

/** Scores of the simulated futures: overall for all days, metrics for the next day alone. NaN without a score. */
export interface ForecastSamples {
  horizon: number;
  size: number;
  /** index future × horizon + (days ahead − 1) */
  overall: Float64Array;
  nextMetrics: ByMetric<Quantiles | null>;
}

/** Golden ratio; the paths of a metric are shifted by this share of them for each metric and pairing. */
const PAIRING_STEP = 0.618034;

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
  const levelOf = (parameters: ScoreParameters) => aggregate(now, policy, parameters, small, options.held).overall ?? 0;
  const today = levelOf(inputs.parameters);
  return draws.map((parameters) => ({
    score: makeScorer(policy, parameters),
    level: parameters === inputs.parameters ? 0 : today - levelOf(parameters),
  }));
};

/**
 * Scores of metrics that pages print without values, by future and days ahead − 1: each as the overall is repeated where nothing
 * else is known, and all alike, which is never surer.
 */
const drawHeld = ({ options, futures }: Simulation): ((future: number, day: number) => HeldScores | undefined) => {
  const held = Object.entries(options.held);
  if (held.length === 0) return () => undefined;
  const draws = new Float64Array(futures);
  makeRandom(options.seed * 4243 + 5).normals(draws);
  const growth = Float64Array.from({ length: options.horizon }, (_, day) => Math.sqrt(shareOfVariance(day + 1)));
  return (future, day) =>
    Object.fromEntries(
      held.map(([metric, score]) => {
        const sd = priorDeviation(score) * growth[day]!;
        return [metric, Math.min(5, Math.max(0, score + sd * draws[future]!))];
      }),
    );
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
  const buffer = newScoreBuffer();
  const scorers = makeScorers(simulation);
  const heldOn = drawHeld(simulation);
  const small = Array.from({ length: horizon }, (_, i) => isSmallSeller(inputs, i + 1));
  const parts = METRICS.flatMap((metric, at) => {
    const simulated = counts[metric];
    const step = Math.round(at * PAIRING_STEP * size);
    return simulated === null ? [] : [{ at, step, best: bestValueOf(metric), ...simulated, extra: overlay[metric] }];
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
      fillInputs(buffer, lagging);
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
    score(buffer, small[day]!, heldOn(future, day));
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
export const scoreFuturesAhead = (simulation: Simulation, ahead: number, overlay: Overlay): Float64Array => {
  const score = makeSampleScorer(simulation, overlay);
  return Float64Array.from({ length: simulation.futures }, (_, i) => score(i, ahead).overall);
};
