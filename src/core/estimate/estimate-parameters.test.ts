import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byMetric, DIMENSIONS, METRICS } from '#core/model/metric';
import { areUsable } from '#core/score/curve';
import type { ScoreParameters } from '#core/score/score-parameters';
import { daysBack, EVERYTHING, estimateFrom, missOn, pages, today, truth } from '#test/fixtures/made-up-pages';
import { US_METRICS } from '#test/fixtures/us-metrics';

describe('parameters of the score', () => {
  test('that pages print are read, not estimated', () => {
    const { parameters, fit, anchors, dimensionWeights } = estimateFrom(pages(20, EVERYTHING));
    expect(fit).toBeNull();
    expect(parameters.anchors).toMatchObject(truth.anchors);
    expect(parameters.dimensionWeights).toEqual(truth.dimensionWeights);
    for (const metric of US_METRICS)
      expect(parameters.metricWeights[metric]).toBeCloseTo(truth.metricWeights[metric], 12);
    expect(anchors.NRR).toEqual({ from: 'read', basis: 'page', readings: 1, uncertainty: 0 });
    expect(dimensionWeights.product).toEqual({ value: 0.55, low: 0.55, high: 0.55, from: 'read' });
  });
  test('that were never printed stay unknown, and weights assumed', () => {
    for (const readings of [[], pages(1, {}), pages(4, { dimensions: true, targets: true }), pages(9, {})]) {
      const { parameters, anchors, dimensionWeights } = estimateFrom(readings);
      expect(Object.values(parameters.anchors)).toEqual(METRICS.map(() => null));
      expect(Object.values(anchors)).toEqual(METRICS.map(() => null));
      expect(parameters.dimensionWeights.product).toEqual({ weight: 0.7, from: 'assumed' });
      expect(dimensionWeights.product).toMatchObject({ low: 0, high: 1 });
    }
  });
});

describe('weights', () => {
  const { parameters, dimensionWeights, metricWeights } = estimateFrom(pages(45, { ...EVERYTHING, weights: false }));
  test('are estimated from rounded scores, within their intervals', () => {
    for (const dimension of DIMENSIONS) {
      const { value, low, high } = dimensionWeights[dimension];
      expect(Math.abs(value - truth.dimensionWeights[dimension].weight)).toBeLessThan(0.03);
      expect(low).toBeLessThanOrEqual(truth.dimensionWeights[dimension].weight);
      expect(high).toBeGreaterThanOrEqual(truth.dimensionWeights[dimension].weight);
    }
    expect(metricWeights.NRR).toMatchObject({ from: 'learned' });
    expect(Math.abs(metricWeights.NRR.value - 0.6)).toBeLessThan(0.03);
    expect(missOn(today + 5, parameters)).toBeLessThan(0.01);
  });
  test('have narrower intervals with more readings, and are learned when these are narrow', () => {
    const widthAfter = (count: number) => {
      const { low, high } = estimateFrom(pages(count, { ...EVERYTHING, weights: false })).dimensionWeights.product;
      return high - low;
    };
    expect(widthAfter(4)).toBeGreaterThan(0.15);
    expect(widthAfter(15)).toBeLessThan(widthAfter(4));
    expect(widthAfter(45)).toBeLessThan(widthAfter(15));
    expect(estimateFrom(pages(4, { ...EVERYTHING, weights: false })).parameters.dimensionWeights.product.from).toBe(
      'assumed',
    );
  });
  test('stay exactly at their assumed values until readings contradict these', () => {
    const usual: ScoreParameters = {
      ...truth,
      metricWeights: byMetric(() => 0.5),
      dimensionWeights: {
        product: { weight: 0.7, from: 'read' },
        fulfillment: { weight: 0.15, from: 'read' },
        service: { weight: 0.15, from: 'read' },
      },
    };
    const learned = estimateFrom(pages(45, { ...EVERYTHING, weights: false }, () => usual));
    expect(learned.parameters.dimensionWeights.product.weight).toBeCloseTo(0.7, 12);
    expect(learned.parameters.metricWeights.SFCR).toBeCloseTo(0.5, 12);
  });
  test('that a page prints stay as printed, and the others share what these leave', () => {
    const readings = pages(30, { ...EVERYTHING, weights: false });
    readings[0]!.dimensions.product!.weight = 0.55;
    const { parameters: partly } = estimateFrom(readings);
    expect(partly.dimensionWeights.product).toEqual({ weight: 0.55, from: 'read' });
    expect(partly.dimensionWeights.fulfillment.weight + partly.dimensionWeights.service.weight).toBeCloseTo(0.45, 9);
    expect(Math.abs(partly.dimensionWeights.service.weight - 0.25)).toBeLessThan(0.03);
  });
});

describe('where only the overall is printed', () => {
  test('the estimated overall is within 0.03 of the truth', () => {
    const { parameters, anchors, fit } = estimateFrom(pages(30, {}));
    expect(anchors.NRR).toMatchObject({ from: 'learned', basis: 'overall', readings: 30 });
    expect(fit!.medianMisfit).toBeLessThan(0.01);
    const misses = daysBack(30).map((day) => missOn(day, parameters));
    expect(misses.reduce((sum, miss) => sum + miss, 0) / misses.length).toBeLessThan(0.03);
  });
  test('a day under the product gate changes no estimate', () => {
    const readings = pages(30, { anchors: true });
    const gated = readings.map((reading, i) => (i < 8 ? { ...reading, overall: 0.4 } : reading));
    const without = readings.filter((_, i) => i >= 8);
    expect(estimateFrom(gated).parameters.dimensionWeights.product.weight).toBeCloseTo(
      estimateFrom(without).parameters.dimensionWeights.product.weight,
      2,
    );
  });
});

const hiding = fc.record({
  anchors: fc.boolean(),
  weights: fc.boolean(),
  scores: fc.boolean(),
  dimensions: fc.boolean(),
  targets: fc.boolean(),
});

test('whatever is printed, weights sum to 1, anchors are valid, and the order of readings does not matter', () => {
  fc.assert(
    fc.property(hiding, fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 20 }), (prints, count, last) => {
      const readings = pages(count, prints, () => truth, last);
      const learned = estimateFrom(readings);
      const { parameters } = learned;
      const sum = DIMENSIONS.reduce((total, dimension) => total + parameters.dimensionWeights[dimension].weight, 0);
      expect(sum).toBeCloseTo(1, 9);
      for (const metric of US_METRICS) {
        expect(parameters.metricWeights[metric]).toBeGreaterThan(0);
        const anchors = parameters.anchors[metric];
        if (anchors !== null) expect(areUsable(anchors, metric)).toBe(true);
        expect(parameters.anchors[metric]?.from).toBe(learned.anchors[metric]?.from);
      }
      expect(JSON.stringify(learned)).not.toMatch(/null,"high"|NaN/);
      expect(estimateFrom(readings.toReversed())).toEqual(learned);
    }),
    { numRuns: 40 },
  );
});
