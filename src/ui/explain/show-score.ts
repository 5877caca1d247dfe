import type { MeanPart, Ratio, StepCode, StepOf } from '#core/explain/steps';
import type { Dimension, Metric } from '#core/model/metric';
import {
  formatDay,
  formatFine,
  formatMany,
  formatPercent,
  formatPoints,
  formatPrinted,
  formatRange,
  formatScore,
  formatValue,
  formatWeighed,
  formatWeight,
} from '../components/format';
import { DIMENSION_NAMES, METRIC_NAMES, SUPPORT } from '../components/words';
import { DASHBOARD_EXPLANATION_TEXT } from './dashboard-text';
import type { Shown, ShownTable, ShowSteps } from './shown';
import { EXPLANATION_TEXT as COMMON } from './text';

/** Counted, weighed and added in one table: each row can be checked, and the last row is the sum of the others. */
const weighedTable = ({ metric, buckets, sum }: StepOf<'weigh'>): ShownTable => {
  const { columns, ages, total } = DASHBOARD_EXPLANATION_TEXT.weigh;
  const heads =
    metric === 'AHT'
      ? [columns.hours, columns.rounds]
      : [metric === 'OTDR' || metric === 'RR24' ? columns.good : columns.bad, columns.of];
  const countOf = (of: keyof Ratio) => formatWeighed(buckets.reduce((all, bucket) => all + bucket[of], 0));
  return {
    columns: [columns.age, ...heads, columns.weight, columns.numerator, columns.denominator],
    rows: buckets.map(({ from, to, weight, numerator, denominator }) => [
      ages(from, to),
      ...[numerator, denominator, weight, weight * numerator, weight * denominator].map(formatWeighed),
    ]),
    total: [
      total,
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
    title: DASHBOARD_EXPLANATION_TEXT.count.title,
    says: [
      ...(isNothing && added === null ? [DASHBOARD_EXPLANATION_TEXT.count.nothing] : []),
      ...(added === null
        ? []
        : [
            DASHBOARD_EXPLANATION_TEXT.count.added(
              formatWeighed(added.sum.numerator),
              formatWeighed(added.sum.denominator),
            ),
          ]),
    ],
  };
};

const showDivide = ({ metric, by, value }: StepOf<'divide'>): Shown => ({
  title: DASHBOARD_EXPLANATION_TEXT.divide.title,
  says: [
    value === null
      ? DASHBOARD_EXPLANATION_TEXT.divide.empty
      : DASHBOARD_EXPLANATION_TEXT.divide.says(
          formatWeighed(by.numerator),
          formatWeighed(by.denominator),
          formatFine(metric, value),
        ),
  ],
});

const showLine = ({ metric, value, anchors, segment, through, top, score }: StepOf<'line'>): Shown => {
  const { line: WORDS } = DASHBOARD_EXPLANATION_TEXT;
  const fine = (figure: number) => formatFine(metric, figure);
  const [start, end] = through.map((point) => ({
    value: fine(point.value),
    score: String(Number(point.score.toFixed(3))),
  }));
  const { value: category, estimate } = anchors ?? { value: null, estimate: null };
  return {
    title: WORDS.title(fine(value)),
    says: [
      ...(category === null
        ? []
        : [
            WORDS.anchors(fine(category.excellent), fine(category.poor), SUPPORT[category.from]),
            ...(category.day === undefined ? [] : [WORDS.printed(formatDay(category.day))]),
          ]),
      ...(estimate?.from === 'learned'
        ? [
            WORDS.basis[estimate.basis](formatMany(estimate.readings, 'reading')),
            WORDS.uncertain(formatScore(estimate.uncertainty)),
          ]
        : []),
      WORDS.segment[segment],
      ...(top === null ? [] : [WORDS.top[top.from](formatScore(top.score))]),
      ...(segment === 'best' ? [] : [WORDS.sum([start!, end!, fine(value)], formatScore(score, 3))]),
    ],
  };
};

const showTargets = ({ changes }: StepOf<'targets-changed'>): Shown => {
  const { targets: WORDS } = DASHBOARD_EXPLANATION_TEXT;
  const isBroad = changes.some(({ cause }) => cause === 'targets-or-category');
  return {
    title: WORDS.title,
    says: [
      ...changes.map(({ day, points }) => WORDS.says(formatDay(day), points === null ? null : formatPoints(points))),
      WORDS.still,
      ...(isBroad ? [WORDS.category] : []),
    ],
    table: {
      columns: WORDS.columns,
      rows: changes.flatMap(({ metrics }) =>
        metrics.map(({ metric, before, after }) => {
          const fine = (value: number) => formatFine(metric, value);
          return [
            METRIC_NAMES[metric],
            fine(after.excellent),
            fine(after.poor),
            `${fine(before.excellent)}, ${fine(before.poor)}`,
          ];
        }),
      ),
    },
  };
};

const showFloor = ({ affected, completed, open, before, score }: StepOf<'floor'>): Shown => {
  const { floor: WORDS } = DASHBOARD_EXPLANATION_TEXT;
  return {
    title: WORDS.title,
    says: [
      WORDS.facts(
        formatMany(affected, 'order'),
        formatMany(completed, 'order'),
        open === null ? null : formatMany(open, 'day'),
      ),
      score > before ? WORDS.lifted(formatScore(before), formatScore(score)) : WORDS.not,
    ],
  };
};

const showTake = ({ metric, read, computed }: StepOf<'take'>): Shown => {
  const { take: WORDS } = DASHBOARD_EXPLANATION_TEXT;
  const format = (figure: number) => (metric === null ? formatPrinted(figure) : formatFine(metric, figure));
  const said =
    computed === null
      ? WORDS.alone(format(read))
      : format(read) === format(computed)
        ? WORDS.same(format(read))
        : WORDS.says(format(read), format(computed), format(Math.abs(read - computed)));
  return { title: metric === null ? WORDS.score : WORDS.value, says: [said] };
};

const tenths = (share: number): string => formatPercent(Math.round(share * 1000) / 1000);
const whole = (share: number): string => formatPercent(Math.round(share * 100) / 100);
const isUntold = ({ low, high }: MeanPart['estimate']): boolean => low <= 0 && high >= 1;

/** Where a weight comes from, with the range that the readings leave it. */
const weightSource = ({ weightFrom, estimate }: Pick<MeanPart, 'weightFrom' | 'estimate'>): string => {
  const { range } = DASHBOARD_EXPLANATION_TEXT.mean;
  if (weightFrom === 'read') return range.read;
  // what readings tell only roughly is still an assumption, wherever it has moved to
  const from = estimate.from === 'assumed' ? 'assumed' : weightFrom;
  if (from === 'assumed' && isUntold(estimate)) return range.untold;
  return range[from](tenths(estimate.low), tenths(estimate.high));
};

/** How wide a weight is still open that no page has printed; null where it is settled, or nothing tells. */
export const openRange = (
  weightFrom: MeanPart['weightFrom'],
  estimate: MeanPart['estimate'] | undefined,
): string | null =>
  weightFrom !== 'assumed' || estimate === undefined || isUntold(estimate)
    ? null
    : DASHBOARD_EXPLANATION_TEXT.mean.range.open(whole(estimate.low), whole(estimate.high));

const PART_NAMES: Record<Metric | Dimension, string> = { ...METRIC_NAMES, ...DIMENSION_NAMES };

const showMean = ({ parts, score }: StepOf<'mean'>): Shown => {
  const { title, columns, total, without, weight, read, rounded, nothing } = DASHBOARD_EXPLANATION_TEXT.mean;
  // none of them computed: a table of unknowns says it worse than a sentence
  if (parts.every(({ share }) => share === null)) return { title, says: [nothing] };
  return {
    title,
    table: {
      columns: [columns.part, columns.score, columns.weight, columns.product],
      rows: parts.map((part) => [
        PART_NAMES[part.of],
        formatScore(part.score, 4),
        part.share === null ? without : tenths(part.share),
        part.share === null || part.score === null ? '' : formatScore(part.share * part.score, 4),
      ]),
      total: [total, '', score === null ? '' : tenths(1), formatScore(score, 4)],
    },
    says: [
      ...(parts.every(({ weightFrom }) => weightFrom === 'read')
        ? [read]
        : parts.map((part) => weight(PART_NAMES[part.of], weightSource(part)))),
      rounded,
    ],
  };
};

const showGate = ({ gate, below, lowest }: StepOf<'gate'>): Shown => {
  const { title, open, shut } = DASHBOARD_EXPLANATION_TEXT.gate;
  const [score, limit] = [formatScore(gate), formatScore(below, 1)];
  return { title, says: [gate < below ? shut(score, limit, formatScore(lowest)) : open(score, limit)] };
};

const showAdjust = ({ reviews, evidence, before, score }: StepOf<'adjust'>): Shown => {
  const { title, same, taken } = DASHBOARD_EXPLANATION_TEXT.adjust;
  const many = formatMany(reviews, 'negative review');
  const said =
    before === score ? same[evidence.state](many) : taken(many, formatScore(before, 3), formatScore(score, 3));
  return { title, says: [said] };
};

export const SHOW_SCORE = {
  count: showCount,
  weigh: (step) => ({ title: DASHBOARD_EXPLANATION_TEXT.weigh.title, table: weighedTable(step) }),
  divide: showDivide,
  line: showLine,
  'targets-changed': showTargets,
  'no-anchors': ({ metric, value }) => ({
    title: DASHBOARD_EXPLANATION_TEXT.line.title(formatValue(metric, value)),
    says: [DASHBOARD_EXPLANATION_TEXT.line.none],
  }),
  floor: showFloor,
  take: showTake,
  'next-metric': ({ day, spread }) => ({
    title: DASHBOARD_EXPLANATION_TEXT.nextMetric.title(formatDay(day)),
    says: [
      spread === null
        ? DASHBOARD_EXPLANATION_TEXT.nextMetric.none
        : DASHBOARD_EXPLANATION_TEXT.nextMetric.spread(
            formatScore(spread.p50),
            formatRange(spread.p05, spread.p95),
            formatScore(spread.mean),
          ),
    ],
  }),
  dimension: ({ today: { value, weight, weightFrom } }) => ({
    says: [DASHBOARD_EXPLANATION_TEXT.dimension.says],
    figures: [
      [DASHBOARD_EXPLANATION_TEXT.dimension.score, formatScore(value)],
      [DASHBOARD_EXPLANATION_TEXT.dimension.weight, COMMON.from(formatWeight(weight, weightFrom), SUPPORT[weightFrom])],
    ],
  }),
  mean: showMean,
  weight: ({ part }) => ({
    title: DASHBOARD_EXPLANATION_TEXT.weight.title,
    says: [DASHBOARD_EXPLANATION_TEXT.weight.says(tenths(part.weight), weightSource(part))],
  }),
  gate: showGate,
  adjust: showAdjust,
  round: ({ score, printed }) => ({
    title: DASHBOARD_EXPLANATION_TEXT.round.title,
    says: [DASHBOARD_EXPLANATION_TEXT.round.says(formatScore(score, 4), formatScore(printed, 1))],
  }),
} satisfies Partial<ShowSteps<StepCode>>;
