import { type DayNumber, makeDay } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import { byMetric } from '#core/model/metric';
import { metricsOf } from '#core/policy/policy';
import type { Moment } from '#core/score/ledger';
import { type ScoreInputs, scoreAged } from '#core/score/score-inputs';
import { readingsUpTo } from '#core/score/score-parameters';
import { hasMembers } from '#core/score/tally';
import { estimateOffset, ROUNDING } from './discrepancy';
import { recentReadings, repeatPrinted } from './persistence';
import { summarise } from './quantiles';
import { type ForecastSamples, scoreFuturesAhead, scoreSimulation } from './score-samples';
import { type Simulation, type SimulationOptions, simulate } from './simulation';

const meanOf = (values: Float64Array): number | null => summarise(values)?.mean ?? null;

export interface Forecast {
  /** today's unrounded score plus the expected offset, its mean where facts end before today; null if it cannot be computed */
  start: number | null;
  samples: ForecastSamples | null;
  /** the unscored simulation, for what-ifs; null if the printed score is repeated */
  simulation: Simulation | null;
}

/**
 * Forecasts the scores of a shop from its facts and readings. Deterministic in its arguments. Source: README.md.
 * @param inputs of the last day of which facts are known
 * @param inputsOn score inputs of the past days on which readings are compared
 */
export const forecastScores = (
  inputs: ScoreInputs,
  facts: Pick<Facts, 'readings' | 'tickets'>,
  inputsOn: (day: DayNumber) => ScoreInputs,
  options: {
    /** days ahead of today */
    horizon: number;
    unread: number;
    seed: number;
    size: number;
    until: Moment;
    pageLag: number;
    /** uncertainty of the score's parameters */
    formula: Pick<SimulationOptions, 'parameterDraws' | 'anchorDriftSd' | 'anchorAge'>;
  },
): Forecast => {
  const { day, tallies, ledger } = inputs;
  const { pageLag, unread } = options;
  const today = day + unread;
  const recent = recentReadings(readingsUpTo(facts.readings, makeDay(today)), today);
  const held = Object.fromEntries(
    metricsOf(ledger.policy).flatMap((metric) => {
      if (hasMembers(tallies[metric])) return [];
      const score = recent.find(({ metrics }) => metrics[metric]?.score != null)?.metrics[metric]?.score;
      return score == null ? [] : [[metric, score]];
    }),
  );
  if (scoreAged(inputs).overall === null) {
    const { start = null, samples = null } = repeatPrinted(recent, today, options) ?? {};
    return { start, samples: samples && { ...samples, nextMetrics: byMetric(() => null) }, simulation: null };
  }
  const inputsOfPage = (at: DayNumber): ScoreInputs => ({ ...inputsOn(at - pageLag), parameters: inputs.parameters });
  const offset = estimateOffset(inputs, facts, held, inputsOfPage);
  const simulation = simulate(inputs, facts.tickets, {
    ...options,
    ...options.formula,
    horizon: options.horizon + unread,
    offset: offset.mean,
    offsets: offset.values,
    dayErrorSd: offset.daySd,
    lagging: Array.from({ length: pageLag }, (_, i) => inputsOfPage(day + i + 1)),
    held,
  });
  const computed = (scoreAged(inputsOfPage(day), 0, held).overall ?? scoreAged(inputs, 0, held).overall)!;
  // A score printed today is known up to its rounding.
  const printed = recent[0]?.day === makeDay(today) ? recent[0].overall : null;
  const [least, most] = printed === null ? [0, 5] : [Math.max(0, printed - ROUNDING), Math.min(5, printed + ROUNDING)];
  return {
    start:
      unread > 0
        ? meanOf(scoreFuturesAhead(simulation, 0, {}))
        : Math.min(most, Math.max(least, computed + offset.mean)),
    samples: scoreSimulation(simulation),
    simulation,
  };
};
