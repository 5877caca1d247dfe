import { type Day, type DayNumber, dayNumber, type Instant, MS_PER_DAY, makeDay, weekday } from '#core/model/day';
import { makeZone } from '#core/model/zone';

/** Milliseconds since 1970 UTC: how the simulator tells time inside. */
export type Ms = number;
export const HOUR: Ms = 3_600_000;
export const MINUTE: Ms = 60_000;

/** A platform writes the same moments again for every day that it prints. */
const written = new Map<Ms, Instant>();
export const makeInstant = (ms: Ms): Instant => {
  const known = written.get(ms) ?? `${new Date(ms).toISOString().slice(0, 19)}Z`;
  written.set(ms, known);
  return known;
};
export const maybeInstant = (ms: Ms | null): Instant | null => (ms === null ? null : makeInstant(ms));

/** The shop's clock: where its days begin. */
export interface Clock {
  readonly timeZone: string;
  /** 00:00 of the day, shop time */
  start(day: DayNumber): Ms;
  at(day: DayNumber, hours: number): Ms;
  day(ms: Ms): DayNumber;
}

export const makeClock = (timeZone: string): Clock => {
  const zone = makeZone(timeZone);
  const at = (day: DayNumber, hours: number): Ms => {
    const local = day * MS_PER_DAY + Math.round((hours * HOUR) / 1000) * 1000;
    const guess = local - zone.offsetAt(local);
    return local - zone.offsetAt(guess);
  };
  return { timeZone, at, start: (day) => at(day, 0), day: (ms) => zone.dayOf(makeInstant(ms)) };
};

const nth = (year: number, month: number, on: number, n: number): DayNumber => {
  const first = dayNumber(`${year}-${String(month).padStart(2, '0')}-01`);
  return first + ((on - weekday(first) + 7) % 7) + 7 * (n - 1);
};
const fixed = (year: number, monthDay: string): DayNumber => {
  const day = dayNumber(`${year}-${monthDay}`);
  return weekday(day) === 6 ? day - 1 : weekday(day) === 0 ? day + 1 : day;
};

/** US federal holidays as observed (5 U.S.C. 6103): on a weekend, the Friday before or the Monday after. */
export const federalHolidays = (year: number): Day[] =>
  [
    fixed(year, '01-01'),
    nth(year, 1, 1, 3),
    nth(year, 2, 1, 3),
    nth(year, 6, 1, 1) - 7, // Memorial Day: the last Monday of May
    fixed(year, '06-19'),
    fixed(year, '07-04'),
    nth(year, 9, 1, 1),
    nth(year, 10, 1, 2),
    fixed(year, '11-11'),
    nth(year, 11, 4, 4),
    fixed(year, '12-25'),
  ].map(makeDay);

const holidays = new Map<number, Set<Day>>();
const holidaysOf = (year: number): Set<Day> => {
  const known = holidays.get(year) ?? new Set(federalHolidays(year));
  holidays.set(year, known);
  return known;
};

export const isBusinessDay = (day: DayNumber): boolean => {
  if (weekday(day) === 0 || weekday(day) === 6) return false;
  const text = makeDay(day);
  return !holidaysOf(Number(text.slice(0, 4))).has(text);
};

/** The day `count` business days after `day`. */
export const addBusinessDays = (day: DayNumber, count: number): DayNumber => {
  let at = day;
  for (let left = count; left > 0; ) if (isBusinessDay(++at)) left--;
  return at;
};
