import type { InterpretationName, Ratio, StepCode, StepOf } from '#core/explain/steps';
import { t, tIfKnown } from '#texts/translate';
import {
  formatChance,
  formatCount,
  formatFine,
  formatFinePoints,
  formatFullDay,
  formatMoney,
  formatParts,
  formatRange,
  formatScore,
  formatToday,
  formatValue,
  formatWeighed,
  unknownText,
} from '../components/format';
import { portalLink } from '../components/portal';
import type { Shown, ShowSteps } from './shown';

const ratio = ({ numerator, denominator }: Ratio, format: (value: number) => string): string =>
  t('explain.ratio', { numerator: format(numerator), denominator: format(denominator) });

const showCome = ({ metrics, held }: StepOf<'come'>): Shown => {
  return {
    title: t('steps.come.title'),
    says: [
      ...[t('steps.come.says.1'), t('steps.come.says.2')],
      ...held.map(({ metric, score }) =>
        t('steps.come.held', { metric: t(`words.metrics.${metric}`), score: formatScore(score) }),
      ),
    ],
    table: {
      columns: [t('words.metric'), t('steps.come.columns.known'), t('words.expected')],
      rows: metrics.map(({ metric, known, expected }) => [
        t(`words.metrics.${metric}`),
        ratio(known, formatCount),
        ratio(expected, formatCount),
      ]),
    },
  };
};

const showDraw = ({ size, overall }: StepOf<'draw'>): Shown => {
  return {
    title: t('steps.draw.title'),
    says: [
      t('steps.draw.says', { size: formatCount(size) }),
      ...(overall === null
        ? []
        : [
            t('steps.draw.result', {
              middle: formatScore(overall.p50),
              range: formatRange(overall.p05, overall.p95),
              mean: formatScore(overall.mean),
            }),
          ]),
    ],
  };
};

const showShare = ({ crossing, size, brier }: StepOf<'share'>): Shown => {
  const { within7, within30, medianDay } = crossing;
  const countOf = (chance: number | null) => formatWeighed(Math.round((chance ?? 0) * size));
  return {
    title: t('steps.share.title'),
    says: [
      t('steps.share.says', { count: countOf(within7), size: formatCount(size), days: 7 }),
      t('steps.share.says', { count: countOf(within30), size: formatCount(size), days: 30 }),
      medianDay === null ? t('steps.share.never') : t('steps.share.day', { day: formatFullDay(medianDay) }),
      brier === null
        ? t('steps.share.noBrier')
        : t('steps.share.brier', {
            model: formatScore(brier.model, 3),
            persistence: formatScore(brier.persistence, 3),
          }),
    ],
  };
};

const showChange = ({ metric, value, overall }: StepOf<'change'>): Shown => {
  const fine = (figure: number | null) => (figure === null ? unknownText() : formatFine(metric, figure));
  const { before, after } = overall;
  const points = before === null || after === null ? null : after - before;
  return {
    title: t('steps.change.title'),
    says: [
      t('steps.change.value', {
        metric: t(`words.metrics.${metric}`),
        before: fine(value.before),
        after: fine(value.after),
      }),
      t('steps.change.overall', {
        before: formatScore(before, 4),
        after: formatScore(after, 4),
        points: formatFinePoints(points),
      }),
    ],
  };
};

/** The two thresholds between which a benefit keeps its state, and its further conditions. */
const showBenefit = ({ row, terms, overall, health }: StepOf<'benefit'>, region: string): Shown => {
  if (terms === null) return { says: [t('steps.benefit.says')] };
  const { gain, lose, frozen, withoutScore, needs, since } = terms;
  return {
    says: [
      t(`steps.benefit.now.${row.now}`),
      ...(gain === lose
        ? []
        : [
            t(frozen ? 'steps.benefit.frozen' : 'steps.benefit.unchanged', {
              lose: formatScore(lose, 1),
              gain: formatScore(gain, 1),
            }),
          ]),
      ...(withoutScore === true ? [t('steps.benefit.withoutScore')] : []),
      ...(needs.length === 0
        ? []
        : [
            t('steps.benefit.needs', {
              needs: formatParts(
                needs.map(({ what, is, value }) =>
                  t('steps.benefit.need', {
                    what: t(`steps.needs.${what}`),
                    is: t(`steps.comparisons.${is}`),
                    value: String(value),
                  }),
                ),
              ),
            }),
          ]),
      ...(health?.state === 'met' ? [t('steps.benefit.met')] : []),
      ...(health?.state === 'short' ? [t('steps.benefit.short', { above: health.above })] : []),
      ...(row.next7 === null ? [] : [t('steps.benefit.share')]),
    ],
    figures: [
      [t('steps.benefit.score'), formatToday(overall)],
      [t('steps.benefit.gained'), formatScore(gain, 1)],
      [t('steps.benefit.lost'), formatScore(lose, 1)],
      [t('steps.benefit.next7'), formatChance(row.next7)],
      ...(since === null ? [] : ([[t('steps.benefit.since'), formatFullDay(since)]] as const)),
      ...(health === null
        ? []
        : ([
            [
              t('steps.benefit.health'),
              health.state === 'unread'
                ? t('steps.benefit.healthUnread')
                : t('steps.benefit.healthRead', {
                    rating: formatCount(health.read.rating),
                    day: formatFullDay(health.read.day),
                  }),
            ],
          ] as const)),
    ],
    ...(health?.state === 'unread' && {
      open: { says: t('steps.benefit.openHealth'), href: portalLink(region, 'health') },
    }),
  };
};

const showPayouts = ({ sales }: StepOf<'payouts'>): Shown => {
  if (sales === null) return { says: [t('steps.payouts.says.1'), t('steps.payouts.says.2')] };
  return {
    says: [t('steps.payouts.says.1'), t('steps.payouts.says.2')],
    figures: [
      [t('steps.payouts.perDay'), formatMoney(sales.perDay)],
      [t('steps.payouts.days'), formatCount(sales.days)],
      [t('steps.payouts.orders'), formatCount(sales.orders)],
      [t('steps.payouts.without'), formatCount(sales.withoutAmount)],
    ],
  };
};

/** Name of a counting rule. */
export const wayName = (name: InterpretationName, way: string): string =>
  tIfKnown(`steps.interpretation.ways.${name}.${way}`) ?? way;

/** A log-likelihood ratio as a factor; beyond a million it is just "clear". */
const timesLikelier = (advantage: number): string =>
  advantage > Math.log(1e6) ? t('steps.interpretation.most') : formatCount(Math.round(Math.exp(advantage)));

const showInterpretation = ({ name, taken, verdict }: StepOf<'interpretation'>): Shown => {
  const { winner, options, advantage, days } = verdict;
  const isDecided = winner !== 'undecided';
  return {
    says: [
      ...(isDecided ? [t('steps.interpretation.likelier', { times: timesLikelier(advantage) })] : []),
      t('steps.interpretation.how'),
      t('steps.interpretation.when'),
      ...(isDecided ? [] : [t('steps.interpretation.open')]),
      ...(isDecided && winner !== taken ? [t(`steps.interpretation.follows.${name}`)] : []),
    ],
    figures: [
      ...options.map(
        (option) =>
          [
            wayName(name, option.name),
            t('steps.interpretation.points', { miss: formatWeighed(option.error) }),
          ] as const,
      ),
      [t('steps.interpretation.days'), formatCount(days)],
      [t('steps.interpretation.taken'), wayName(name, taken)],
    ],
  };
};

const showInterpretationValues = ({ name, verdict }: StepOf<'interpretation-values'>): Shown => {
  const ways = verdict.options.map((option) => option.name);
  return {
    title: t('steps.interpretation.values.title'),
    table: {
      columns: [t('words.metric'), ...ways.map((way) => wayName(name, way)), t('steps.interpretation.values.printed')],
      rows: (verdict.values ?? []).map(({ metric, by, printed }) => [
        t(`words.metrics.${metric}`),
        ...ways.map((way) => formatFine(metric, by[way] ?? Number.NaN)),
        printed === null ? unknownText() : formatFine(metric, printed),
      ]),
    },
  };
};

const showAdjustment = ({
  estimate: { state, found, days, medianResidual, advantage },
}: StepOf<'adjustment'>): Shown => {
  return {
    says: [
      t('steps.adjustment.how'),
      t('steps.adjustment.anchor'),
      ...(found === null
        ? []
        : [
            t('steps.adjustment.per', {
              points: formatFinePoints(-found.points),
              average: formatValue('NRR', found.average),
            }),
            t('steps.interpretation.likelier', { times: timesLikelier(advantage) }),
          ]),
      ...(state === 'undecided' ? [t('steps.interpretation.open')] : []),
    ],
    figures: [
      [t('steps.interpretation.days'), formatCount(days)],
      ...(days === 0 ? [] : [[t('steps.interpretation.off'), formatFinePoints(medianResidual)] as const]),
    ],
  };
};

export const SHOW_FORECAST = {
  age: ({ day, score }) => ({
    title: t('steps.age.title'),
    says: [
      score === null
        ? t('steps.age.none', { day: formatFullDay(day) })
        : t('steps.age.says', { aged: formatScore(score, 3), day: formatFullDay(day) }),
    ],
  }),
  unrounded: ({ printed, start, isSeemingly }) => ({
    title: t('steps.unrounded.title'),
    says: [
      t('steps.unrounded.says', { printed: formatScore(printed, 1), start: formatScore(start) }),
      ...(isSeemingly === null ? [] : [t(`steps.seemingly.${isSeemingly}`)]),
    ],
  }),
  come: showCome,
  offset: ({ points }) => ({
    title: t('steps.offset.title'),
    says: [
      Math.abs(points) < 0.0005 ? t('steps.offset.none') : t('steps.offset.says', { points: formatFinePoints(points) }),
    ],
  }),
  draw: showDraw,
  share: showShare,
  'calendar-row': ({ row }) => ({
    says: [t('explain.calendar.each')],
    figures: [[t(`words.metrics.${row.metric}`), formatFinePoints(row.points)]],
  }),
  moved: ({ weights }) => ({
    title: t('steps.moved.title'),
    says: [t('steps.moved.says')],
    table: {
      columns: [t('words.weight'), t('steps.moved.columns.before'), t('steps.moved.columns.after')],
      rows: weights.map(({ weight, before, after }) => [
        formatWeighed(weight),
        ratio(before, formatWeighed),
        ratio(after, formatWeighed),
      ]),
    },
  }),
  change: showChange,
  benefit: showBenefit,
  'track-record': ({ days }) => ({
    says: [
      t('steps.trackRecord.says.1'),
      t('steps.trackRecord.says.2'),
      t('steps.trackRecord.says.3'),
      t('steps.trackRecord.says.4'),
      t('steps.trackRecord.says.5'),
    ],
    figures: [[t('steps.trackRecord.days'), formatCount(days)]],
  }),
  'changed-path': () => ({
    says: [t('steps.changedPath.1'), t('steps.changedPath.2'), t('steps.changedPath.3'), t('steps.changedPath.4')],
  }),
  needed: ({ computed }) => ({
    says: [t('steps.needed.1'), t('steps.needed.2')],
    figures: [[t('explain.computedToday'), formatScore(computed)]],
  }),
  'head-room': ({ computed }) => ({
    says: [t('steps.headRoom.1'), t('steps.headRoom.2'), t('steps.headRoom.3')],
    figures: [[t('explain.computedToday'), formatScore(computed)]],
  }),
  payouts: showPayouts,
  interpretation: showInterpretation,
  'interpretation-values': showInterpretationValues,
  adjustment: showAdjustment,
} satisfies Partial<ShowSteps<StepCode>>;
