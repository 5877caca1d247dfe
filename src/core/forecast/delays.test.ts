import { expect, test } from 'vitest';
import { AGE_QUANTILES, scheduleEvents } from './delays';

const today = 20_000;
const cohorts = { metric: 'NRR' as const, first: today - 9, members: new Float64Array(10).fill(10), bads: [] };
const delays = { rate: 0.02, share: Float64Array.of(0.5, 0.3, 0.2) };
const schedule = scheduleEvents(cohorts, delays, new Float64Array(4).fill(20), today);
const shareOf = (ahead: number, age: number) =>
  schedule.ages.slice(ahead * AGE_QUANTILES, (ahead + 1) * AGE_QUANTILES).filter((value) => value === age).length /
  AGE_QUANTILES;

test('the exposure of today counts known members and the expected new ones', () => {
  expect(schedule.known[0]).toBeCloseTo(10, 9);
  expect(schedule.fresh[0]).toBeCloseTo(20 * 0.5, 9);
});
test('the exposure to known members ends with the longest delay, that to new ones reaches their whole number', () => {
  expect(schedule.known[1]).toBeCloseTo(10 * 0.3 + 10 * 0.2, 9);
  expect(schedule.known[3]).toBe(0);
  expect(schedule.fresh[3]).toBeCloseTo(20, 9);
});
test('bad events belong to membership days in proportion to their weighted members', () => {
  expect(shareOf(3, 0)).toBeCloseTo(0.5, 1);
  expect(shareOf(3, 2)).toBeCloseTo(0.2, 1);
  // Tomorrow: 20 · 0.5 new of the day, (20 + 10) · 0.3 of today, 10 · 0.2 of yesterday.
  expect(shareOf(1, 1)).toBeCloseTo(9 / 21, 1);
});
