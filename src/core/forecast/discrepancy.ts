import { type DayNumber, dayNumber, makeDay } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import { DIMENSIONS, METRICS, type Metric } from '#core/model/metric';
import type { HeldScores } from '#core/score/aggregate';
import { overallWithMoreBad } from '#core/score/head-room';
import { type ScoreInputs, scoreAged } from '#core/score/score-inputs';
import { readingsUpTo, type ScoreParameters } from '#core/score/score-parameters';
import type { RateModel } from './metric-models';
import { deterministicExp, indicesByWeight } from './random';

/** Half of the rounding step of printed overall scores. */
export const ROUNDING = 0.05;
/** Age in days up to which readings are compared. */
const COMPARED_DAYS = 10;

/** Posterior of the offset, the printed minus the computed overall score, in points. */
export interface PrintedOffset {
  mean: number;
  /** table of `TABLE_SIZE` equally likely values */
  values: Float64Array;
  /** standard deviation of independent errors of single days */
  daySd: number;
}

/** Prior chance that the offset is exactly 0, if all parameters of the score were read. */
const ZERO_PRIOR = 0.5;
/** Otherwise its prior is a Laplace of this scale mixed with a uniform on ±5 of this weight, for facts or anchors far off. */
const LAPLACE_SCALE = 0.1;
const UNIFORM_WEIGHT = 0.1;
const MAX_OFFSET = 5;
/** Standard deviation of the offset's daily random walk, and of the error of a printed score before rounding. */
const DRIFT_SD_PER_DAY = 0.01;
const DAY_ERROR_SCALE = 0.01;
/** Daily chance that the offset is drawn anew from its prior, as after a correction by the platform. */
const RENEWAL_CHANCE = 0.02;
/** Likelihood of an outlier. */
const OUTLIER_LIKELIHOOD = 1e-5;
const GRID_POINTS = 80;

/** The logistic approximation of the normal distribution function, Φ(x/σ) ≈ 1/(1 + exp(−1.702x/σ)). */
const smoothStep = (distance: number): number => 1 / (1 + deterministicExp((-1.702 * distance) / DAY_ERROR_SCALE));

/** Likelihood of an offset, given the difference of a rounded printed score from the computed one. */
const likelihoodOf = (offset: number, difference: number): number =>
  OUTLIER_LIKELIHOOD + smoothStep(offset - difference + ROUNDING) * smoothStep(difference + ROUNDING - offset);

/** Pseudo-count of pairs of changes without error. */
const DAY_ERROR_PRIOR = 3;
/** Variance of a rounding error, and the multiple of it below which no day error is estimated. */
const ROUNDING_VARIANCE = ROUNDING ** 2 / 3;
const TOLERATED = 2;

/**
 * Standard deviation of independent day errors of printed scores, as from an unknown rule; 0 unless clearly more than
 * rounding. The error of one day causes two changes of opposite sign, with mean product −σ²; a lasting difference causes one
 * change and belongs to the offset. @param differences oldest first
 */
const dayDeviation = (differences: readonly { by: number }[]): number => {
  const changes = differences.slice(1).map(({ by }, i) => by - differences[i]!.by);
  let variance = 0;
  for (let i = 1; i < changes.length; i++) variance -= changes[i]! * changes[i - 1]! + ROUNDING_VARIANCE;
  const pairs = changes.length - 1;
  if (pairs < 1 || variance < TOLERATED * pairs * ROUNDING_VARIANCE) return 0;
  return Math.sqrt(variance / (pairs + DAY_ERROR_PRIOR));
};

/** Diffuses chances on the grid by one step. @param variance of the step, in squared grid steps, at most 1 */
const diffuse = (chances: Float64Array, variance: number): Float64Array =>
  chances.map((chance, i) => {
    const [below, above] = [chances[Math.max(0, i - 1)]!, chances[Math.min(chances.length - 1, i + 1)]!];
    return chance + (variance / 2) * (below + above - 2 * chance);
  });

/**
 * Grid filter (forward algorithm of a hidden Markov model) of the offset through the compared days.
 * @param differences printed minus computed, oldest first
 * @param zeroPrior prior chance that the offset is exactly 0
 */
export const filterOffset = (
  differences: readonly { day: DayNumber; by: number }[],
  zeroPrior: number,
): PrintedOffset => {
  if (differences.length === 0) return { mean: 0, values: indicesByWeight([1]).fill(0), daySd: 0 };
  const farthest = Math.max(...differences.map(({ by }) => Math.abs(by))) + 2 * ROUNDING;
  const width = (2 * farthest) / (GRID_POINTS - 1);
  const grid = Float64Array.from({ length: GRID_POINTS }, (_, i) => i * width - farthest);
  const prior = grid.map((offset) => {
    const laplace = deterministicExp(-Math.abs(offset) / LAPLACE_SCALE) / (2 * LAPLACE_SCALE);
    return (1 - zeroPrior) * width * ((1 - UNIFORM_WEIGHT) * laplace + UNIFORM_WEIGHT / (2 * MAX_OFFSET));
  });
  let chances: Float64Array = prior;
  let zeroChance = zeroPrior;
  let before = differences[0]!.day;
  for (const { day, by } of differences) {
    // A step of diffusion reaches adjacent grid points only, so a large variance takes several steps.
    const variance = ((day - before) * DRIFT_SD_PER_DAY ** 2) / width ** 2;
    const steps = Math.max(1, Math.ceil(variance));
    for (let i = 0; i < steps && day > before; i++) chances = diffuse(chances, variance / steps);
    const renewed = 1 - (1 - RENEWAL_CHANCE) ** (day - before);
    before = day;
    chances = chances.map((chance, i) => ((1 - renewed) * chance + renewed * prior[i]!) * likelihoodOf(grid[i]!, by));
    zeroChance = ((1 - renewed) * zeroChance + renewed * zeroPrior) * likelihoodOf(0, by);
    const sum = zeroChance + chances.reduce((total, chance) => total + chance, 0);
    chances = chances.map((chance) => chance / sum);
    zeroChance /= sum;
  }
  const offsets = [...grid, 0];
  const weights = [...chances, zeroChance];
  return {
    mean: offsets.reduce((sum, value, i) => sum + value * weights[i]!, 0),
    values: indicesByWeight(weights).map((index) => offsets[index]!),
    daySd: dayDeviation(differences),
  };
};

/** Whether pages print all parameters of the score, as an estimated or assumed one is hardly exact. */
const isRead = ({ anchors, dimensionWeights }: ScoreParameters): boolean =>
  DIMENSIONS.every((dimension) => dimensionWeights[dimension].from === 'read') &&
  METRICS.every((metric) => (anchors[metric]?.from ?? 'read') === 'read');

/**
 * Posterior of the offset from the readings of the last ten days. One reading bounds it to a tenth, several to less, as the
 * unrounded score moves. @param held printed scores of metrics without a value today @param inputsOn score inputs of an earlier day
 */
export const estimateOffset = (
  { day, parameters, hidden }: ScoreInputs,
  { readings }: Pick<Facts, 'readings'>,
  held: HeldScores,
  inputsOn: (day: DayNumber) => ScoreInputs,
): PrintedOffset => {
  const compared = readingsUpTo(readings, makeDay(day))
    .flatMap(({ overall: printed, day: at, metrics }) => {
      const of = dayNumber(at);
      if (day - of > COMPARED_DAYS || printed === null) return [];
      const heldThen = Object.fromEntries(
        Object.entries(held).map(([metric, score]) => [metric, metrics[metric as Metric]?.score ?? score]),
      );
      const computed = scoreAged({ ...inputsOn(of), parameters }, 0, heldThen).overall;
      return computed === null ? [] : [{ day: of, printed, by: printed - computed }];
    })
    .reverse();
  const offset = filterOffset(compared, isRead(parameters) ? ZERO_PRIOR : 0);
  // Scores computed from printed values repeat the errors of the page, so with a hidden window printed scores are compared too.
  if (METRICS.every((metric) => hidden[metric] === null)) return offset;
  return { ...offset, daySd: Math.max(offset.daySd, dayDeviation(compared.map(({ printed }) => ({ by: printed })))) };
};

const HALF_LIFE_DAYS = 20;
/** Pseudo-count of days, and their excess as a share of the predicted variance. */
const PRIOR_DAYS = 15;
const PRIOR_EXCESS_SHARE = 0.25;
/** Number of first days without use of residuals, as the particles are still near their prior. */
const BURN_IN_DAYS = 15;

/**
 * Standard deviation of the overall score beyond the metrics' models, in points, as from correlation between metrics: the
 * root of the weighted mean over past days of (Σ cₘeₘ)² − Σ cₘ²vₘ, where eₘ is a metric's residual, vₘ its predicted
 * variance and cₘ the cost of one bad event; shrunk towards a quarter of Σ cₘ²vₘ, and 0 if negative.
 */
export const extraSpreadOf = (
  inputs: ScoreInputs,
  models: readonly Pick<RateModel, 'metric' | 'residuals'>[],
): number => {
  const now = scoreAged(inputs).overall;
  if (now === null) return 0;
  const costs = METRICS.map((metric) => now - (overallWithMoreBad(inputs, metric, 1) ?? now));
  let [excess, expected, weights] = [0, 0, 0];
  for (let age = 1; ; age++) {
    let [costExcess, variance, seen] = [0, 0, 0];
    for (const { metric, residuals } of models) {
      const residual = residuals.length - age < BURN_IN_DAYS ? undefined : residuals.at(-age);
      if (residual == null) continue;
      const cost = costs[METRICS.indexOf(metric)]!;
      costExcess += cost * residual.excess;
      variance += cost ** 2 * residual.variance;
      seen += 1;
    }
    if (age > Math.max(0, ...models.map(({ residuals }) => residuals.length))) break;
    if (seen === 0) continue;
    const weight = 0.5 ** (age / HALF_LIFE_DAYS);
    excess += weight * (costExcess ** 2 - variance);
    expected += weight * variance;
    weights += weight;
  }
  if (weights === 0) return 0;
  const priorExcess = (PRIOR_EXCESS_SHARE * expected) / weights;
  return Math.sqrt(Math.max(0, (excess + PRIOR_DAYS * priorExcess) / (weights + PRIOR_DAYS)));
};
