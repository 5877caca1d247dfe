import { expect, test } from 'vitest';
import { roundRange } from './figures';

test('a range that ends where it begins is one figure', () => {
  expect([roundRange(3.44, 3.6), roundRange(4.9999, 5)]).toEqual(['3.44 and 3.60', '5.00']);
});
