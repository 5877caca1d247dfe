import { type Day, dayNumber, type Instant, isDay, MS_PER_DAY } from '#core/model/day';
import type { Zone } from '#core/model/zone';
import { splitDay } from '../values/moment';
import { isRefused } from '../values/value';

/** `All order-2026-06-14-09_30.csv`, as the portal names an export by its time, `…_20260614…`, `2026年6月14日`. */
const YEAR_FIRST =
  /(?<!\d)(20\d\d)(?:[-_. 年]?(\d\d)[-_. 月]?(\d\d)(?=(?:\d{4}(?:\d\d)?)?(?!\d))|[-_. 年](\d\d?)[-_. 月](\d\d?)(?!\d))/g;
/** `14.06.2026`, as people name files. */
const YEAR_LAST = /(?<!\d)(\d\d?)[-_. ](\d\d?)[-_. ](20\d\d)(?!\d)/g;
/** `14 Jun 2026`, `June 14, 2026` */
const NAMED_MONTH = /(?<![\p{L}\d])(?:\p{L}{3,9}[-_. ]\d\d?|\d\d?[-_. ]?\p{L}{3,9})[-_., ]{1,3}20\d\d(?!\d)/gu;

const makeDay = (year: string, month: string, date: string): Day[] => {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? [day] : [];
};

/** Days that a file name may contain. */
const namedDays = (name: string): Day[] => [
  ...[...name.matchAll(YEAR_FIRST)].flatMap(([, year = '', month, date, shortMonth = '', shortDate = '']) =>
    makeDay(year, month ?? shortMonth, date ?? shortDate),
  ),
  ...[...name.matchAll(YEAR_LAST)].flatMap(([, one = '', two = '', year = '']) => [
    ...makeDay(year, one, two),
    ...makeDay(year, two, one),
  ]),
  ...[...name.matchAll(NAMED_MONTH)].flatMap(([text]) => {
    const split = splitDay(text.replace(/[-_., ]+/g, ' '), null);
    return split === undefined || isRefused(split) ? [] : [split.day as Day];
  }),
];

/** The end of the last day in a file's name, an upper bound of its time of export; null without a day. */
const namedTime = (name: string, zone: Zone, lastDay: number): Instant | null => {
  const days = namedDays(name).map(dayNumber);
  if (days.length === 0) return null;
  const known = days.filter((day) => day <= lastDay);
  const nextDay = (Math.max(...(known.length > 0 ? known : days)) + 1) * MS_PER_DAY;
  return new Date(nextDay - zone.offsetAt(nextDay) - 1000).toISOString();
};

/**
 * The time at which a file was saved, as far as known; its content may have changed until it was chosen. The name is
 * more reliable than the file's date, which changes when it is saved again.
 * @param names of the file, and of the one packed in it
 */
export const savedAt = (file: Blob, names: readonly string[], zone: Zone, chosenAt: Instant): Instant => {
  const told = [
    ...names.map((name) => namedTime(name, zone, zone.dayOf(chosenAt))),
    file instanceof File ? new Date(file.lastModified).toISOString() : null,
  ];
  return told.reduce<Instant>(
    (earliest, time) => (time !== null && Date.parse(time) < Date.parse(earliest) ? time : earliest),
    chosenAt,
  );
};
