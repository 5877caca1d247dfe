import { deterministicExp, deterministicLog, expOfNegative, NORMAL_QUANTILES, type Random, TABLE_SIZE } from './random';

/** Bad events of one day. */
export interface DailyCount {
  count: number;
  /** number of members at risk: trials of a binomial, or the mean of a Poisson at rate 1 */
  exposure: number;
  /** known factor of the rate λ; 1 if absent */
  factor?: number;
}

/**
 * Particles of the state of a metric's daily rate λ, one array element per particle:
 *
 *     log λ = level + burst
 *     level: reverts to `home`, drifts and jumps, some jumps moving `home` too
 *     burst: AR(1) with `autocorrelation` φ and stationary deviation `burstSd` σ
 *
 * φ and σ belong to each particle, so the filter learns their posterior from the shop's own days.
 */
export interface Particles {
  level: Float64Array;
  home: Float64Array;
  burst: Float64Array;
  burstSd: Float64Array;
  autocorrelation: Float64Array;
}

// Constants of the level were tuned on simulated shops with `npm run bench -- backtest`; see README.md.
const DRIFT_SD_PER_DAY = 0.02;
const JUMP_CHANCE_PER_DAY = 0.004;
const JUMP_SD = 0.7;
/** Daily mean reversion of the level, as a share of its distance from home. */
const MEAN_REVERSION = 0.05;
/** Share of jumps that are permanent. */
const PERMANENT_SHARE = 0.2;
const JUMP_ENTRIES = Math.round(JUMP_CHANCE_PER_DAY * TABLE_SIZE);

export const MAX_RATE = 0.97;
const MAX_LOG_RATE = deterministicLog(MAX_RATE);
/** Number of filtered particles for each one returned, and the least number of them. */
const FILTERED_PER_RETURNED = 3;
const MIN_FILTER_PARTICLES = 128;

/** Prior of a particle's state: normal level, log-uniform σ, uniform φ. */
const PRIOR = { levelSd: 0.6, minBurstSd: 0.02, maxBurstSd: 0.7, minAutocorrelation: 0.1, maxAutocorrelation: 0.9 };

/** Kernel of Liu and West for σ and φ: its width in standard deviations, and its shrinkage towards the mean. */
const KERNEL_WIDTH = 0.1;
const KERNEL_SHRINKAGE = Math.sqrt(1 - KERNEL_WIDTH ** 2);

const allocateParticles = (size: number): Particles => ({
  level: new Float64Array(size),
  home: new Float64Array(size),
  burst: new Float64Array(size),
  burstSd: new Float64Array(size),
  autocorrelation: new Float64Array(size),
});

/** Steps of the R₄ low-discrepancy sequence: inverse powers of the root of x⁵ = x + 1. */
const LOW_DISCREPANCY_STEPS = [1, 2, 3, 4].map((power) => 1.1673039782614187 ** -power);

/** Quasi-random draws from the prior, so that few particles cover it evenly. @param rate prior median of λ */
const samplePrior = (size: number, rate: number, random: Random): Particles => {
  const particles = allocateParticles(size);
  const { level, home, burst, burstSd, autocorrelation } = particles;
  const start = LOW_DISCREPANCY_STEPS.map(() => random.uniform());
  for (let i = 0; i < size; i++) {
    const [a, b, c, d] = LOW_DISCREPANCY_STEPS.map((step, k) => (start[k]! + i * step) % 1) as [
      number,
      number,
      number,
      number,
    ];
    burstSd[i] = PRIOR.minBurstSd * (PRIOR.maxBurstSd / PRIOR.minBurstSd) ** a;
    level[i] = deterministicLog(rate) + PRIOR.levelSd * NORMAL_QUANTILES[Math.floor(b * TABLE_SIZE)]!;
    home[i] = level[i]!;
    burst[i] = burstSd[i]! * NORMAL_QUANTILES[Math.floor(c * TABLE_SIZE)]!;
    autocorrelation[i] = PRIOR.minAutocorrelation + (PRIOR.maxAutocorrelation - PRIOR.minAutocorrelation) * d;
  }
  return particles;
};

/** Draws the next day's state of particle `i`: level += step, burst = φ·burst + √(1 − φ²)·σ·z. */
export const stepParticle = (particles: Particles, i: number, random: Random): void => {
  const { level, home, burst, burstSd, autocorrelation } = particles;
  const draw = random.uniform() * TABLE_SIZE;
  level[i]! += MEAN_REVERSION * (home[i]! - level[i]!);
  if (draw < JUMP_ENTRIES) {
    level[i]! += JUMP_SD * random.normal();
    if (draw < PERMANENT_SHARE * JUMP_ENTRIES) home[i] = level[i]!;
  } else level[i]! += DRIFT_SD_PER_DAY * NORMAL_QUANTILES[draw | 0]!;
  const phi = autocorrelation[i]!;
  burst[i] = phi * burst[i]! + Math.sqrt(1 - phi * phi) * burstSd[i]! * random.normal();
};

/** Share of filtered particles for which a jump is proposed each day; importance weights correct for the smaller chance. */
const PROPOSED_JUMPS = 0.04;
const PROPOSED_ENTRIES = PROPOSED_JUMPS * TABLE_SIZE;
const JUMP_WEIGHT = JUMP_ENTRIES / PROPOSED_ENTRIES;
const NO_JUMP_WEIGHT = (TABLE_SIZE - JUMP_ENTRIES) / (TABLE_SIZE - PROPOSED_ENTRIES);
const LOG_JUMP_WEIGHT = deterministicLog(JUMP_WEIGHT);
const LOG_NO_JUMP_WEIGHT = deterministicLog(NO_JUMP_WEIGHT);

/**
 * Draws the next day's state of all particles. Draws are quasi-random over the particles, among which offspring of one
 * parent are adjacent. Jumps are rare but decisive, so they are proposed more often and weighted (importance sampling).
 */
const stepParticles = (particles: Particles, logWeights: Float64Array, weights: Float64Array, random: Random): void => {
  const { level, home, burst, burstSd, autocorrelation } = particles;
  let [a, b, c] = [random.uniform(), random.uniform(), random.uniform()];
  const [stepA, stepB, stepC] = [random.uniform(), random.uniform(), random.uniform()];
  for (let i = 0; i < level.length; i++) {
    a += stepA;
    if (a >= 1) a -= 1;
    b += stepB;
    if (b >= 1) b -= 1;
    c += stepC;
    if (c >= 1) c -= 1;
    const draw = a * TABLE_SIZE;
    level[i]! += MEAN_REVERSION * (home[i]! - level[i]!);
    if (draw < PROPOSED_ENTRIES) {
      level[i]! += JUMP_SD * NORMAL_QUANTILES[(c * TABLE_SIZE) | 0]!;
      if (draw < PERMANENT_SHARE * PROPOSED_ENTRIES) home[i] = level[i]!;
      logWeights[i]! += LOG_JUMP_WEIGHT;
      weights[i]! *= JUMP_WEIGHT;
    } else {
      level[i]! += DRIFT_SD_PER_DAY * NORMAL_QUANTILES[draw | 0]!;
      logWeights[i]! += LOG_NO_JUMP_WEIGHT;
      weights[i]! *= NO_JUMP_WEIGHT;
    }
    const phi = autocorrelation[i]!;
    burst[i] = phi * burst[i]! + Math.sqrt(1 - phi * phi) * burstSd[i]! * NORMAL_QUANTILES[(b * TABLE_SIZE) | 0]!;
  }
};

const rateOf = ({ level, burst }: Particles, i: number): number =>
  expOfNegative(Math.min(MAX_LOG_RATE, level[i]! + burst[i]!));

/** Steps of quasi-random sequences: the golden ratio, and the first step of R₂. */
const SIZE_STEP = 0.6180339887;
const PERMANENCE_STEP = 0.7548776662;

/** The first jump of each future. */
export interface JumpPlan {
  /** days from the first simulated one; geometric */
  day: Float64Array;
  /** change of log λ */
  size: Float64Array;
  /** 1 if the jump moves `home` too */
  isPermanent: Uint8Array;
}

/**
 * Plans the first jump of each future. Jumps are rare and dominate the tails of a forecast, so their days are stratified and
 * their sizes quasi-random over the futures, which reduces the variance between seeds.
 */
export const planJumps = (size: number, random: Random): JumpPlan => {
  const plan = { day: new Float64Array(size), size: new Float64Array(size), isPermanent: new Uint8Array(size) };
  const start = [random.uniform(), random.uniform(), random.uniform()] as const;
  const logStays = deterministicLog(1 - JUMP_ENTRIES / TABLE_SIZE);
  // In random order, as metrics would otherwise jump in the same futures.
  const order = Array.from({ length: size }, (_, i) => i);
  for (let n = size; n > 0; n--) {
    const drawn = Math.floor(random.uniform() * n);
    const i = order[drawn]!;
    order[drawn] = order[n - 1]!;
    const stratum = (n - 1 + start[0]) / size;
    plan.day[i] = 1 + Math.floor(deterministicLog(1 - stratum) / logStays);
    plan.size[i] = JUMP_SD * NORMAL_QUANTILES[Math.floor(((start[1] + n * SIZE_STEP) % 1) * TABLE_SIZE)]!;
    plan.isPermanent[i] = (start[2] + n * PERMANENCE_STEP) % 1 < PERMANENT_SHARE ? 1 : 0;
  }
  return plan;
};

/** Fills `rates` with the daily rates of particle `i`, from its present day on. */
export const simulateRates = (
  particles: Particles,
  i: number,
  plan: JumpPlan,
  random: Random,
  rates: Float64Array,
): void => {
  const { level, home, burst, burstSd, autocorrelation } = particles;
  const jumpDay = plan.day[i]!;
  const phi = autocorrelation[i]!;
  const burstStep = Math.sqrt(1 - phi * phi) * burstSd[i]!;
  for (let ahead = 0; ahead < rates.length; ahead++) {
    if (ahead > jumpDay) stepParticle(particles, i, random);
    else if (ahead > 0) {
      level[i]! += MEAN_REVERSION * (home[i]! - level[i]!);
      if (ahead < jumpDay) level[i]! += DRIFT_SD_PER_DAY * random.normal();
      else {
        level[i]! += plan.size[i]!;
        if (plan.isPermanent[i] === 1) home[i] = level[i]!;
      }
      burst[i] = phi * burst[i]! + burstStep * random.normal();
    }
    rates[ahead] = rateOf(particles, i);
  }
};

/** Weighted mean and standard deviation. @param weights sum to 1 */
const momentsOf = (values: Float64Array, weights: Float64Array): { mean: number; sd: number } => {
  let [mean, square] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    mean += weights[i]! * values[i]!;
    square += weights[i]! * values[i]! * values[i]!;
  }
  return { mean, sd: Math.sqrt(Math.max(0, square - mean * mean)) };
};

/**
 * Systematic resampling of `size` particles by weights that sum to 1. σ and φ are drawn from the kernel of Liu and West, which
 * keeps them distinct without adding variance: it shrinks them towards their mean and adds noise.
 */
const resample = (from: Particles, weights: Float64Array, size: number, random: Random): Particles => {
  const to = allocateParticles(size);
  const logSds = from.burstSd.map(deterministicLog);
  const [sd, memory] = [momentsOf(logSds, weights), momentsOf(from.autocorrelation, weights)];
  let position = random.uniform() / size;
  let cumulative = weights[0]!;
  let source = 0;
  for (let i = 0; i < size; i++, position += 1 / size) {
    while (position > cumulative && source < weights.length - 1) cumulative += weights[++source]!;
    to.level[i] = from.level[source]!;
    to.home[i] = from.home[source]!;
    to.burst[i] = from.burst[source]!;
    const logSd = sd.mean + KERNEL_SHRINKAGE * (logSds[source]! - sd.mean) + KERNEL_WIDTH * sd.sd * random.normal();
    to.burstSd[i] = deterministicExp(logSd);
    const phi = memory.mean + KERNEL_SHRINKAGE * (from.autocorrelation[source]! - memory.mean);
    to.autocorrelation[i] = Math.min(0.95, Math.max(0, phi + KERNEL_WIDTH * memory.sd * random.normal()));
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
 * Adds a day's log-likelihood to each particle's log-weight, up to a constant: binomial, k log λ + (n − k) log(1 − λ), or
 * Poisson, k log λ − nλ, with k the count and n the exposure.
 */
const addLogLikelihood = (
  { count, exposure }: DailyCount,
  logRates: Float64Array,
  rates: Float64Array,
  isBinomial: boolean,
  logWeights: Float64Array,
): void => {
  const good = exposure - count;
  for (let i = 0; i < logWeights.length; i++)
    logWeights[i]! +=
      count * logRates[i]! + (isBinomial ? good * deterministicLog(1 - rates[i]!) : -exposure * rates[i]!);
};

/** Observed minus predicted bad events of a past day, and the variance of the one-day-ahead prediction. */
export interface DailyResidual {
  excess: number;
  variance: number;
}

/** Residual of a day's count against its prediction: mean nE[λ], variance by the law of total variance. */
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
 * @param size number of particles returned, equally weighted, with the state of the last past day
 * @returns particles, and a residual per past day, null without exposure
 */
export const runParticleFilter = (
  past: readonly DailyCount[],
  rate: number,
  isBinomial: boolean,
  size: number,
  random: Random,
): { particles: Particles; residuals: (DailyResidual | null)[] } => {
  const residuals: (DailyResidual | null)[] = [];
  const filtered = Math.max(MIN_FILTER_PARTICLES, FILTERED_PER_RETURNED * size);
  let particles = samplePrior(filtered, Math.max(1e-5, rate), random);
  const [logRates, rates] = [new Float64Array(filtered), new Float64Array(filtered)];
  const logWeights = new Float64Array(filtered);
  const weights = new Float64Array(filtered).fill(1 / filtered);
  for (const day of past) {
    stepParticles(particles, logWeights, weights, random);
    const shift = day.factor === undefined ? 0 : deterministicLog(day.factor);
    for (let i = 0; i < filtered; i++) {
      logRates[i] = Math.min(MAX_LOG_RATE, particles.level[i]! + particles.burst[i]! + shift);
      rates[i] = expOfNegative(logRates[i]!);
    }
    residuals.push(day.exposure > 0 ? residualOf(day, rates, weights, isBinomial) : null);
    if (day.exposure <= 0) continue;
    addLogLikelihood(day, logRates, rates, isBinomial, logWeights);
    if (normalizeWeights(logWeights, weights) > filtered / 2) continue;
    particles = resample(particles, weights, filtered, random);
    logWeights.fill(0);
    weights.fill(1 / filtered);
  }
  return { particles: resample(particles, weights, size, random), residuals };
};

/** Paths of the daily rate drawn from the prior with a median first rate of 1. */
export interface PriorPaths {
  /** with the state of the last day */
  particles: Particles;
  /** relative rates of a path by day */
  ratesOf(path: number): Float64Array;
  /** multiplies the rate of a path's particle from the last day on */
  scale(path: number, factor: number): void;
}

/** Draws paths of the rate over days whose bad events are undated. */
export const simulatePriorPaths = (size: number, days: number, random: Random): PriorPaths => {
  const particles = samplePrior(size, 1, random);
  particles.level.fill(0);
  particles.home.fill(0);
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
      const shift = deterministicLog(factor);
      particles.level[path]! += shift;
      particles.home[path]! += shift;
    },
  };
};

export const selectParticles = (from: Particles, indices: readonly number[]): Particles => {
  const pick = (list: Float64Array) => Float64Array.from(indices, (index) => list[index]!);
  return {
    level: pick(from.level),
    home: pick(from.home),
    burst: pick(from.burst),
    burstSd: pick(from.burstSd),
    autocorrelation: pick(from.autocorrelation),
  };
};
