import type { Assessment } from '#core/model/assessment';
import { DIMENSIONS, type Dimension, type Metric } from '#core/model/metric';
import { TEXT } from './explain-text';
import { type Explanation, rulesOf } from './explanation';
import { formatCount, formatPercent, formatScore, formatValue } from './format';
import { portalLink } from './portal';
import { ADJUSTMENT, DIMENSION_NAMES, FROM, METRIC_NAMES, METRIC_STATE, PORTAL_METRIC_NAMES, SUPPORT } from './words';

export const explainToday = (it: Assessment): Explanation => {
  const { today: WORDS } = TEXT;
  const policy = rulesOf(it);
  const { overall, dimensions, adjustments } = it.today;
  const assumed = DIMENSIONS.some((name) => dimensions[name].weightFrom === 'assumed');
  return {
    anchor: 'why-overall',
    says: [WORDS.from[overall.from]],
    rules: policy === null ? [] : [...(assumed ? [policy.dimensionWeights] : []), policy.gate],
    inputs: [
      ...(overall.from === 'read' ? ([[WORDS.read, formatScore(overall.value, 1)]] as const) : []),
      [WORDS.computed, formatScore(overall.computed)],
      ...DIMENSIONS.map((name) => {
        const { value, weight, weightFrom } = dimensions[name];
        const part = WORDS.part(formatScore(value), formatPercent(weight), SUPPORT[weightFrom]);
        return [DIMENSION_NAMES[name], part] as const;
      }),
      ...adjustments.map(({ kind, metric, from, to }) => {
        const name = WORDS.adjusted(ADJUSTMENT[kind], metric === null ? null : METRIC_NAMES[metric]);
        return [name, WORDS.change(formatScore(from), formatScore(to))] as const;
      }),
    ],
  };
};

export const explainDimension = (it: Assessment, dimension: Dimension): Explanation => {
  const { dimension: WORDS } = TEXT;
  const policy = rulesOf(it);
  const { weight, weightFrom, value } = it.today.dimensions[dimension];
  return {
    anchor: `why-${dimension}`,
    says: [WORDS.says],
    rules: policy === null ? [] : [policy.choices.mean, ...(weightFrom === 'assumed' ? [policy.dimensionWeights] : [])],
    inputs: [
      [WORDS.score, formatScore(value)],
      [WORDS.weight, TEXT.metric.from(formatPercent(weight), SUPPORT[weightFrom])],
    ],
  };
};

export const explainEligible = (it: Assessment): Explanation => ({
  says: [TEXT.eligible.says],
  rules: [rulesOf(it)?.eligibility].filter((rule) => rule !== undefined),
  inputs: [
    [TEXT.eligible.delivered, formatCount(it.eligible.delivered)],
    [TEXT.eligible.need, formatCount(it.eligible.need)],
  ],
});

const ratio = ({ numerator, denominator }: Record<'numerator' | 'denominator', number | null>): string =>
  TEXT.metric.ratio(formatCount(numerator), formatCount(denominator));

/** The one figure of a metric's answer that no step repeats: all that the page printed, its counts too. */
export const PRINTED = TEXT.metric.printed;

/** What the page printed of a metric, as far as it did. */
const printedOf = (metric: Metric, read: Assessment['today']['metrics'][Metric]['read']): string => {
  const parts = [
    read.value === null ? null : formatValue(metric, read.value),
    read.score === null ? null : TEXT.metric.ofScore(formatScore(read.score)),
    read.numerator === null && read.denominator === null ? null : ratio(read),
  ].filter((part) => part !== null);
  return parts.length === 0 ? TEXT.metric.notRead : parts.join(', ');
};

export const explainMetric = (it: Assessment, metric: Metric): Explanation => {
  const { metric: WORDS } = TEXT;
  const policy = rulesOf(it);
  const today = it.today.metrics[metric];
  const { anchors, state } = today;
  const rules = (() => {
    if (policy === null) return [];
    const { definition, membership, window } = policy.metrics[metric];
    const formula = { says: WORDS.definition(definition.value, definition.says), source: definition.source };
    return [formula, membership, window, policy.decay, policy.curve];
  })();
  return {
    anchor: `why-${metric}`,
    ...((state === 'partial' || state === 'unknown') && {
      open: { says: WORDS.open(PORTAL_METRIC_NAMES[metric]), href: portalLink(it.region, 'score') },
    }),
    says: [METRIC_STATE[state].says, ...today.missing.map(WORDS.missing)],
    rules,
    inputs: [
      [WORDS.value, WORDS.from(formatValue(metric, today.value), FROM[today.from])],
      [WORDS.score, formatScore(today.score)],
      [WORDS.printed, printedOf(metric, today.read)],
      [metric === 'AHT' ? WORDS.countedHours : WORDS.counted, ratio(today)],
      [WORDS.aged, ratio(today.weighted)],
      [WORDS.excellent, WORDS.from(formatValue(metric, anchors.excellent), SUPPORT[anchors.from])],
      [WORDS.poor, WORDS.from(formatValue(metric, anchors.poor), SUPPORT[anchors.from])],
    ],
  };
};
