import { expect, test } from 'vitest';
import { thresholdToPlan } from './near-thresholds';

test('a threatened threshold comes before one that could be gained', () => {
  const row = (threshold: number, direction: 'up' | 'down', within30: number | null) => ({
    ...{ threshold, direction, within7: 0, within30, medianDay: null },
  });
  expect(thresholdToPlan({ crossings: [row(3, 'down', 0.6), row(3.5, 'down', 0.55), row(4, 'up', 0.9)] })).toBe(3.5);
  expect(thresholdToPlan({ crossings: [row(3.5, 'down', 0.1), row(4, 'up', 0), row(4.5, 'up', 0)] })).toBe(4);
  expect(thresholdToPlan({ crossings: [row(4.5, 'down', 0.1)] })).toBeNull();
});
