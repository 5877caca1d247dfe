import { type Instant, makeDay } from '#core/model/day';
import { DIMENSIONS, type Dimension } from '#core/model/metric';
import type { FactDrafts } from '#core/model/page';
import type { Zone } from '#core/model/zone';
import { captionKeysOf } from '../captions';
import { DIMENSION_CAPTIONS } from '../metric-captions';
import { captionKey } from '../values/text';
import { isRefused } from '../values/value';
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
import { API_METRICS, type ApiResponse } from './find-responses';
import { joinAnswers, type MetricAnswer, readMetricAnswer, settleAll } from './metric-answers';
import { toFraction } from './percent-scale';

type ReadingDraft = NonNullable<FactDrafts['readings']>[number];
const DIMENSION_BY_KEY = new Map(
  DIMENSIONS.flatMap((dimension) =>
    captionKeysOf(DIMENSION_CAPTIONS[dimension]).map((key) => [key, dimension] as const),
  ),
);
/** Samples of the API and the page differ in these words. */
const dimensionOf = (text: string): Dimension | undefined =>
  DIMENSION_BY_KEY.get(captionKey(text)) ??
  ({ fulfillment: 'fulfillment', logistics: 'fulfillment', service: 'service', product: 'product' } as const)[
    captionKey(text)
  ];

const readDimensions = (data: JsonObject, place: string, name: NameIssue): ReadingDraft['dimensions'] => {
  const rows = asList(data.dimensions).flatMap((entry) => {
    if (!isObject(entry)) return [];
    const dimension = dimensionOf(asText(entry.name));
    if (dimension === undefined) {
      name(place, `dimensions: “${asText(entry.name).slice(0, 40)}” is none that is known`);
      return [];
    }
    const weight = takeField(readDecimal(entry.weight), place, 'weight', entry.weight, name);
    return [{ dimension, score: readScoreOf(entry, 'score', place, name), weight }];
  });
  const sum = rows.reduce((all, { weight }) => all + (weight ?? 0), 0);
  // Weights sum to 100 or 1 if complete; otherwise only a weight above 1 shows the scale.
  const isPercent = rows.some(({ weight }) => (weight ?? 0) > 1) && sum <= 100.5;
  const isFraction = sum > 0.99 && sum < 1.01 && rows.length > 1;
  if (sum > 0 && !isPercent && !isFraction) name(place, 'dimensions: their weights make neither 100 nor 1');
  const weightOf = (weight: number | null) =>
    weight === null || (!isPercent && !isFraction) ? null : isPercent ? toFraction(weight, 100) : weight;
  const of = (dimension: Dimension) => {
    const row = rows.find((one) => one.dimension === dimension);
    return row === undefined ? null : { score: row.score, weight: weightOf(row.weight) };
  };
  return { product: of('product'), fulfillment: of('fulfillment'), service: of('service') };
};

/** An overview of one day, with the times by which other answers belong to the same day. */
interface Overview {
  day: number;
  updated: Instant | null;
  end: Instant | null;
  savedAt: Instant;
  draft: Pick<ReadingDraft, 'state' | 'overall' | 'dimensions'>;
}

const readOverview = ({ data, place, savedAt }: ApiResponse, zone: Zone, name: NameIssue): Overview | null => {
  const time = readTimestamp(data.update_time);
  const updated = takeField(time, place, 'update_time', data.update_time, name);
  const end = readTimestamp(data.end_evaluation_time);
  const lastDay = zone.dayOf(savedAt);
  const day = updated === null ? dayOfWindow(data, zone) : zone.dayOf(updated);
  // Without any time it is of the day on which it was saved; a time that cannot be read may be another.
  if (day === null && isRefused(time)) return null;
  if (day !== null && day > lastDay) {
    name(place, 'it was updated after the file was saved');
    return null;
  }
  const overall = readScoreOf(data, 'sps_score', place, name);
  const isUnscored = asText(data.sps_tier).toUpperCase() === 'NIL';
  if (isUnscored && overall !== null && overall > 0)
    name(place, 'sps_score: there is one, and the tier says that there is none');
  return {
    day: day ?? lastDay,
    updated,
    savedAt,
    end: typeof end === 'string' ? end : null,
    draft: {
      state: isUnscored ? (overall !== null && overall > 0 ? null : 'no-score') : overall === null ? null : 'scored',
      overall: isUnscored ? null : overall,
      dimensions: readDimensions(data, place, name),
    },
  };
};

/**
 * Readings of the days of overviews, metrics and diagnoses, with trends for the days before. An answer belongs to the
 * day of the overview whose evaluation ends at the same time.
 */
export const readReadings = (
  responses: readonly ApiResponse[],
  zone: Zone,
  name: NameIssue,
): Required<Pick<FactDrafts, 'readings' | 'coverage'>> => {
  // Of two on one day, the last updated one counts.
  const overviews = responses
    .flatMap((response) => (response.call === 'overview' ? (readOverview(response, zone, name) ?? []) : []))
    .sort((a, b) => ((a.updated ?? a.savedAt) < (b.updated ?? b.savedAt) ? -1 : 1));
  const dayOf = (data: JsonObject): number | null => {
    const end = readTimestamp(data.end_evaluation_time);
    return overviews.find((overview) => overview.end !== null && overview.end === end)?.day ?? null;
  };
  const answersOf = ({ call, data, metric, place, savedAt }: ApiResponse): MetricAnswer[] => {
    const entries = call === 'metrics' ? asList(data.metrics).filter(isObject) : call === 'diagnosis' ? [data] : [];
    return entries.flatMap((entry) => {
      const code = call === 'metrics' ? asText(entry.metric_code).toUpperCase() : (metric ?? '');
      return readMetricAnswer(entry, code, place, dayOf(entry), savedAt, zone, name) ?? [];
    });
  };
  const answersTo = (call: ApiResponse['call']) =>
    responses.filter((response) => response.call === call).flatMap(answersOf);
  const settlements = settleAll(answersTo('metrics'), answersTo('diagnosis'), name);

  const byDay = new Map<number, Omit<ReadingDraft, 'metrics'> & { metrics: NonNullable<ReadingDraft['metrics']> }>();
  const readingOf = (day: number, at: Instant, readAt: Instant) => {
    const known = byDay.get(day) ?? { at, readAt, day: makeDay(day), metrics: {} };
    // A reading of the day itself is later than a trend's value of it.
    const read = readAt.length > known.readAt!.length ? { ...known, at, readAt } : known;
    byDay.set(day, read);
    return read;
  };
  for (const { day, savedAt, draft } of overviews) byDay.set(day, { ...readingOf(day, savedAt, savedAt), ...draft });
  for (const group of Map.groupBy(settlements, ({ answer }) => `${answer.day} ${answer.metric}`).values()) {
    const { day, metric, savedAt } = group[0]!.answer;
    readingOf(day, savedAt, savedAt).metrics[metric] = joinAnswers(metric, group, name);
  }
  for (const { answer, trend } of settlements) {
    for (const { day, value } of trend) {
      // Figures shown on that day were read then, so a trend only fills gaps.
      const { metrics } = readingOf(day, answer.savedAt, makeDay(day));
      const known = metrics[answer.metric];
      if (known == null) metrics[answer.metric] = { value };
      else known.value ??= value;
    }
  }
  const coverage = overviews
    .filter(({ day }, index) => overviews.findLastIndex((other) => other.day === day) === index)
    .map(({ day, savedAt }) => ({
      source: 'readings' as const,
      from: makeDay(day),
      to: makeDay(day),
      readAt: savedAt,
      rows: 1,
      expected: 1,
      complete: API_METRICS.every((metric) => byDay.get(day)?.metrics[metric]?.value != null),
    }));
  return { readings: [...byDay.values()], coverage };
};
