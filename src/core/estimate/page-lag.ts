import type { DayNumber } from '#core/model/day';
import { METRICS } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import type { Zone } from '#core/model/zone';
import type { ScoreInputs } from '#core/score/score-inputs';
import { sumTally, weightedValue } from '#core/score/tally';
import { PRINTED_HALF_STEP } from './observations';

const MAX_LAG_DAYS = 3;
/** Number of latest readings compared. */
const COMPARED_READINGS = 14;
/** Days by which printed scores lag behind the day that the page prints, learned from figures or assumed as 0. */
export interface PageLag {
  days: number;
  from: 'learned' | 'assumed';
  /** printed figures that were compared */
  figures: number;
}

/** A lag is learned if its misfit is at most this share of that of no lag; no lag, if at most this share of any other's. */
const CLEARLY_BETTER = 0.6;
const FEWEST_FIGURES = 6;
/** Errors that count as a whole miss, the most that a figure adds to the misfit: in members, or as a share of the value. */
const MISS_IN_MEMBERS = 2;
const MISS_IN_VALUE = 0.01;

/**
 * Estimates the days by which pages lag behind the facts: the lag with the least misfit of printed denominators or values,
 * if clearly better than no lag. Compares only windows that the facts hold whole. Source: conventions.md#21-lag-of-the-page.
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
      const halfStep = PRINTED_HALF_STEP[metric === 'AHT' ? 'hours' : 'rate'];
      const misses = Array.from(misfits, (_, lag) => {
        const { tallies, hidden } = inputsOn(day - lag);
        if (hidden[metric] !== null) return null;
        const sums = sumTally(tallies[metric]);
        const computed = weightedValue(sums);
        if (computed === null) return null;
        // A printed denominator is not rounded, and later listings do not change it.
        if (denominator !== null) return Math.min(1, Math.abs(sums.denominator - denominator) / MISS_IN_MEMBERS);
        return Math.min(1, Math.abs(computed - value) / (MISS_IN_VALUE * value + halfStep));
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
