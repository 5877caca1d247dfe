import type { Assessment, Quantiles } from '#core/model/assessment';
import type { Day, DayNumber } from '#core/model/day';
import { dayNumber } from '#core/model/day';
import { countsOrders } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import { metricsOf } from '#core/policy/policy';
import type { ScoreInputs } from '#core/score/score-inputs';
import { ROUNDING } from './discrepancy';
import type { Forecast } from './forecast';
import { quantileOf, summarise } from './quantiles';
import { overallAhead } from './score-samples';

const MIN_PAIRS = 7;
/** Number of simulated paths for each day of the track record. */
export const TRACK_RECORD_SAMPLES = 80;

const roundedToTenth = (score: number): number => Math.round(score * 10) / 10;

/** Readings of two consecutive days that both print a score. */
export type ReadingPair = readonly [before: Reading, after: Reading];

/** Pairs of readings up to `today`, oldest first; the last reading of a day counts. */
export const pairsOf = (readings: readonly Reading[], today: Day): ReadingPair[] => {
  const byDay = new Map(
    [...readings]
      .filter(({ overall, day }) => overall !== null && day <= today)
      .sort((a, b) => (a.at < b.at ? -1 : 1))
      .map((reading) => [dayNumber(reading.day), reading] as const),
  );
  return [...byDay]
    .sort(([a], [b]) => a - b)
    .flatMap(([day, reading]): ReadingPair[] => {
      const next = byDay.get(day + 1);
      return next === undefined ? [] : [[reading, next]];
    });
};

/** Errors of the forecast of one printed score, and of persistence, which repeats the score of the day before. */
export interface JudgedDay {
  day: Day;
  /** forecast of that day's score from facts known the day before */
  forecast: Quantiles;
  /** absolute error of the forecast, in points */
  error: number;
  /** absolute error of persistence, in points */
  persisted: number;
  /** whether the 90 % interval covers the printed score, within its rounding */
  isInside: boolean;
  /** squared errors of the chance of being at or above each threshold */
  brier: { threshold: number; model: number; persistence: number }[];
}

/** Whether the known orders span the windows that are counted from facts alone. */
const reachBack = ({ ledger, day, tallies, hidden, openedOn }: ScoreInputs): boolean => {
  const ofOrders = metricsOf(ledger.policy).filter(countsOrders);
  let first: DayNumber = Number.POSITIVE_INFINITY;
  for (const metric of ofOrders) {
    for (const of of ledger.goodMembers[metric].keys()) first = Math.min(first, of);
    first = Math.min(first, ledger.members[metric][0]?.day ?? first);
  }
  return ofOrders.every((metric) => {
    const from = day - tallies[metric].window;
    return hidden[metric] !== null || first <= from || (openedOn !== null && openedOn >= from);
  });
};

/**
 * Judges the one-day forecast of a printed score. Null without a forecast, or if the orders that it needs are not known.
 * @param inputs as of the reading of the day before @param forecast made from these inputs
 */
export const judgePair = ([before, after]: ReadingPair, inputs: ScoreInputs, forecast: Forecast): JudgedDay | null => {
  const { samples, simulation } = forecast;
  if (samples === null || (simulation !== null && !reachBack(inputs))) return null;
  const scores = overallAhead(samples, 1);
  const next = summarise(scores);
  if (next === null) return null;
  const printed = { before: before.overall!, after: after.overall! };
  return {
    day: after.day,
    forecast: next,
    // Sellers are shown the median of the forecast, rounded as pages round it.
    error: Math.abs(quantileOf(scores.map(roundedToTenth).sort(), 0.5) - printed.after),
    persisted: Math.abs(printed.before - printed.after),
    isInside: next.p05 - ROUNDING <= printed.after && printed.after <= next.p95 + ROUNDING,
    brier: inputs.ledger.policy.thresholds.map((threshold) => {
      const happened = printed.after >= threshold ? 1 : 0;
      const chance = scores.filter((score) => roundedToTenth(score) >= threshold).length / scores.length;
      return {
        threshold,
        model: (chance - happened) ** 2,
        persistence: ((printed.before >= threshold ? 1 : 0) - happened) ** 2,
      };
    }),
  };
};

/** Track record of judged days; null below seven. */
export const trackRecordOf = (days: readonly JudgedDay[]): Assessment['trackRecord'] => {
  const [first] = days;
  if (first === undefined || days.length < MIN_PAIRS) return null;
  const mean = (of: (day: JudgedDay) => number) => days.reduce((sum, day) => sum + of(day), 0) / days.length;
  return {
    days: days.length,
    mae: mean(({ error }) => error),
    maePersistence: mean(({ persisted }) => persisted),
    coverage90: mean(({ isInside }) => (isInside ? 1 : 0)),
    brier: first.brier.map(({ threshold }, i) => ({
      threshold,
      model: mean(({ brier }) => brier[i]!.model),
      persistence: mean(({ brier }) => brier[i]!.persistence),
    })),
  };
};
