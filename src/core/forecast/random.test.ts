import { expect, test } from 'vitest';
import { gammaQuantiles, indicesByWeight, makeRandom } from './random';

const SIZE = 40_000;
const momentsOf = (list: Float64Array) => {
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  const central = (power: number) => list.reduce((sum, value) => sum + (value - mean) ** power, 0) / list.length;
  return { mean, variance: central(2), skewness: central(3) / central(2) ** 1.5 };
};
const filled = (value: number, draw: (list: Float64Array) => void) => {
  const list = new Float64Array(SIZE).fill(value);
  draw(list);
  return momentsOf(list);
};
const random = makeRandom(7);

test('the same seed gives the same draws, a neighbouring seed others', () => {
  const first = (seed: number) => Array.from({ length: 5 }, makeRandom(seed).normal);
  expect(first(3)).toEqual(first(3));
  expect(first(3).every((value, i) => value !== first(4)[i])).toBe(true);
});

test('normal draws have the moments and tails of the normal distribution', () => {
  const { mean, variance, skewness } = filled(0, random.normals);
  expect(Math.abs(mean)).toBeLessThan(0.02);
  expect(Math.abs(variance - 1)).toBeLessThan(0.03);
  expect(Math.abs(skewness)).toBeLessThan(0.05);
  const list = new Float64Array(SIZE);
  random.normals(list);
  for (const [z, share] of [
    [1.2816, 0.1],
    [1.6449, 0.05],
    [2.3263, 0.01],
  ] as const)
    expect(Math.abs(list.filter((value) => value > z).length / SIZE - share)).toBeLessThan(0.006);
});

test.each([0.3, 4, 8.9, 9.1, 30])(
  'Poisson counts of mean %s have the variance and skewness of the distribution',
  (wanted) => {
    const { mean, variance, skewness } = filled(wanted, random.poissons);
    expect(Math.abs(mean / wanted - 1)).toBeLessThan(0.03);
    expect(Math.abs(variance / wanted - 1)).toBeLessThan(0.06);
    expect(Math.abs(skewness - 1 / Math.sqrt(wanted))).toBeLessThan(0.12);
  },
);

test.each([
  [3, 2],
  [20, 12],
  [20, 1.5],
])('a mean of %s scattered by a gamma of shape %s', (wanted, shape) => {
  const { mean, variance } = filled(wanted, (list) => random.gammaPoissons(list, gammaQuantiles(shape)));
  expect(Math.abs(mean / wanted - 1)).toBeLessThan(0.03);
  expect(Math.abs(variance / (wanted + wanted ** 2 / shape) - 1)).toBeLessThan(0.1);
});

test.each([
  [5, 0.03],
  [40, 0.9],
  [400, 0.1],
])('of %s trials at %s', (trials, chance) => {
  const { mean, variance } = filled(trials, (list) => random.binomials(list, new Float64Array(SIZE).fill(chance)));
  expect(Math.abs(mean / (trials * chance) - 1)).toBeLessThan(0.04);
  expect(Math.abs(variance / (trials * chance * (1 - chance)) - 1)).toBeLessThan(0.06);
});

test('indices hold each index as often as its weight, and none of weight 0', () => {
  const indices = indicesByWeight([1, 0, 3]);
  expect(indices.filter((value) => value === 0).length).toBe(indices.length / 4);
  expect(indices.filter((value) => value === 2).length).toBe((3 * indices.length) / 4);
});
