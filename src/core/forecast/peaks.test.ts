import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber } from '#core/model/day';
import type { Shipment } from '#core/score/ledger';
import { findPeaks, meanByDay, simulatePeaks } from './peaks';
import { makeRandom } from './random';

const HORIZON = 40;
const SIZE = 1000;

/** Orders of 100 days before `today`, delivered after five days, due after eight. @param late share of late ones by day */
const orders = (today: number, countOn: (day: number) => number, lateOn: (day: number) => number = () => 0) =>
  Array.from({ length: 100 }, (_, i) => today - 100 + i).flatMap((day): Shipment[] => {
    const shipment = (count: number, arrives: number): Shipment => ({
      placed: day + 0.5,
      shipped: day + 1.5,
      delivered: arrives < today ? arrives + 0.5 : null,
      cancelled: null,
      due: day + 8,
      carrier: null,
      count,
    });
    const late = Math.round(countOn(day) * lateOn(day));
    return [shipment(countOn(day) - late, day + 5), shipment(late, day + 11)].filter(({ count }) => count > 0);
  });
const factors = (shipments: readonly Shipment[], today: number, region = 'US') => {
  const peaks = findPeaks(shipments, today + 0.4, region, HORIZON);
  const { volume, lateness } = simulatePeaks(peaks, today, HORIZON, SIZE, makeRandom(1));
  return {
    peaks,
    volume: volume && meanByDay(volume, HORIZON),
    lateness: lateness && meanByDay(lateness, HORIZON),
  };
};

describe('a sale that no calendar knows', () => {
  const today = dayNumber('2026-08-01');
  const sale = (from: number, to: number) => (day: number) => (day >= from && day <= to ? 40 : 10);
  test('is told from usual days once it is over, which are all that is expected of the next', () => {
    const { peaks, volume } = factors(orders(today, sale(today - 9, today - 5)), today);
    expect(peaks.usualShareOf('placed', today - 7)).toBeCloseTo(0.25, 1);
    expect(peaks.usualShareOf('placed', today - 20)).toBe(1);
    expect(peaks.usualShareOf('delivered', today - 2)).toBeCloseTo(0.25, 1);
    expect(volume).toBeNull();
  });
  test('that goes on is expected to end within days, or to stay', () => {
    const { volume } = factors(orders(today, sale(today - 3, today)), today);
    expect(volume![0]!).toBeGreaterThan(2);
    expect(volume![0]!).toBeGreaterThan(volume![7]! + 0.5);
    expect(volume![7]!).toBeGreaterThan(volume![30]!);
    expect(volume![30]!).toBeGreaterThan(1.2);
  });
  test('and late orders of it are not taken for a worse shop', () => {
    const [from, to] = [today - 20, today - 16];
    const late = (day: number) => (day >= from && day <= to ? 0.3 : 0.1);
    const { peaks, lateness } = factors(orders(today, sale(from, to), late), today);
    const [[peak] = []] = [...peaks.lateWeights(from + 8)];
    expect(Math.exp(peak!.lateness.mean)).toBeGreaterThan(1.8);
    expect(peaks.lateWeights(from - 2).size).toBe(0);
    expect(lateness).toBeNull();
  });
  test('is nothing that a steady or a growing shop has', () => {
    const { peaks, volume } = factors(
      orders(today, (day) => Math.round(10 + (day - today + 100) / 10)),
      today,
    );
    expect(volume).toBeNull();
    expect(peaks.usualShareOf('placed', today - 1)).toBe(1);
  });
});

describe('a sale of the calendar', () => {
  const today = dayNumber('2026-11-20');
  const blackFriday = dayNumber('2026-11-27') - today;
  const eleventh = dayNumber('2026-11-11');
  const expectedOf = (times: number) =>
    factors(
      orders(today, (day) => (day === eleventh ? 20 * times : 20)),
      today,
    ).volume![blackFriday]!;
  test('is expected on its days alone, and surely of no shop', () => {
    const { peaks, volume } = factors([], today);
    expect(volume![blackFriday]!).toBeGreaterThan(1.5);
    expect(volume![blackFriday - 3]!).toBeCloseTo(1, 9);
    expect(peaks.coming[0]!.volume.sd).toBeGreaterThan(0.4);
  });
  test('is expected to bring more to a shop that sold more at an earlier one', () => {
    expect(expectedOf(3)).toBeGreaterThan(1.2 * expectedOf(1));
  });
  test('is none of a market that does not keep it', () => {
    expect(factors([], today, 'JP').volume).toBeNull();
  });
});

test('of any orders: shares and factors are positive, their order is nothing, and what comes later moves none', () => {
  const today = dayNumber('2026-11-29');
  const shipment = fc
    .record({
      age: fc.integer({ min: -5, max: 90 }),
      count: fc.integer({ min: 1, max: 90 }),
      takes: fc.integer({ min: 1, max: 14 }),
    })
    .map(({ age, count, takes }): Shipment => {
      const placed = today - age;
      const delivered = placed + takes < today ? placed + takes : null;
      return { placed, shipped: placed + 1, delivered, cancelled: null, due: placed + 8, carrier: null, count };
    });
  fc.assert(
    fc.property(fc.array(shipment, { maxLength: 60 }), (shipments) => {
      const answer = (of: readonly Shipment[]) => {
        const { peaks, volume, lateness } = factors(of, today);
        const shares = Array.from({ length: 60 }, (_, back) => peaks.usualShareOf('placed', today - 1 - back));
        return { shares, volume, lateness };
      };
      const { shares, volume, lateness } = answer(shipments);
      for (const share of shares) expect(share > 0 && share <= 1).toBe(true);
      for (const factor of [...volume!, ...(lateness ?? [])]) expect(factor > 0 && Number.isFinite(factor)).toBe(true);
      expect(answer([...shipments].reverse())).toEqual({ shares, volume, lateness });
      expect(answer(shipments.filter(({ placed }) => placed! <= today + 0.4))).toEqual({ shares, volume, lateness });
    }),
    { numRuns: 40 },
  );
});
