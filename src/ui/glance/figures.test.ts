import { expect, test } from 'vitest';
import { printValue, roundPoints, roundRange, sayChance } from './figures';

test('points have two decimals, and what is less than half of the last is no figure', () => {
  expect([-0.0341, 0.005, 0.0049, -0.00007, 0].map(roundPoints)).toEqual(['−0.03', '+0.01', '≈ 0', '≈ 0', '≈ 0']);
});

test('a range that ends where it begins is one figure', () => {
  expect([roundRange(3.44, 3.6), roundRange(4.9999, 5)]).toEqual(['3.44 and 3.60', '5.00']);
});

test('chances are said as shares, none as a certainty', () => {
  expect([0, 0.015, 0.05, 0.12, 0.25, 0.34, 0.5, 0.6, 0.75, 0.9, 0.99, 1].map(sayChance)).toEqual([
    ...['under 1 in 50', 'under 1 in 50', '1 in 20', '1 in 8', '1 in 4', '1 in 3', '1 in 2', '3 in 5', '3 in 4'],
    ...['9 in 10', 'almost certain', 'almost certain'],
  ]);
});

test('rates are printed as the portal prints them', () => {
  expect([printValue('NRR', 0.016), printValue('AHT', 22.04)]).toEqual(['1.60%', '22 h']);
});
