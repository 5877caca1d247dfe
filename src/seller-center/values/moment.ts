import { dayNumber, type Instant, isDay, MS_PER_DAY, makeDay } from '#core/model/day';
import type { Zone } from '#core/model/zone';
import { zoneInCaption } from './text';
import { type Refused, readText, refuse, type Value } from './value';

/** Which of `03/04/2026` is the month, by the market's habit; null if unknown. */
export type DateOrder = 'mdy' | 'dmy' | null;

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH_NAME =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?$/i;

const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
/** Dates with points have the day first. */
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/;
/** With slashes, or as spreadsheets of some countries write them anew, with hyphens. */
const SLASHED = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4}|(?<=\/)\d\d)(?!\d)/;
const MONTH_FIRST = /^(\p{L}+\.?)[\s-]+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+|-)(\d{4})(?!\d)/u;
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+(\p{L}+\.?)(?:,?\s+|-)(\d{4})(?!\d)/u;
const STARTS_WITH_DIGIT = /^\d/;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i;
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap])?(?:\.?m\.?)?(?=$|\s|\(|[+-]|z$)/i;
const OFFSET = /^\(?(?:utc|gmt)?\s*([+-])(\d{1,2})(?::?(\d{2}))?\)?$/i;
const NAMED_OFFSETS: Readonly<Record<string, number>> = {
  ...{ z: 0, utc: 0, gmt: 0, bst: 1, cet: 1 },
  ...{ pst: -8, pdt: -7, est: -5, edt: -4, brt: -3 },
  ...{ ict: 7, wib: 7, sgt: 8, jst: 9 },
};

/** The zone of `PT`, in summer and winter. */
const PACIFIC = 'America/Los_Angeles';
const HOUR = 3_600_000;
const pad = (part: string | number): string => String(part).padStart(2, '0');

/** The parts of `03/04/2026` at the head of a text, day and month in either order; null without such a date. */
export const splitSlashed = (text: string) => {
  const match = SLASHED.exec(text);
  if (match === null) return null;
  const [written, first = '', , second = '', year = ''] = match;
  return { written, first, second, year: year.length === 2 ? `20${year}` : year };
};

/** Splits the calendar day at the head of a text from the rest. */
export const splitDay = (text: string, order: DateOrder): { day: string; rest: string } | undefined | Refused => {
  const make = ([written]: readonly string[], year: string, month: string | number, date: string) => {
    const day = `${year}-${pad(month)}-${pad(date)}`;
    return isDay(day) ? { day, rest: text.slice(written!.length) } : undefined;
  };
  const named = (name: string) => (MONTH_NAME.test(name) ? MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1 : 0);

  let match = STARTS_WITH_DIGIT.test(text) ? null : MONTH_FIRST.exec(text);
  if (match) return make(match, match[3]!, named(match[1]!), match[2]!);
  match = ISO.exec(text);
  if (match) return make(match, match[1]!, match[3]!, match[4]!);
  match = DAY_FIRST.exec(text);
  if (match) return make(match, match[3]!, named(match[2]!), match[1]!);
  match = DOTTED.exec(text);
  if (match) return make(match, match[3]!, match[2]!, match[1]!);
  const slashed = splitSlashed(text);
  if (slashed === null) return undefined;
  const { written, first, second, year } = slashed;
  // The market's habit holds if known; otherwise only a day above 12 shows the order.
  if (order === null && first !== second && Number(first) <= 12 && Number(second) <= 12)
    return refuse('ambiguous-date');
  const monthFirst = order === 'mdy' || (order === null && Number(first) <= 12);
  return monthFirst ? make([written], year, first, second) : make([written], year, second, first);
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

const makeInstant = (utcMs: number): Instant => `${new Date(utcMs).toISOString().slice(0, 19)}Z`;

/**
 * Converts local time to UTC. A time skipped by a clock change is refused; of a repeated one only the day is certain,
 * so the bare day is returned.
 */
const toUtc = (localMs: number, day: string, zone: Zone): Instant | undefined => {
  const before = zone.offsetAt(localMs - MS_PER_DAY);
  const after = zone.offsetAt(localMs + MS_PER_DAY);
  if (before === after) return makeInstant(localMs - before);
  const fits = [before, after].filter((offset) => zone.offsetAt(localMs - offset) === offset);
  if (fits.length === 0) return undefined;
  return fits.length === 1 ? makeInstant(localMs - fits[0]!) : day;
};

const MINUTE = 60_000;
const LEFT = /^(in |within )?([\d:a-z ]*?)( left| remaining)?$/;
const CLOCK_LEFT = /^(\d{1,3}):(\d\d)(?::(\d\d))?$/;
const DAYS_LEFT = /^(\d{1,3}) ?d(?:ays?)?$/;
const PARTS_LEFT = /^(?:(\d{1,3}) ?d(?:ays?)?)? ?(?:(\d{1,3}) ?h(?:rs?|ours?)?)? ?(?:(\d{1,3}) ?m(?:in(?:ute)?s?)?)?$/;

/**
 * Reads a deadline printed as remaining time: `23:15:09 left`, `1 day 3 hours remaining`, `in 2 days`. Without minutes
 * or hours it is the least possible time, truncated to the printed unit, so that later readings agree. Null for a time
 * not stated as remaining; undefined for other texts.
 */
export const readTimeLeft = (text: string, at: Instant, zone: Zone): Instant | null | undefined => {
  const [, before, left = '', after] = LEFT.exec(text.toLowerCase()) ?? [];
  const isLeft = before === 'in ' || after !== undefined;
  const now = Date.parse(at);
  const days = DAYS_LEFT.exec(left);
  if (days !== null) return isLeft ? makeDay(zone.dayOf(at) + Number(days[1])) : null;
  const clock = CLOCK_LEFT.exec(left);
  const [all = '', day = '0', hours = '0', minutes] = PARTS_LEFT.exec(left) ?? [];
  if (clock === null && all === '') return undefined;
  if (!isLeft) return null;
  if (clock !== null) {
    const end = now + Number(clock[1]) * HOUR + Number(clock[2]) * MINUTE + Number(clock[3] ?? 0) * 1000;
    return makeInstant(Math.round(end / MINUTE) * MINUTE);
  }
  const unit = minutes === undefined ? HOUR : MINUTE;
  const end = now + Number(day) * MS_PER_DAY + Number(hours) * HOUR + Number(minutes ?? '0') * MINUTE;
  return makeInstant(Math.floor(end / unit) * unit);
};

/** Appends the time zone of a caption, as in `Created time (UTC)`, to a text with a time. */
export const withZoneOf = (caption: string, text: string): string => {
  const zone = /\d:\d\d/.test(text) ? zoneInCaption(caption) : null;
  return zone === null ? text : `${text} ${zone}`;
};

/** `11:59 PM, Jul 9, 2026` */
const CLOCK_FIRST = /^(\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?)(?:\s?,\s?|\s(?:on\s)?)(.+)$/i;
const BEFORE_CLOCK = /^(?:\s?[·|]\s?|,?\s+(?:at\s+)?|,|t)/i;

/**
 * A printed date or date and time. A time without a zone is the shop's own; a day without a time stays a bare day.
 * Formats: `Jan 15, 2026`, `01/15/2026 3:04 PM`, `3:04 PM, 01/15/2026`, `2026-01-15 15:04:05`, `15 Jan 2026`,
 * `15-Jan-2026`, `15-01-2026`, `15.01.2026`, ISO.
 */
export const readMoment = (text: string, zone: Zone, order: DateOrder): Value<Instant> =>
  readText(text, (printed) => {
    const [, clockFirst, after] = CLOCK_FIRST.exec(printed) ?? [];
    const dayFirst = clockFirst === undefined ? printed : `${after} ${clockFirst}`;
    const split = splitDay(dayFirst.replace(WEEKDAY, ''), order);
    if (split === undefined || 'refused' in split) return split;
    const rest = split.rest.replace(BEFORE_CLOCK, '');
    if (rest === '') return split.day;
    const clock = CLOCK.exec(rest);
    const time = clock === null ? undefined : clockMs(clock);
    if (clock === null || time === undefined) return undefined;
    const local = dayNumber(split.day) * MS_PER_DAY + time;
    const tail = rest.slice(clock[0].length).trim();
    if (tail === '' || (tail === 'PT' && zone.name === PACIFIC)) return toUtc(local, split.day, zone);
    const offset = printedOffset(tail);
    return offset === undefined ? undefined : makeInstant(local - offset);
  });
