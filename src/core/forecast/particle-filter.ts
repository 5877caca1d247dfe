import { CASES, deterministicExp, deterministicLog, expOfNegative, NORMAL, type Random } from './random';

/** Bad events of one day, and the number of members that could have caused them (trials, or an expected number of them). */
export interface DailyCount {
  count: number;
  exposure: number;
}

/**
 * Particles of the state of a metric's daily rate λ, one array element per particle:
 *
 *     log λ = level + burst
 *     level: random walk with rare jumps;  burst: AR(1) with `autocorrelation` φ and stationary deviation `burstSd` σ
 *
 * φ and σ belong to each particle, so the posterior of both is learned from the shop's own days.
 */
export interface Particles {
  level: Float64Array;
  burst: Float64Array;
  burstSd: Float64Array;
  autocorrelation: Float64Array;
}

// Constants of the level were tuned on simulated shops with `npm run bench -- backtest`; see README.md.
const DRIFT_SD_PER_DAY = 0.02;
const JUMP_CHANCE_PER_DAY = 0.008;
const JUMP_SD = 0.7;

/** The mixture of a day's drift and jump as a table of equally likely steps of the level. */
const LEVEL_STEPS = (() => {
  const jumps = Math.round(JUMP_CHANCE_PER_DAY * CASES);
  return Float64Array.from({ length: CASES }, (_, i) =>
    i < jumps
      ? JUMP_SD * NORMAL[Math.floor(((i + 0.5) * CASES) / jumps)]!
      : DRIFT_SD_PER_DAY * NORMAL[Math.floor(((i - jumps + 0.5) * CASES) / (CASES - jumps))]!,
  );
})();

const MAX_LOG_RATE = deterministicLog(0.97);
const FILTER_PARTICLES = 128;

/** Prior of the four state variables of a particle. σ is log-uniform, φ is uniform. */
const PRIOR = { levelSd: 0.6, minBurstSd: 0.02, maxBurstSd: 0.7, minAutocorrelation: 0.1, maxAutocorrelation: 0.9 };

/** Standard deviation of the log-normal noise on σ at each resampling, which keeps its particles distinct. */
const BURST_SD_JITTER = 0.06;

const allocateParticles = (size: number): Particles => ({
  level: new Float64Array(size),
  burst: new Float64Array(size),
  burstSd: new Float64Array(size),
  autocorrelation: new Float64Array(size),
});

/** Steps of the R₄ low-discrepancy sequence: powers of the root of x⁵ = x + 1. */
const LOW_DISCREPANCY_STEPS = [1, 2, 3, 4].map((power) => 1.1673039782614187 ** -power);

/** Quasi-random draws from the prior, so that few particles leave no gap. @param rate prior median of λ */
const samplePrior = (size: number, rate: number, random: Random): Particles => {
  const particles = allocateParticles(size);
  const { level, burst, burstSd, autocorrelation } = particles;
  const start = LOW_DISCREPANCY_STEPS.map(() => random.uniform());
  for (let i = 0; i < size; i++) {
    const [a, b, c, d] = LOW_DISCREPANCY_STEPS.map((step, k) => (start[k]! + i * step) % 1) as [
      number,
      number,
      number,
      number,
    ];
    burstSd[i] = PRIOR.minBurstSd * (PRIOR.maxBurstSd / PRIOR.minBurstSd) ** a;
    level[i] = deterministicLog(rate) + PRIOR.levelSd * NORMAL[Math.floor(b * CASES)]!;
    burst[i] = burstSd[i]! * NORMAL[Math.floor(c * CASES)]!;
    autocorrelation[i] = PRIOR.minAutocorrelation + (PRIOR.maxAutocorrelation - PRIOR.minAutocorrelation) * d;
  }
  return particles;
};

/** Draws the next day's state of particle `i`: level += step, burst = φ·burst + √(1 − φ²)·σ·z. */
export const stepParticle = (particles: Particles, i: number, random: Random): void => {
  const { level, burst, burstSd, autocorrelation } = particles;
  level[i]! += random.pick(LEVEL_STEPS);
  const phi = autocorrelation[i]!;
  burst[i] = phi * burst[i]! + Math.sqrt(1 - phi * phi) * burstSd[i]! * random.normal();
};

const rateOf = ({ level, burst }: Particles, i: number): number =>
  expOfNegative(Math.min(MAX_LOG_RATE, level[i]! + burst[i]!));

/** Fills `rates` with the daily rates of particle `i`, the first being that of the day at which it stands. */
export const simulateRates = (particles: Particles, i: number, random: Random, rates: Float64Array): void => {
  for (let ahead = 0; ahead < rates.length; ahead++) {
    if (ahead > 0) stepParticle(particles, i, random);
    rates[ahead] = rateOf(particles, i);
  }
};

/** Systematic resampling of `size` particles by weights that sum to 1. */
const resample = (from: Particles, weights: Float64Array, size: number, random: Random): Particles => {
  const to = allocateParticles(size);
  let position = random.uniform() / size;
  let cumulative = weights[0]!;
  let source = 0;
  for (let i = 0; i < size; i++, position += 1 / size) {
    while (position > cumulative && source < weights.length - 1) cumulative += weights[++source]!;
    to.level[i] = from.level[source]!;
    to.burst[i] = from.burst[source]!;
    to.burstSd[i] = from.burstSd[source]! * deterministicExp(BURST_SD_JITTER * random.normal());
    to.autocorrelation[i] = from.autocorrelation[source]!;
  }
  return to;
};

/** Turns log-weights into weights that sum to 1. @returns the effective sample size 1 ÷ Σ w² */
const normalizeWeights = (logWeights: Float64Array, weights: Float64Array): number => {
  let max = Number.NEGATIVE_INFINITY;
  for (const logWeight of logWeights) if (logWeight > max) max = logWeight;
  let [sum, squares] = [0, 0];
  for (let i = 0; i < logWeights.length; i++) {
    weights[i] = expOfNegative(logWeights[i]! - max);
    sum += weights[i]!;
  }
  for (let i = 0; i < logWeights.length; i++) {
    weights[i]! /= sum;
    squares += weights[i]! ** 2;
  }
  return 1 / squares;
};

/**
 * Adds a day's log-likelihood of each particle, constants left out: binomial, k log λ + (n − k) log(1 − λ), where the
 * exposure counts trials; else Poisson, k log λ − nλ.
 */
const addLogLikelihood = (
  { count, exposure }: DailyCount,
  rates: Float64Array,
  isBinomial: boolean,
  logWeights: Float64Array,
): void => {
  for (let i = 0; i < logWeights.length; i++) {
    const rate = rates[i]!;
    logWeights[i]! +=
      (count > 0 ? count * deterministicLog(rate) : 0) +
      (isBinomial ? (exposure - count) * deterministicLog(1 - rate) : -rate * exposure);
  }
};

/** Observed less predicted bad events of a past day, and the variance of the one-day-ahead prediction. */
export interface DailyResidual {
  excess: number;
  variance: number;
}

/** Mean nE[λ] and variance (law of total variance) of a day's count, as predicted before it was seen. */
const residualOf = (
  { count, exposure }: DailyCount,
  rates: Float64Array,
  weights: Float64Array,
  isBinomial: boolean,
): DailyResidual => {
  let [mean, square] = [0, 0];
  for (let i = 0; i < weights.length; i++) {
    const weighted = weights[i]! * rates[i]!;
    mean += weighted;
    square += weighted * rates[i]!;
  }
  const within = exposure * (isBinomial ? mean - square : mean);
  return { excess: count - exposure * mean, variance: within + exposure * exposure * (square - mean * mean) };
};

/**
 * Bootstrap particle filter through the past days, oldest first; resamples when the effective sample size is at most half.
 * @param rate prior median of λ
 * @param size number of particles returned, equally weighted, which stand at the last past day
 * @returns also a residual per past day, null where nothing could happen
 */
export const runParticleFilter = (
  past: readonly DailyCount[],
  rate: number,
  isBinomial: boolean,
  size: number,
  random: Random,
): { particles: Particles; residuals: (DailyResidual | null)[] } => {
  const residuals: (DailyResidual | null)[] = [];
  let particles = samplePrior(FILTER_PARTICLES, Math.max(1e-5, rate), random);
  const rates = new Float64Array(FILTER_PARTICLES);
  const logWeights = new Float64Array(FILTER_PARTICLES);
  const weights = new Float64Array(FILTER_PARTICLES).fill(1 / FILTER_PARTICLES);
  for (const day of past) {
    for (let i = 0; i < FILTER_PARTICLES; i++) {
      stepParticle(particles, i, random);
      rates[i] = rateOf(particles, i);
    }
    residuals.push(day.exposure > 0 ? residualOf(day, rates, weights, isBinomial) : null);
    if (day.exposure <= 0) continue;
    addLogLikelihood(day, rates, isBinomial, logWeights);
    if (normalizeWeights(logWeights, weights) > FILTER_PARTICLES / 2) continue;
    particles = resample(particles, weights, FILTER_PARTICLES, random);
    logWeights.fill(0);
    weights.fill(1 / FILTER_PARTICLES);
  }
  return { particles: resample(particles, weights, size, random), residuals };
};

/** Paths of the daily rate drawn from the prior, in proportion to their first level; index path × days + day. */
export interface PriorPaths {
  /** they stand at the last day */
  particles: Particles;
  ratesOf(path: number): Float64Array;
  /** multiplies the rates of a path */
  scale(path: number, factor: number): void;
}

/** Draws paths for days of which no bad event has a date. */
export const simulatePriorPaths = (size: number, days: number, random: Random): PriorPaths => {
  const particles = samplePrior(size, 1, random);
  particles.level.fill(0);
  const rates = new Float64Array(size * days);
  for (let i = 0; i < size; i++)
    for (let day = 0; day < days; day++) {
      if (day > 0) stepParticle(particles, i, random);
      rates[i * days + day] = deterministicExp(particles.level[i]! + particles.burst[i]!);
    }
  return {
    particles,
    ratesOf: (path) => rates.subarray(path * days, (path + 1) * days),
    scale: (path, factor) => {
      particles.level[path]! += deterministicLog(factor);
    },
  };
};

export const selectParticles = (from: Particles, indices: readonly number[]): Particles => {
  const pick = (list: Float64Array) => Float64Array.from(indices, (index) => list[index]!);
  return {
    level: pick(from.level),
    burst: pick(from.burst),
    burstSd: pick(from.burstSd),
    autocorrelation: pick(from.autocorrelation),
  };
};
