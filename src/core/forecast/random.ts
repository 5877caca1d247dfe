import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Seeded draws; the same seed gives the same sequence. */
export interface Random {
  /** 0 ≤ u < 1 */
  uniform(): number;
  normal(): number;
  /** mean 1, variance 1/shape */
  gamma(shape: number): number;
  poisson(mean: number): number;
  binomial(trials: number, probability: number): number;
}

const LARGE_MEAN = 40;

export const makeRandom = (seed: number): Random => {
  const generator = xoroshiro128plus(seed | 0);
  const uniform = () => uniformFloat64(generator);
  let spare: number | null = null;
  /** Box–Muller, both halves used. */
  const normal = (): number => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  /** Marsaglia and Tsang, 2000. */
  const gamma = (shape: number): number => {
    if (shape < 1) return (gamma(shape + 1) * (shape + 1) * (1 - uniform()) ** (1 / shape)) / shape;
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / shape;
    }
  };
  const roundedNormal = (mean: number, variance: number): number =>
    Math.max(0, Math.round(mean + Math.sqrt(variance) * normal()));
  /** Knuth's product for small means; the normal limit for large ones, whose error is below one count. */
  const poisson = (mean: number): number => {
    if (!(mean > 0)) return 0;
    if (mean > LARGE_MEAN) return roundedNormal(mean, mean);
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = uniform(); product > limit; product *= uniform()) count += 1;
    return count;
  };
  const binomial = (trials: number, probability: number): number => {
    const p = Math.min(1, Math.max(0, probability));
    if (trials <= 0 || p === 0) return 0;
    if (p > 0.5) return trials - binomial(trials, 1 - p);
    if (trials * p > LARGE_MEAN) return Math.min(trials, roundedNormal(trials * p, trials * p * (1 - p)));
    // Inversion: walk up the distribution from zero.
    const ratio = p / (1 - p);
    let chance = (1 - p) ** trials;
    let left = uniform();
    let count = 0;
    while (left > chance && count < trials) {
      left -= chance;
      chance *= (ratio * (trials - count)) / (count + 1);
      count += 1;
    }
    return count;
  };
  return { uniform, normal, gamma, poisson, binomial };
};
