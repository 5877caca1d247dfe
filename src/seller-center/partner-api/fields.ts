import { type Instant, utcSeconds } from '#core/model/day';
import type { Zone } from '#core/model/zone';
import { parseJson } from '../exports/json-values';
import { parseNumber } from '../values/number';
import { isMasked, isNothing, isRefused, refuse, shapeOf, type Value } from '../values/value';

// Values as the Partner API writes them: numbers as texts or numbers, times in seconds, a list of one without brackets.

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parses a text that is a JSON list or object, as tools store them in cells; other values are unchanged. */
export const unpackJson = (value: unknown): unknown =>
  typeof value === 'string' && /^\s*[[{]/.test(value) ? (parseJson(value)?.value ?? value) : value;

/** Members of a list; samples print a list of one as its only member. */
export const asList = (value: unknown): readonly unknown[] => {
  const list = unpackJson(value);
  return list === null || list === undefined ? [] : Array.isArray(list) ? list : [list];
};

/** A text or number as text; empty for other values. */
export const asText = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

/** Reads a non-negative number. */
export const readDecimal = (value: unknown): Value<number> => {
  if (typeof value === 'number') return value >= 0 ? value : refuse('unknown-value');
  const text = asText(value);
  return isNothing(text) || isMasked(text) ? null : (parseNumber(text) ?? refuse('unknown-value'));
};

export const readWhole = (value: unknown): Value<number> => {
  const number = readDecimal(value);
  return typeof number === 'number' && !Number.isSafeInteger(number) ? refuse('unknown-value') : number;
};

/** Larger than any time in seconds, smaller than any in milliseconds. */
const FIRST_MILLISECONDS = 1e11;

/** Reads a time in seconds since 1970, or in milliseconds; 0 means none. */
export const readTimestamp = (value: unknown): Value<Instant> => {
  const number = readWhole(value);
  if (typeof number !== 'number') return number;
  if (number === 0) return null;
  const ms = number < FIRST_MILLISECONDS ? number * 1000 : number;
  return ms < Date.UTC(9999, 0) ? `${new Date(ms).toISOString().slice(0, 19)}Z` : refuse('unknown-value');
};

/** Reports a part of an answer that is left out: its place, and why. */
export type NameIssue = (place: string, message: string) => void;

/** The value of a field; null if absent or, with a report, if unreadable. */
export const takeField = <T>(
  value: Value<T>,
  place: string,
  field: string,
  printed: unknown,
  name: NameIssue,
): T | null => {
  if (!isRefused(value)) return value;
  name(place, `${field}: “${shapeOf(asText(printed))}” cannot be read`);
  return null;
};

export const readScoreOf = (data: JsonObject, field: string, place: string, name: NameIssue): number | null => {
  const score = takeField(readDecimal(data[field]), place, field, data[field], name);
  if (score === null || score <= 5) return score;
  name(place, `${field}: it is above 5`);
  return null;
};

const SECONDS_PER_DAY = 86_400;
const dayOfEnd = (end: Instant, zone: Zone): number =>
  // The first moment after it, so that 23:59:59 ends a day as the next midnight does.
  zone.dayOf(`${new Date((utcSeconds(end) + 1) * 1000).toISOString().slice(0, 19)}Z`);

/**
 * The day whose score is computed from a window; null if the answer has none. Some windows end at the midnight after
 * the last day, and some at the one before, as their length shows.
 */
export const dayOfWindow = (data: JsonObject, zone: Zone): number | null => {
  const [start, end, days] = [
    readTimestamp(data.start_evaluation_time),
    readTimestamp(data.end_evaluation_time),
    readDecimal(data.evaluate_duration_days),
  ];
  if (typeof end !== 'string') return null;
  const day = dayOfEnd(end, zone);
  if (typeof start !== 'string' || typeof days !== 'number') return day;
  return Math.round((utcSeconds(end) - utcSeconds(start)) / SECONDS_PER_DAY) === days - 1 &&
    dayOfEnd(end, zone) === zone.dayOf(end)
    ? day + 1
    : day;
};
