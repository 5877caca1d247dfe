import { expect, test } from 'vitest';
import type { Shipment } from '#core/score/ledger';
import { fitLateness } from './lateness';

const TODAY = 20_000;
const onTime = (due: number, carrier: string | null, count: number): Shipment => ({
  placed: due - 8,
  shipped: due - 6,
  delivered: due - 1,
  cancelled: null,
  due,
  carrier,
  count,
});
const late = (due: number, carrier: string | null, count: number): Shipment => ({
  ...onTime(due, carrier, count),
  delivered: due + 3,
});
/** Shipped, due tomorrow and not delivered yet. */
const open = (carrier: string | null, count = 5): Shipment => ({
  ...onTime(TODAY + 1, carrier, count),
  delivered: null,
});
const view = (shipments: Shipment[]) =>
  fitLateness(shipments, { bads: [] }, TODAY + 0.5, TODAY + 1, { delivered: 0.5, placed: 0.5 });
const chances = (shipments: Shipment[]) => view(shipments).open.map((group) => group.late);

/** Four weeks in which one carrier is late as often as the other, and a week in which it is late ten times as often. */
const past = (recent: number): Shipment[] => [
  ...Array.from({ length: 28 }, (_, i) => TODAY - 8 - i).flatMap((due) => [
    ...['22', '1Z 18'].flatMap((carrier) => [onTime(due, carrier, 19), late(due, carrier, 1)]),
  ]),
  ...Array.from({ length: 7 }, (_, i) => TODAY - 1 - i).flatMap((due) => [
    onTime(due, '22', 20 - recent),
    late(due, '22', recent),
    onTime(due, '1Z 18', 19),
    late(due, '1Z 18', 1),
  ]),
];

test('open orders of a carrier that was late more often lately have a higher chance to be late', () => {
  const [alike, likewise] = chances([...past(1), open('22'), open('1Z 18')]);
  expect(alike).toBeCloseTo(likewise!, 10);
  const [failing, sound] = chances([...past(10), open('22'), open('1Z 18')]);
  expect(failing!).toBeGreaterThan(2 * sound!);
  expect(sound!).toBeLessThan(likewise! * 1.5);
});

test('a carrier with few parcels, or an unknown one, has nearly the chance of all carriers', () => {
  const [usual] = chances([...past(1), open(null)]);
  const [seldom] = chances([...past(1), late(TODAY - 2, '12', 1), open('12')]);
  expect(seldom!).toBeGreaterThan(usual!);
  expect(seldom!).toBeLessThan(2 * usual!);
});

test('open orders are grouped by due day and carrier', () => {
  expect(view([...past(1), open('22', 2), open('22', 3), open('1Z 18', 4)]).open.map((group) => group.count)).toEqual([
    5, 4,
  ]);
});

test('shipments dated by the hour give the same chances as those dated by the day', () => {
  const hourly = [...past(5), open('22'), { ...open('22'), delivered: TODAY + 0.2 }];
  const later = (moment: number | null, hour: number) => (moment === null ? null : moment + hour);
  const byHour = hourly.map((shipment) => ({
    ...shipment,
    placed: later(shipment.placed, 0.7),
    shipped: later(shipment.shipped, 0.6),
  }));
  const byDay = byHour.map((shipment) => ({
    ...shipment,
    placed: Math.floor(shipment.placed!),
    shipped: Math.floor(shipment.shipped!),
    delivered: shipment.delivered === null ? null : Math.floor(shipment.delivered),
  }));
  expect(view(byHour)).toEqual(view(byDay));
});

test('an order due today is less likely late the more of the day’s deliveries are still to come', () => {
  const dueToday = { ...open(null, 10), due: TODAY };
  const onTheDay = (due: number): Shipment => ({ ...onTime(due, null, 3), delivered: due });
  const shipments = [...past(1), ...Array.from({ length: 20 }, (_, i) => onTheDay(TODAY - 1 - i)), dueToday];
  const risk = (rest: number) =>
    fitLateness(shipments, { bads: [] }, TODAY + 0.5, TODAY + 1, { delivered: rest, placed: 0.5 }).open[0]!.late;
  expect(risk(0.9)).toBeLessThan(risk(0.3) - 0.1);
});

test('orders listed as late beyond those late by their facts give the unexplained share, from the first listed day on', () => {
  const bads = Array.from({ length: 28 }, (_, i) => ({ cohort: TODAY - 8 - i, event: TODAY - 7 - i, late: false }));
  const surprises = (listedFrom: number) =>
    fitLateness(past(0), { bads }, TODAY + 0.5, listedFrom, { delivered: 0.5, placed: 0.5 }).unexplainedShare;
  expect(surprises(TODAY + 1)).toBe(0);
  // Two are late by the rules on each of these days, of forty due.
  const more = [...bads, ...bads, ...bads];
  const seen = fitLateness(past(0), { bads: more }, TODAY + 0.5, TODAY - 40, {
    delivered: 0.5,
    placed: 0.5,
  }).unexplainedShare;
  expect(seen).toBeGreaterThan(0);
  expect(seen).toBeLessThan(1 / 40);
});

test('no unplaced orders are expected for due days nearer than the shortest past lead time', () => {
  const soon: Shipment = { ...onTime(TODAY - 3, null, 40), placed: TODAY - 3 - 4 };
  const unplaced = (shipments: Shipment[], placed: number) =>
    fitLateness(shipments, { bads: [] }, TODAY + 0.5, TODAY + 1, { delivered: 0.5, placed }).unplaced;
  const all = unplaced(past(1), 0.25);
  expect([...all.subarray(0, 8)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  expect(all[8]).toBeCloseTo(0.25, 10);
  expect(all[9]).toBe(1);
  const some = unplaced([...past(1), soon], 1);
  expect(some[3]).toBe(0);
  expect(some[4]).toBeGreaterThan(0);
  expect(some[7]).toBe(some[4]);
  expect(some[8]).toBe(1);
});
