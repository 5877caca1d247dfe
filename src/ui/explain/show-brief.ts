import type { Ratio, StepCode, StepOf } from '#core/explain/steps';
import type { MetricToday } from '#core/model/assessment';
import { DIMENSIONS, type Metric } from '#core/model/metric';
import {
  formatChance,
  formatCount,
  formatDay,
  formatFinePoints,
  formatFullDay,
  formatMany,
  formatPercent,
  formatRange,
  formatScore,
  formatValue,
  formatWeight,
} from '../components/format';
import { portalLink } from '../components/portal';
import {
  ADJUSTMENT,
  BASIS,
  DIMENSION_NAMES,
  FROM,
  METRIC_NAMES,
  METRIC_STATE,
  PORTAL_METRIC_NAMES,
  SUPPORT,
} from '../components/words';
import type { Shown, ShowSteps } from './shown';
import { EXPLANATION_TEXT } from './text';

const { appeal: APPEAL } = EXPLANATION_TEXT;

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const countRatio = ({ numerator, denominator }: Record<keyof Ratio, number | null>): string =>
  EXPLANATION_TEXT.ratio(formatCount(numerator), formatCount(denominator));

/** What the page printed of a metric, as far as it did. */
const printedOf = (metric: Metric, read: MetricToday['read']): string => {
  const parts = [
    read.value === null ? null : formatValue(metric, read.value),
    read.score === null ? null : EXPLANATION_TEXT.metric.ofScore(formatScore(read.score)),
    read.numerator === null && read.denominator === null ? null : countRatio(read),
  ].filter((part) => part !== null);
  return parts.length === 0 ? EXPLANATION_TEXT.metric.notRead : parts.join(', ');
};

/** A window is called wholly read only where nothing of it is missing; a printed figure says nothing of that. */
const stateOf = ({ state, from, missing }: MetricToday): string => {
  if (state !== 'scored') return METRIC_STATE[state].says;
  if (from === 'read') return EXPLANATION_TEXT.metric.isPrinted;
  return missing.length === 0 ? EXPLANATION_TEXT.metric.isWhole : METRIC_STATE.partial.says;
};

const showMetric = ({ metric, today, definition }: StepOf<'metric'>, region: string): Shown => {
  const { metric: WORDS, from } = EXPLANATION_TEXT;
  const { anchors, state } = today;
  return {
    says: [...(definition === null ? [] : [sentence(definition)]), stateOf(today), ...today.missing.map(WORDS.missing)],
    figures: [
      [WORDS.value, from(formatValue(metric, today.value), FROM[today.from])],
      [WORDS.score, formatScore(today.score)],
      [WORDS.printed, printedOf(metric, today.read)],
      [metric === 'AHT' ? WORDS.countedHours : WORDS.counted, countRatio(today)],
      [WORDS.aged, countRatio(today.weighted)],
      [WORDS.excellent, from(formatValue(metric, anchors.excellent), SUPPORT[anchors.from])],
      [WORDS.poor, from(formatValue(metric, anchors.poor), SUPPORT[anchors.from])],
    ],
    ...((state === 'partial' || state === 'unknown') && {
      open: { says: WORDS.open(PORTAL_METRIC_NAMES[metric]), href: portalLink(region, 'score') },
    }),
  };
};

const showToday = ({ today: { overall, dimensions, adjustments } }: StepOf<'today'>): Shown => {
  const { today: WORDS } = EXPLANATION_TEXT;
  return {
    says: [WORDS.from[overall.from]],
    figures: [
      ...(overall.from === 'read' ? ([[WORDS.read, formatScore(overall.value, 1)]] as const) : []),
      [WORDS.computed, formatScore(overall.computed)],
      ...DIMENSIONS.map((name) => {
        const { value, weight, weightFrom } = dimensions[name];
        const part = WORDS.part(formatScore(value), formatWeight(weight, weightFrom), SUPPORT[weightFrom]);
        return [DIMENSION_NAMES[name], part] as const;
      }),
      ...adjustments.map(({ kind, metric, from, to }) => {
        const name = WORDS.adjusted(ADJUSTMENT[kind], metric === null ? null : METRIC_NAMES[metric]);
        return [name, WORDS.change(formatScore(from), formatScore(to))] as const;
      }),
    ],
  };
};

const showDay = ({ computed, forecast, trackRecord }: StepOf<'day'>, region: string): Shown => {
  const { day: WORDS } = EXPLANATION_TEXT;
  if (forecast?.mean == null)
    return { says: [WORDS.unread], open: { says: WORDS.open, href: portalLink(region, 'orders') } };
  const { mean, p05, p95, agedOnly } = forecast;
  const record =
    trackRecord === null
      ? WORDS.noRecord
      : WORDS.record(
          formatMany(trackRecord.days, 'past day'),
          formatScore(trackRecord.mae, 3),
          formatScore(trackRecord.maePersistence, 3),
          formatPercent(trackRecord.coverage90),
        );
  return {
    says: [WORDS.ages, WORDS.interval, record],
    figures: [
      [EXPLANATION_TEXT.computedToday, formatScore(computed)],
      [WORDS.expected, formatScore(mean)],
      [EXPLANATION_TEXT.interval, formatRange(p05, p95)],
      [WORDS.aged, formatScore(agedOnly)],
    ],
  };
};

const showCrossing = ({ computed, crossing }: StepOf<'crossing'>): Shown => {
  const { crossing: WORDS } = EXPLANATION_TEXT;
  const { within7, within30, medianDay } = crossing;
  return {
    says: [WORDS.simulated, WORDS.share],
    figures: [
      [EXPLANATION_TEXT.computedToday, formatScore(computed)],
      [WORDS.within7, formatChance(within7)],
      [WORDS.within30, formatChance(within30)],
      [WORDS.from, medianDay === null ? WORDS.never : formatFullDay(medianDay)],
    ],
  };
};

const showCost = ({ cost: { points, steps, leavesOn } }: StepOf<'cost'>): Shown => ({
  says: [EXPLANATION_TEXT.cost.says],
  figures: [
    [EXPLANATION_TEXT.cost.today, formatFinePoints(points)],
    ...steps.map((step) => [EXPLANATION_TEXT.cost.from(formatDay(step.day)), formatFinePoints(step.points)] as const),
    [EXPLANATION_TEXT.cost.leaves, formatDay(leavesOn)],
  ],
});

const showTicket = ({ terms, gainNow, expected, seen, preparedOn }: StepOf<'ticket'>): Shown => ({
  says: [
    ...(terms === null ? [] : [APPEAL.basis(BASIS[terms.basis].name, BASIS[terms.basis].says)]),
    APPEAL.joint,
    ...(preparedOn === null ? [] : [APPEAL.prepared(formatDay(preparedOn))]),
    ...(terms === null || preparedOn !== null ? [] : [APPEAL.evidence(terms.evidence)]),
  ],
  figures: [
    ...(preparedOn === null ? [[APPEAL.now, formatFinePoints(gainNow)] as const] : []),
    ...(expected === null
      ? []
      : ([
          [APPEAL.later, formatFinePoints(expected.gainAtDecision)],
          ...(seen === null ? [] : [[APPEAL.seen, formatFinePoints(seen)] as const]),
          [APPEAL.probability, formatChance(expected.probability)],
          [APPEAL.expected, formatFinePoints(expected.points)],
        ] as const)),
  ],
});

/** The steps that popup and panel show too: first ones, of the assessment alone. */
export const SHOW_BRIEF = {
  metric: showMetric,
  today: showToday,
  eligible: ({ delivered, need }) => ({
    title: EXPLANATION_TEXT.eligible.title,
    says: [EXPLANATION_TEXT.eligible.says],
    figures: [
      [EXPLANATION_TEXT.eligible.delivered, formatCount(delivered)],
      [EXPLANATION_TEXT.eligible.need, formatCount(need)],
    ],
  }),
  day: showDay,
  crossing: showCrossing,
  calendar: ({ windows }) => ({
    says: [EXPLANATION_TEXT.calendar.ages, EXPLANATION_TEXT.calendar.each],
    figures: windows.map(({ metric, days }) => [METRIC_NAMES[metric], EXPLANATION_TEXT.calendar.days(days)]),
  }),
  cost: showCost,
  ticket: showTicket,
} satisfies Partial<ShowSteps<StepCode>>;
