import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { US_2026_06_22 as us } from '#core/policy/us';
import { areUsable, scoreOf } from './curve';
import { weightsByAge } from './tally';

const nrr = { excellent: 0.012, poor: 0.04 };
const otdr = { excellent: 0.98, poor: 0.8 };

describe('the curve through the anchors', () => {
  test.each([
    [0.04, 1],
    [0.012, 4],
    [0.026, 2.5],
    [0, 5],
    [0.006, 4.5],
    [0.06, 0],
    [0.0447, 1 - (0.0047 / 0.028) * 3],
  ])('NRR of %d scores %d', (value, score) => expect(scoreOf(value, nrr, 0, us)).toBeCloseTo(score, 12));
  test.each([
    [0.8, 1],
    [0.98, 4],
    [1, 5],
    [0.99, 4.5],
    [0.7, 0],
  ])('OTDR of %d scores %d', (value, score) => expect(scoreOf(value, otdr, 1, us)).toBeCloseTo(score, 12));
  test('an excellent anchor that equals the best possible value scores 5', () => {
    expect(scoreOf(0, { excellent: 0, poor: 0.02 }, 0, us)).toBe(5);
    expect(scoreOf(0.01, { excellent: 0, poor: 0.02 }, 0, us)).toBeCloseTo(2.5, 12);
  });
  test('anchors that define no line are ignored', () => {
    expect(areUsable({ excellent: 0.02, poor: 0.02 }, 'NRR')).toBe(false);
    expect(areUsable({ excellent: 0.04, poor: 0.012 }, 'NRR')).toBe(false);
    expect(areUsable(otdr, 'OTDR')).toBe(true);
  });
  test('a worse value never scores more, a more lenient anchor never less, and scores stay within 0–5', () => {
    const rate = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(rate, rate, rate, rate, rate, (a, b, c, d, e) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const [excellent, poor, kinder] = [c, d, e].sort((x, y) => x - y) as [number, number, number];
        fc.pre(excellent < poor && poor <= kinder);
        const at = (value: number, worst: number) => scoreOf(value, { excellent, poor: worst }, 0, us);
        expect(at(low, poor)).toBeGreaterThanOrEqual(at(high, poor) - 1e-12);
        expect(at(high, kinder)).toBeGreaterThanOrEqual(at(high, poor) - 1e-9);
        expect(at(high, poor)).toBeGreaterThanOrEqual(0);
        expect(at(low, poor)).toBeLessThanOrEqual(5);
      }),
    );
  });
});

test('decay: full weight to 15 days, 0.7 to 30, 0.49 to 45, 0.343 to 60', () => {
  const weights = weightsByAge(us, 60);
  expect([1, 15, 16, 30, 31, 45, 46, 60].map((age) => Number(weights[age]!.toFixed(6)))).toEqual([
    1, 1, 0.7, 0.7, 0.49, 0.49, 0.343, 0.343,
  ]);
  expect(weights[0]).toBe(0);
});
