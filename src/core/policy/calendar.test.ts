import { expect, test } from 'vitest';
import { dayNumber, makeDay } from '#core/model/day';
import { addBusinessDays } from './calendar';

test.each([
  ['US', '2026-07-01', 4, '2026-07-08'], // Friday 3 July is the observed Independence Day
  ['US', '2026-06-18', 1, '2026-06-22'], // Juneteenth and a weekend
  ['US', '2026-12-24', 1, '2026-12-28'],
  ['US', '2026-07-04', 1, '2026-07-06'],
  ['US', '2026-07-06', 3, '2026-07-09'],
  ['GB', '2026-07-01', 4, '2026-07-07'], // no holidays are known there
])('%s: %s and %d business days is %s', (region, day, count, expected) => {
  expect(makeDay(addBusinessDays(region, dayNumber(day), count))).toBe(expected);
});
