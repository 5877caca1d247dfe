import { type DayNumber, weekday } from '#core/model/day';
import { isHoliday } from '#core/policy/calendar';
import type { Moment, Shipment } from '#core/score/ledger';
import { type Cohorts, expectedMembers, fitMemberArrivals, HISTORY_DAYS } from './history';

/** Number of past days from which hazards are estimated. */
const PAST_DAYS = 42;
/** Orders older than this count as lost. */
export const MAX_TRANSIT_DAYS = 21;
/** Pseudo-count of deliveries at an average weekday's hazard, for each weekday's factor. */
const WEEKDAY_PRIOR_DELIVERIES = 3;
const MIN_DELIVERIES = 20;
/** Iterations in which weekday factors and hazards by age are estimated in turn. */
const ROUNDS = 4;
const MAX_HAZARD = 0.95;
const MAX_DAY_HAZARD = 0.97;
/** Bounds of the relative variance of a day's deliveries, and its value if none were expected. */
const EXTRA_VARIANCE = { min: 0.004, max: 1, unknown: 0.1 };

/** A carrier's slowdown decays by this factor a day. */
const SLOWDOWN_DECAY = 0.85;

/** Share of a carrier's slowdown that remains after so many days. */
export const slowdownLeft = (daysAhead: number): number => SLOWDOWN_DECAY ** Math.max(0, daysAhead);

/** Orders at risk of delivery and orders delivered, by past day (row 0 is `first`) and by days since placement. */
export interface LifeTable {
  first: DayNumber;
  atRisk: Float64Array[];
  delivered: Float64Array[];
}

/** An empty life table of the days before `today`. */
export const newLifeTable = (today: DayNumber): LifeTable => {
  const rows = () => Array.from({ length: PAST_DAYS }, () => new Float64Array(MAX_TRANSIT_DAYS + 1));
  return { first: today - PAST_DAYS, atRisk: rows(), delivered: rows() };
};

const tabulateShipments = (
  shipments: readonly Shipment[],
  today: DayNumber,
  until: Moment,
): { table: LifeTable; openByAge: Float64Array; placed: Pick<Cohorts, 'first' | 'members'> } => {
  const orders = { first: today - HISTORY_DAYS, members: new Float64Array(HISTORY_DAYS + 1) };
  const table = newLifeTable(today);
  const { first } = table;
  const openByAge = new Float64Array(MAX_TRANSIT_DAYS + 1);
  for (const { placed, delivered, cancelled, count } of shipments) {
    if (placed === null || placed > until) continue;
    const start = Math.floor(placed);
    if (start >= orders.first) orders.members[start - orders.first]! += count;
    if (start + MAX_TRANSIT_DAYS < first) continue;
    const arrived = delivered !== null && delivered <= until ? Math.floor(delivered) : Number.POSITIVE_INFINITY;
    const stopped = cancelled !== null && cancelled <= until ? Math.floor(cancelled) : Number.POSITIVE_INFINITY;
    for (
      let day = Math.max(start, first);
      day < today && day <= start + MAX_TRANSIT_DAYS && day <= arrived && day < stopped;
      day++
    ) {
      table.atRisk[day - first]![day - start]! += count;
      if (day === arrived) table.delivered[day - first]![day - start]! += count;
    }
    if (arrived > until && stopped > until && today - start <= MAX_TRANSIT_DAYS) openByAge[today - start]! += count;
  }
  return { table, openByAge, placed: orders };
};

/** Weekdays 0 … 6 of days from `first` on; a federal holiday counts as a Sunday. */
export const carrierDays = (region: string, first: DayNumber, days: number): number[] =>
  Array.from({ length: days }, (_, i) => (isHoliday(region, first + i) ? 0 : weekday(first + i)));

export interface DeliveryForecast {
  /** expected deliveries of each coming day, including orders still to be placed; the first is the whole day in progress */
  expected: Float64Array;
  /** shape of the gamma of mean 1 that multiplies them, by the residuals of past days */
  shape: number;
}

/** Maximum-likelihood hazards by age and factors by weekday, each given the other; factors are shrunk towards 1. @param pastDays weekdays */
export const estimateHazards = (
  table: LifeTable,
  pastDays: readonly number[],
): { hazard: Float64Array; weekdayFactor: Float64Array } => {
  const hazard = new Float64Array(MAX_TRANSIT_DAYS + 1);
  const weekdayFactor = new Float64Array(7).fill(1);
  for (let round = 0; round < ROUNDS; round++) {
    for (let age = 0; age <= MAX_TRANSIT_DAYS; age++) {
      let [arrived, exposed] = [0, 0];
      for (let row = 0; row < PAST_DAYS; row++) {
        arrived += table.delivered[row]![age]!;
        exposed += table.atRisk[row]![age]! * weekdayFactor[pastDays[row]!]!;
      }
      hazard[age] = exposed > 0 ? Math.min(MAX_HAZARD, arrived / exposed) : (hazard[age - 1] ?? 0);
    }
    const arrived = new Float64Array(7).fill(WEEKDAY_PRIOR_DELIVERIES);
    const expected = new Float64Array(7).fill(WEEKDAY_PRIOR_DELIVERIES);
    for (let row = 0; row < PAST_DAYS; row++) {
      const day = pastDays[row]!;
      for (let age = 0; age <= MAX_TRANSIT_DAYS; age++) {
        arrived[day]! += table.delivered[row]![age]!;
        expected[day]! += table.atRisk[row]![age]! * hazard[age]!;
      }
    }
    for (let day = 0; day < 7; day++) weekdayFactor[day] = arrived[day]! / expected[day]!;
  }
  return { hazard, weekdayFactor };
};

/**
 * Discrete-time hazard model of delivery: an order of age a that is still open arrives on a day of weekday w with chance
 * h(a)·g(w), both estimated from the shop's shipments. Null below 20 past deliveries.
 * @param days number of coming days
 * @param rest share of today's orders still to be placed after `until`
 * @param pace see `meanPaceOf`
 * @param usualShareOf see `fitMemberArrivals`
 * @param volume mean factor of peaks on new orders, by days from today
 */
export const forecastDeliveries = (
  shipments: readonly Shipment[],
  until: Moment,
  days: number,
  region: string,
  rest: number,
  pace = 1,
  usualShareOf?: (day: DayNumber) => number,
  volume?: Float64Array,
): DeliveryForecast | null => {
  const today = Math.floor(until);
  const { table, openByAge, placed } = tabulateShipments(shipments, today, until);
  const total = table.delivered.reduce((sum, row) => sum + row.reduce((a, b) => a + b, 0), 0);
  if (total < MIN_DELIVERIES) return null;
  const pastDays = carrierDays(region, table.first, PAST_DAYS);
  const comingDays = carrierDays(region, today, days);
  const { hazard, weekdayFactor } = estimateHazards(table, pastDays);
  const chanceOf = (age: number, day: number): number => Math.min(MAX_DAY_HAZARD, hazard[age]! * weekdayFactor[day]!);
  const expectedOf = (open: Float64Array, day: number): number =>
    open.reduce((sum, count, age) => sum + count * chanceOf(age, day), 0);
  // The variance of a gamma–Poisson count is μ + μ²/shape.
  let [excess, squares] = [0, 0];
  for (let row = 0; row < PAST_DAYS; row++) {
    const mean = expectedOf(table.atRisk[row]!, pastDays[row]!);
    const arrived = table.delivered[row]!.reduce((a, b) => a + b, 0);
    excess += (arrived - mean) ** 2 - mean;
    squares += mean ** 2;
  }
  const arrivals = fitMemberArrivals(placed, today, usualShareOf);
  const placedOn = (ahead: number): number => (volume?.[ahead] ?? 1) * expectedMembers(arrivals, today + ahead);
  const expected = new Float64Array(days);
  let open = openByAge;
  open[0]! += rest * placedOn(0);
  const chanceAhead = (age: number, ahead: number): number =>
    chanceOf(age, comingDays[ahead]!) * (1 - (1 - pace) * slowdownLeft(ahead));
  for (let ahead = 0; ahead < days; ahead++) {
    if (ahead > 0) open[0] = placedOn(ahead);
    expected[ahead] = open.reduce((sum, count, age) => sum + count * chanceAhead(age, ahead), 0);
    const next = new Float64Array(MAX_TRANSIT_DAYS + 1);
    for (let age = 0; age < MAX_TRANSIT_DAYS; age++) next[age + 1] = open[age]! * (1 - chanceAhead(age, ahead));
    open = next;
  }
  const { min, max, unknown } = EXTRA_VARIANCE;
  const variance = Math.min(max, Math.max(min, squares > 0 ? excess / squares : unknown));
  return { expected, shape: 1 / variance };
};
