/** A calendar day in the shop's time zone, `YYYY-MM-DD`. */
export type Day = string;
/** The same day as whole days since 1970-01-01, for arithmetic. */
export type DayNumber = number;
/** UTC `2026-06-22T22:04:05Z`, or a bare day where a page prints no time. */
export type Instant = string;

export const MS_PER_DAY = 86_400_000;
const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?Z$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isDate = (year: number, month: number, day: number): boolean => {
  if (year < 1970 || month < 1 || month > 12 || day < 1) return false;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= MONTH_LENGTHS[month - 1]! + (leap ? 1 : 0);
};

export const isDay = (text: string): boolean => {
  const match = DAY.exec(text);
  return match !== null && isDate(+match[1]!, +match[2]!, +match[3]!);
};

export const isInstant = (text: string): boolean => {
  if (text.length === 10) return isDay(text);
  const match = INSTANT.exec(text);
  return (
    match !== null &&
    isDate(+match[1]!, +match[2]!, +match[3]!) &&
    +match[4]! < 24 &&
    +match[5]! < 60 &&
    +match[6]! < 60
  );
};

/** @param day a valid `YYYY-MM-DD` */
export const dayNumber = (day: Day): DayNumber =>
  Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8, 10)) / MS_PER_DAY;

export const makeDay = (number: DayNumber): Day => new Date(number * MS_PER_DAY).toISOString().slice(0, 10);

/** 0 Sunday … 6 Saturday. */
export const weekday = (number: DayNumber): number => (((number + 4) % 7) + 7) % 7;

export const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
};
