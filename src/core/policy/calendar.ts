import { type Day, type DayNumber, dayNumber, weekday } from '#core/model/day';
import type { SourceId } from './source';

/** US federal holidays as observed, 2025–2028. Source: 5 U.S.C. 6103, opm.gov. */
const FEDERAL_HOLIDAYS: ReadonlySet<string> = new Set([
  ...['2025-01-01', '2025-01-20', '2025-02-17', '2025-05-26', '2025-06-19', '2025-07-04', '2025-09-01', '2025-10-13'],
  ...['2025-11-11', '2025-11-27', '2025-12-25', '2026-01-01', '2026-01-19', '2026-02-16', '2026-05-25', '2026-06-19'],
  ...['2026-07-03', '2026-09-07', '2026-10-12', '2026-11-11', '2026-11-26', '2026-12-25', '2027-01-01', '2027-01-18'],
  ...['2027-02-15', '2027-05-31', '2027-06-18', '2027-07-05', '2027-09-06', '2027-10-11', '2027-11-11', '2027-11-25'],
  ...['2027-12-24', '2027-12-31', '2028-01-17', '2028-02-21', '2028-05-29', '2028-06-19', '2028-07-04', '2028-09-04'],
  ...['2028-10-09', '2028-11-10', '2028-11-23', '2028-12-25'],
]);
const HOLIDAYS: Readonly<Record<string, ReadonlySet<DayNumber>>> = {
  US: new Set([...FEDERAL_HOLIDAYS].map(dayNumber)),
};

export const isHoliday = (region: string, day: DayNumber): boolean => HOLIDAYS[region]?.has(day) ?? false;

/** @returns whether a day is neither a weekend nor a holiday of the region */
export const isBusinessDay = (region: string, day: DayNumber): boolean =>
  weekday(day) !== 0 && weekday(day) !== 6 && !isHoliday(region, day);

/** The day `count` business days after `day`, which need not be one itself. */
export const addBusinessDays = (region: string, day: DayNumber, count: number): DayNumber => {
  let left = count;
  let at = day;
  while (left > 0) {
    at += 1;
    if (isBusinessDay(region, at)) left -= 1;
  }
  return at;
};

/** Sale events of a market. Their effect on a shop's sales is not published: see the forecast's README. */
export interface RetailEvent {
  says: string;
  /** days on which orders are placed, inclusive */
  from: Day;
  to: Day;
  /** large: a season that strains carriers; small: a sale of a day */
  size: 'large' | 'small';
  markets: readonly string[];
  source: SourceId;
}

const source = 'tradeCalendar';

const YEARS = [
  { year: 2025, thanksgiving: '27', cyberMonday: '12-01', lunarNewYear: '01-29', before: '01-22' },
  { year: 2026, thanksgiving: '26', cyberMonday: '11-30', lunarNewYear: '02-17', before: '02-10' },
  { year: 2027, thanksgiving: '25', cyberMonday: '11-29', lunarNewYear: '02-06', before: '01-30' },
  { year: 2028, thanksgiving: '23', cyberMonday: '11-27', lunarNewYear: '01-26', before: '01-19' },
];

/** 2025–2028, without events that are announced each year, such as Prime Day, as no source dates them. */
export const RETAIL_EVENTS: readonly RetailEvent[] = YEARS.flatMap(
  ({ year, thanksgiving, cyberMonday, lunarNewYear, before }): RetailEvent[] => [
    {
      says: 'Black Friday weekend, from Thanksgiving to Cyber Monday',
      from: `${year}-11-${thanksgiving}`,
      to: `${year}-${cyberMonday}`,
      size: 'large',
      markets: ['US', 'BR', 'GB', 'MX'],
      source,
    },
    {
      says: '11.11, the sale of November 11',
      from: `${year}-11-11`,
      to: `${year}-11-11`,
      size: 'small',
      markets: ['US', 'BR', 'GB', 'MX', 'ID', 'TH', 'VN', 'MY', 'PH', 'SG'],
      source,
    },
    {
      says: '12.12, the sale of December 12',
      from: `${year}-12-12`,
      to: `${year}-12-12`,
      size: 'small',
      markets: ['US', 'BR', 'GB', 'MX', 'ID', 'TH', 'VN', 'MY', 'PH', 'SG'],
      source,
    },
    {
      says: 'Christmas presents, in the two weeks in which they still arrive in time',
      from: `${year}-12-08`,
      to: `${year}-12-20`,
      size: 'small',
      markets: ['US', 'BR', 'GB', 'MX'],
      source,
    },
    {
      says: 'Presents for the Lunar New Year, in the week before',
      from: `${year}-${before}`,
      to: `${year}-${lunarNewYear}`,
      size: 'small',
      markets: ['VN', 'SG', 'MY'],
      source,
    },
  ],
);

/** Events of a market that overlap `first` to `last`, earliest first. */
export const retailEventsOf = (
  region: string,
  first: DayNumber,
  last: DayNumber,
): { from: DayNumber; to: DayNumber; size: RetailEvent['size'] }[] =>
  RETAIL_EVENTS.filter(({ markets }) => markets.includes(region))
    .map(({ from, to, size }) => ({ from: dayNumber(from), to: dayNumber(to), size }))
    .filter(({ from, to }) => from <= last && to >= first)
    .sort((a, b) => a.from - b.from);
