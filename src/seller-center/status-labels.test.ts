import { expect, test } from 'vitest';
import { findExpress, tagMeaningOf } from './status-labels';

test('an order of 4PL Express is an express order, by its delivery option and by its tag', () => {
  expect(findExpress('4PL Express')).toBe(true);
  expect(tagMeaningOf('4PL Express')).toMatchObject({ express: true });
  expect(findExpress('Standard shipping')).toBe(false);
});
