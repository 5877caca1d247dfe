import { makeDay } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import type { Shop } from '#core/model/shop';
import { readingsUpTo } from '#core/score/scale';
import { type Standing, scoreAged, standOn } from '#core/score/standing';

/** A printed score is rounded to one decimal: within half of it, computed and printed agree. */
export const ROUNDING = 0.05;
const TAUGHT_BY = 7;
const HALF_LIFE = 3;

/**
 * By how much the platform's score differs from the computed one beyond rounding: the recency-weighted mean over the
 * readings of the last week. 0 where they agree or nothing can be compared.
 */
export const offsetFrom = (
  { ledger, day, scale }: Standing,
  shop: Shop,
  { readings }: Pick<Facts, 'readings'>,
): number => {
  let [sum, weights] = [0, 0];
  for (const reading of readingsUpTo(readings, makeDay(day))) {
    const at = ledger.zone.dayOf(reading.day);
    if (day - at > TAUGHT_BY) break;
    if (reading.overall === null) continue;
    const computed = scoreAged(standOn(ledger, at, scale, shop.openedOn)).overall;
    if (computed === null) continue;
    const difference = reading.overall - computed;
    const weight = 0.5 ** ((day - at) / HALF_LIFE);
    sum += weight * Math.sign(difference) * Math.max(0, Math.abs(difference) - ROUNDING);
    weights += weight;
  }
  return weights > 0 ? sum / weights : 0;
};
