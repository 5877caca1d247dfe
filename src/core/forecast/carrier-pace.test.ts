import { describe, expect, test } from 'vitest';
import type { Shipment } from '#core/score/ledger';
import { estimateCarrierPaces, lateAtPace } from './carrier-pace';

const TODAY = 20_000;
/** Parcels of both carriers, four a day each, three days on their way; from `from` on, one carrier delivers nothing. */
const shipments = (from: number): Shipment[] =>
  Array.from({ length: 50 }, (_, ago) => TODAY - 50 + ago).flatMap((shipped) =>
    ['USPS', 'UPS'].map((carrier): Shipment => {
      const arrival = shipped + 3;
      const isHeld = carrier === 'USPS' && arrival >= from;
      const delivered = arrival >= TODAY || isHeld ? null : arrival + 0.6;
      return {
        placed: shipped - 0.5,
        shipped: shipped + 0.5,
        delivered,
        cancelled: null,
        due: shipped + 5,
        carrier,
        count: 4,
      };
    }),
  );
const paceOf = (from: number, carrier: string) =>
  estimateCarrierPaces(shipments(from), TODAY + 0.4, 'US').get(carrier)!;

describe('the pace of a carrier', () => {
  test('is the usual one where parcels arrive as usual', () => {
    expect(paceOf(TODAY, 'USPS')).toBe(1);
    expect(paceOf(TODAY, 'UPS')).toBe(1);
  });
  test('falls when nothing arrives, before any parcel is late', () => {
    // The oldest parcel that is held was shipped five days ago, and is due today.
    expect(paceOf(TODAY - 2, 'USPS')).toBeLessThan(0.85);
    expect(paceOf(TODAY - 3, 'USPS')).toBeLessThan(paceOf(TODAY - 2, 'USPS'));
    expect(paceOf(TODAY - 3, 'UPS')).toBe(1);
  });
});

describe('the chance to be late', () => {
  test('stays at the usual pace, and rises as a carrier slows down, most for what is due soon', () => {
    expect(lateAtPace(0.1, 1, 2)).toBe(0.1);
    expect(lateAtPace(0.1, 0.4, 2)).toBeGreaterThan(lateAtPace(0.1, 0.7, 2));
    expect(lateAtPace(0.1, 0.4, 1)).toBeGreaterThan(lateAtPace(0.1, 0.4, 6));
    expect(lateAtPace(0.1, 0, 0)).toBe(1);
  });
});
