import { expect, test } from 'vitest';
import type { Shipment } from '#core/score/ledger';
import { forecastDeliveries } from './deliveries';

const TODAY = 20_000;
const MORNING = TODAY + 0.375;
const ROAD = 3;

/** Orders of a day, each delivered three days later. */
const placedOn = (day: number, count: number): Shipment => ({
  placed: day,
  shipped: null,
  delivered: day + ROAD <= TODAY - 1 ? day + ROAD : null,
  cancelled: null,
  due: null,
  carrier: null,
  count,
});
const past = Array.from({ length: 70 }, (_, i) => placedOn(TODAY - 70 + i, 20));
/** From tomorrow on, as what arrives later today depends on the hour. */
const expected = (shipments: Shipment[], rest: number) => [
  ...forecastDeliveries(shipments, MORNING, 8, 'US', rest)!.expected.subarray(1),
];

test('a steady shop is forecast to receive as many deliveries a day as orders', () => {
  for (const count of expected([...past, placedOn(TODAY, 5)], 0.75)) {
    expect(count).toBeGreaterThan(19);
    expect(count).toBeLessThan(21);
  }
});

test('expected deliveries include orders still to be placed today', () => {
  const [morning, evening] = [expected(past, 1), expected([...past, placedOn(TODAY, 20)], 0)];
  for (const [ahead, count] of morning.entries()) expect(count).toBeCloseTo(evening[ahead]!, 0);
});
