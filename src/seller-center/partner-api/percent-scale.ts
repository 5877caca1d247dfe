import { isHigherBetter, type MetricCode } from '#core/model/metric';
import { refuse, type Value } from '../values/value';
import { asText, readDecimal } from './fields';

// The API's documents print percentages as 0.97 of 100 and as 0.947 of 1, even side by side. The scale has to be
// inferred from other figures: the score against benchmarks, the numerator over the denominator, and values that cannot
// be rates.

/** Factor by which a printed figure exceeds the fraction. */
export type Scale = 1 | 100;
const SCALES: readonly Scale[] = [1, 100];

/** A percentage as printed. */
export interface PercentFigure {
  number: number;
  /** unit of its last digit */
  unit: number;
  hasPercentSign: boolean;
}

export const readPercentFigure = (value: unknown): Value<PercentFigure> => {
  const text = asText(value);
  const hasPercentSign = text.endsWith('%');
  const number = readDecimal(hasPercentSign ? text.slice(0, -1).trim() : value);
  if (typeof number !== 'number') return number;
  const decimals = /\.(\d+)/.exec(String(hasPercentSign ? text : value))?.[1]?.length ?? 0;
  return Number.isFinite(number) ? { number, unit: 10 ** -decimals, hasPercentSign } : refuse('unknown-value');
};

/** Shifts the decimal point, as a division would give 0.012599999999999998 for 1.26. */
export const toFraction = (number: number, scale: Scale): number => (scale === 1 ? number : Number(`${number}e-2`));

/** Figures of one rate in an answer. */
export interface RateFigures {
  metric: MetricCode;
  value: PercentFigure | null;
  excellent: PercentFigure | null;
  poor: PercentFigure | null;
  score: number | null;
  numerator: number | null;
  denominator: number | null;
}
type Part = 'value' | 'benchmarks';
export type Scales = Record<Part, Scale | null>;

export const isBetter = (metric: MetricCode, a: number, b: number): boolean => (isHigherBetter(metric) ? a > b : a < b);

/**
 * Bound on the ratio of a rate to its plain counts: larger than the effect of decay, smaller than that of the wrong
 * scale.
 */
const MAX_FACTOR = 3;
const isNear = (a: number, b: number): boolean => a > 0 && b > 0 && a / b < MAX_FACTOR && b / a < MAX_FACTOR;
/**
 * Bound on the difference of a rate from its counts; the numerator of metrics that count good members may be the bad
 * ones.
 */
const MAX_GAP = 0.15;
const fitsCounts = (metric: MetricCode, value: number, ratio: number): boolean =>
  isHigherBetter(metric)
    ? Math.min(Math.abs(value - ratio), Math.abs(value - (1 - ratio))) < MAX_GAP
    : isNear(value, ratio);

/** Number of bad members from which decay changes the rate by less than `MAX_CONTRADICTION`. */
const MIN_COUNTED = 5;
const MAX_CONTRADICTION = 5;
/** Largest effect of a floor on a score, in points. */
const MAX_FLOORED_GAP = 3.5;

/** Whether a value contradicts its own counts, or its score against the benchmarks, on every scale. */
export const isContradicted = (
  { metric, score, numerator, denominator }: RateFigures,
  value: number,
  excellent: number | null,
  poor: number | null,
): boolean => {
  if (numerator !== null && denominator !== null && numerator >= MIN_COUNTED && denominator > 0) {
    const factor = value / (numerator / denominator);
    if (
      isHigherBetter(metric)
        ? !fitsCounts(metric, value, numerator / denominator)
        : factor > MAX_CONTRADICTION || factor < 1 / MAX_CONTRADICTION
    )
      return true;
  }
  if (score === null || excellent === null || poor === null || !isBetter(metric, excellent, poor)) return false;
  return Math.abs(scoreOf(metric, value, excellent, poor) - score) > MAX_FLOORED_GAP;
};

/** Keeps the items that pass, or all if none does. */
const narrow = <T>(all: readonly T[], passes: (one: T) => boolean): readonly T[] => {
  const kept = all.filter(passes);
  return kept.length > 0 ? kept : all;
};

/** The score by benchmarks: 1 at poor, 4 at excellent, 5 at the best value. */
const scoreOf = (metric: MetricCode, value: number, excellent: number, poor: number): number => {
  const best = isHigherBetter(metric) ? 1 : 0;
  const score = isBetter(metric, value, excellent)
    ? 4 + (value - excellent) / (best - excellent)
    : 1 + (3 * (value - poor)) / (excellent - poor);
  return Math.min(5, Math.max(0, score));
};
/**
 * Bound on the error of a score: larger than the effect of floors, adjustments and the shape of the curve, smaller than
 * that of the wrong scale.
 */
const MAX_SCORE_GAP = 1;
/** Bound on the error of a score that follows the curve: scores have one decimal. */
const SCORE_ROUNDING = 0.06;

/** Scales of figures that are written alike. @param isSignEmpty whether a percent sign may follow a fraction */
const scalesOf = (
  figures: readonly (PercentFigure | null)[],
  metric: MetricCode,
  isSignEmpty: boolean,
): readonly Scale[] => {
  const known = figures.filter((figure) => figure !== null);
  if (!isSignEmpty && known.some(({ hasPercentSign }) => hasPercentSign)) return [100];
  if (known.some(({ number }) => number > 1)) return [100];
  // no category is late with 99 of 100 parcels
  return isHigherBetter(metric) && known.some(({ number }) => number > 0) ? [1] : SCALES;
};

/** Rates known from other calls, as fractions. */
export type KnownValues = ReadonlyMap<MetricCode, number>;

const onlyOf = <T>(all: readonly T[]): T | null => (new Set(all).size === 1 ? all[0]! : null);

/** The scales that an answer's own figures allow; a part without figures has none. */
const allowedScales = (figures: RateFigures, known: KnownValues, isSignEmpty: boolean): readonly Scales[] => {
  const { metric, value, excellent, poor, score, numerator, denominator } = figures;
  const possible = (of: readonly (PercentFigure | null)[]): readonly (Scale | null)[] =>
    of.every((figure) => figure === null) ? [null] : scalesOf(of, metric, isSignEmpty);
  const on = (figure: PercentFigure, scale: Scale | null): number => toFraction(figure.number, scale ?? 1);
  let values = possible([value]);
  if (value !== null) {
    const told = known.get(metric);
    if (numerator !== null && denominator !== null && denominator > 0)
      values = narrow(values, (scale) => fitsCounts(metric, on(value, scale), numerator / denominator));
    if (told !== undefined) values = narrow(values, (scale) => isNear(on(value, scale), told));
  }
  const pairs = values.flatMap((a) => possible([excellent, poor]).map((b) => ({ value: a, benchmarks: b })));
  if (value === null || excellent === null || poor === null || score === null) return pairs;
  const gap = (scales: Scales): number =>
    Math.abs(
      scoreOf(metric, on(value, scales.value), on(excellent, scales.benchmarks), on(poor, scales.benchmarks)) - score,
    );
  return narrow(
    narrow(pairs, (scales) => gap(scales) < MAX_SCORE_GAP),
    (scales) => gap(scales) < SCORE_ROUNDING,
  );
};

/** No category is excellent with half of its orders bad, or poor with less than one of a thousand. */
const [WORST_EXCELLENT, BEST_POOR] = [0.5, 0.001];
const isPlausible = ({ metric, excellent, poor }: RateFigures, scale: Scale): boolean =>
  isHigherBetter(metric) ||
  ((excellent === null || toFraction(excellent.number, scale) <= WORST_EXCELLENT) &&
    (poor === null || toFraction(poor.number, scale) >= BEST_POOR));

/**
 * The scales of the answers of one call. What an answer's own figures leave open is taken from the others if they agree
 * and its own figures allow it. The value of on-time delivery tells nothing of the others: some tools write it
 * differently. Null if unknown.
 */
export const settleScales = (answers: readonly RateFigures[], known: KnownValues): Scales[] => {
  // No category is late with 99 of 100 parcels.
  const isSignEmpty = answers.some(
    ({ metric, value }) => isHigherBetter(metric) && value?.hasPercentSign && value.number <= 1,
  );
  const allowed = answers.map((figures) => allowedScales(figures, known, isSignEmpty));
  const settle = (part: Part, pairs: readonly Scales[]): Scale | null => onlyOf(pairs.map((scales) => scales[part]));
  const agreed = (part: Part): Scale | null =>
    onlyOf(
      allowed.flatMap((pairs, index) =>
        part === 'value' && isHigherBetter(answers[index]!.metric) ? [] : (settle(part, pairs) ?? []),
      ),
    );
  const [value, benchmarks] = [agreed('value'), agreed('benchmarks')];
  const isShared = benchmarks !== null && answers.every((figures) => isPlausible(figures, benchmarks));
  return allowed.map((pairs) => {
    const alike = narrow(pairs, (scales) => isShared && scales.benchmarks === benchmarks);
    const left = narrow(alike, (scales) => scales.value === value);
    return { value: settle('value', left), benchmarks: settle('benchmarks', left) };
  });
};

/** Bound on the change of a trend from day to day, smaller than the effect of the wrong scale. */
const MAX_TREND_FACTOR = 10;

/**
 * The scale of a trend, which may differ from that of the value beside it.
 * @param value as a fraction; null if unknown
 */
export const settleTrend = (
  metric: MetricCode,
  points: readonly PercentFigure[],
  value: number | null,
  scale: Scale | null,
): Scale | null => {
  const possible = scalesOf(points, metric, scale === 1);
  const positive = points.flatMap(({ number }) => (number > 0 ? [number] : [])).sort((a, b) => a - b);
  const middle = positive[positive.length >> 1];
  if (middle === undefined) return 1;
  const fits = possible.filter((one) => {
    if (value === null || value === 0) return one === scale;
    const factor = toFraction(middle, one) / value;
    return factor < MAX_TREND_FACTOR && factor > 1 / MAX_TREND_FACTOR;
  });
  return onlyOf(fits) ?? onlyOf(possible);
};
