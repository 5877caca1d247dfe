import type { Assessment } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import type { Pair } from '#core/score/explanation';
import type { Ruled, Step } from '../../components/explanation';
import {
  formatCount,
  formatDay,
  formatFullDay,
  formatMany,
  formatPercent,
  formatPoints,
  formatRange,
  formatScore,
  formatWeighed,
} from '../../components/format';
import { METRIC_NAMES } from '../../components/words';
import type { Outlook } from '../../inquiry/outlook';
import { TEXT } from './text';

const { ahead: WORDS } = TEXT;

/** What a metric's score may be on the next day. */
export const nextScoreStep = ({ next }: Assessment, metric: Metric): Step => {
  const spread = next.metrics[metric];
  return {
    title: WORDS.next(formatDay(next.day)),
    says: [
      spread === null
        ? WORDS.none
        : WORDS.spread(formatScore(spread.p50), formatRange(spread.p05, spread.p95), formatScore(spread.mean)),
    ],
  };
};

const ratio = ({ numerator, denominator }: Pair): string => `${formatCount(numerator)} ÷ ${formatCount(denominator)}`;

/** How past projections of this shop have held. */
export const recordStep = ({ trackRecord: record }: Assessment): Step => {
  const { title, says, none } = WORDS.record;
  if (record === null) return { title, says: [none] };
  const { days, mae, maePersistence, coverage90 } = record;
  const past = says(
    formatMany(days, 'past day'),
    formatScore(mae, 3),
    formatScore(maePersistence, 3),
    formatPercent(coverage90),
  );
  return { title, says: [past] };
};

const comeStep = ({ metrics, held }: Outlook): Step => {
  const { title, says, columns, held: heldAt } = WORDS.come;
  return {
    title,
    says: [...says, ...held.map(([metric, score]) => heldAt(METRIC_NAMES[metric], formatScore(score)))],
    sum: {
      columns: [columns.metric, columns.known, columns.expected],
      rows: metrics.map(({ metric, known, expected }) => [METRIC_NAMES[metric], ratio(known), ratio(expected)]),
    },
  };
};

const drawStep = ({ size, seed, overall }: Outlook): Step => {
  const { title, says, result, should } = WORDS.draw;
  return {
    title,
    says: [
      says(formatCount(size), formatCount(seed)),
      ...(overall === null
        ? []
        : [result(formatScore(overall.p50), formatRange(overall.p05, overall.p95), formatScore(overall.mean)), should]),
    ],
  };
};

/** From what is known today to the figure of a coming day. */
export const outlookSteps = (assessment: Assessment, day: Day, outlook: Outlook, rules: readonly Ruled[]): Step[] => {
  const { start, offset } = WORDS;
  const on = formatFullDay(day);
  return [
    {
      title: start.title,
      says: [outlook.agedOnly === null ? start.none(on) : start.says(formatScore(outlook.agedOnly, 3), on)],
      rules,
    },
    comeStep(outlook),
    {
      title: offset.title,
      says: [Math.abs(outlook.offset) < 0.0005 ? offset.none : offset.says(formatPoints(outlook.offset))],
    },
    drawStep(outlook),
    recordStep(assessment),
  ];
};

/** How a chance came about: which share of the rehearsed futures crosses. */
export const crossingSteps = (
  assessment: Assessment,
  { threshold, within7, within30, medianDay }: Assessment['crossings'][number],
  outlook: Outlook,
  rules: readonly Ruled[],
): Step[] => {
  const { share } = WORDS;
  const { size } = outlook;
  const many = (chance: number | null) => formatWeighed(Math.round((chance ?? 0) * size));
  const past = assessment.trackRecord?.brier.find((it) => it.threshold === threshold);
  const { rules: _, ...record } = recordStep(assessment);
  return [
    drawStep({ ...outlook, overall: null }),
    {
      title: share.title,
      says: [
        share.says(many(within7), formatCount(size), 7),
        share.says(many(within30), formatCount(size), 30),
        medianDay === null ? share.never : share.day(formatFullDay(medianDay)),
      ],
      rules,
    },
    past === undefined
      ? record
      : { ...record, says: [share.brier(formatScore(past.model, 3), formatScore(past.persistence, 3))] },
  ];
};
