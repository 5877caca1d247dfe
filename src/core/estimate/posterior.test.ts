import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PARAMETER_COUNT } from './parameters';
import {
  drawFromPosterior,
  findPosteriorMode,
  makeLoss,
  type Prior,
  solveCholesky,
  type VisitResiduals,
} from './posterior';

describe('the loss of a printed figure', () => {
  const lossOf = makeLoss(0.01, 0.02);
  const at = (miss: number) => lossOf(miss, 0.05).loss;

  test('is nearly flat inside the rounding step, and much larger just outside', () => {
    expect(at(0.03) - at(0)).toBeLessThan(0.2);
    expect(at(0.08) - at(0)).toBeGreaterThan(2);
  });
  test('does not grow for outliers', () => {
    expect(at(1) - at(0.5)).toBeLessThan(1e-6);
    const everyMissPulls = makeLoss(0.25, 0);
    expect(everyMissPulls(2, 0.05).loss - everyMissPulls(1, 0.05).loss).toBeGreaterThan(3);
  });
  test('has the stated slope', () => {
    const miss = fc.double({ min: -0.4, max: 0.4, noNaN: true });
    const width = fc.constantFrom(0.01, 0.06, 0.25);
    fc.assert(
      fc.property(miss, width, fc.constantFrom(0, 0.02), (value, wide, odd) => {
        const loss = makeLoss(wide, odd);
        const step = 1e-6;
        const slope = (loss(value + step, 0.05).loss - loss(value - step, 0.05).loss) / (2 * step);
        expect(loss(value, 0.05).slope).toBeCloseTo(slope, 3);
      }),
    );
  });
  test('stays finite for any residual', () => {
    for (const miss of [1e9, -1e9, 0]) {
      const { loss, slope, curvature } = lossOf(miss, 0.05);
      expect([loss, slope, curvature].every(Number.isFinite)).toBe(true);
    }
  });
});

describe('linear equations', () => {
  test('are solved where the matrix is positive definite', () => {
    const solved = solveCholesky(Float64Array.of(4, 0, 0, 2, 5, 0, 1, 3, 6), Float64Array.of(11, 21, 25));
    expect([...solved!].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([1, 2, 3]);
  });
  test('have no solution where it is not', () =>
    expect(solveCholesky(Float64Array.of(1, 0, 2, 1), Float64Array.of(1, 1))).toBeNull());
});

test('draws from the posterior have the covariance that is the inverse of its curvature', () => {
  // H = [[4, 1], [1, 2]]: its inverse is [[2, -1], [-1, 4]] / 7.
  const mode = { parameters: new Float64Array(2), loss: 0, free: [0, 1], hessian: Float64Array.of(4, 0, 1, 2) };
  // Four equally likely pairs of draws have the moments that matter here.
  const draws = [-1, 1].flatMap((a) =>
    [-1, 1].map((b) => {
      const queue = [a, b];
      return drawFromPosterior(mode, Float64Array.of(0, 0), () => queue.shift()!);
    }),
  );
  const covariance = (i: number, j: number) => draws.reduce((sum, draw) => sum + draw[i]! * draw[j]!, 0) / draws.length;
  expect(covariance(0, 0)).toBeCloseTo(2 / 7, 9);
  expect(covariance(0, 1)).toBeCloseTo(-1 / 7, 9);
  expect(covariance(1, 1)).toBeCloseTo(4 / 7, 9);
});

describe('the posterior mode', () => {
  /** The first number of the parameters, printed rounded to a tenth under different offsets. */
  const residualsOf = (truth: number, offsets: readonly number[], oddAt = -1): VisitResiduals => {
    const slope = new Float64Array(PARAMETER_COUNT);
    slope[0] = 1;
    return (parameters, _width, see) => {
      for (const [observation, offset] of offsets.entries()) {
        const printed = Math.round((truth + offset) * 10) / 10 + (observation === oddAt ? 2 : 0);
        see({
          observation,
          about: 'score',
          value: parameters[0]! + offset - printed,
          halfStep: 0.05,
          weight: 1,
          gradient: slope,
        });
      }
    };
  };
  const vague = Array.from({ length: PARAMETER_COUNT }, (_, i): Prior => ({ mean: 0, sd: i === 0 ? 5 : 0 }));
  const offsets = Array.from({ length: 40 }, (_, i) => i * 0.0137);

  test('is finer than the rounding step of any figure, with an outlier among them', () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), fc.integer({ min: -1, max: 39 }), (truth, oddAt) => {
        expect(
          Math.abs(findPosteriorMode(vague, residualsOf(truth, offsets, oddAt)).parameters[0]! - truth),
        ).toBeLessThan(0.015);
      }),
      { numRuns: 40 },
    );
  });
  test('is the prior mean without residuals, or with sd 0', () => {
    const priors = vague.map((prior, i) => (i === 0 ? { mean: 1.5, sd: 2 } : prior));
    expect(findPosteriorMode(priors, () => {}).parameters[0]).toBe(1.5);
    expect(
      findPosteriorMode(
        priors.map((prior) => ({ ...prior, sd: 0 })),
        residualsOf(3, offsets),
      ).parameters[0],
    ).toBe(1.5);
  });
});
