import { dayNumber, type Instant, isDay } from '#core/model/day';
import { METRIC_CODES, type MetricCode } from '#core/model/metric';
import type { FactDrafts } from '#core/model/page';
import type { Zone } from '#core/model/zone';
import { isInHours } from '../metric-captions';
import { isRefused, shapeOf } from '../values/value';
import {
  asList,
  asText,
  dayOfWindow,
  isObject,
  type JsonObject,
  type NameIssue,
  readDecimal,
  readScoreOf,
  readTimestamp,
  takeField,
} from './fields';
import {
  isBetter,
  isContradicted,
  type PercentFigure,
  type RateFigures,
  readPercentFigure,
  type Scales,
  settleScales,
  settleTrend,
  toFraction,
} from './percent-scale';

type MetricDraft = NonNullable<NonNullable<NonNullable<FactDrafts['readings']>[number]['metrics']>[MetricCode]>;

/** Figures of a metric in an answer, before the scale of its percentages is known. */
export interface MetricAnswer extends RateFigures {
  place: string;
  savedAt: Instant;
  day: number;
  points: readonly { day: number; figure: PercentFigure }[];
}

const isMetricCode = (code: string): code is MetricCode => (METRIC_CODES as readonly string[]).includes(code);

const UNITS: Readonly<Record<string, boolean>> = { HOURS: true, PERCENT: false };

const readPoints = (data: JsonObject, place: string, lastDay: number, name: NameIssue): MetricAnswer['points'] => {
  const trend = isObject(data.trend) ? asList(data.trend.data_points) : [];
  const points = new Map<number, PercentFigure | null>();
  for (const point of trend) {
    if (!isObject(point)) continue;
    const [, year, month, date] = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(asText(point.record_date)) ?? [];
    const day = `${year}-${month}-${date}`;
    if (!isDay(day) || dayNumber(day) > lastDay) {
      name(place, `trend: “${shapeOf(asText(point.record_date))}” is no day up to that of the file`);
      continue;
    }
    const figure = takeField(readPercentFigure(point.value), place, `trend of ${day}`, point.value, name);
    const before = points.get(dayNumber(day));
    if (figure !== null && before !== undefined && before?.number !== figure.number) {
      name(place, `trend of ${day}: it stands there twice, and not the same`);
      points.set(dayNumber(day), null);
    } else if (figure !== null) points.set(dayNumber(day), figure);
  }
  return [...points].flatMap(([day, figure]) => (figure === null ? [] : [{ day, figure }]));
};

/** Reads one entry of `metrics`, or one `diagnosis`; null if its metric is unknown. */
export const readMetricAnswer = (
  data: JsonObject,
  code: string,
  place: string,
  day: number | null,
  savedAt: Instant,
  zone: Zone,
  name: NameIssue,
): MetricAnswer | null => {
  if (!isMetricCode(code)) {
    name(
      place,
      code === '' ? 'it does not say of which metric it is' : `“${code.slice(0, 20)}” is no metric that is known`,
    );
    return null;
  }
  if (day === null && isRefused(readTimestamp(data.end_evaluation_time))) {
    name(place, `${code}: the end of its evaluation cannot be read`);
    return null;
  }
  const lastDay = zone.dayOf(savedAt);
  const shownOn = day ?? dayOfWindow(data, zone) ?? lastDay;
  if (shownOn > lastDay) {
    name(place, `${code}: its evaluation ends after the file was saved`);
    return null;
  }
  const unit = asText(data.value_unit).toUpperCase();
  const isWrongUnit = Object.hasOwn(UNITS, unit) && UNITS[unit] !== isInHours(code);
  if (isWrongUnit) name(place, `${code}: its unit is ${unit}`);
  const benchmarks = isObject(data.benchmarks) ? data.benchmarks : {};
  const rule = isObject(data.calculation_rule) ? data.calculation_rule : {};
  const figure = (of: JsonObject, field: string): PercentFigure | null =>
    isWrongUnit ? null : takeField(readPercentFigure(of[field]), place, `${code}, ${field}`, of[field], name);
  const amount = (field: string) => takeField(readDecimal(rule[field]), place, `${code}, ${field}`, rule[field], name);
  return {
    metric: code,
    place,
    savedAt,
    day: shownOn,
    value: figure(data, 'value'),
    excellent: figure(benchmarks, 'excellent_threshold'),
    poor: figure(benchmarks, 'poor_threshold'),
    score: readScoreOf(data, 'score', place, name),
    numerator: amount('numerator_value'),
    denominator: amount('denominator_value'),
    points: isWrongUnit ? [] : readPoints(data, place, lastDay, name),
  };
};

/** A figure on the scale of the shop file, with the unit of its last digit. */
interface Settled {
  value: number;
  unit: number;
}
const settle = (figure: PercentFigure | null, scale: 1 | 100 | null): Settled | null => {
  if (figure === null || (scale === null && figure.number !== 0)) return null;
  const value = toFraction(figure.number, scale ?? 1);
  return value > 1 ? null : { value, unit: figure.unit / (scale ?? 1) };
};
const asHours = (figure: PercentFigure | null): Settled | null => figure && { value: figure.number, unit: figure.unit };

const couldBeTwo = ({ number }: PercentFigure): string =>
  number > 100
    ? 'is no percentage'
    : `${number} could be ${number} % or ${Number(`${number}e2`)} %, and no other figure tells which`;

type Settlement = {
  answer: MetricAnswer;
  value: Settled | null;
  excellent: Settled | null;
  poor: Settled | null;
  trend: readonly { day: number; value: number }[];
  isContradicted: boolean;
};

const applyScales = (answer: MetricAnswer, scales: Scales | null, name: NameIssue): Settlement => {
  const { metric, place, points } = answer;
  const isHours = isInHours(metric);
  const settled = (field: 'value' | 'excellent' | 'poor', scale: 1 | 100 | null): Settled | null => {
    const figure = answer[field];
    if (isHours) return asHours(figure);
    const found = settle(figure, scale);
    if (figure !== null && found === null) name(place, `${metric}, ${field}: ${couldBeTwo(figure)}`);
    return found;
  };
  const [value, excellent, poor] = [
    settled('value', scales?.value ?? null),
    settled('excellent', scales?.benchmarks ?? null),
    settled('poor', scales?.benchmarks ?? null),
  ];
  if (value !== null && isContradicted(answer, value.value, excellent?.value ?? null, poor?.value ?? null)) {
    name(place, `${metric}, value: it is another than its score or its counts say`);
    return { answer, value: null, excellent, poor, trend: [], isContradicted: true };
  }
  const figures = points.map(({ figure }) => figure);
  const scale = isHours ? 1 : settleTrend(metric, figures, value?.value ?? null, scales?.value ?? null);
  if (scale === null)
    name(place, `${metric}, trend: its values could be fractions or percentages, and no other figure tells which`);
  const trend = points.flatMap(({ day, figure }) => {
    const found = isHours ? asHours(figure) : scale === null ? null : settle(figure, scale);
    return found === null ? [] : [{ day, value: found.value }];
  });
  // A trend with a value that cannot be a rate has another scale.
  const isTrend = trend.length === points.length;
  if (!isTrend && scale !== null) name(place, `${metric}, trend: not all of its values are percentages`);
  return { answer, value, excellent, poor, trend: isTrend ? trend : [], isContradicted: false };
};

/** Determines the scale of the percentages of both calls, each with evidence from the other. */
export const settleAll = (
  ofMetrics: readonly MetricAnswer[],
  ofDiagnoses: readonly MetricAnswer[],
  name: NameIssue,
): Settlement[] => {
  const isRate = ({ metric }: MetricAnswer) => !isInHours(metric);
  const known = (answers: readonly MetricAnswer[], scales: readonly Scales[]) =>
    new Map(
      answers.flatMap(({ metric, value }, index) => {
        const found = settle(value, scales[index]!.value);
        return found === null || found.value === 0 ? [] : [[metric, found.value] as const];
      }),
    );
  const [metrics, diagnoses] = [ofMetrics.filter(isRate), ofDiagnoses.filter(isRate)];
  const first = settleScales(diagnoses, new Map());
  const metricScales = settleScales(metrics, known(diagnoses, first));
  const diagnosisScales = settleScales(diagnoses, known(metrics, metricScales));
  const scales = new Map([
    ...metrics.map((answer, index) => [answer, metricScales[index]!] as const),
    ...diagnoses.map((answer, index) => [answer, diagnosisScales[index]!] as const),
  ]);
  return [...ofMetrics, ...ofDiagnoses].map((answer) => applyScales(answer, scales.get(answer) ?? null, name));
};

/** The more precise of two answers' figures; null if they differ. */
const finer = (figures: readonly (Settled | null)[]): { value: number | null; differ: boolean } => {
  const known = figures.filter((figure) => figure !== null).sort((a, b) => a.unit - b.unit);
  const [best] = known;
  if (best === undefined) return { value: null, differ: false };
  const differ = known.some(({ value, unit }) => Math.abs(value - best.value) > (unit + best.unit) * 0.51);
  return { value: differ ? null : best.value, differ };
};

/**
 * The numerator of on-time delivery is the number in time on the page; an answer may count late ones, which its value
 * shows.
 */
const onTime = ({ metric, numerator, denominator }: MetricAnswer, value: Settled | null): number | null => {
  if (metric !== 'OTDR' || numerator === null) return numerator;
  if (denominator === null || value === null || denominator === 0) return null;
  const ratio = numerator / denominator;
  return ratio <= 1 && Math.abs(1 - ratio - value.value) < Math.abs(ratio - value.value)
    ? denominator - numerator
    : numerator;
};

export const joinAnswers = (metric: MetricCode, all: readonly Settlement[], name: NameIssue): MetricDraft => {
  const one = (field: string, figureOf: (row: Settlement) => Settled | null): number | null => {
    const { value, differ } = finer(all.map(figureOf));
    if (differ) name(all[0]!.answer.place, `${metric}, ${field}: it stands there twice, and not the same`);
    return value;
  };
  const plain = (value: number | null, unit = 0): Settled | null => (value === null ? null : { value, unit });
  const excellent = one('excellent', (row) => row.excellent);
  const poor = one('poor', (row) => row.poor);
  const isUsable = excellent === null || poor === null || isBetter(metric, excellent, poor);
  if (!isUsable) name(all[0]!.answer.place, `${metric}: its benchmarks stand the wrong way round`);
  // Evidence against one of them is evidence against all that print the same.
  const isDoubtful = all.some((row) => row.isContradicted);
  return {
    value: one('value', (row) => (isDoubtful ? null : row.value)),
    score: one('score', ({ answer }) => plain(answer.score, 0.1)),
    numerator: one('numerator', ({ answer, value }) => plain(onTime(answer, value))),
    denominator: one('denominator', ({ answer }) => plain(answer.denominator)),
    excellent: isUsable ? excellent : null,
    poor: isUsable ? poor : null,
    target: null,
    weight: null,
  };
};
