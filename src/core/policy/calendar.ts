import { type DayNumber, dayNumber, weekday } from '#core/model/day';

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

/** Whether a holiday is known for that day in the region. */
export const isHoliday = (region: string, day: DayNumber): boolean => HOLIDAYS[region]?.has(day) ?? false;

/** @returns whether the platform works on that day: no weekend, no holiday known for the region */
export const isBusinessDay = (region: string, day: DayNumber): boolean =>
  weekday(day) !== 0 && weekday(day) !== 6 && !isHoliday(region, day);

/** The day `count` business days after `day`, which itself need not be one. */
export const addBusinessDays = (region: string, day: DayNumber, count: number): DayNumber => {
  let left = count;
  let at = day;
  while (left > 0) {
    at += 1;
    if (isBusinessDay(region, at)) left -= 1;
  }
  return at;
};
