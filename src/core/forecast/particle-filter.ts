import { CASES, deterministicExp, deterministicLog, expOfNegative, NORMAL, type Random } from './random';

/** Bad ones of one day, and how many there could have been (members, or members weighted by the lag law). */
export interface DailyCount {
  count: number;
  exposure: number;
}

/**
 * Particles of a metric's daily log-rate: a slow level that may jump, and a burst that fades. Each particle carries its
 * own burst size and memory, so that the data choose how far luck clusters (overdispersion) and how fast the shop changes.
 */
export interface Particles {
  level: Float64Array;
  burst: Float64Array;
  burstSd: Float64Array;
  autocorrelation: Float64Array;
}

// A few bad ones a week say little of how far a rate strays: what the particles may be at the outset then decides how wide
// a week ahead is. These keep a week's interval as wide as its errors, and still follow a late rate that jumps 2.5-fold.
const DRIFT_PER_DAY = 0.02;
const JUMPS_PER_DAY = 0.008;
const JUMP_SIZE = 0.7;
/** A day's change of the level in so many equally likely cases: in some it jumps, in the others it drifts. */
const LEVEL_STEPS = (() => {
  const jumps = Math.round(JUMPS_PER_DAY * CASES);
  return Float64Array.from({ length: CASES }, (_, i) =>
    i < jumps
      ? JUMP_SIZE * NORMAL[Math.floor(((i + 0.5) * CASES) / jumps)]!
      : DRIFT_PER_DAY * NORMAL[Math.floor(((i - jumps + 0.5) * CASES) / (CASES - jumps))]!,
  );
})();
/** No rate comes nearer to all of them than this. */
const HIGHEST = deterministicLog(0.97);
/** So many follow the past; the coming days are played by as many as are asked for, drawn from these. */
const FILTER_PARTICLES = 128;
/** How far a burst size is moved when a particle is doubled, so that it stays learnable; in logarithms. */
const JITTER = 0.06;
const LEAST_SPREAD = 0.02;
const MOST_SPREAD = 0.7;

const allocateParticles = (size: number): Particles => ({
  level: new Float64Array(size),
  burst: new Float64Array(size),
  burstSd: new Float64Array(size),
  autocorrelation: new Float64Array(size),
});

/** Steps of a sequence that fills four dimensions evenly: powers of the root of x⁵ = x + 1. */
const EVEN = [1, 2, 3, 4].map((power) => 1.1673039782614187 ** -power);

/** What may be before anything is seen, evenly spread, so that few particles leave no gap. */
const samplePrior = (size: number, rate: number, random: Random): Particles => {
  const { level, burst, burstSd: spread, autocorrelation: memory } = allocateParticles(size);
  const start = EVEN.map(() => random.uniform());
  for (let i = 0; i < size; i++) {
    const [a, b, c, d] = EVEN.map((step, k) => (start[k]! + i * step) % 1) as [number, number, number, number];
    spread[i] = LEAST_SPREAD * (MOST_SPREAD / LEAST_SPREAD) ** a;
    level[i] = deterministicLog(rate) + 0.6 * NORMAL[Math.floor(b * CASES)]!;
    burst[i] = spread[i]! * NORMAL[Math.floor(c * CASES)]!;
    memory[i] = 0.1 + 0.8 * d;
  }
  return { level, burst, burstSd: spread, autocorrelation: memory };
};

/** One day on for one of them: the level drifts and may jump, the burst fades and is renewed. */
export const stepParticle = (
  { level, burst, burstSd: spread, autocorrelation: memory }: Particles,
  i: number,
  random: Random,
): void => {
  level[i]! += random.pick(LEVEL_STEPS);
  const fade = memory[i]!;
  burst[i] = fade * burst[i]! + Math.sqrt(1 - fade * fade) * spread[i]! * random.normal();
};

const rateOf = ({ level, burst }: Particles, i: number): number =>
  expOfNegative(Math.min(HIGHEST, level[i]! + burst[i]!));

/** The rates of one of them, from the day that it stands at on. */
export const simulateRates = (particles: Particles, i: number, random: Random, rates: Float64Array): void => {
  for (let ahead = 0; ahead < rates.length; ahead++) {
    if (ahead > 0) stepParticle(particles, i, random);
    rates[ahead] = rateOf(particles, i);
  }
};

/** Systematic resampling by weights that sum to 1. */
const resample = (from: Particles, weights: Float64Array, size: number, random: Random): Particles => {
  const to = allocateParticles(size);
  let at = random.uniform() / size;
  let sum = weights[0]!;
  let source = 0;
  for (let i = 0; i < size; i++, at += 1 / size) {
    while (at > sum && source < weights.length - 1) sum += weights[++source]!;
    to.level[i] = from.level[source]!;
    to.burst[i] = from.burst[source]!;
    to.burstSd[i] = from.burstSd[source]! * deterministicExp(JITTER * random.normal());
    to.autocorrelation[i] = from.autocorrelation[source]!;
  }
  return to;
};

/** Turns logarithms into weights that sum to 1. @returns the number of particles that these weights are worth */
const normalizeWeights = (logs: Float64Array, weights: Float64Array): number => {
  let top = Number.NEGATIVE_INFINITY;
  for (const it of logs) if (it > top) top = it;
  let [sum, squares] = [0, 0];
  for (let i = 0; i < logs.length; i++) {
    weights[i] = expOfNegative(logs[i]! - top);
    sum += weights[i]!;
  }
  for (let i = 0; i < logs.length; i++) {
    weights[i]! /= sum;
    squares += weights[i]! ** 2;
  }
  return 1 / squares;
};

/** The likelihood of a day: binomial where exposure counts trials, Poisson where it is a weighted sum. */
const addLogLikelihood = (
  { count, exposure }: DailyCount,
  rates: Float64Array,
  trials: boolean,
  logs: Float64Array,
): void => {
  for (let i = 0; i < logs.length; i++) {
    const rate = rates[i]!;
    logs[i]! +=
      (count > 0 ? count * deterministicLog(rate) : 0) +
      (trials ? (exposure - count) * deterministicLog(1 - rate) : -rate * exposure);
  }
};

/** How far a past day strayed from what was expected of it the day before, and how far it was expected to stray. */
export interface DailyResidual {
  /** bad ones more than expected */
  excess: number;
  variance: number;
}

/** What the particles expect of a day that they have not seen, by their weights, against what it brought. */
const residualOf = ({ count, exposure }: DailyCount, rates: Float64Array, weights: Float64Array, trials: boolean) => {
  let [mean, square] = [0, 0];
  for (let i = 0; i < weights.length; i++) {
    const part = weights[i]! * rates[i]!;
    mean += part;
    square += part * rates[i]!;
  }
  const within = exposure * (trials ? mean - square : mean);
  return { excess: count - exposure * mean, variance: within + exposure * exposure * (square - mean * mean) };
};

/**
 * Runs particles through the past, day by day. @returns `size` of them, each standing for what the next day may be, and
 * how far each day strayed, null where nothing could happen
 */
export const runParticleFilter = (
  past: readonly DailyCount[],
  rate: number,
  trials: boolean,
  size: number,
  random: Random,
): { particles: Particles; strays: (DailyResidual | null)[] } => {
  const strays: (DailyResidual | null)[] = [];
  let particles = samplePrior(FILTER_PARTICLES, Math.max(1e-5, rate), random);
  const rates = new Float64Array(FILTER_PARTICLES);
  const logs = new Float64Array(FILTER_PARTICLES);
  const weights = new Float64Array(FILTER_PARTICLES).fill(1 / FILTER_PARTICLES);
  for (const day of past) {
    for (let i = 0; i < FILTER_PARTICLES; i++) {
      stepParticle(particles, i, random);
      rates[i] = rateOf(particles, i);
    }
    strays.push(day.exposure > 0 ? residualOf(day, rates, weights, trials) : null);
    if (day.exposure <= 0) continue;
    addLogLikelihood(day, rates, trials, logs);
    if (normalizeWeights(logs, weights) > FILTER_PARTICLES / 2) continue;
    particles = resample(particles, weights, FILTER_PARTICLES, random);
    logs.fill(0);
    weights.fill(1 / FILTER_PARTICLES);
  }
  return { particles: resample(particles, weights, size, random), strays };
};
