import { expect, test } from 'vitest';
import { shopDayAt, shopIdOf, withSellerId } from './shop';

const shop = { id: 'US:1', region: 'US', name: null, timeZone: null, openedOn: null, category: null };

test('the day of a shop is that of its own time zone, else of its market’s', () => {
  const now = new Date('2026-07-02T05:00:00Z');
  expect(shopDayAt(shop, now)).toBe('2026-07-01');
  expect(shopDayAt({ ...shop, timeZone: 'Europe/London' }, now)).toBe('2026-07-02');
});

test('the id of a shop says the seller’s id, else its name, else neither, and a file without the seller’s id tells it so', () => {
  for (const [sellerId, name] of [
    ['7495', 'Acme Gifts'],
    ['7495', null],
    [null, 'Acme: Gifts'],
    [null, null],
  ] as const) {
    const id = shopIdOf({ region: 'US', sellerId, name });
    expect(withSellerId({ ...shop, id, name }), id).toMatchObject({ id, sellerId, name });
  }
  expect(withSellerId({ ...shop, sellerId: null })).toMatchObject({ id: 'US:1', sellerId: null });
});
