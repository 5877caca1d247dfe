import type { DayNumber } from '#core/model/day';
import { METRICS } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import type { Zone } from '#core/model/zone';
import type { ScoreInputs } from '#core/score/score-inputs';
import { sumTally, weightedValue } from '#core/score/tally';

/** A page may speak of the score of so many days before the day it prints. */
const MAX_LAG_DAYS = 3;
/** Readings compared, the latest ones. */
const COMPARED_READINGS = 14;
/** Another lag is accepted when its misfit is at most this part of that of no lag, over so many figures. */
const CLEARLY_BETTER = 0.6;
const FEWEST_FIGURES = 6;
/** A figure misses by its distance in so many members, or in this part of the value, at most by 1. */
const TOLERATED_MEMBERS = 2;
const TOLERATED_SHARE = 0.01;
const HALF_STEP = { rate: 0.000_05, hours: 0.005 } as const;

/**
 * By how many days pages lag behind the facts: the lag under which printed values and counts are those of the facts, 0 unless
 * another is clearly better. Only windows that the facts hold whole are compared. Source: conventions.md#21-lag-of-the-page.
 * @param latestFirst readings up to the day
 */
export const estimatePageLag = (
  latestFirst: readonly Reading[],
  zone: Zone,
  inputsOn: (day: DayNumber) => ScoreInputs,
): number => {
  const misfits = new Float64Array(MAX_LAG_DAYS + 1);
  let figures = 0;
  for (const reading of latestFirst.slice(0, COMPARED_READINGS)) {
    const day = zone.dayOf(reading.day);
    for (const metric of METRICS) {
      const printed = reading.metrics[metric];
      if (printed === null || printed.value === null) continue;
      const { value, denominator } = printed;
      const halfStep = HALF_STEP[metric === 'AHT' ? 'hours' : 'rate'];
      const misses = Array.from(misfits, (_, lag) => {
        const { tallies, hidden } = inputsOn(day - lag);
        if (hidden[metric] !== null) return null;
        const sums = sumTally(tallies[metric]);
        const computed = weightedValue(sums);
        if (computed === null) return null;
        // A printed count is whole, and is not moved by what was listed since.
        if (denominator !== null) return Math.min(1, Math.abs(sums.denominator - denominator) / TOLERATED_MEMBERS);
        return Math.min(1, Math.abs(computed - value) / (TOLERATED_SHARE * value + halfStep));
      });
      if (misses.some((miss) => miss === null)) continue;
      figures += 1;
      for (const [lag, miss] of misses.entries()) misfits[lag]! += miss!;
    }
  }
  if (figures < FEWEST_FIGURES) return 0;
  const best = misfits.indexOf(Math.min(...misfits));
  return misfits[best]! <= CLEARLY_BETTER * misfits[0]! ? best : 0;
};
