import { type Day, type DayNumber, type Instant, isInstant, makeDayOrNull } from '#core/model/day';
import type { Zone } from '#core/model/zone';
import { addBusinessDays } from '#core/policy/calendar';
import type { CaseDeadlines, DailyChecks } from '#core/policy/daily-checks';
import type { WaitingCase } from './day-work';

const daysFor = ({ upTo, days, daysAbove, replacementDays }: CaseDeadlines, caseRecord: WaitingCase): number => {
  if (caseRecord.isReplacement) return replacementDays;
  // Without a known amount the shorter deadline applies: too early is better than too late.
  return caseRecord.amount !== null && caseRecord.amount.value > upTo ? daysAbove : days;
};

/** The instant of a local time on a day of the shop's zone. */
const instantOn = (zone: Zone, day: DayNumber, timeOfDay: number): Instant =>
  new Date(zone.utcMsAt(day + timeOfDay)).toISOString();

/**
 * When a request is approved automatically: as its page says, else by the market's business days at the time of day it
 * was made. A bare day counts from its beginning: too early is better than too late. Null if not known.
 */
export const caseDueAt = (
  caseRecord: WaitingCase,
  { caseDeadlines }: DailyChecks,
  region: string,
  zone: Zone,
): Instant | null => {
  const { requestedAt, respondBy } = caseRecord;
  if (respondBy !== null) return respondBy.length === 10 ? instantOn(zone, zone.dayOf(respondBy), 0) : respondBy;
  if (caseDeadlines.value === null || requestedAt === null) return null;
  const day = zone.dayOf(requestedAt);
  const timeOfDay = requestedAt.length === 10 ? 0 : zone.timeOf(requestedAt) - day;
  const dueAt = instantOn(zone, addBusinessDays(region, day, daysFor(caseDeadlines.value, caseRecord)), timeOfDay);
  return isInstant(dueAt) ? dueAt : null;
};

/** The last day on which a handover is in time; null without a dispatch time or the order's day. */
export const shipByOf = (
  placedAt: Instant | null,
  { dispatchDays }: DailyChecks,
  region: string,
  zone: Zone,
): Day | null =>
  dispatchDays.value === null || placedAt === null
    ? null
    : makeDayOrNull(addBusinessDays(region, zone.dayOf(placedAt), dispatchDays.value));
