import { describe, expect, test } from 'vitest';
import { type DailyCount, planJumps, runParticleFilter, simulateRates } from './particle-filter';
import { makeRandom } from './random';

const SIZE = 400;
/** Days of Poisson counts at a rate by day, each with so many members. */
const days = (length: number, rateOn: (day: number) => number, exposure = 200, seed = 5): DailyCount[] => {
  const random = makeRandom(seed);
  return Array.from({ length }, (_, day) => ({ count: random.poisson(exposure * rateOn(day)), exposure }));
};
const follow = (past: DailyCount[]) => runParticleFilter(past, 0.02, false, SIZE, makeRandom(1));
const ratesOf = (past: DailyCount[]) => {
  const { particles } = follow(past);
  const jumps = planJumps(SIZE, makeRandom(2));
  const rate = new Float64Array(1);
  return Float64Array.from({ length: SIZE }, (_, i) => {
    simulateRates(particles, i, jumps, makeRandom(i), rate);
    return rate[0]!;
  }).sort();
};
const middle = (sorted: Float64Array) => sorted[SIZE / 2]!;

describe('the particle filter', () => {
  test('finds a steady rate, with less uncertainty the more was seen', () => {
    const rates = ratesOf(days(60, () => 0.03));
    expect(Math.abs(middle(rates) / 0.03 - 1)).toBeLessThan(0.2);
    const width = (sorted: Float64Array) => Math.log(sorted[SIZE * 0.95]! / sorted[SIZE * 0.05]!);
    expect(width(rates)).toBeLessThan(width(ratesOf(days(60, () => 0.03, 20))));
  });
  test('follows a rate that tripled eight days ago', () => {
    const rates = ratesOf(days(60, (day) => (day < 52 ? 0.02 : 0.06)));
    // More than half of the way, in logarithms.
    expect(middle(rates)).toBeGreaterThan(Math.sqrt(0.02 * 0.06));
  });
  test('is not moved by days without members', () => {
    const past = days(40, () => 0.03).map((day, i) => (i % 7 === 0 ? { count: 0, exposure: 0 } : day));
    expect(Math.abs(middle(ratesOf(past)) / 0.03 - 1)).toBeLessThan(0.3);
    expect(follow(past).residuals.filter((residual) => residual === null)).toHaveLength(6);
  });
});

describe('the residuals of past days', () => {
  const ratio = (past: DailyCount[]) => {
    const seen = follow(past)
      .residuals.slice(15)
      .filter((residual) => residual !== null);
    return seen.reduce((sum, residual) => sum + residual.excess ** 2 / residual.variance, 0) / seen.length;
  };
  test('have the predicted variance where the rate is constant', () => {
    const seeds = [1, 2, 3, 4, 5, 6];
    const all = seeds.map((seed) => ratio(days(75, () => 0.03, 200, seed)));
    expect(all.reduce((sum, value) => sum + value, 0) / seeds.length).toBeGreaterThan(0.75);
    expect(all.reduce((sum, value) => sum + value, 0) / seeds.length).toBeLessThan(1.25);
  });
  test('have a larger predicted variance after bursts than after calm days of the same mean', () => {
    const expected = (past: DailyCount[]) => follow(past).residuals.at(-1)!.variance;
    const bursts = days(75, (day) => (day % 9 < 3 ? 0.07 : 0.01), 200);
    expect(expected(bursts)).toBeGreaterThan(1.5 * expected(days(75, () => 0.03, 200)));
  });
});

test('planned jumps are as many by any day as their chance says, with any seed', () => {
  const SEVERAL = 512;
  for (let seed = 1; seed <= 20; seed++) {
    const { day, size } = planJumps(SEVERAL, makeRandom(seed));
    for (const days of [7, 30, 60]) {
      const jumped = day.filter((at) => at <= days).length / SEVERAL;
      expect(Math.abs(jumped - (1 - 0.9961 ** days))).toBeLessThan(0.004);
    }
    expect(Math.abs(size.reduce((sum, step) => sum + step, 0) / SEVERAL)).toBeLessThan(0.02);
  }
});
