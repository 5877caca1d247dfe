import type { Assessment } from '#core/model/assessment';
import type { Metric } from '#core/model/metric';
import { DIMENSIONS } from '#core/model/metric';
import type { Explanation } from './explanation';
import { rulesOf } from './explanation';
import { formatCount, formatPercent, formatScore, formatValue } from './format';
import { portalLink } from './portal';
import { ADJUSTMENT, DIMENSION_NAMES, FROM, METRIC_NAMES, METRIC_STATE, PORTAL_METRIC_NAMES, SUPPORT } from './words';

const TODAY: Record<Assessment['today']['overall']['from'], string> = {
  read: "The page's own figure comes first; the computed one explains how it moves.",
  computed: "Today's score page has not been read, so this is computed from the orders and counts that have been.",
  unknown: 'Too little has been read to compute a score.',
};

export const explainToday = (it: Assessment): Explanation => {
  const policy = rulesOf(it);
  const { overall, dimensions, adjustments } = it.today;
  const assumed = DIMENSIONS.some((name) => dimensions[name].weightFrom === 'assumed');
  return {
    says: [TODAY[overall.from]],
    rules: policy === null ? [] : [...(assumed ? [policy.dimensionWeights] : []), policy.gate],
    inputs: [
      ...(overall.from === 'read' ? ([['Read from the page', formatScore(overall.value, 1)]] as const) : []),
      ['Computed here', formatScore(overall.computed)],
      ...DIMENSIONS.map((name) => {
        const { value, weight, weightFrom } = dimensions[name];
        return [
          DIMENSION_NAMES[name],
          `${formatScore(value)} × ${formatPercent(weight)} (weight ${SUPPORT[weightFrom]})`,
        ] as const;
      }),
      ...adjustments.map(({ kind, metric, from, to }) => {
        const subject = metric === null ? '' : ` on ${METRIC_NAMES[metric]}`;
        return [`${ADJUSTMENT[kind]}${subject}`, `${formatScore(from)} → ${formatScore(to)}`] as const;
      }),
    ],
  };
};

export const explainEligible = (it: Assessment): Explanation => ({
  says: ['Without enough delivered orders there is no score, which is not a low score.'],
  rules: [rulesOf(it)?.eligibility].filter((rule) => rule !== undefined),
  inputs: [
    ['Delivered orders seen', formatCount(it.eligible.delivered)],
    ['Needed', formatCount(it.eligible.need)],
  ],
});

export const explainMetric = (it: Assessment, metric: Metric): Explanation => {
  const policy = rulesOf(it);
  const row = policy?.metrics[metric];
  const { value, score, numerator, denominator, weighted, from, anchors, state, missing, read } =
    it.today.metrics[metric];
  const ratio = (top: number | null, bottom: number | null) => `${formatCount(top)} ÷ ${formatCount(bottom)}`;
  const printed = [
    read.value === null ? '' : formatValue(metric, read.value),
    read.score === null ? '' : `score ${formatScore(read.score)}`,
    read.numerator === null && read.denominator === null ? '' : ratio(read.numerator, read.denominator),
  ].filter((text) => text !== '');
  return {
    ...((state === 'partial' || state === 'unknown') && {
      open: {
        says: `Open Shop Performance, there Diagnosis of ${PORTAL_METRIC_NAMES[metric]}`,
        href: portalLink(it.region, 'score'),
      },
    }),
    says: [METRIC_STATE[state].says, ...missing.map((what) => `Missing: ${what}.`)],
    rules:
      policy == null || row === undefined
        ? []
        : [
            { says: `${row.definition.value}. ${row.definition.says}.`, source: row.definition.source },
            row.membership,
            row.window,
            policy.decay,
            policy.curve,
          ],
    inputs: [
      ['Value', `${formatValue(metric, value)} (${FROM[from]})`],
      ['Score', formatScore(score)],
      ['Printed on the page', printed.length === 0 ? 'Not read' : printed.join(', ')],
      [metric === 'AHT' ? 'Hours ÷ rounds, counted' : 'Counted', ratio(numerator, denominator)],
      ['After ageing', ratio(weighted.numerator, weighted.denominator)],
      ['Excellent (score 4)', `${formatValue(metric, anchors.excellent)} (${SUPPORT[anchors.from]})`],
      ['Poor (score 1)', `${formatValue(metric, anchors.poor)} (${SUPPORT[anchors.from]})`],
    ],
  };
};
