import { type DayNumber, dayNumber } from '#core/model/day';
import type { Reading } from '#core/model/reading';
import { ROUNDING } from './discrepancy';
import { deterministicExp, makeRandom } from './random';

/**
 * Ornstein–Uhlenbeck process of the score around its present value: stationary deviation in points of a score of 5, its
 * growth with each point lost, and memory in days. They are those of small simulated shops of the backtest, as the size of
 * the shop is unknown; the deviation is log-normal over the futures.
 */
const SCORE_SD = 0.3;
const SD_OF_POINT_LOST = 0.2;
const SCORE_MEMORY_DAYS = 60;
const SCORE_LOG_SD = 0.4;
/** Pseudo-count of pairs of readings at the prior deviation. */
const PRIOR_PAIRS = 10;

export const priorDeviation = (score: number): number => SCORE_SD + SD_OF_POINT_LOST * (5 - score);

/** Variance of the process after so many days, 1 − e^(−2·days/memory), as a share of the stationary variance. */
export const shareOfVariance = (days: number): number => 1 - deterministicExp((-2 * days) / SCORE_MEMORY_DAYS);

interface PrintedScore {
  day: DayNumber;
  overall: number;
}

/** Stationary deviation by the changes of the shop's printed scores beyond rounding, shrunk towards the prior. */
const stationaryDeviation = (latestFirst: readonly PrintedScore[]): number => {
  const prior = priorDeviation(latestFirst[0]!.overall);
  let [squares, pairs] = [0, 0];
  for (let i = 0; i + 1 < latestFirst.length; i++) {
    const days = latestFirst[i]!.day - latestFirst[i + 1]!.day;
    const change = latestFirst[i]!.overall - latestFirst[i + 1]!.overall;
    squares += Math.max(0, change ** 2 - (2 * ROUNDING ** 2) / 3) / shareOfVariance(days);
    pairs += 1;
  }
  return Math.sqrt((PRIOR_PAIRS * prior ** 2 + squares) / (PRIOR_PAIRS + pairs));
};

/** Age in days up to which printed figures stand in for missing facts: for so long a score stands, see `eligibilityOn`. */
const RECENT_DAYS = 90;

/** The readings recent enough to stand in for missing facts. */
export const recentReadings = (latestFirst: readonly Reading[], today: DayNumber): Reading[] =>
  latestFirst.filter(({ day }) => today - dayNumber(day) <= RECENT_DAYS);

/**
 * Forecasts the overall score from itself alone (persistence): the last printed score with the spread of an
 * Ornstein–Uhlenbeck process. Null without a recent printed score.
 * @returns the printed score, and overall scores by future × horizon + (days ahead − 1)
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
  return { start: printed[0]!.overall, samples: { ...options, overall: simulateScores(printed, today, options) } };
};

const simulateScores = (
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
  // Antithetic pairs of paths, so that the median of the futures is the printed score.
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
