import type { Forecast } from '#core/forecast/forecast';
import { summarise } from '#core/forecast/quantiles';
import { overallAhead } from '#core/forecast/score-samples';
import type { Assessment } from '#core/model/assessment';
import { type Day, dayNumber } from '#core/model/day';
import { METRICS } from '#core/model/metric';
import { isMostlyKnown, type ScoreInputs, scoreAged } from '#core/score/score-inputs';
import { sumTally } from '#core/score/tally';
import { cite, type Step, type StepOf } from './steps';

type Brier = NonNullable<Assessment['trackRecord']>['brier'];

/** @param printed today's score on the page */
const unroundedStep = (printed: number, start: number, expected: number): StepOf<'unrounded'> => {
  const isSeemingly =
    printed < expected && expected < start ? 'rise' : start < expected && expected < printed ? 'fall' : null;
  return { step: 'unrounded', printed, start, isSeemingly, rules: [] };
};

/** How a forecast day was made: start, aged facts, expected members, offset, samples. Empty beyond the horizon. */
export const daySteps = (
  inputs: ScoreInputs,
  { samples, simulation, start }: Forecast,
  day: Day,
  { value, from }: Pick<Assessment['today']['overall'], 'value' | 'from'>,
): Step[] => {
  if (samples === null || simulation === null) return [];
  const { horizon, unread, size, offset, held } = simulation.options;
  const { policy } = inputs.ledger;
  const ahead = dayNumber(day) - inputs.day;
  if (ahead < 1 || ahead > horizon - unread) return [];
  const meanAt = (values: Float64Array): number => {
    let sum = 0;
    for (let future = 0; future < size; future++) sum += values[future * horizon + unread + ahead - 1]!;
    return sum / size;
  };
  const spread = summarise(overallAhead(samples, ahead));
  return [
    ...(from === 'read' && value !== null && start !== null && spread !== null
      ? [unroundedStep(value, start, spread.mean)]
      : []),
    {
      step: 'age',
      day,
      score: !isMostlyKnown(inputs, ahead) ? null : scoreAged(inputs, ahead).overall,
      rules: cite(policy.decay),
    },
    {
      step: 'come',
      metrics: METRICS.flatMap((metric) => {
        const counts = simulation.counts[metric];
        if (counts === null) return [];
        const expected = { numerator: meanAt(counts.numerator), denominator: meanAt(counts.denominator) };
        return [{ metric, known: sumTally(inputs.tallies[metric], ahead).weighted, expected }];
      }),
      held: METRICS.flatMap((metric) => {
        const score = held[metric];
        return score === undefined ? [] : [{ metric, score }];
      }),
      rules: [],
    },
    { step: 'offset', points: offset, rules: [] },
    { step: 'draw', size: samples.size, overall: spread, rules: [] },
  ];
};

/** How the probability of a crossing was found: the share of samples that cross. */
export const crossingSteps = (
  inputs: ScoreInputs,
  { samples, simulation }: Forecast,
  crossing: Assessment['crossings'][number],
  brier: Brier,
): Step[] => {
  if (samples === null || simulation === null) return [];
  const { size } = samples;
  const { decay, choices } = inputs.ledger.policy;
  const share: StepOf<'share'> = {
    step: 'share',
    crossing,
    size,
    brier: brier.find(({ threshold }) => threshold === crossing.threshold) ?? null,
    rules: cite(decay, choices.thresholds),
  };
  return [{ step: 'draw', size, overall: null, rules: [] }, share];
};
