import { expect, test } from 'vitest';
import { modelShop } from '#core/assess';
import { dayNumber, makeDay } from '#core/model/day';
import { parseShopFile } from '#core/model/shop-file';
import { asOfMoment } from './track-record';

const asOf = '2026-07-01';
const today = dayNumber(asOf);
/** A hundred orders a day, at 10:00 and at 14:00 of the shop's day by turns. */
const orders = Array.from({ length: 3000 }, (_, i) => {
  const at = `${makeDay(today - (i % 30))}T${i % 60 < 30 ? '17' : '21'}:00:00Z`;
  return { id: `5760${100_000 + i}00000`, status: 'completed', placedAt: at, paidAt: at, deliveredAt: at };
});
const parsed = parseShopFile({
  format: 'sps-ahead/shop',
  version: 1,
  exportedAt: `${asOf}T23:00:00Z`,
  shop: { id: 'US:1', region: 'US', timeZone: 'America/Los_Angeles' },
  orders,
});
if (!parsed.ok) throw new Error(`${parsed.fault.path}: ${parsed.fault.message}`);
const { ledger } = modelShop(parsed.value, { asOf })!;
const placedBy = (hour: number, day = today) => asOfMoment(ledger, today + hour / 24).goodMembers.SFCR.get(day)!;

test('a ledger as of a morning lacks the orders of its afternoon', () => {
  expect(ledger.goodMembers.SFCR.get(today)).toBe(100);
  expect(placedBy(9)).toBeLessThan(2);
  expect(Math.abs(placedBy(12) - 50)).toBeLessThan(2);
  expect(placedBy(23.9)).toBeGreaterThan(98);
});

test('a ledger as of a moment keeps earlier days whole, and the ledger given is not changed', () => {
  expect(placedBy(9, today - 1)).toBe(100);
  expect(ledger.goodMembers.SFCR.get(today)).toBe(100);
});
