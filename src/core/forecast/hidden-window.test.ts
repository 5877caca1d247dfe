import { describe, expect, test } from 'vitest';
import { US_2026_06_22 as us } from '#core/policy/us';
import type { HiddenCounts } from '#core/score/page-only-counts';
import { weightsByAge } from '#core/score/tally';
import { sampleHiddenWindow } from './hidden-window';
import { makeRandom } from './random';

const TODAY = 20_000;
const WINDOW = 60;
const weights = weightsByAge(us, WINDOW);
const days = () => new Float64Array(WINDOW + 1);
/** A page that counts 600 members, 20 of them bad, and prints a decayed rate; no fact is known. */
const page = (value: number | null, choices: Partial<HiddenCounts> = {}): HiddenCounts => ({
  metric: 'NRR',
  ago: 0,
  seen: { metric: 'NRR', window: WINDOW, weights, numerator: days(), denominator: days(), bad: days() },
  unseen: { numerator: 20, denominator: 600, bad: 20, turned: 0 },
  membersLogSd: 0,
  value,
  openedOn: null,
  ...choices,
});
const delays = { rate: 0.03, share: Float64Array.from({ length: 30 }, (_, lag) => 0.12 * 0.88 ** lag) };
const draw = (counts: HiddenCounts, seed = 5) => sampleHiddenWindow(counts, TODAY, delays, 100, makeRandom(seed));
const sumOf = (list: Float64Array) => list.reduce((sum, count) => sum + count, 0);
const weighted = (list: Float64Array) => list.reduce((sum, count, i) => sum + weights[WINDOW - i]! * count, 0);

describe('draws of a window of which only a page is known', () => {
  test('add up to its counts, and come to its value', () => {
    for (const value of [0.028, 0.033, 0.039])
      for (const { denominator, bad } of draw(page(value)).windows) {
        expect(sumOf(denominator)).toBeCloseTo(600, 6);
        // The score is of the decayed value: where both can't be met, the count gives way.
        expect(Math.abs(sumOf(bad) - 20)).toBeLessThan(1);
        expect(weighted(bad) / weighted(denominator)).toBeCloseTo(value, 3);
      }
  });
  test('differ in their days', () => {
    const yesterday = draw(page(0.033)).windows.map(({ denominator }) => denominator[WINDOW - 1]!);
    expect(Math.max(...yesterday) - Math.min(...yesterday)).toBeGreaterThan(5);
  });
  test('take a high decayed value for a high rate of late', () => {
    // Between seeds the difference is 0.08 ± 0.09: 24 of them tell it.
    const meanLevel = (value: number) => {
      const levels = Array.from({ length: 24 }, (_, seed) => {
        const { level, burst } = draw(page(value), seed + 1).particles;
        return (sumOf(level) + sumOf(burst)) / level.length;
      });
      return sumOf(Float64Array.from(levels)) / levels.length;
    };
    expect(meanLevel(0.046)).toBeGreaterThan(meanLevel(0.024) + 0.05);
  });
  test('keep what was seen, as the least of its day', () => {
    const seenDays = days().fill(9, 1, 4);
    const seen = { ...page(null).seen, denominator: seenDays };
    const unseen = { numerator: 20, denominator: 573, bad: 20, turned: 0 };
    for (const { denominator } of draw(page(0.033, { seen, unseen })).windows) {
      expect(sumOf(denominator)).toBeCloseTo(600, 6);
      for (const age of [1, 2, 3]) expect(denominator[WINDOW - age]!).toBeGreaterThanOrEqual(9);
    }
  });
  test('have no member before the shop was opened', () => {
    for (const { denominator } of draw(page(0.033, { openedOn: TODAY - 20 })).windows)
      expect(sumOf(denominator.subarray(0, WINDOW - 20))).toBe(0);
  });
  test('have members of any number where none is printed', () => {
    const totals = draw(page(0.033, { membersLogSd: 0.8 })).windows.map(({ denominator }) => sumOf(denominator));
    expect(Math.max(...totals)).toBeGreaterThan(3 * Math.min(...totals));
  });
});
