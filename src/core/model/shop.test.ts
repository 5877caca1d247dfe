import { expect, test } from 'vitest';
import { shopDayAt, shopIdOf, withSellerId } from './shop';

const shop = { id: 'US:1', region: 'US', name: null, timeZone: null, openedOn: null, category: null };

test('today in a shop is in its own time zone, else in its market’s', () => {
  const now = new Date('2026-07-02T05:00:00Z');
  expect(shopDayAt(shop, now)).toBe('2026-07-01');
  expect(shopDayAt({ ...shop, timeZone: 'Europe/London' }, now)).toBe('2026-07-02');
});

test('a shop id holds the seller’s id, else the name, else neither; older files give the seller’s id by it', () => {
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
