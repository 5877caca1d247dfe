import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

// Engines differ in the last bit of exponentials and logarithms, which may change a draw. Rounded to single precision they
// agree, so the same facts give the same futures in every engine.

export const deterministicExp = (x: number): number => Math.fround(Math.exp(x));
export const deterministicLog = (x: number): number => Math.fround(Math.log(x));

/**
 * Seeded samplers. The plural ones fill a list, as Chromium boxes a returned number unless the call is inlined, and a
 * forecast of 60 days draws about 350 000 numbers.
 */
export interface Random {
  /** 0 ≤ u < 1 */
  uniform(): number;
  normal(): number;
  /** one of the `TABLE_SIZE` equally likely values of a table */
  pick(table: Float64Array): number;
  poisson(mean: number): number;
  binomial(trials: number, probability: number): number;
  uniforms(list: Float64Array): void;
  normals(list: Float64Array): void;
  picks(list: Float64Array, table: Float64Array): void;
  /** replaces means by counts */
  poissons(list: Float64Array): void;
  /** replaces means by counts, after multiplying each by one of `factors`, see `gammaQuantiles` */
  gammaPoissons(list: Float64Array, factors: Float64Array): void;
  /** replaces numbers of trials by counts */
  binomials(list: Float64Array, probabilities: Float64Array): void;
}

const MIN_EXPONENT = -24;
const STEPS_PER_UNIT = 64;
const POWERS = Float64Array.from({ length: -MIN_EXPONENT * STEPS_PER_UNIT + 2 }, (_, i) =>
  deterministicExp(MIN_EXPONENT + i / STEPS_PER_UNIT),
);

/** e^x for x ≤ 0 by linear interpolation in a table, with a relative error of about 3e-5; 0 below −24. */
export const expOfNegative = (exponent: number): number => {
  const position = (exponent - MIN_EXPONENT) * STEPS_PER_UNIT;
  if (!(position > 0)) return 0;
  const low = position | 0;
  return POWERS[low]! + (position - low) * (POWERS[low + 1]! - POWERS[low]!);
};

const TABLE_BITS = 12;
/** Number of equally likely values that stand for a distribution. */
export const TABLE_SIZE = 2 ** TABLE_BITS;

/**
 * Standard normal quantiles at (i + ½)/TABLE_SIZE, scaled to variance 1; the largest is about 3.7. Integrates dz/dp =
 * 1/density from the median outwards by the midpoint rule.
 */
const normalQuantiles = (): Float64Array => {
  const table = new Float64Array(TABLE_SIZE);
  const slope = (z: number) => Math.sqrt(2 * Math.PI) * deterministicExp((z * z) / 2);
  let [z, squares] = [0, 0];
  for (let i = TABLE_SIZE / 2; i < TABLE_SIZE; i++) {
    const step = (i === TABLE_SIZE / 2 ? 0.5 : 1) / TABLE_SIZE;
    const half = z + (step / 2) * slope(z);
    z += step * slope(half);
    table[i] = z;
    table[TABLE_SIZE - 1 - i] = -z;
    squares += 2 * z * z;
  }
  const spread = Math.sqrt(squares / TABLE_SIZE);
  return table.map((quantile) => quantile / spread);
};
export const NORMAL_QUANTILES = normalQuantiles();

/** Quantiles of the gamma of mean 1 and variance 1/shape, by the Wilson–Hilferty transformation. @param shape at least 1 */
export const gammaQuantiles = (shape: number): Float64Array => {
  const quantiles = new Float64Array(TABLE_SIZE);
  const [middle, slope] = [1 - 1 / (9 * shape), 1 / (3 * Math.sqrt(shape))];
  let sum = 0;
  for (let i = 0; i < TABLE_SIZE; i++) {
    const root = Math.max(0, middle + slope * NORMAL_QUANTILES[i]!);
    quantiles[i] = root * root * root;
    sum += quantiles[i]!;
  }
  for (let i = 0; i < TABLE_SIZE; i++) quantiles[i]! *= TABLE_SIZE / sum;
  return quantiles;
};

/** A table of the indices of weights, each in proportion to its weight. */
export const indicesByWeight = (weights: ArrayLike<number>): Float64Array => {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i]!;
  const indices = new Float64Array(TABLE_SIZE);
  let [index, cumulative] = [0, weights[0] ?? 0];
  for (let i = 0; i < TABLE_SIZE; i++) {
    while (index < weights.length - 1 && cumulative < ((i + 0.5) / TABLE_SIZE) * total) cumulative += weights[++index]!;
    indices[i] = index;
  }
  return indices;
};

/** Largest mean of a count that is drawn by inversion; beyond it by the Cornish–Fisher expansion. */
const LARGE_MEAN = 9;

const SKIPPED_DRAWS = 12;

/**
 * pure-rand's xoroshiro128+, 32 bits a call, from 0 to 2³² − 1. The first numbers are skipped, as those of adjacent seeds are
 * correlated.
 */
const makeGenerator = (seed: number): (() => number) => {
  const generator = xoroshiro128plus(seed | 0);
  for (let i = 0; i < SKIPPED_DRAWS; i++) generator.next();
  return () => generator.next() >>> 0;
};

export const makeRandom = (seed: number): Random => {
  const next = makeGenerator(seed);
  const uniform = () => next() * 2 ** -32;
  const pick = (table: Float64Array): number => table[next() >>> (32 - TABLE_BITS)]!;
  const normal = (): number => pick(NORMAL_QUANTILES);
  /** Normal approximation of a count with its skewness corrected. @param thirdRatio third cumulant ÷ variance */
  const cornishFisher = (mean: number, variance: number, thirdRatio: number): number => {
    const z = normal();
    return Math.max(0, Math.round(mean + Math.sqrt(variance) * z + (thirdRatio * (z * z - 1)) / 6));
  };
  /** Small means by inversion, searching upwards from 0. */
  const poisson = (mean: number): number => {
    if (!(mean > 0)) return 0;
    if (mean > LARGE_MEAN) return cornishFisher(mean, mean, 1);
    let chance = expOfNegative(-mean);
    let left = uniform();
    let count = 0;
    while (left > chance && count < 8 * LARGE_MEAN) {
      left -= chance;
      count += 1;
      chance *= mean / count;
    }
    return count;
  };
  const binomial = (trials: number, probability: number): number => {
    const p = Math.min(1, Math.max(0, probability));
    if (trials <= 0 || p === 0) return 0;
    if (p > 0.5) return trials - binomial(trials, 1 - p);
    if (trials * p > LARGE_MEAN) return Math.min(trials, cornishFisher(trials * p, trials * p * (1 - p), 1 - 2 * p));
    const ratio = p / (1 - p);
    let chance = expOfNegative(trials * deterministicLog(1 - p));
    let left = uniform();
    let count = 0;
    while (left > chance && count < trials) {
      left -= chance;
      chance *= (ratio * (trials - count)) / (count + 1);
      count += 1;
    }
    return count;
  };
  return {
    uniform,
    normal,
    pick,
    poisson,
    binomial,
    uniforms: (list) => {
      for (let i = 0; i < list.length; i++) list[i] = uniform();
    },
    normals: (list) => {
      for (let i = 0; i < list.length; i++) list[i] = normal();
    },
    picks: (list, table) => {
      for (let i = 0; i < list.length; i++) list[i] = pick(table);
    },
    poissons: (list) => {
      for (let i = 0; i < list.length; i++) list[i] = poisson(list[i]!);
    },
    gammaPoissons: (list, factors) => {
      for (let i = 0; i < list.length; i++) list[i] = poisson(list[i]! * pick(factors));
    },
    binomials: (list, probabilities) => {
      for (let i = 0; i < list.length; i++) list[i] = binomial(list[i]!, probabilities[i]!);
    },
  };
};
