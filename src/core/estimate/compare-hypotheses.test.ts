import { expect, test } from 'vitest';
import { compareHypotheses } from './compare-hypotheses';

const every = (days: number, miss: (day: number) => number) =>
  new Map(Array.from({ length: days }, (_, day) => [day, miss(day)]));
const judge = (days: number, first: (day: number) => number, second: (day: number) => number) =>
  compareHypotheses({ name: 'a', errors: every(days, first) }, { name: 'b', errors: every(days, second) });

test('the hypothesis with smaller errors on most days wins, with its log-likelihood ratio', () => {
  const verdict = judge(
    45,
    () => 0.003,
    () => 0.21,
  );
  expect(verdict).toMatchObject({ winner: 'a', days: 45 });
  expect(verdict.options.map(({ name, error: miss }) => [name, +miss.toFixed(3)])).toEqual([
    ['a', 0.003],
    ['b', 0.21],
  ]);
  expect(verdict.advantage).toBeGreaterThan(20);
});
test('a few days decide nothing', () => {
  expect(
    judge(
      4,
      () => 0.003,
      () => 0.21,
    ).winner,
  ).toBe('undecided');
});
test('one odd day does not outweigh the others', () => {
  expect(
    judge(
      30,
      (day) => (day === 12 ? 5 : 0.003),
      () => 0.1,
    ).winner,
  ).toBe('a');
});
test('neither hypothesis wins where both have large errors', () => {
  expect(
    judge(
      45,
      () => 0.4,
      () => 0.9,
    ),
  ).toMatchObject({ winner: 'undecided', days: 45 });
});
test('days on which both hypotheses agree are no evidence', () => {
  expect(
    judge(
      45,
      () => 0.2,
      () => 0.202,
    ),
  ).toEqual({ winner: 'undecided', options: [], days: 0, advantage: 0 });
});
