import type { DayNumber } from '#core/model/day';
import { type Moment, type Sheet, type Trip, type TripKey, tripsOf } from './ledger';

const floor = (moment: Moment | null): DayNumber | null => (moment === null ? null : Math.floor(moment));

/** Days apart are told from 0 on, an unknown day by the last figure. */
const FIGURES = 256;
const UNKNOWN = FIGURES - 1;
const figure = (from: DayNumber, day: DayNumber | null): number =>
  day === null ? UNKNOWN : day >= from && day - from < UNKNOWN ? day - from : Number.NaN;

/** A number is found in half the time of a text, and nearly all orders have one. */
const keyOf = ({ placed, shipped, delivered, cancelled, due }: Trip): TripKey => {
  const from = placed ?? 0;
  const apart =
    ((figure(from, shipped) * FIGURES + figure(from, delivered)) * FIGURES + figure(from, cancelled)) * FIGURES +
    figure(from, due);
  const key = (placed ?? Number.NaN) * FIGURES ** 4 + apart;
  return Number.isSafeInteger(key) ? key : `${placed} ${shipped} ${delivered} ${cancelled} ${due}`;
};

/** Counts a trip among those of the same carrier and days, or takes it away. */
export const addTrip = (sheet: Pick<Sheet, 'trips'>, trip: Trip, by: number): void => {
  const days: Trip = {
    placed: floor(trip.placed),
    shipped: floor(trip.shipped),
    delivered: floor(trip.delivered),
    cancelled: floor(trip.cancelled),
    due: trip.due,
    carrier: trip.carrier,
    count: by,
  };
  const trips = tripsOf(sheet.trips, trip.carrier);
  const key = keyOf(days);
  const known = trips.get(key);
  if (known === undefined) trips.set(key, days);
  else if (known.count + by === 0) trips.delete(key);
  else known.count += by;
};
