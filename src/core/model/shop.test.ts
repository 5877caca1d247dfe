import { expect, test } from 'vitest';
import { shopDayAt } from './shop';

test('the day of a shop is that of its own time zone, else of its market’s', () => {
  const shop = { id: 'US:1', region: 'US', name: null, timeZone: null, openedOn: null, category: null };
  const now = new Date('2026-07-02T05:00:00Z');
  expect(shopDayAt(shop, now)).toBe('2026-07-01');
  expect(shopDayAt({ ...shop, timeZone: 'Europe/London' }, now)).toBe('2026-07-02');
});
