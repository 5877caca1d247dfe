import type { Ratio, StepCode, StepOf } from '#core/explain/steps';
import type { MetricToday } from '#core/model/assessment';
import { DIMENSIONS, type Metric } from '#core/model/metric';
import { t } from '#texts/translate';
import {
  formatChance,
  formatCount,
  formatDay,
  formatFinePoints,
  formatFullDay,
  formatMany,
  formatParts,
  formatPrinted,
  formatRange,
  formatRow,
  formatScore,
  formatSentence,
  formatShare,
  formatValue,
  formatWeight,
} from '../components/format';
import { evidenceText } from '../components/policy-text';
import { portalLink } from '../components/portal';
import { lackText, ruleText } from './rule-text';
import type { Shown, ShowSteps } from './shown';

const countRatio = ({ numerator, denominator }: Record<keyof Ratio, number | null>): string =>
  t('explain.ratio', { numerator: formatCount(numerator), denominator: formatCount(denominator) });

/** Printed figures of a metric, if any. */
const printedOf = (metric: Metric, read: MetricToday['read']): string => {
  const parts = [
    read.value === null ? null : formatValue(metric, read.value),
    read.score === null ? null : t('explain.metric.ofScore', { score: formatScore(read.score) }),
    read.numerator === null && read.denominator === null ? null : countRatio(read),
  ].filter((part) => part !== null);
  return parts.length === 0 ? t('explain.metric.notRead') : formatRow(parts);
};

/** State of a metric; its window counts as wholly read only if no facts are missing, whatever figure is printed. */
const stateOf = ({ state, from, missing }: MetricToday): string => {
  if (state !== 'scored') return t(`words.metricStates.${state}.says`);
  if (from === 'read') return t('explain.metric.isPrinted');
  return missing.length === 0 ? t('explain.metric.isWhole') : t('words.metricStates.partial.says');
};

const showMetric = ({ metric, today, definition }: StepOf<'metric'>, region: string): Shown => {
  const { anchors, state } = today;
  return {
    says: [
      ...(definition === null ? [] : [formatSentence(ruleText(definition))]),
      stateOf(today),
      ...today.missing.map((lack) => t('explain.metric.missing', { what: lackText(lack) })),
    ],
    figures: [
      [
        t('words.value'),
        t('explain.from', { value: formatValue(metric, today.value), source: t(`words.from.${today.from}`) }),
      ],
      [t('words.score'), formatScore(today.score)],
      [t('explain.metric.printed'), printedOf(metric, today.read)],
      [metric === 'AHT' ? t('explain.metric.countedHours') : t('explain.metric.counted'), countRatio(today)],
      [t('explain.metric.aged'), countRatio(today.weighted)],
      [
        t('explain.metric.excellent'),
        t('explain.from', {
          value: formatValue(metric, anchors.excellent),
          source: t(`words.support.${anchors.from}`),
        }),
      ],
      [
        t('explain.metric.poor'),
        t('explain.from', { value: formatValue(metric, anchors.poor), source: t(`words.support.${anchors.from}`) }),
      ],
    ],
    ...((state === 'partial' || state === 'unknown') && {
      open: {
        says: t('explain.metric.open', { metric: t(`words.portalMetrics.${metric}`) }),
        href: portalLink(region, 'score'),
      },
    }),
  };
};

/** Parts first, the figure that is shown last: what is read, what is our count, and which of them is shown. */
const showToday = ({ today: { overall, dimensions, adjustments } }: StepOf<'today'>): Shown => {
  const isRead = overall.from === 'read';
  const known = DIMENSIONS.filter((name) => dimensions[name].value !== null);
  const weight = known.reduce((sum, name) => sum + dimensions[name].weight, 0);
  const together = known.reduce((sum, name) => sum + (dimensions[name].value! * dimensions[name].weight) / weight, 0);
  return {
    says: [t(`explain.today.from.${overall.from}`)],
    figures: [
      ...DIMENSIONS.map((name) => {
        const { value, weight, weightFrom } = dimensions[name];
        const part = t('explain.today.part', {
          score: value === null || !isRead ? formatScore(value) : formatPrinted(value),
          weight: formatWeight(weight, weightFrom),
          support: t(`words.support.${weightFrom}`),
        });
        return [t(`words.dimensions.${name}`), part] as const;
      }),
      ...(known.length > 0 && adjustments.length === 0 && formatScore(together) !== formatScore(overall.computed)
        ? [[t('explain.today.together'), formatScore(together)] as const]
        : []),
      ...adjustments.map(({ kind, metric, from, to }) => {
        const name = t('explain.today.adjusted', {
          kind: t(`words.adjustments.${kind}`),
          metric: (metric === null ? null : t(`words.metrics.${metric}`)) ?? 'none',
        });
        return [name, t('explain.today.change', { from: formatScore(from), to: formatScore(to) })] as const;
      }),
      [t('explain.today.computed'), formatScore(overall.computed)],
      ...(isRead ? ([[t('explain.today.read'), formatScore(overall.value, 1)]] as const) : []),
    ],
  };
};

const showDay = ({ computed, forecast, trackRecord }: StepOf<'day'>, region: string): Shown => {
  if (forecast?.mean == null)
    return {
      says: [t('explain.day.unread')],
      open: { says: t('explain.day.open'), href: portalLink(region, 'orders') },
    };
  const { mean, p05, p95, agedOnly } = forecast;
  const record =
    trackRecord === null
      ? t('explain.day.noRecord')
      : t('explain.day.record', {
          days: formatMany(trackRecord.days, 'past-day'),
          mae: formatScore(trackRecord.mae, 3),
          persistence: formatScore(trackRecord.maePersistence, 3),
          inside: formatShare(trackRecord.coverage90),
        });
  return {
    says: [t('explain.day.ages'), t('explain.day.interval'), record],
    figures: [
      [t('explain.computedToday'), formatScore(computed)],
      [t('explain.day.aged'), formatScore(agedOnly)],
      [t('explain.interval'), formatRange(p05, p95)],
      [t('explain.day.expected'), formatScore(mean)],
    ],
  };
};

const showCrossing = ({ computed, crossing }: StepOf<'crossing'>): Shown => {
  const { within7, within30, medianDay } = crossing;
  return {
    says: [t('explain.crossing.simulated'), t('explain.crossing.share')],
    figures: [
      [t('explain.computedToday'), formatScore(computed)],
      [t('words.within7'), formatChance(within7)],
      [t('words.within30'), formatChance(within30)],
      [t('explain.crossing.from'), medianDay === null ? t('explain.crossing.never') : formatFullDay(medianDay)],
    ],
  };
};

const showCost = ({ cost: { points, steps, leavesOn } }: StepOf<'cost'>): Shown => ({
  says: [t('explain.cost.says')],
  figures: [
    [t('words.today'), formatFinePoints(points)],
    ...steps.map(
      (step) => [t('explain.cost.from', { day: formatDay(step.day) }), formatFinePoints(step.points)] as const,
    ),
    [t('words.stops'), formatDay(leavesOn)],
  ],
});

const showTicket = ({ terms, gainNow, expected, seen, preparedOn }: StepOf<'ticket'>): Shown => ({
  says: [
    ...(terms === null
      ? []
      : [
          t('words.named', {
            name: t(`words.basis.${terms.basis}.name`),
            says: t(`words.basis.${terms.basis}.says`),
          }),
        ]),
    t('explain.appeal.joint'),
    ...(preparedOn === null ? [] : [t('explain.appeal.prepared', { day: formatDay(preparedOn) })]),
    ...(terms === null || preparedOn !== null
      ? []
      : [t('explain.appeal.evidence', { pieces: formatParts(terms.evidence.map(evidenceText)) })]),
  ],
  figures: [
    ...(preparedOn === null ? [[t('explain.appeal.now'), formatFinePoints(gainNow)] as const] : []),
    ...(expected === null
      ? []
      : ([
          [t('explain.appeal.later'), formatFinePoints(expected.gainAtDecision)],
          ...(seen === null ? [] : [[t('explain.appeal.seen'), formatFinePoints(seen)] as const]),
          [t('explain.appeal.probability'), formatChance(expected.probability)],
          [t('words.expected'), formatFinePoints(expected.points)],
        ] as const)),
  ],
});

/** Texts of the first steps that popup and side panel show. */
export const SHOW_BRIEF = {
  metric: showMetric,
  today: showToday,
  eligible: ({ delivered, need }) => ({
    title: t('explain.eligible.title'),
    says: [t('explain.eligible.says')],
    figures: [
      [t('explain.eligible.delivered'), formatCount(delivered)],
      [t('explain.eligible.need'), formatCount(need)],
    ],
  }),
  day: showDay,
  crossing: showCrossing,
  calendar: ({ windows }) => ({
    says: [t('explain.calendar.ages'), t('explain.calendar.each')],
    figures: windows.map(({ metric, days }) => [t(`words.metrics.${metric}`), t('explain.calendar.days', { days })]),
  }),
  cost: showCost,
  ticket: showTicket,
} satisfies Partial<ShowSteps<StepCode>>;
