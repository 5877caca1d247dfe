import { type Day, type DayNumber, type Instant, isInstant, MS_PER_DAY, makeDayOrNull } from '#core/model/day';
import type { Zone } from '#core/model/zone';
import { addBusinessDays } from '#core/policy/calendar';
import type { CaseClocks, DailyChecks } from '#core/policy/daily-checks';
import type { WaitingCase } from './day-work';

const daysFor = ({ upTo, days, daysAbove, replacementDays }: CaseClocks, caseRecord: WaitingCase): number => {
  if (caseRecord.isReplacement) return replacementDays;
  // Of an order whose amount is not known the shorter clock is told: too early is better than too late.
  return caseRecord.amount !== null && caseRecord.amount.value > upTo ? daysAbove : days;
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
export const caseDueAt = (
  caseRecord: WaitingCase,
  { caseClocks }: DailyChecks,
  region: string,
  zone: Zone,
): Instant | null => {
  const { requestedAt, respondBy } = caseRecord;
  if (respondBy !== null) return respondBy.length === 10 ? instantOn(zone, zone.dayOf(respondBy), 0) : respondBy;
  if (caseClocks.value === null || requestedAt === null) return null;
  const day = zone.dayOf(requestedAt);
  const timeOfDay = requestedAt.length === 10 ? 0 : zone.timeOf(requestedAt) - day;
  const dueAt = instantOn(zone, addBusinessDays(region, day, daysFor(caseClocks.value, caseRecord)), timeOfDay);
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
