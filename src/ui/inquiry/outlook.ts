import type { Forecast } from '#core/forecast/forecast';
import { overallAhead, summarise } from '#core/forecast/forecast';
import type { Quantiles } from '#core/model/assessment';
import { type Day, dayNumber } from '#core/model/day';
import { METRICS, type Metric } from '#core/model/metric';
import type { Pair } from '#core/score/explanation';
import { isEmpty, type Standing, scoreAged } from '#core/score/standing';
import { countTally } from '#core/score/tally';

/** What a metric is expected to count on a day: what is known today, made older, and the mean of all rehearsals. */
export interface Expected {
  metric: Metric;
  known: Pair;
  expected: Pair;
}

/** How a projected day was made. */
export interface Outlook {
  seed: number;
  /** how many futures were simulated */
  size: number;
  overall: Quantiles | null;
  /** what counts today, made older, and nothing else */
  agedOnly: number | null;
  /** points added because printed scores have differed from computed ones by so much */
  offset: number;
  /** metrics without facts, at the score last read */
  held: [Metric, number][];
  metrics: Expected[];
}

const meanAt = (values: Float64Array, slot: (rehearsal: number) => number, size: number): number => {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += values[slot(i)]!;
  return sum / size;
};

export const outlookOn = (standing: Standing, { samples, simulation }: Forecast, day: Day): Outlook | null => {
  if (samples === null || simulation === null) return null;
  const { horizon, size, seed, offset, held } = simulation.options;
  const ahead = dayNumber(day) - standing.day;
  if (ahead < 1 || ahead > horizon) return null;
  const slot = (rehearsal: number) => rehearsal * horizon + ahead - 1;
  return {
    seed,
    size,
    offset,
    overall: summarise(overallAhead(samples, ahead)),
    agedOnly: isEmpty(standing, ahead) ? null : scoreAged(standing, ahead).overall,
    held: METRICS.flatMap((metric) => {
      const score = held[metric];
      return score === undefined ? [] : [[metric, score] as [Metric, number]];
    }),
    metrics: METRICS.flatMap((metric) => {
      const counts = simulation.counts[metric];
      if (counts === null) return [];
      return {
        metric,
        known: countTally(standing.tallies[metric], ahead).weighted,
        expected: {
          numerator: meanAt(counts.numerator, slot, size),
          denominator: meanAt(counts.denominator, slot, size),
        },
      };
    }),
  };
};
