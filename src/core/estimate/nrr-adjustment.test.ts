import { describe, expect, test } from 'vitest';
import { type DayNumber, dayNumber } from '#core/model/day';
import { US_2026_06_22 as us } from '#core/policy/us';
import { adjustmentOf } from '#core/score/aggregate';
import {
  EVERYTHING,
  estimateFrom,
  missOn,
  pages,
  scoreOn,
  tenth,
  today,
  truth,
  valuesOn,
} from '#test/fixtures/made-up-pages';

const excellent = truth.anchors.NRR!.excellent;
const TAKEN = { average: excellent, points: 0.3 };

/** Pages of a platform that takes points off for a bad negative review rate, or for whatever else. */
const lowered = (
  prints: Parameters<typeof pages>[1],
  offOn = (day: DayNumber) => adjustmentOf(TAKEN, valuesOn(day).NRR, 9, us),
  reviews = 9,
) =>
  pages(45, prints).map((page) => {
    const day = dayNumber(page.day);
    page.metrics.NRR!.numerator = reviews;
    return { ...page, overall: tenth(scoreOn(day, truth).overall! - offOn(day)) };
  });

test('the adjustment lowers the overall above its average and its trigger only', () => {
  expect(adjustmentOf(TAKEN, 2 * excellent, 4, us)).toBeCloseTo(0.3, 12);
  expect(adjustmentOf(TAKEN, 3 * excellent, 4, us)).toBeCloseTo(0.6, 12);
  expect(adjustmentOf(TAKEN, 2 * excellent, 3, us)).toBe(0);
  expect(adjustmentOf(TAKEN, excellent, 40, us)).toBe(0);
});

describe('the adjustment for negative reviews', () => {
  test('is seen where printed overalls fall short in proportion to the excess rate', () => {
    const { nrrAdjustment, parameters } = estimateFrom(lowered(EVERYTHING));
    expect(nrrAdjustment.state).toBe('seen');
    expect(nrrAdjustment.advantage).toBeGreaterThan(Math.log(20));
    expect(parameters.nrrAdjustment).toBe(nrrAdjustment.found);
    for (const times of [1.2, 1.6, 2])
      expect(
        Math.abs(adjustmentOf(parameters.nrrAdjustment!, times * excellent, 9, us) - 0.3 * (times - 1)),
      ).toBeLessThan(0.04);
  });
  test('is seen at an average that is worse than the excellent anchor', () => {
    const average = 1.4 * excellent;
    const { parameters } = estimateFrom(
      lowered(EVERYTHING, (day) => adjustmentOf({ average, points: 0.6 }, valuesOn(day).NRR, 9, us)),
    );
    expect(parameters.nrrAdjustment!.average / average).toBeGreaterThan(0.9);
    expect(parameters.nrrAdjustment!.average / average).toBeLessThan(1.1);
  });
  test('does not bias weights that are estimated beside it', () => {
    const { nrrAdjustment, dimensionWeights, parameters } = estimateFrom(lowered({ ...EVERYTHING, weights: false }));
    expect(nrrAdjustment.state).toBe('seen');
    expect(Math.abs(dimensionWeights.product.value - truth.dimensionWeights.product.weight)).toBeLessThan(0.04);
    expect(missOn(today + 4, { ...parameters, nrrAdjustment: null })).toBeLessThan(0.02);
  });
  test('is not applied where readings are explained without it', () => {
    for (const prints of [EVERYTHING, { ...EVERYTHING, weights: false }]) {
      const { nrrAdjustment, parameters } = estimateFrom(pages(45, prints));
      expect(nrrAdjustment).toMatchObject({ state: 'none', found: null });
      expect(parameters.nrrAdjustment).toBeNull();
    }
  });
});

describe('the adjustment stays undecided with', () => {
  const undecided = (readings: ReturnType<typeof pages>) => {
    const { nrrAdjustment, parameters } = estimateFrom(readings);
    expect(nrrAdjustment).toMatchObject({ state: 'undecided', found: null });
    expect(parameters.nrrAdjustment).toBeNull();
    return nrrAdjustment;
  };
  test('too few negative reviews for the trigger', () =>
    expect(undecided(lowered(EVERYTHING, undefined, 3)).days).toBe(0));
  test('a score that is low in another rhythm, or on all days alike', () => {
    expect(undecided(lowered(EVERYTHING, (day) => (day % 2 === 0 ? 0.4 : 0))).days).toBeGreaterThan(10);
    expect(undecided(lowered(EVERYTHING, () => 0.4)).medianResidual).toBeLessThan(-0.3);
  });
  test('six days under the trigger, or three beside it', () => {
    const readings = lowered(EVERYTHING);
    const isUnder = (reading: (typeof readings)[number]) => reading.metrics.NRR!.value! > excellent;
    const some = (under: number, beside: number) => [
      ...readings.filter(isUnder).slice(0, under),
      ...readings.filter((reading) => !isUnder(reading)).slice(0, beside),
    ];
    undecided(some(6, 15));
    undecided(some(15, 3));
    expect(estimateFrom(some(15, 15)).nrrAdjustment.state).toBe('seen');
  });
  test('anchors that are estimated themselves', () => {
    undecided(lowered({ dimensions: true, targets: true, weights: true }));
  });
});
