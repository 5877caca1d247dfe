import { describe, expect, test } from 'vitest';
import { dayNumber, makeDay } from '#core/model/day';
import { bestValueOf, METRICS } from '#core/model/metric';
import { US_2026_06_22 as us } from '#core/policy/us';
import type { ScoreParameters } from '#core/score/score-parameters';
import { estimateFrom, inputsOn, missOn, pages, today, truth } from '#test/fixtures/made-up-pages';
import { US_METRICS } from '#test/fixtures/us-metrics';
import { observeReadings } from './observations';

describe('anchors', () => {
  test('are estimated from values and printed metric scores', () => {
    const { parameters, anchors } = estimateFrom(pages(30, { scores: true, weights: true, dimensions: true }));
    for (const metric of US_METRICS) {
      expect(anchors[metric]).toMatchObject({ from: 'learned', basis: 'score', readings: 30 });
      const best = bestValueOf(metric);
      const part = (anchor: 'excellent' | 'poor') =>
        (parameters.anchors[metric]![anchor] - best) / (truth.anchors[metric]![anchor] - best);
      expect(Math.abs(part('excellent') - 1)).toBeLessThan(0.03);
      expect(Math.abs(part('poor') - 1)).toBeLessThan(0.1);
    }
  });
  test('are estimated from dimension scores, with a printed target as the excellent anchor', () => {
    const { parameters, anchors } = estimateFrom(pages(45, { dimensions: true, targets: true }));
    expect(anchors.OTDR).toMatchObject({ basis: 'dimension' });
    expect(parameters.anchors.OTDR!.excellent).toBeCloseTo(0.96, 2);
    expect(missOn(today + 3, parameters)).toBeLessThan(0.02);
  });
  test('follow the scores where these contradict a printed target', () => {
    const readings = pages(45, { dimensions: true, scores: true });
    for (const reading of readings) reading.metrics.NRR!.target = 0.005;
    expect(estimateFrom(readings).parameters.anchors.NRR!.excellent).toBeCloseTo(0.011, 3);
  });
  test('that changed are estimated from later readings alone', () => {
    const kinder: ScoreParameters = {
      ...truth,
      anchors: { ...truth.anchors, NRR: { excellent: 0.016, poor: 0.045, from: 'read' } },
    };
    const readings = pages(45, { scores: true, dimensions: true }, (day) => (day > today - 9 ? kinder : truth));
    const { parameters, fit } = estimateFrom(readings);
    expect(fit!.readings).toBeLessThan(20);
    expect(missOn(today, parameters, kinder)).toBeLessThan(0.03);
  });
  test('are not moved by one odd reading', () => {
    const readings = pages(30, { scores: true, dimensions: true });
    const odd = readings.find((reading) => reading.day === makeDay(today))!;
    odd.overall = 1.4;
    odd.dimensions.product!.score = 1.1;
    odd.metrics.NRR!.score = 0.2;
    expect(missOn(today + 2, estimateFrom(readings).parameters)).toBeLessThan(0.015);
  });
  test('of a metric that was always perfect stay unknown', () => {
    const readings = pages(30, { scores: true, dimensions: true });
    for (const reading of readings) Object.assign(reading.metrics.SFCR!, { value: 0, score: 5 });
    expect(estimateFrom(readings).parameters.anchors.SFCR).toBeNull();
  });
  test('that pages print are known of a metric that was always perfect, so that it counts in the overall', () => {
    const readings = pages(3, { anchors: true });
    for (const reading of readings) Object.assign(reading.metrics.SFCR!, { value: 0 });
    const distancesOf = (some: typeof readings) =>
      observeReadings(us, some, ({ day }) => inputsOn(dayNumber(day)), 'decayed').map(
        ({ distances }) => distances[METRICS.indexOf('SFCR')],
      );
    expect(distancesOf(readings)).toEqual([0, 0, 0]);
    for (const reading of readings) Object.assign(reading.metrics.SFCR!, { excellent: null });
    expect(distancesOf(readings)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
});
