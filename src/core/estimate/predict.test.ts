import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byMetric, DIMENSIONS, METRICS } from '#core/model/metric';
import { US_2026_06_22 as us } from '#core/policy/us';
import { aggregate } from '#core/score/aggregate';
import type { SourcedAnchors } from '#core/score/score-parameters';
import { byMetricOfUs, US_METRICS } from '#test/fixtures/us-metrics';
import type { Observation } from './observations';
import {
  anchorsFrom,
  DIMENSION_GROUP,
  distanceFromBest,
  metricSharesOf,
  PARAMETER_COUNT,
  weightShares,
} from './parameters';
import { makePredictor, newPrediction } from './predict';

const predictor = makePredictor(us);
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const values = fc.tuple(
  number(0, 0.06),
  number(0, 0.06),
  number(0, 0.06),
  number(0.8, 1),
  number(1, 90),
  number(0, 0.5),
);
/** Metrics of other markets: nothing depends on their parameters. */
const elsewhere = Array.from({ length: METRICS.length - US_METRICS.length }, () => 0);
const parameterVectors = fc
  .tuple(
    values,
    fc.array(number(-0.5, 1.5), { minLength: 6, maxLength: 6 }),
    fc.array(number(-1, 1), { minLength: 9, maxLength: 9 }),
  )
  .map(([near, reach, weights]) =>
    Float64Array.from([
      ...near.map((distance, i) => Math.log(Math.max(0.003, distanceFromBest(US_METRICS[i]!, distance)))),
      ...elsewhere,
      ...reach,
      ...elsewhere,
      ...weights.slice(0, US_METRICS.length),
      ...elsewhere,
      ...weights.slice(US_METRICS.length),
    ]),
  );

const observationOf = (of: readonly number[], missing: number, floor: number): Observation => {
  const nothing = () => new Float64Array(METRICS.length).fill(Number.NaN);
  return {
    day: 0,
    distances: Float64Array.from(METRICS, (metric, i) =>
      i === missing || i >= of.length ? Number.NaN : distanceFromBest(metric, of[i]!),
    ),
    tops: new Float64Array(METRICS.length).fill(1),
    floors: new Float64Array(METRICS.length).fill(floor),
    scores: nothing(),
    dimensions: nothing(),
    overall: Number.NaN,
    excellent: nothing(),
    reach: nothing(),
  } as unknown as Observation;
};

test('the prediction equals the score with the same anchors and weights', () => {
  fc.assert(
    fc.property(values, parameterVectors, fc.integer({ min: -1, max: 5 }), (of, parameters, missing) => {
      const into = newPrediction();
      predictor(parameters)(observationOf(of, missing, Number.NEGATIVE_INFINITY), into);
      const shares = metricSharesOf(us, parameters);
      const dimensionShares = weightShares(parameters, DIMENSION_GROUP);
      const scored = aggregate(
        byMetricOfUs(
          (metric) => ({
            value: US_METRICS[missing] === metric ? null : of[US_METRICS.indexOf(metric)]!,
            affected: 9,
          }),
          { value: null, affected: 0 },
        ),
        us,
        {
          anchors: byMetricOfUs<SourcedAnchors | null>(
            (metric) => ({ ...anchorsFrom(metric, parameters), from: 'learned' }),
            null,
          ),
          bestScores: byMetric(() => ({ score: 5, from: 'assumed' as const })),
          metricWeights: shares,
          dimensionWeights: Object.fromEntries(
            DIMENSIONS.map((dimension, i) => [dimension, { weight: dimensionShares[i]!, from: 'learned' }]),
          ) as never,
          nrrAdjustment: null,
          printedRate: 'decayed',
        },
        false,
      );
      for (const [i, metric] of US_METRICS.entries())
        if (i === missing) expect([into.scores[i], scored.metrics[metric]]).toEqual([Number.NaN, null]);
        else expect(into.scores[i]).toBeCloseTo(scored.metrics[metric]!, 6);
      if (scored.adjustments.length === 0) expect(into.overall).toBeCloseTo(scored.overall!, 6);
    }),
  );
});

test('derivatives equal finite differences', () => {
  const step = 1e-6;
  fc.assert(
    fc.property(values, parameterVectors, fc.constantFrom(Number.NEGATIVE_INFINITY, 3.5), (of, parameters, floor) => {
      const observation = observationOf(of, -1, floor);
      const [here, up, down] = [newPrediction(), newPrediction(), newPrediction()];
      predictor(parameters)(observation, here, 0.2);
      // At a corner, where the line bends, there is no one slope.
      const corner = (value: number) => [0, 3.5, 4].some((score) => Math.abs(value - score) < 1e-3);
      fc.pre(![...here.lines].some(corner));
      for (let i = 0; i < PARAMETER_COUNT; i++) {
        predictor(parameters.map((parameter, j) => (i === j ? parameter + step : parameter)))(observation, up, 0.2);
        predictor(parameters.map((parameter, j) => (i === j ? parameter - step : parameter)))(observation, down, 0.2);
        expect(here.slopes.overall[i]).toBeCloseTo((up.overall - down.overall) / (2 * step), 4);
        for (const d of DIMENSIONS.keys())
          expect(here.slopes.dimensions[d]![i]).toBeCloseTo((up.dimensions[d]! - down.dimensions[d]!) / (2 * step), 4);
      }
    }),
  );
});
