import { expect, test } from 'vitest';
import { badgeText } from './badge';

test('the badge shows the score as it is printed, and nothing where there is none', () => {
  expect([3.84, 4, 0, null].map(badgeText)).toEqual(['3.8', '4.0', '0.0', '']);
});
