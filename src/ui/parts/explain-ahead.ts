import type { Assessment } from '#core/model/assessment';
import { METRICS } from '#core/model/metric';
import type { Explanation } from './explanation';
import { rulesOf } from './explanation';
import { formatChance, formatFullDay, formatPercent, formatRange, formatScore } from './format';
import { METRIC_NAMES } from './words';

type Crossing = Assessment['crossings'][number];

export const explainNext = (it: Assessment): Explanation => {
  const { overall } = it.next;
  const record = it.trackRecord;
  return {
    says: [
      'Every known order is aged to that day exactly; what may still come in is a matter of chance.',
      'The score should fall inside the interval on 9 days out of 10.',
      record === null
        ? 'There are too few daily readings yet to say how such projections have done for this shop.'
        : `Replayed on ${record.days} past days: off by ${formatScore(record.mae)} on average, inside the interval on ${formatPercent(record.coverage90)} of them.`,
    ],
    rules: [rulesOf(it)?.decay].filter((rule) => rule !== undefined),
    inputs: [
      ['Computed today', formatScore(it.today.overall.computed)],
      ['Expected', formatScore(overall?.mean)],
      ['90% interval', formatRange(overall?.p05, overall?.p95)],
    ],
  };
};

export const explainCrossing = (it: Assessment, crossing: Crossing): Explanation => ({
  says: [
    'Many futures are rehearsed: known orders age exactly, what may still come in is drawn by chance.',
    'The chance is the share of them in which the unrounded score is on the other side on any of those days.',
  ],
  rules: [rulesOf(it)?.decay].filter((rule) => rule !== undefined),
  inputs: [
    ['Computed today', formatScore(it.today.overall.computed)],
    ['Within 7 days', formatChance(crossing.within7)],
    ['Within 30 days', formatChance(crossing.within30)],
    ['More likely than not from', crossing.medianDay === null ? 'No day in sight' : formatFullDay(crossing.medianDay)],
  ],
});

export const explainCalendar = (it: Assessment): Explanation => {
  const policy = rulesOf(it);
  return {
    says: [
      'Exactly what counts in today’s score is made a day older each day; nothing enters.',
      'Each change is that of the whole score from the day before, when only that metric ages.',
    ],
    rules: policy === null ? [] : [policy.decay],
    inputs:
      policy === null
        ? []
        : METRICS.map((metric) => [METRIC_NAMES[metric], `${policy.metrics[metric].window.value} days`]),
  };
};

export const explainAccess = (it: Assessment, benefit: string): Explanation => {
  const row = rulesOf(it)?.benefits.find(({ name }) => name === benefit);
  return {
    says: ['What is active now is taken from the score and its past; the platform may ask for more than the score.'],
    rules: row === undefined ? [] : [{ says: row.rule, source: row.source }],
    inputs:
      row === undefined
        ? []
        : [
            ['Gained at', formatScore(row.gain, 1)],
            ['Lost below', formatScore(row.lose, 1)],
          ],
  };
};
