import type { Day } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import type { Pair } from '#core/score/explanation';
import type { Ruled, Step } from '../../components/explanation';
import {
  formatDay,
  formatFine,
  formatMany,
  formatPoints,
  formatScore,
  formatWeighed,
  UNKNOWN,
} from '../../components/format';
import { METRIC_NAMES } from '../../components/words';
import type { Aged, Priced } from '../../inquiry/known-orders';
import { TEXT } from './text';

const fine = (metric: Metric, value: number | null): string => (value === null ? UNKNOWN : formatFine(metric, value));
const ratio = ({ numerator, denominator }: Pair): string =>
  `${formatWeighed(numerator)} ÷ ${formatWeighed(denominator)}`;
const less = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a - b);

/** What an approved appeal gains: the score without it, less the score with it, today and on the day of the decision. */
export const gainSteps = (metric: Metric, { days, ...priced }: Priced, on: Day, rules: readonly Ruled[]): Step[] => {
  const [today, ...later] = days;
  const asked = later.filter(({ day }) => day === on);
  if (today === undefined) return [];
  const [step] = costSteps(metric, { ...priced, days: [today, ...asked] }, rules);
  return step === undefined ? [] : [{ ...step, says: [...(step.says ?? []), TEXT.cost.gain] }];
};

/** What an order costs: the score with it, less the score without, today and after each step of its weight. */
export const costSteps = (metric: Metric, { member, window, days }: Priced, rules: readonly Ruled[]): Step[] => {
  const { when, with: WORDS } = TEXT.cost;
  const [today] = days;
  if (today === undefined) return [];
  const { columns } = WORDS;
  return [
    {
      title: WORDS.title,
      says: [
        when(formatDay(member), formatMany(window, 'day')),
        WORDS.value(METRIC_NAMES[metric], fine(metric, today.value.with), fine(metric, today.value.without)),
        WORDS.says,
      ],
      sum: {
        columns: [columns.day, columns.weight, columns.with, columns.without, columns.points],
        rows: days.map(({ day, weight, overall }) => [
          formatDay(day),
          formatWeighed(weight),
          formatScore(overall.with, 4),
          formatScore(overall.without, 4),
          formatPoints(less(overall.with, overall.without)),
        ]),
      },
      rules,
    },
  ];
};

/** A row of the calendar: which orders grow lighter or leave, and what the score makes of it. */
export const calendarSteps = (metric: Metric, { value, overall, weights }: Aged, rules: readonly Ruled[]): Step[] => {
  const { moved, change } = TEXT.calendar;
  return [
    {
      title: moved.title,
      says: [moved.says],
      sum: {
        columns: [moved.columns.weight, moved.columns.before, moved.columns.after],
        rows: weights.map(({ weight, before, after }) => [formatWeighed(weight), ratio(before), ratio(after)]),
      },
      rules,
    },
    {
      title: change.title,
      says: [
        change.value(METRIC_NAMES[metric], fine(metric, value.before), fine(metric, value.after)),
        change.overall(
          formatScore(overall.before, 4),
          formatScore(overall.after, 4),
          formatPoints(less(overall.after, overall.before)),
        ),
      ],
    },
  ];
};
