import { type Instant, isDay, MS_PER_DAY, makeDay } from '#core/model/day';
import type { Zone } from '#core/model/zone';
import { remember } from './remember';
import { type Refused, readText, refuse, type Value } from './value';

/** Which of `03/04/2026` is the month: as the market writes it, or null where no source says. */
export type DateOrder = 'mdy' | 'dmy' | null;

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH_NAME =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?$/i;

const ISO = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})/;
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?!\d)/;
const MONTH_FIRST = /^(\p{L}+\.?)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u;
const DAY_FIRST = /^(\d{1,2})\s+(\p{L}+\.?),?\s+(\d{4})(?!\d)/u;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i;
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap])?(?:\.?m\.?)?(?=$|\s|\(|[+-]|z$)/i;
const OFFSET = /^\(?(?:utc|gmt)?\s*([+-])(\d{1,2})(?::?(\d{2}))?\)?$/i;
const NAMED_OFFSETS: Readonly<Record<string, number>> = { z: 0, utc: 0, gmt: 0, pst: -8, pdt: -7, est: -5, edt: -4 };

/** What `PT` is, summer and winter. */
const PACIFIC = 'America/Los_Angeles';
const HOUR = 3_600_000;
const pad = (part: string | number): string => String(part).padStart(2, '0');

/** The calendar day at the head of the text, and what follows it. */
const splitDay = (text: string, order: DateOrder): { day: string; rest: string } | undefined | Refused => {
  const make = (match: RegExpExecArray, year: string, month: string | number, date: string) => {
    const day = `${year}-${pad(month)}-${pad(date)}`;
    return isDay(day) ? { day, rest: text.slice(match[0].length) } : undefined;
  };
  const named = (name: string) => (MONTH_NAME.test(name) ? MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1 : 0);

  let match = ISO.exec(text);
  if (match) return make(match, match[1]!, match[3]!, match[4]!);
  match = MONTH_FIRST.exec(text);
  if (match) return make(match, match[3]!, named(match[1]!), match[2]!);
  match = DAY_FIRST.exec(text);
  if (match) return make(match, match[3]!, named(match[2]!), match[1]!);
  match = SLASHED.exec(text);
  if (match === null) return undefined;
  const [, first = '', second = '', year = ''] = match;
  const fullYear = year.length === 2 ? `20${year}` : year;
  // Where the market's own order is known it holds; else only a day above 12 tells which is which.
  if (order === null && first !== second && Number(first) <= 12 && Number(second) <= 12)
    return refuse('ambiguous-date');
  const monthFirst = order === 'mdy' || (order === null && Number(first) <= 12);
  return monthFirst ? make(match, fullYear, first, second) : make(match, fullYear, second, first);
};

const clockMs = (match: RegExpExecArray): number | undefined => {
  const [, hourText, minute, second = '0', half] = match;
  let hour = Number(hourText);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  if (hour > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return hour * HOUR + Number(minute) * 60_000 + Number(second) * 1000;
};

const printedOffset = (text: string): number | undefined => {
  const name = NAMED_OFFSETS[text.replace(/[()]/g, '').toLowerCase()];
  if (name !== undefined) return name * HOUR;
  const match = OFFSET.exec(text);
  if (match === null) return undefined;
  const size = Number(match[2]) * HOUR + Number(match[3] ?? 0) * 60_000;
  return match[1] === '-' ? -size : size;
};

const TWO = Array.from({ length: 60 }, (_, it) => pad(it));
const dayTexts = new Map<number, string>();
const makeInstant = (utcMs: number): Instant => {
  const number = Math.floor(utcMs / MS_PER_DAY);
  let day = dayTexts.get(number);
  if (day === undefined) {
    day = makeDay(number);
    dayTexts.set(number, day);
  }
  const seconds = Math.floor((utcMs - number * MS_PER_DAY) / 1000);
  return `${day}T${TWO[Math.floor(seconds / 3600)]}:${TWO[Math.floor(seconds / 60) % 60]}:${TWO[seconds % 60]}Z`;
};

/**
 * Local time to UTC. In the hour that clocks skip there is no such time: refused. In the hour that they repeat there
 * are two, and only the day is certain, so the bare day is kept.
 */
const toUtc = (localMs: number, day: string, zone: Zone): Instant | undefined => {
  const offsets = new Set([zone.offsetAt(localMs - MS_PER_DAY), zone.offsetAt(localMs + MS_PER_DAY)]);
  const fits = [...offsets].filter((offset) => zone.offsetAt(localMs - offset) === offset);
  if (fits.length === 0) return undefined;
  return fits.length === 1 ? makeInstant(localMs - fits[0]!) : day;
};

const BEFORE_CLOCK = /^(?:\s*[·|]\s*|,?\s+(?:at\s+)?|,|t(?=\d))/i;

const readAnyMoment = (text: string, zone: Zone, order: DateOrder): Value<Instant> =>
  readText(text, (printed) => {
    const split = splitDay(printed.replace(WEEKDAY, ''), order);
    if (split === undefined || 'refused' in split) return split;
    const rest = split.rest.replace(BEFORE_CLOCK, '');
    if (rest === '') return split.day;
    const clock = CLOCK.exec(rest);
    const time = clock === null ? undefined : clockMs(clock);
    if (clock === null || time === undefined) return undefined;
    const local = Date.parse(split.day) + time;
    const tail = rest.slice(clock[0].length).trim();
    if (tail === '' || (tail === 'PT' && zone.name === PACIFIC)) return toUtc(local, split.day, zone);
    const offset = printedOffset(tail);
    return offset === undefined ? undefined : makeInstant(local - offset);
  });

const COLON = 58;
const digit = (text: string, at: number): number => {
  const value = text.charCodeAt(at) - 48;
  return value >= 0 && value <= 9 ? value : Number.NaN;
};

/** The milliseconds of `3:04`, `15:04:05` or `3:04:05 PM` from there to the end of the text; NaN for any other. */
const plainClock = (text: string, start: number, colon: number): number => {
  let hour = colon - start === 2 ? digit(text, start) * 10 + digit(text, start + 1) : digit(text, start);
  const minute = digit(text, colon + 1) * 10 + digit(text, colon + 2);
  let end = colon + 3;
  let second = 0;
  if (text.charCodeAt(end) === COLON) {
    second = digit(text, end + 1) * 10 + digit(text, end + 2);
    end += 3;
  }
  if (end !== text.length) {
    if (!(hour >= 1 && hour <= 12)) return Number.NaN;
    if (text.endsWith(' PM') && end + 3 === text.length) hour = (hour % 12) + 12;
    else if (text.endsWith(' AM') && end + 3 === text.length) hour %= 12;
    else return Number.NaN;
  }
  return hour <= 23 && minute <= 59 && second <= 59 ? hour * HOUR + minute * 60_000 + second * 1000 : Number.NaN;
};

/** What is known of the texts of one market. */
interface Reader {
  zone: Zone;
  order: DateOrder;
  /** a day alone */
  readDay: (text: string) => Value<Instant>;
  /** the midnight in UTC of what stands before a clock; null where that is more than a day, or one on which clocks change */
  readMidnight: (text: string) => number | null;
}

const makeReader = (zone: Zone, order: DateOrder): Reader => ({
  zone,
  order,
  readDay: remember((text) => readAnyMoment(text, zone, order)),
  readMidnight: remember((text) => {
    const split = splitDay(text.replace(WEEKDAY, ''), order);
    if (split === undefined || 'refused' in split) return null;
    if (split.rest === '' || split.rest.replace(BEFORE_CLOCK, '') !== '') return null;
    const local = Date.parse(split.day);
    const offset = zone.offsetAt(local - MS_PER_DAY);
    return zone.offsetAt(local + 2 * MS_PER_DAY) === offset ? local - offset : null;
  }),
});

// A tab shows one market.
let reader: Reader | null = null;

/**
 * A printed date or date and time. A time without a zone is the shop's own; a day without a time stays a bare day.
 * Formats: `Jan 15, 2026`, `01/15/2026 3:04 PM`, `2026-01-15 15:04:05`, `15 Jan 2026`, ISO. A list has many times of few
 * days: what a day is, is worked out once.
 */
export const readMoment = (text: string, zone: Zone, order: DateOrder): Value<Instant> => {
  if (reader === null || reader.zone !== zone || reader.order !== order) reader = makeReader(zone, order);
  const colon = text.indexOf(':');
  if (colon < 0) return reader.readDay(text);
  const start = Number.isNaN(digit(text, colon - 2)) ? colon - 1 : colon - 2;
  const clock = start > 0 ? plainClock(text, start, colon) : Number.NaN;
  const midnight = Number.isNaN(clock) ? null : reader.readMidnight(text.slice(0, start));
  return midnight === null ? readAnyMoment(text, zone, order) : makeInstant(midnight + clock);
};
