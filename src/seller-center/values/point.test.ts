import { expect, test } from 'vitest';
import { readAmount, readRate, readScore } from './number';
import { toPoint } from './point';
import { isRefused } from './value';

test.each([
  ['1,26%', readRate, 0.0126],
  ['1.26%', readRate, 0.0126],
  ['95,1 %', readRate, 0.951],
  ['4,9', readScore, 4.9],
  ['4,9/5', readScore, 4.9],
  ['23', readAmount, 23],
  ['1.234.567', readAmount, 1_234_567],
  ['1.204,5', readAmount, 1204.5],
  ['1,204.5', readAmount, 1204.5],
])('%s is what it can only be', (text, read, value) => expect(read(toPoint(text))).toBe(value));

test.each(['1.830', '1,830', '1.830%', '1.2.3', '1,2,3', '12.34.567'])('%s is refused', (text) => {
  expect(isRefused(readAmount(toPoint(text)))).toBe(true);
});

test.each(['27/01/2026 6:03', '27.01.2026', 'Jun 15, 2026', '576812345678900001', '30 d'])(
  '%s stays as it is',
  (text) => expect(toPoint(text)).toBe(text),
);
