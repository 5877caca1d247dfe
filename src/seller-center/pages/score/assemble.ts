import {
  DIMENSIONS,
  type Dimension,
  isHigherBetter,
  isMetric,
  METRIC_CODES,
  type MetricCode,
} from '#core/model/metric';
import type { MetricReading } from '#core/model/reading';
import { unitOf } from '../../dom/tokens';
import type { IssueLog } from '../../issues';
import { METRIC_CAPTIONS } from '../../metric-captions';
import { readAmount, readRate, readScore } from '../../values/number';
import type { ScorePart } from './captions';
import { readFigure } from './figures';
import { LOCAL_CAPTIONS } from './local-captions';
import {
  dimensionSubject,
  type FigureSubject,
  implicitPart,
  isFigureSubject,
  isSubjectPart,
  metricSubject,
  type ScoreName,
} from './subjects';

interface Figure {
  text: string;
  caption: string;
}
/** All figures of the page, by subject and part. */
export type ScoreFigures = Map<FigureSubject, Map<ScoreName, Figure[]>>;

const addFigure = (figures: ScoreFigures, subject: FigureSubject, part: ScoreName, figure: Figure): void => {
  const parts = figures.get(subject) ?? new Map<ScoreName, Figure[]>();
  figures.set(subject, parts.set(part, [...(parts.get(part) ?? []), figure]));
};

/** Adds a figure to the subject that its caption names, or else to the given one; without either it is left out. */
export const assignFigure = (
  figures: ScoreFigures,
  name: ScoreName,
  figure: Figure,
  subject: FigureSubject | null,
): void => {
  if (isSubjectPart(name)) addFigure(figures, name.subject, name.part, figure);
  else if (isFigureSubject(name)) addFigure(figures, name, implicitPart(name), figure);
  else if (subject !== null) addFigure(figures, subject, name, figure);
};

const isOutOfOrder = (metric: MetricCode, excellent: number, poor: number): boolean =>
  isHigherBetter(metric) ? excellent <= poor : excellent >= poor;

export const metricCaption = (metric: MetricCode): string =>
  isMetric(metric)
    ? METRIC_CAPTIONS[metric].en[0]!
    : LOCAL_CAPTIONS.find(([subject]) => subject === metricSubject(metric))![2];

export const readMetric = (figures: ScoreFigures, metric: MetricCode, issues: IssueLog): MetricReading | null => {
  const parts = figures.get(metricSubject(metric));
  if (parts === undefined) return null;
  const name = metricCaption(metric);
  const figure = (part: ScorePart) =>
    issues.takeOnly(
      parts.get(part) ?? [],
      ({ text, caption }) => readFigure(metric, text, caption),
      `${name}, ${part}`,
    );
  const amount = (part: ScorePart) =>
    issues.takeOnly(parts.get(part) ?? [], ({ text }) => readAmount(text), `${name}, ${part}`);
  const reading: MetricReading = {
    value: figure('value'),
    score: issues.takeOnly(parts.get('score') ?? [], ({ text }) => readScore(text), `${name}, score`),
    numerator: amount('numerator'),
    denominator: amount('denominator'),
    excellent: figure('excellent'),
    poor: figure('poor'),
    target: figure('target'),
    weight: null,
  };
  const { excellent, poor, value } = reading;
  // "Excellent" and "Poor" are also states that a card may print beside its value. Benchmarks are in the right order,
  // and a single one without a value is such a state.
  const isOne = (excellent === null) !== (poor === null);
  if ((isOne && value === null) || (excellent !== null && poor !== null && isOutOfOrder(metric, excellent, poor))) {
    issues.add('unknown-value', `${name}: “Excellent” and “Poor” are no benchmarks as they stand`);
    return { ...reading, excellent: null, poor: null };
  }
  return reading;
};

const readDimension = (figures: ScoreFigures, dimension: Dimension, issues: IssueLog) => {
  const parts = figures.get(dimensionSubject(dimension));
  if (parts === undefined) return null;
  return {
    score: issues.takeOnly(parts.get('score') ?? [], ({ text }) => readScore(text), `${dimension}, score`),
    weight: issues.takeOnly(
      parts.get('weight') ?? [],
      ({ text, caption }) => readRate(text, unitOf(caption).percent),
      `${dimension}, weight`,
    ),
  };
};

export const readMetrics = (figures: ScoreFigures, issues: IssueLog) =>
  Object.fromEntries(METRIC_CODES.map((metric) => [metric, readMetric(figures, metric, issues)]));
export const readDimensions = (figures: ScoreFigures, issues: IssueLog) =>
  Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, readDimension(figures, dimension, issues)]));
