import { expect, test } from 'vitest';
import { dayNumber } from '#core/model/day';
import type { Reading } from '#core/model/reading';
import { US_2026_06_22 as us } from '#core/policy/us';
import type { ForecastSamples } from './score-samples';
import { benefitAccessOf, crossingsOf } from './thresholds';

/** Scores of eight days in four futures. */
const samples = {
  overall: Float64Array.of(
    ...[3.6, 3.5, 3.6, 3.6, 3.6, 3.6, 3.6, 3.6],
    ...[3.6, 3.4, 3.6, 3.6, 3.6, 3.6, 3.6, 3.6],
    ...[3.6, 3.6, 3.6, 3.6, 3.6, 3.6, 3.6, 2.9],
    ...[3.6, 3.6, 3.6, 3.6, 3.6, 3.6, 4, 3.4],
  ),
  horizon: 8,
  size: 4,
} as ForecastSamples;

test('the chance of crossing a threshold is the share of futures that pass it from the side of today', () => {
  expect(crossingsOf(samples, [3.5, 4], 3.6, dayNumber('2026-07-01'))).toEqual([
    { threshold: 3.5, direction: 'down', within7: 0.25, within30: 0.75, medianDay: '2026-07-09' },
    { threshold: 4, direction: 'up', within7: 0.25, within30: 0.25, medianDay: null },
  ]);
  expect(crossingsOf(null, [4], 4, dayNumber('2026-07-01'))).toEqual([
    { threshold: 4, direction: 'down', within7: null, within30: null, medianDay: null },
  ]);
});

test('a benefit is gained at one threshold and lost below another; in between it stays, or is frozen', () => {
  const accessOf = (past: number[], today: number) => {
    const rows = benefitAccessOf(
      us,
      past.map((overall) => ({ overall }) as Reading),
      today,
      samples,
      true,
    );
    return ['affiliate', 'crm'].map((name) => rows.find(({ benefit }) => benefit === name)!);
  };
  const statesOf = (past: number[], today: number) => accessOf(past, today).map(({ now }) => now);
  expect(statesOf([3.6], 3.2)).toEqual(['active', 'frozen']);
  expect(statesOf([3.6, 2.9], 3.2)).toEqual(['lost', 'lost']);
  expect(statesOf([2.9, 3.5], 3)).toEqual(['active', 'frozen']);
  expect(statesOf([], 3.2)).toEqual(['unknown', 'unknown']);
  expect(accessOf([], 3.6).map(({ next7 }) => next7)).toEqual([1, 1]);
  expect(accessOf([], 3.2).map(({ next7 }) => next7)).toEqual([null, null]);
});
