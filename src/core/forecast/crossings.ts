import type { Assessment } from '#core/model/assessment';
import { type DayNumber, makeDay } from '#core/model/day';
import type { Projection } from './project';
import { quantileOf } from './quantile';

type Crossing = Assessment['crossings'][number];

/** For each rehearsal the first coming day on the other side of a threshold, 1-based; Infinity when it never crosses. */
const firstDays = (
  { overall, horizon, size }: Projection,
  threshold: number,
  direction: 'up' | 'down',
): Float64Array => {
  const days = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < size; i++)
    for (let ahead = 1; ahead <= horizon; ahead++) {
      const score = overall[i * horizon + ahead - 1]!;
      if (direction === 'down' ? score >= threshold : !(score >= threshold)) continue;
      days[i] = ahead;
      break;
    }
  return days;
};

const shareWithin = (days: Float64Array, limit: number): number =>
  days.filter((it) => it <= limit).length / days.length;

/**
 * Chances of crossing each threshold, away from today's side of it.
 * @param start the score that the projection starts from; without one, today's
 */
export const crossingsOf = (
  projection: Projection | null,
  thresholds: readonly number[],
  start: number | null,
  today: DayNumber,
): Crossing[] =>
  thresholds.map((threshold): Crossing => {
    const direction = start !== null && start < threshold ? 'up' : 'down';
    if (projection === null || start === null)
      return { threshold, direction, within7: null, within30: null, medianDay: null };
    const days = firstDays(projection, threshold, direction);
    const likely = shareWithin(days, projection.horizon) >= 0.5;
    const median = likely ? Math.ceil(quantileOf(days.sort(), 0.5)) : null;
    return {
      threshold,
      direction,
      within7: shareWithin(days, 7),
      within30: shareWithin(days, 30),
      medianDay: median === null || !Number.isFinite(median) ? null : makeDay(today + median),
    };
  });
