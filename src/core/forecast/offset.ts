import { type DayNumber, makeDay } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import { readingsUpTo } from '#core/score/scale';
import { type Standing, scoreAged } from '#core/score/standing';

/** A printed score is rounded to one decimal: within half of it, computed and printed agree. */
export const ROUNDING = 0.05;
const TAUGHT_BY = 7;
const HALF_LIFE = 3;

/**
 * By how much the platform's score differs from the computed one beyond rounding: the recency-weighted mean over the
 * readings of the last week, members that the pages counted beyond the facts included. 0 where they agree or nothing can be compared.
 */
export const offsetFrom = (
  { ledger, day, scale }: Standing,
  { readings }: Pick<Facts, 'readings'>,
  standingOn: (day: DayNumber) => Standing,
): number => {
  let [sum, weights] = [0, 0];
  for (const reading of readingsUpTo(readings, makeDay(day))) {
    const at = ledger.zone.dayOf(reading.day);
    if (day - at > TAUGHT_BY) break;
    if (reading.overall === null) continue;
    const computed = scoreAged({ ...standingOn(at), scale }).overall;
    if (computed === null) continue;
    const difference = reading.overall - computed;
    const weight = 0.5 ** ((day - at) / HALF_LIFE);
    sum += weight * Math.sign(difference) * Math.max(0, Math.abs(difference) - ROUNDING);
    weights += weight;
  }
  return weights > 0 ? sum / weights : 0;
};
