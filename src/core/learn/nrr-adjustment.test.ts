import { describe, expect, test } from 'vitest';
import { dayNumber } from '#core/model/day';
import { US_2026_06_22 as us } from '#core/policy/us';
import { EVERYTHING, learn, missOn, pages, scoreOn, tenth, today, truth, valuesOn } from './made-up-pages';
import { adjustmentOf } from './nrr-adjustment';

const PER_EXCESS = 0.3;
const excellent = truth.anchors.NRR!.excellent;
const takenOff = (value: number) => PER_EXCESS * Math.max(0, value / excellent - 1);

/** Pages of a platform that takes points off for a bad negative review rate. */
const adjusted = (prints: Parameters<typeof pages>[1], reviews = 9) =>
  pages(45, prints).map((it) => {
    const day = dayNumber(it.day);
    it.metrics.NRR!.numerator = reviews;
    return { ...it, overall: tenth(scoreOn(day, truth).overall! - takenOff(valuesOn(day).NRR)) };
  });

describe('the adjustment for negative reviews', () => {
  test('is seen where printed scores fall short as it would have it', () => {
    const { nrrAdjustment } = learn(adjusted(EVERYTHING));
    expect(nrrAdjustment.state).toBe('seen');
    expect(Math.abs(nrrAdjustment.perExcess - PER_EXCESS)).toBeLessThan(0.04);
    const nrr = { value: 2 * excellent, affected: 9 };
    expect(adjustmentOf(us, nrrAdjustment, nrr, truth.anchors.NRR)).toBeCloseTo(PER_EXCESS, 1);
    expect(adjustmentOf(us, nrrAdjustment, { ...nrr, affected: 3 }, truth.anchors.NRR)).toBe(0);
    expect(adjustmentOf(us, nrrAdjustment, { ...nrr, value: excellent / 2 }, truth.anchors.NRR)).toBe(0);
    expect(adjustmentOf(us, nrrAdjustment, nrr, null)).toBe(0);
  });
  test('leaves weights that are learned beside it as they are', () => {
    const { nrrAdjustment, dimensionWeights, scale } = learn(adjusted({ ...EVERYTHING, weights: false }));
    expect(nrrAdjustment.state).toBe('seen');
    expect(Math.abs(dimensionWeights.product.value - truth.dimensionWeights.product.weight)).toBeLessThan(0.04);
    expect(missOn(today + 4, scale)).toBeLessThan(0.02);
  });
  test('is off where the readings do without it', () => {
    for (const prints of [EVERYTHING, { ...EVERYTHING, weights: false }, { dimensions: true, targets: true }])
      expect(learn(pages(45, prints)).nrrAdjustment).toMatchObject({ state: 'none', perExcess: 0 });
  });
  test('is off where it cannot be told, with what is off said', () => {
    const few = learn(adjusted(EVERYTHING, 3)).nrrAdjustment;
    expect(few).toMatchObject({ state: 'untold', perExcess: 0, days: 0 });
    const another = pages(45, EVERYTHING).map((it, i) => ({ ...it, overall: it.overall! - (i % 2 === 0 ? 0.4 : 0) }));
    const { state, perExcess, days } = learn(another).nrrAdjustment;
    expect({ state, perExcess }).toEqual({ state: 'untold', perExcess: 0 });
    expect(days).toBeGreaterThan(10);
  });
});
