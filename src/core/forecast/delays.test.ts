import { expect, test } from 'vitest';
import { AGE_QUANTILES, scheduleEvents } from './delays';

const today = 20_000;
const cohorts = { metric: 'NRR' as const, first: today - 9, members: new Float64Array(10).fill(10), bads: [] };
const law = { rate: 0.02, share: Float64Array.of(0.5, 0.3, 0.2) };
const turns = scheduleEvents(cohorts, law, new Float64Array(4).fill(20), today);
const shareOf = (ahead: number, age: number) =>
  turns.ages.slice(ahead * AGE_QUANTILES, (ahead + 1) * AGE_QUANTILES).filter((it) => it === age).length /
  AGE_QUANTILES;

test('members of today are there already, and more of them are to come', () => {
  expect(turns.known[0]).toBeCloseTo(10, 9);
  expect(turns.fresh[0]).toBeCloseTo(20 * 0.5, 9);
});
test('those who are known have had their turn in the end, and those to come have it all', () => {
  expect(turns.known[1]).toBeCloseTo(10 * 0.3 + 10 * 0.2, 9);
  expect(turns.known[3]).toBe(0);
  expect(turns.fresh[3]).toBeCloseTo(20, 9);
});
test('a turn falls to each day of membership as often as it has members who are due for it', () => {
  expect(shareOf(3, 0)).toBeCloseTo(0.5, 1);
  expect(shareOf(3, 2)).toBeCloseTo(0.2, 1);
  // Tomorrow: 20 · 0.5 new of the day, (20 + 10) · 0.3 of today, 10 · 0.2 of yesterday.
  expect(shareOf(1, 1)).toBeCloseTo(9 / 21, 1);
});
