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
/** By how many days pages lag, and whether figures told or 0 is assumed. */
export interface PageLag {
  days: number;
  from: 'learned' | 'assumed';
  /** printed figures that were compared */
  figures: number;
}

/** A lag is accepted when its misfit is at most this part of that of no lag (no lag: of any other's), over so many figures. */
const CLEARLY_BETTER = 0.6;
const FEWEST_FIGURES = 6;
/** A figure misses by its distance in so many members, or in this part of the value, at most by 1. */
const TOLERATED_MEMBERS = 2;
const TOLERATED_SHARE = 0.01;
const HALF_STEP = { rate: 0.000_05, hours: 0.005 } as const;

/**
 * By how many days pages lag behind the facts: the lag under which printed values and counts are those of the facts, 0 unless
 * another is clearly better; where none is, 0 is assumed. Only windows that the facts hold whole are compared. Source: conventions.md#21-lag-of-the-page.
 * @param latestFirst readings up to the day
 */
export const estimatePageLag = (
  latestFirst: readonly Reading[],
  zone: Zone,
  inputsOn: (day: DayNumber) => ScoreInputs,
): PageLag => {
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
  if (figures < FEWEST_FIGURES) return { days: 0, from: 'assumed', figures };
  const best = misfits.indexOf(Math.min(...misfits));
  const rival = best === 0 ? Math.min(...misfits.subarray(1)) : misfits[0]!;
  const isClear = misfits[best]! <= CLEARLY_BETTER * rival && rival > 0;
  return { days: isClear ? best : 0, from: isClear ? 'learned' : 'assumed', figures };
};
