import { type DayNumber, weekday } from '#core/model/day';
import { isHoliday } from '#core/policy/calendar';
import type { Moment, Trip } from '#core/score/ledger';
import { type Cohorts, expectedMembers, fitMemberArrivals, HISTORY_DAYS } from './history';

/** Days of the past from which carriers' ways are learned, and the longest trip that is followed. */
const PAST_DAYS = 42;
const MAX_TRANSIT_DAYS = 21;
/** Deliveries' worth of an average weekday that pulls a scarce one towards it. */
const PRIOR_DELIVERIES = 3;
const FEWEST_DELIVERIES = 20;

/** Open and delivered orders by past day and by days since they were placed. */
interface LifeTable {
  first: DayNumber;
  atRisk: Float64Array[];
  delivered: Float64Array[];
}

/** Orders of a past day, whatever becomes of them: the board begins with all of them. */
type Placed = Pick<Cohorts, 'first' | 'members'>;

const tabulateShipments = (
  trips: readonly Trip[],
  today: DayNumber,
  until: Moment,
): { board: LifeTable; pool: Float64Array; orders: Placed } => {
  const orders = { first: today - HISTORY_DAYS, members: new Float64Array(HISTORY_DAYS + 1) };
  const first = today - PAST_DAYS;
  const rows = () => Array.from({ length: PAST_DAYS }, () => new Float64Array(MAX_TRANSIT_DAYS + 1));
  const board: LifeTable = { first, atRisk: rows(), delivered: rows() };
  const pool = new Float64Array(MAX_TRANSIT_DAYS + 1);
  for (const { placed, delivered, cancelled, count } of trips) {
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
      board.atRisk[day - first]![day - start]! += count;
      if (day === arrived) board.delivered[day - first]![day - start]! += count;
    }
    if (arrived > until && stopped > until && today - start <= MAX_TRANSIT_DAYS) pool[today - start]! += count;
  }
  return { board, pool, orders };
};

/** 0 … 6 for days from `first` on; on a federal holiday parcels move as on a Sunday. */
const carrierDays = (region: string, first: DayNumber, days: number): number[] =>
  Array.from({ length: days }, (_, i) => (isHoliday(region, first + i) ? 0 : weekday(first + i)));

export interface DeliveryForecast {
  /** expected deliveries of each coming day, the first being the day in progress as a whole; then what usually comes */
  expected: Float64Array;
  /** of the gamma around them, from how far past days strayed from what was expected of them */
  shape: number;
}

/**
 * Tomorrow's deliveries are on the road today: each day every open order arrives with a chance that depends on the days
 * since it was placed and on the day of the week, both learned from the shop's own past. Null where too little is known.
 * @param rest which part of the day's orders comes after the hour of `until`
 */
export const forecastDeliveries = (
  trips: readonly Trip[],
  until: Moment,
  days: number,
  region: string,
  rest: number,
): DeliveryForecast | null => {
  const today = Math.floor(until);
  const { board, pool, orders } = tabulateShipments(trips, today, until);
  const total = board.delivered.reduce((sum, row) => sum + row.reduce((a, b) => a + b, 0), 0);
  if (total < FEWEST_DELIVERIES) return null;
  const pastDays = carrierDays(region, board.first, PAST_DAYS);
  const comingDays = carrierDays(region, today, days);
  const chance = new Float64Array(MAX_TRANSIT_DAYS + 1);
  const week = new Float64Array(7).fill(1);
  // The chance by age and the factor of the weekday explain each other: a few rounds settle both.
  for (let round = 0; round < 4; round++) {
    for (let age = 0; age <= MAX_TRANSIT_DAYS; age++) {
      let [arrived, exposed] = [0, 0];
      for (let row = 0; row < PAST_DAYS; row++) {
        arrived += board.delivered[row]![age]!;
        exposed += board.atRisk[row]![age]! * week[pastDays[row]!]!;
      }
      chance[age] = exposed > 0 ? Math.min(0.95, arrived / exposed) : (chance[age - 1] ?? 0);
    }
    const arrived = new Float64Array(7).fill(PRIOR_DELIVERIES);
    const expected = new Float64Array(7).fill(PRIOR_DELIVERIES);
    for (let row = 0; row < PAST_DAYS; row++) {
      const day = pastDays[row]!;
      for (let age = 0; age <= MAX_TRANSIT_DAYS; age++) {
        arrived[day]! += board.delivered[row]![age]!;
        expected[day]! += board.atRisk[row]![age]! * chance[age]!;
      }
    }
    for (let day = 0; day < 7; day++) week[day] = arrived[day]! / expected[day]!;
  }
  const expectedOf = (open: Float64Array, day: number): number => {
    const factor = week[day]!;
    return open.reduce((sum, count, age) => sum + count * Math.min(0.97, chance[age]! * factor), 0);
  };
  let [excess, squares] = [0, 0];
  for (let row = 0; row < PAST_DAYS; row++) {
    const mean = expectedOf(board.atRisk[row]!, pastDays[row]!);
    const arrived = board.delivered[row]!.reduce((a, b) => a + b, 0);
    excess += (arrived - mean) ** 2 - mean;
    squares += mean ** 2;
  }
  const placed = fitMemberArrivals(orders, today);
  const expected = new Float64Array(days);
  let open = pool;
  open[0]! += rest * expectedMembers(placed, today);
  for (let ahead = 0; ahead < days; ahead++) {
    const day = comingDays[ahead]!;
    if (ahead > 0) open[0] = expectedMembers(placed, today + ahead);
    expected[ahead] = expectedOf(open, day);
    const factor = week[day]!;
    const next = new Float64Array(MAX_TRANSIT_DAYS + 1);
    for (let age = 0; age < MAX_TRANSIT_DAYS; age++)
      next[age + 1] = open[age]! * (1 - Math.min(0.97, chance[age]! * factor));
    open = next;
  }
  return { expected, shape: 1 / Math.min(1, Math.max(0.004, squares > 0 ? excess / squares : 0.1)) };
};
