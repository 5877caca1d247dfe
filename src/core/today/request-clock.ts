import { type Day, type DayNumber, type Instant, isInstant, MS_PER_DAY, makeDayOrNull } from '#core/model/day';
import type { Zone } from '#core/model/zone';
import { addBusinessDays } from '#core/policy/calendar';
import type { DailyChecks, RequestClocks } from '#core/policy/daily-checks';
import type { WaitingRequest } from './day-work';

const daysFor = ({ upTo, days, daysAbove, replacementDays }: RequestClocks, request: WaitingRequest): number => {
  if (request.isReplacement) return replacementDays;
  // Of an order whose amount is not known the shorter clock is told: too early is better than too late.
  return request.amount !== null && request.amount.value > upTo ? daysAbove : days;
};

/** The moment at which a local time of day falls on a day of the shop's calendar. */
const instantOn = (zone: Zone, day: DayNumber, timeOfDay: number): Instant => {
  const local = (day + timeOfDay) * MS_PER_DAY;
  // The offset there is that of a moment at most a day off, asked twice: clocks change at most once between.
  const near = local - zone.offsetAt(local);
  return new Date(local - zone.offsetAt(near)).toISOString();
};

/**
 * When a request is approved without the seller: as its page says, else by the market's clock, at the same time of day as it
 * was made. A day without a time is taken from its beginning: too early is better than too late. Null where nothing tells.
 */
export const requestDueAt = (
  request: WaitingRequest,
  { requestClocks }: DailyChecks,
  region: string,
  zone: Zone,
): Instant | null => {
  const { requestedAt, respondBy } = request;
  if (respondBy !== null) return respondBy.length === 10 ? instantOn(zone, zone.dayOf(respondBy), 0) : respondBy;
  if (requestClocks.value === null || requestedAt === null) return null;
  const day = zone.dayOf(requestedAt);
  const timeOfDay = requestedAt.length === 10 ? 0 : zone.timeOf(requestedAt) - day;
  const dueAt = instantOn(zone, addBusinessDays(region, day, daysFor(requestClocks.value, request)), timeOfDay);
  return isInstant(dueAt) ? dueAt : null;
};

/** The last day on which an order is handed over in time. Null where the market's dispatch time or the order's day is not known. */
export const shipByOf = (
  placedAt: Instant | null,
  { dispatchDays }: DailyChecks,
  region: string,
  zone: Zone,
): Day | null =>
  dispatchDays.value === null || placedAt === null
    ? null
    : makeDayOrNull(addBusinessDays(region, zone.dayOf(placedAt), dispatchDays.value));
