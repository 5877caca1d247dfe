import type { Random } from './random';

/** Bad ones of one day, and how many there could have been (members, or members weighted by the lag law). */
export interface Observation {
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
  spread: Float64Array;
  memory: Float64Array;
}

export interface Dynamics {
  driftPerDay: number;
  jumpsPerDay: number;
  jumpSize: number;
}
export const DYNAMICS: Dynamics = { driftPerDay: 0.02, jumpsPerDay: 0.012, jumpSize: 0.7 };
const MAX_RATE = 0.97;

export const rateOf = (particles: Particles, index: number): number =>
  Math.min(MAX_RATE, Math.exp(particles.level[index]! + particles.burst[index]!));

const begin = (size: number, rate: number, random: Random): Particles => {
  const each = (make: () => number) => Float64Array.from({ length: size }, make);
  const spread = each(() => Math.exp(Math.log(0.06) + random.uniform() * Math.log(1.2 / 0.06)));
  return {
    level: each(() => Math.log(rate) + 0.6 * random.normal()),
    burst: spread.map((it) => it * random.normal()),
    spread,
    memory: each(() => 0.1 + 0.8 * random.uniform()),
  };
};

/** One day on: the level drifts and may jump, the burst fades and is renewed. */
export const stepParticles = (
  { level, burst, spread, memory }: Particles,
  random: Random,
  dynamics = DYNAMICS,
): void => {
  for (let i = 0; i < level.length; i++) {
    level[i]! += dynamics.driftPerDay * random.normal();
    if (random.uniform() < dynamics.jumpsPerDay) level[i]! += dynamics.jumpSize * random.normal();
    const fade = memory[i]!;
    burst[i] = fade * burst[i]! + Math.sqrt(1 - fade * fade) * spread[i]! * random.normal();
  }
};

/** Log-likelihood of a day under a rate: binomial where exposure counts trials, Poisson where it is a weighted sum. */
const logLikelihood = ({ count, exposure }: Observation, rate: number, trials: boolean): number =>
  trials
    ? count * Math.log(rate) + (exposure - count) * Math.log(1 - rate)
    : count * Math.log(rate * exposure + 1e-12) - rate * exposure;

/** Systematic resampling, with the burst size jittered so that it stays learnable. */
const resample = (particles: Particles, weights: Float64Array, random: Random): Particles => {
  const size = weights.length;
  const picked = new Int32Array(size);
  let at = random.uniform() / size;
  let sum = weights[0]!;
  for (let i = 0, source = 0; i < size; i++, at += 1 / size) {
    while (at > sum && source < size - 1) sum += weights[++source]!;
    picked[i] = source;
  }
  const take = (list: Float64Array) => Float64Array.from(picked, (index) => list[index]!);
  const spread = take(particles.spread).map((it) => it * Math.exp(0.06 * random.normal()));
  return { level: take(particles.level), burst: take(particles.burst), spread, memory: take(particles.memory) };
};

/** Runs the particles through the past, day by day, so that they stand for what the next day may be. */
export const filterPast = (
  past: readonly Observation[],
  rate: number,
  trials: boolean,
  size: number,
  random: Random,
): Particles => {
  let particles = begin(size, Math.max(1e-5, rate), random);
  let logWeights = new Float64Array(size);
  for (const day of past) {
    stepParticles(particles, random);
    if (day.exposure <= 0) continue;
    let top = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < size; i++) {
      logWeights[i]! += logLikelihood(day, rateOf(particles, i), trials);
      top = Math.max(top, logWeights[i]!);
    }
    const weights = logWeights.map((it) => Math.exp(it - top));
    const total = weights.reduce((sum, it) => sum + it, 0);
    let squares = 0;
    for (let i = 0; i < size; i++) {
      weights[i]! /= total;
      squares += weights[i]! ** 2;
    }
    if (1 / squares < size / 2) {
      particles = resample(particles, weights, random);
      logWeights = new Float64Array(size);
    } else for (let i = 0; i < size; i++) logWeights[i]! -= top;
  }
  const top = logWeights.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const weights = logWeights.map((it) => Math.exp(it - top));
  const total = weights.reduce((sum, it) => sum + it, 0);
  return resample(
    particles,
    weights.map((it) => it / total),
    random,
  );
};
