import { type DayNumber, dayNumber } from '#core/model/day';
import type { Reading } from '#core/model/reading';
import { ROUNDING } from './discrepancy';
import { deterministicExp, makeRandom } from './random';

/**
 * How scores move by themselves: an Ornstein–Uhlenbeck process around today's. The stationary deviation in points and the days
 * in which it is forgotten are those of small simulated shops of the backtest, as nothing tells how large this one is; each future
 * has a deviation of its own, log-normal.
 */
const SCORE_SD = 0.48;
const SCORE_MEMORY_DAYS = 60;
const SCORE_LOG_SD = 0.4;
/** Pairs of readings that the prior of the deviation is worth. */
const PRIOR_PAIRS = 10;

/** Variance of the change over so many days, as a share of the stationary variance. */
const shareOfVariance = (days: number): number => 1 - deterministicExp((-2 * days) / SCORE_MEMORY_DAYS);

interface PrintedScore {
  day: DayNumber;
  overall: number;
}

/** The shop's own deviation: changes of its printed scores beyond rounding, shrunk towards that of all shops. */
const stationaryDeviation = (latestFirst: readonly PrintedScore[]): number => {
  let [squares, pairs] = [0, 0];
  for (let i = 0; i + 1 < latestFirst.length; i++) {
    const days = latestFirst[i]!.day - latestFirst[i + 1]!.day;
    const change = latestFirst[i]!.overall - latestFirst[i + 1]!.overall;
    squares += Math.max(0, change ** 2 - (2 * ROUNDING ** 2) / 3) / shareOfVariance(days);
    pairs += 1;
  }
  return Math.sqrt((PRIOR_PAIRS * SCORE_SD ** 2 + squares) / (PRIOR_PAIRS + pairs));
};

/** A printed score stands in for missing facts for so many days. */
const RECENT_DAYS = 14;

/** The readings whose figures stand in for missing facts on a day. */
export const recentReadings = (latestFirst: readonly Reading[], today: DayNumber): Reading[] =>
  latestFirst.filter(({ day }) => today - dayNumber(day) <= RECENT_DAYS);

/**
 * Futures of the overall score where nothing but itself is printed: the last one goes on, wandering as scores do. Null where no
 * page of the last days prints it.
 * @returns the printed score, and by future × horizon + (days ahead − 1) what may come of it
 */
export const repeatPrinted = <O extends { horizon: number; size: number; seed: number }>(
  latestFirst: readonly Reading[],
  today: DayNumber,
  options: O,
): { start: number; samples: O & { overall: Float64Array } } | null => {
  const printed = recentReadings(latestFirst, today).flatMap(({ overall, day }): PrintedScore[] =>
    overall === null ? [] : [{ overall, day: dayNumber(day) }],
  );
  if (printed.length === 0) return null;
  return { start: printed[0]!.overall, samples: { ...options, overall: wander(printed, today, options) } };
};

const wander = (
  latestFirst: readonly PrintedScore[],
  today: DayNumber,
  { horizon, size, seed }: { horizon: number; size: number; seed: number },
): Float64Array => {
  const random = makeRandom(seed * 3571 + 11);
  const deviation = stationaryDeviation(latestFirst);
  const { overall: printed, day } = latestFirst[0]!;
  const scores = new Float64Array(size * horizon);
  const kept = deterministicExp(-1 / SCORE_MEMORY_DAYS);
  const stepShare = Math.sqrt(shareOfVariance(1));
  // Each path goes with its mirror image, so that the middle of the futures is the printed score.
  for (let i = 0; i < size; i += 2) {
    const futureDeviation = deviation * deterministicExp(SCORE_LOG_SD * random.normal());
    const rounded = ROUNDING * (2 * random.uniform() - 1);
    let moved = futureDeviation * Math.sqrt(shareOfVariance(today - day)) * random.normal();
    for (let ahead = 0; ahead < horizon; ahead++) {
      moved = kept * moved + futureDeviation * stepShare * random.normal();
      for (const side of [0, 1])
        scores[(i + side) * horizon + ahead] = Math.min(5, Math.max(0, printed + (1 - 2 * side) * (rounded + moved)));
    }
  }
  return scores;
};
