import type { ConventionName, Ratio, StepCode, StepOf } from '#core/explain/steps';
import {
  formatChance,
  formatCount,
  formatFine,
  formatFinePoints,
  formatFullDay,
  formatMoney,
  formatRange,
  formatScore,
  formatValue,
  formatWeighed,
  UNKNOWN,
} from '../components/format';
import { portalLink } from '../components/portal';
import { METRIC_NAMES } from '../components/words';
import { DASHBOARD_EXPLANATION_TEXT } from './dashboard-text';
import type { Shown, ShowSteps } from './shown';
import { EXPLANATION_TEXT as COMMON } from './text';

const ratio = ({ numerator, denominator }: Ratio, format: (value: number) => string): string =>
  COMMON.ratio(format(numerator), format(denominator));

const showCome = ({ metrics, held }: StepOf<'come'>): Shown => {
  const { title, says, columns, held: heldAt } = DASHBOARD_EXPLANATION_TEXT.come;
  return {
    title,
    says: [...says, ...held.map(({ metric, score }) => heldAt(METRIC_NAMES[metric], formatScore(score)))],
    table: {
      columns: [columns.metric, columns.known, columns.expected],
      rows: metrics.map(({ metric, known, expected }) => [
        METRIC_NAMES[metric],
        ratio(known, formatCount),
        ratio(expected, formatCount),
      ]),
    },
  };
};

const showDraw = ({ size, seed, overall }: StepOf<'draw'>): Shown => {
  const { title, says, result } = DASHBOARD_EXPLANATION_TEXT.draw;
  return {
    title,
    says: [
      says(formatCount(size), formatCount(seed)),
      ...(overall === null
        ? []
        : [result(formatScore(overall.p50), formatRange(overall.p05, overall.p95), formatScore(overall.mean))]),
    ],
  };
};

const showShare = ({ crossing, size, brier }: StepOf<'share'>): Shown => {
  const { share: WORDS } = DASHBOARD_EXPLANATION_TEXT;
  const { within7, within30, medianDay } = crossing;
  const countOf = (chance: number | null) => formatWeighed(Math.round((chance ?? 0) * size));
  return {
    title: WORDS.title,
    says: [
      WORDS.says(countOf(within7), formatCount(size), 7),
      WORDS.says(countOf(within30), formatCount(size), 30),
      medianDay === null ? WORDS.never : WORDS.day(formatFullDay(medianDay)),
      brier === null ? WORDS.noBrier : WORDS.brier(formatScore(brier.model, 3), formatScore(brier.persistence, 3)),
    ],
  };
};

const showChange = ({ metric, value, overall }: StepOf<'change'>): Shown => {
  const { title, value: ofValue, overall: ofOverall } = DASHBOARD_EXPLANATION_TEXT.change;
  const fine = (figure: number | null) => (figure === null ? UNKNOWN : formatFine(metric, figure));
  const { before, after } = overall;
  const points = before === null || after === null ? null : after - before;
  return {
    title,
    says: [
      ofValue(METRIC_NAMES[metric], fine(value.before), fine(value.after)),
      ofOverall(formatScore(before, 4), formatScore(after, 4), formatFinePoints(points)),
    ],
  };
};

/** The two thresholds between which a benefit stays as it was, and what else it asks for. */
const showBenefit = ({ row, terms, overall, health }: StepOf<'benefit'>, region: string): Shown => {
  const { benefit: WORDS } = DASHBOARD_EXPLANATION_TEXT;
  if (terms === null) return { says: [WORDS.says] };
  const { gain, lose, frozen, withoutScore, needs, since } = terms;
  const between = frozen ? WORDS.frozen : WORDS.unchanged;
  return {
    says: [
      WORDS.now[row.now],
      ...(gain === lose ? [] : [between(formatScore(lose, 1), formatScore(gain, 1))]),
      ...(withoutScore === true ? [WORDS.withoutScore] : []),
      ...(needs.length === 0 ? [] : [WORDS.needs(needs.map(WORDS.need))]),
      ...(health?.state === 'met' ? [WORDS.met] : []),
      ...(health?.state === 'short' ? [WORDS.short(health.above)] : []),
      ...(row.next7 === null ? [] : [WORDS.share]),
    ],
    figures: [
      [WORDS.score, formatScore(overall.value, overall.from === 'read' ? 1 : 2)],
      [WORDS.gained, formatScore(gain, 1)],
      [WORDS.lost, formatScore(lose, 1)],
      [WORDS.next7, formatChance(row.next7)],
      ...(since === null ? [] : ([[WORDS.since, formatFullDay(since)]] as const)),
      ...(health === null
        ? []
        : ([
            [
              WORDS.health,
              health.state === 'unread'
                ? WORDS.healthUnread
                : WORDS.healthRead(formatCount(health.read.rating), formatFullDay(health.read.day)),
            ],
          ] as const)),
    ],
    ...(health?.state === 'unread' && { open: { says: WORDS.openHealth, href: portalLink(region, 'health') } }),
  };
};

const showPayouts = ({ sales }: StepOf<'payouts'>): Shown => {
  const { payouts: WORDS } = DASHBOARD_EXPLANATION_TEXT;
  if (sales === null) return { says: WORDS.says };
  return {
    says: WORDS.says,
    figures: [
      [WORDS.perDay, formatMoney(sales.perDay)],
      [WORDS.days, formatCount(sales.days)],
      [WORDS.orders, formatCount(sales.orders)],
      [WORDS.without, formatCount(sales.withoutAmount)],
    ],
  };
};

/** How a way of counting is named on the screen. */
export const wayName = (name: ConventionName, way: string): string =>
  (DASHBOARD_EXPLANATION_TEXT.convention.ways[name] as Record<string, string>)[way] ?? way;

/** A difference of log-likelihoods, for people. Beyond a million the evidence says no more than "clear". */
const timesLikelier = (advantage: number): string =>
  advantage > Math.log(1e6) ? DASHBOARD_EXPLANATION_TEXT.convention.most : formatCount(Math.round(Math.exp(advantage)));

const showConvention = ({ name, taken, verdict }: StepOf<'convention'>): Shown => {
  const { convention: WORDS } = DASHBOARD_EXPLANATION_TEXT;
  const { winner, options, advantage, days } = verdict;
  const isDecided = winner !== 'undecided';
  return {
    says: [
      ...(isDecided ? [WORDS.likelier(timesLikelier(advantage))] : []),
      WORDS.how,
      WORDS.when,
      ...(isDecided ? [] : [WORDS.open]),
      ...(isDecided && winner !== taken ? [WORDS.follows[name]] : []),
    ],
    figures: [
      ...options.map((option) => [wayName(name, option.name), WORDS.points(formatWeighed(option.error))] as const),
      [WORDS.days, formatCount(days)],
      [WORDS.taken, wayName(name, taken)],
    ],
  };
};

const showConventionValues = ({ name, verdict }: StepOf<'convention-values'>): Shown => {
  const { title, metric: head, printed: last } = DASHBOARD_EXPLANATION_TEXT.convention.values;
  const ways = verdict.options.map((option) => option.name);
  return {
    title,
    table: {
      columns: [head, ...ways.map((way) => wayName(name, way)), last],
      rows: (verdict.values ?? []).map(({ metric, by, printed }) => [
        METRIC_NAMES[metric],
        ...ways.map((way) => formatFine(metric, by[way] ?? Number.NaN)),
        printed === null ? UNKNOWN : formatFine(metric, printed),
      ]),
    },
  };
};

const showAdjustment = ({
  estimate: { state, found, days, medianResidual, advantage },
}: StepOf<'adjustment'>): Shown => {
  const { adjustment: WORDS, convention } = DASHBOARD_EXPLANATION_TEXT;
  return {
    says: [
      WORDS.how,
      WORDS.anchor,
      ...(found === null
        ? []
        : [
            WORDS.per(formatFinePoints(-found.points), formatValue('NRR', found.average)),
            convention.likelier(timesLikelier(advantage)),
          ]),
      ...(state === 'undecided' ? [convention.open] : []),
    ],
    figures: [
      [convention.days, formatCount(days)],
      ...(days === 0 ? [] : [[convention.off, formatFinePoints(medianResidual)] as const]),
    ],
  };
};

export const SHOW_FORECAST = {
  age: ({ day, score }) => ({
    title: DASHBOARD_EXPLANATION_TEXT.age.title,
    says: [
      score === null
        ? DASHBOARD_EXPLANATION_TEXT.age.none(formatFullDay(day))
        : DASHBOARD_EXPLANATION_TEXT.age.says(formatScore(score, 3), formatFullDay(day)),
    ],
  }),
  come: showCome,
  offset: ({ points }) => ({
    title: DASHBOARD_EXPLANATION_TEXT.offset.title,
    says: [
      Math.abs(points) < 0.0005
        ? DASHBOARD_EXPLANATION_TEXT.offset.none
        : DASHBOARD_EXPLANATION_TEXT.offset.says(formatFinePoints(points)),
    ],
  }),
  draw: showDraw,
  share: showShare,
  'calendar-row': ({ row }) => ({
    says: [COMMON.calendar.each],
    figures: [[METRIC_NAMES[row.metric], formatFinePoints(row.points)]],
  }),
  moved: ({ weights }) => ({
    title: DASHBOARD_EXPLANATION_TEXT.moved.title,
    says: [DASHBOARD_EXPLANATION_TEXT.moved.says],
    table: {
      columns: [
        DASHBOARD_EXPLANATION_TEXT.moved.columns.weight,
        DASHBOARD_EXPLANATION_TEXT.moved.columns.before,
        DASHBOARD_EXPLANATION_TEXT.moved.columns.after,
      ],
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
    says: DASHBOARD_EXPLANATION_TEXT.trackRecord.says,
    figures: [[DASHBOARD_EXPLANATION_TEXT.trackRecord.days, formatCount(days)]],
  }),
  'changed-path': () => ({ says: DASHBOARD_EXPLANATION_TEXT.changedPath }),
  needed: ({ computed }) => ({
    says: DASHBOARD_EXPLANATION_TEXT.needed,
    figures: [[COMMON.computedToday, formatScore(computed)]],
  }),
  'head-room': ({ computed }) => ({
    says: DASHBOARD_EXPLANATION_TEXT.headRoom,
    figures: [[COMMON.computedToday, formatScore(computed)]],
  }),
  payouts: showPayouts,
  convention: showConvention,
  'convention-values': showConventionValues,
  adjustment: showAdjustment,
} satisfies Partial<ShowSteps<StepCode>>;
