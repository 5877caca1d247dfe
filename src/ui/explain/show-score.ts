import type { MeanPart, Ratio, StepCode, StepOf } from '#core/explain/steps';
import { DIMENSIONS, type Dimension, isHigherBetter, type Metric } from '#core/model/metric';
import { t } from '#texts/translate';
import {
  formatDay,
  formatFine,
  formatMany,
  formatPercent,
  formatPoints,
  formatPrinted,
  formatRange,
  formatRow,
  formatScore,
  formatValue,
  formatWeighed,
  formatWeight,
} from '../components/format';
import type { Shown, ShownTable, ShowSteps } from './shown';

/** Counts, weights and products in one table, in which each row can be checked, and the last is the sum. */
const weighedTable = ({ metric, buckets, sum }: StepOf<'weigh'>): ShownTable => {
  const heads =
    metric === 'AHT'
      ? [t('steps.weigh.columns.hours'), t('steps.weigh.columns.rounds')]
      : [
          isHigherBetter(metric) ? t('steps.weigh.columns.good') : t('steps.weigh.columns.bad'),
          t('steps.weigh.columns.of'),
        ];
  const countOf = (of: keyof Ratio) => formatWeighed(buckets.reduce((all, bucket) => all + bucket[of], 0));
  return {
    columns: [
      t('steps.weigh.columns.age'),
      ...heads,
      t('words.weight'),
      t('steps.weigh.columns.numerator'),
      t('steps.weigh.columns.denominator'),
    ],
    rows: buckets.map(({ from, to, weight, numerator, denominator }) => [
      t('steps.weigh.ages', { from, to }),
      ...[numerator, denominator, weight, weight * numerator, weight * denominator].map(formatWeighed),
    ]),
    total: [
      t('steps.weigh.total'),
      countOf('numerator'),
      countOf('denominator'),
      '',
      formatWeighed(sum.numerator),
      formatWeighed(sum.denominator),
    ],
  };
};

const showCount = ({ sum, added }: StepOf<'count'>): Shown => {
  const isNothing = sum.numerator === 0 && sum.denominator === 0;
  return {
    title: t('steps.count.title'),
    says: [
      ...(isNothing && added === null ? [t('steps.count.nothing')] : []),
      ...(added === null
        ? []
        : [
            t('steps.count.added', {
              numerator: formatWeighed(added.sum.numerator),
              denominator: formatWeighed(added.sum.denominator),
            }),
          ]),
    ],
  };
};

const showDivide = ({ metric, by, value }: StepOf<'divide'>): Shown => ({
  title: t('steps.divide.title'),
  says: [
    value === null
      ? t('steps.divide.empty')
      : t('steps.divide.says', {
          numerator: formatWeighed(by.numerator),
          denominator: formatWeighed(by.denominator),
          value: formatFine(metric, value),
        }),
  ],
});

const showLine = ({ metric, value, anchors, segment, through, top, score }: StepOf<'line'>): Shown => {
  const fine = (figure: number) => formatFine(metric, figure);
  const [start, end] = through.map((point) => ({
    value: fine(point.value),
    score: formatWeighed(point.score),
  }));
  const { value: category, estimate } = anchors ?? { value: null, estimate: null };
  return {
    title: t('steps.line.title', { value: fine(value) }),
    says: [
      ...(category === null
        ? []
        : [
            t('steps.line.anchors', {
              excellent: fine(category.excellent),
              poor: fine(category.poor),
              from: t(`words.support.${category.from}`),
            }),
            ...(category.day === undefined ? [] : [t('steps.line.printed', { day: formatDay(category.day) })]),
          ]),
      ...(estimate?.from === 'learned'
        ? [
            estimate.basis === 'page'
              ? ''
              : t(`steps.line.basis.${estimate.basis}`, { readings: formatMany(estimate.readings, 'reading') }),
            t('steps.line.uncertain', { score: formatScore(estimate.uncertainty) }),
          ]
        : []),
      t(`steps.line.segment.${segment}`),
      ...(top === null ? [] : [t(`steps.line.top.${top.from}`, { score: formatScore(top.score) })]),
      ...(segment === 'best' ? [] : [lineOf(start!, end!, fine(value), formatScore(score, 3))]),
    ],
  };
};

interface Place {
  value: string;
  score: string;
}

/** The straight line through two points, as a calculation that can be repeated by hand. */
const lineOf = (a: Place, b: Place, value: string, score: string): string =>
  `${a.score} + (${value} − ${a.value}) ÷ (${b.value} − ${a.value}) × (${b.score} − ${a.score}) = ${score}`;

const showTargets = ({ changes }: StepOf<'targets-changed'>): Shown => {
  const isBroad = changes.some(({ cause }) => cause === 'targets-or-category');
  return {
    title: t('steps.targets.title'),
    says: [
      ...changes.map(({ day, points }) =>
        t('steps.targets.says', {
          day: formatDay(day),
          points: (points === null ? null : formatPoints(points)) ?? 'none',
        }),
      ),
      t('steps.targets.still'),
      ...(isBroad ? [t('steps.targets.category')] : []),
    ],
    table: {
      columns: [
        t('words.metric'),
        t('steps.targets.columns.2'),
        t('steps.targets.columns.3'),
        t('steps.targets.columns.4'),
      ],
      rows: changes.flatMap(({ metrics }) =>
        metrics.map(({ metric, before, after }) => {
          const fine = (value: number) => formatFine(metric, value);
          return [
            t(`words.metrics.${metric}`),
            fine(after.excellent),
            fine(after.poor),
            formatRow([fine(before.excellent), fine(before.poor)]),
          ];
        }),
      ),
    },
  };
};

const showFloor = ({ affected, completed, open, before, score }: StepOf<'floor'>): Shown => {
  return {
    title: t('words.adjustments.small-seller-floor'),
    says: [
      t('steps.floor.facts', {
        affected: formatMany(affected, 'order'),
        completed: formatMany(completed, 'order'),
        open: (open === null ? null : formatMany(open, 'day')) ?? 'none',
      }),
      score > before
        ? t('steps.floor.lifted', { before: formatScore(before), score: formatScore(score) })
        : t('steps.floor.not'),
    ],
  };
};

const showTake = ({ metric, read, computed }: StepOf<'take'>): Shown => {
  const format = (figure: number) => (metric === null ? formatPrinted(figure) : formatFine(metric, figure));
  const said =
    computed === null
      ? t('steps.take.alone', { read: format(read) })
      : format(read) === format(computed) || (metric === null && Number(computed.toFixed(1)) === read)
        ? t('steps.take.same', { read: format(read) })
        : t('steps.take.says', {
            read: format(read),
            computed: format(computed),
            difference: format(Math.abs(read - computed)),
          });
  return { title: metric === null ? t('steps.take.score') : t('steps.take.value'), says: [said] };
};

const tenths = (share: number): string => formatPercent(Math.round(share * 1000) / 1000);
const whole = (share: number): string => formatPercent(Math.round(share * 100) / 100);
const isUntold = ({ low, high }: MeanPart['estimate']): boolean => low <= 0 && high >= 1;

/** Source of a weight, with the range that readings leave. */
const weightSource = ({ weightFrom, estimate }: Pick<MeanPart, 'weightFrom' | 'estimate'>): string => {
  if (weightFrom === 'read') return t('steps.mean.range.read');
  // A weight that readings determine only roughly is still an assumption, whatever its value.
  const from = estimate.from === 'assumed' ? 'assumed' : weightFrom;
  if (from === 'assumed' && isUntold(estimate)) return t('steps.mean.range.untold');
  return t(`steps.mean.range.${from}`, { low: tenths(estimate.low), high: tenths(estimate.high) });
};

/** Width of the interval of a weight that no page prints; null if determined, or unknown. */
export const openRange = (
  weightFrom: MeanPart['weightFrom'],
  estimate: MeanPart['estimate'] | undefined,
): string | null =>
  weightFrom !== 'assumed' || estimate === undefined || isUntold(estimate)
    ? null
    : t('steps.mean.range.open', { low: whole(estimate.low), high: whole(estimate.high) });

const isDimension = (code: Metric | Dimension): code is Dimension => (DIMENSIONS as readonly string[]).includes(code);
const partName = (code: Metric | Dimension): string =>
  isDimension(code) ? t(`words.dimensions.${code}`) : t(`words.metrics.${code}`);

const showMean = ({ parts, score }: StepOf<'mean'>): Shown => {
  // If none is computed, a sentence says so better than a table of unknowns.
  if (parts.every(({ share }) => share === null))
    return { title: t('steps.mean.title'), says: [t('steps.mean.nothing')] };
  return {
    title: t('steps.mean.title'),
    table: {
      columns: [
        t('steps.mean.columns.part'),
        t('steps.mean.columns.score'),
        t('words.weight'),
        t('steps.mean.columns.product'),
      ],
      rows: parts.map((part) => [
        partName(part.of),
        formatScore(part.score, 4),
        part.share === null ? t('steps.mean.without') : tenths(part.share),
        part.share === null || part.score === null ? '' : formatScore(part.share * part.score, 4),
      ]),
      total: [t('steps.mean.total'), '', score === null ? '' : tenths(1), formatScore(score, 4)],
    },
    says: [
      ...(parts.every(({ weightFrom }) => weightFrom === 'read')
        ? [t('steps.mean.read')]
        : parts.map((part) => t('steps.mean.weight', { part: partName(part.of), from: weightSource(part) }))),
      t('steps.mean.rounded'),
    ],
  };
};

const showGate = ({ gate, below, lowest }: StepOf<'gate'>): Shown => {
  const [score, limit] = [formatScore(gate), formatScore(below, 1)];
  return {
    title: t('words.adjustments.product-gate'),
    says: [
      gate < below
        ? t('steps.gate.shut', { gate: score, below: limit, lowest: formatScore(lowest) })
        : t('steps.gate.open', { gate: score, below: limit }),
    ],
  };
};

const showAdjust = ({ reviews, evidence, before, score }: StepOf<'adjust'>): Shown => {
  const many = formatMany(reviews, 'negative-review');
  const said =
    before === score
      ? t(`steps.adjust.same.${evidence.state}`, { reviews: many })
      : t('steps.adjust.taken', { reviews: many, before: formatScore(before, 3), score: formatScore(score, 3) });
  return { title: t('words.adjustments.nrr-adjustment'), says: [said] };
};

export const SHOW_SCORE = {
  count: showCount,
  weigh: (step) => ({ title: t('steps.weigh.title'), table: weighedTable(step) }),
  divide: showDivide,
  line: showLine,
  'targets-changed': showTargets,
  'no-anchors': ({ metric, value }) => ({
    title: t('steps.line.title', { value: formatValue(metric, value) }),
    says: [t('steps.line.none')],
  }),
  floor: showFloor,
  take: showTake,
  'next-metric': ({ day, spread }) => ({
    title: t('steps.nextMetric.title', { day: formatDay(day) }),
    says: [
      spread === null
        ? t('steps.nextMetric.none')
        : t('steps.nextMetric.spread', {
            middle: formatScore(spread.p50),
            range: formatRange(spread.p05, spread.p95),
            mean: formatScore(spread.mean),
          }),
    ],
  }),
  dimension: ({ today: { value, weight, weightFrom } }) => ({
    says: [t('steps.dimension.says')],
    figures: [
      [t('words.score'), formatScore(value)],
      [
        t('steps.weight.title'),
        t('explain.from', { value: formatWeight(weight, weightFrom), source: t(`words.support.${weightFrom}`) }),
      ],
    ],
  }),
  mean: showMean,
  weight: ({ part }) => ({
    title: t('steps.weight.title'),
    says: [t('steps.weight.says', { weight: tenths(part.weight), from: weightSource(part) })],
  }),
  gate: showGate,
  adjust: showAdjust,
  round: ({ score, printed }) => ({
    title: t('steps.round.title'),
    says: [t('steps.round.says', { score: formatScore(score, 4), printed: formatScore(printed, 1) })],
  }),
} satisfies Partial<ShowSteps<StepCode>>;
