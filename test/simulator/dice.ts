import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A seeded source of chance. */
export interface Dice {
  /** in [0, 1) */
  float(): number;
  chance(probability: number): boolean;
  /** both ends inclusive */
  int(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  weighted<T>(items: readonly (readonly [item: T, weight: number])[]): T;
  exponential(mean: number): number;
  /** @param spread standard deviation of the logarithm */
  lognormal(median: number, spread: number): number;
  /** Poisson count, its mean itself gamma-distributed: `dispersion` 0 is plain Poisson, 0.1 has 10 % more relative variance. */
  count(mean: number, dispersion: number): number;
}

const hash = (text: string): number => {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) | 0;
};

const WARM_UP = 12;

/**
 * Every thing that happens has dice of its own, named by its path: changing an option moves only what depends on it,
 * so a life with a burst and the same life without are comparable order by order.
 */
export const makeDice = (seed: number, ...path: (string | number)[]): Dice => {
  const source = xoroshiro128plus(hash(`${seed}/${path.join('/')}`));
  // Neighbouring seeds give neighbouring first numbers.
  for (let i = 0; i < WARM_UP; i++) source.next();
  const float = (): number => uniformFloat64(source);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - float())) * Math.cos(2 * Math.PI * float());
  const exponential = (mean: number): number => -mean * Math.log(1 - float());
  const poisson = (mean: number): number => {
    if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    let product = float();
    let count = 0;
    for (const limit = Math.exp(-mean); product > limit; count++) product *= float();
    return count;
  };
  /** Marsaglia and Tsang's method, for shape ≥ 1. */
  const gamma = (shape: number): number => {
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(1 - float()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  return {
    float,
    chance: (probability) => float() < probability,
    int: (low, high) => low + Math.floor(float() * (high - low + 1)),
    pick: (items) => items[Math.floor(float() * items.length)]!,
    weighted: (items) => {
      const total = items.reduce((sum, [, weight]) => sum + weight, 0);
      let left = float() * total;
      for (const [item, weight] of items) {
        left -= weight;
        if (left < 0) return item;
      }
      return items.at(-1)![0];
    },
    exponential,
    lognormal: (median, spread) => median * Math.exp(spread * normal()),
    count: (mean, dispersion) => {
      if (mean <= 0) return 0;
      return poisson(dispersion <= 0 ? mean : mean * gamma(1 / dispersion) * dispersion);
    },
  };
};
