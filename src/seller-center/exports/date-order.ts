import { type DayNumber, dayNumber, MS_PER_DAY, makeDay } from '#core/model/day';
import type { Region } from '#core/model/region';
import {
  judgeDates,
  MIN_ODD_RECORDS,
  makeContradictionCounter,
  makeDayNumber,
  TWELVE_HOURS,
  TWENTY_FOUR_HOURS,
  weighEvidence,
} from '../values/date-evidence';
import { type DateOrder, splitDay, splitSlashed } from '../values/moment';
import { ExportError } from './raw-file';

type Kind = 'order-export' | 'cases-export';
const ORDERS = ['mdy', 'dmy'] as const;
type Order = (typeof ORDERS)[number];
const OTHER: Record<Order, Order> = { mdy: 'dmy', dmy: 'mdy' };

/**
 * Which of `03/04/2026` is the month, where exports of a market were seen; it depends on the kind of export more than
 * on the market.
 */
const SOURCED: Record<Kind, Partial<Record<Region, Order>>> = {
  'order-export': { US: 'mdy', BR: 'mdy', JP: 'mdy', TH: 'dmy', ID: 'dmy', VN: 'dmy' },
  'cases-export': { US: 'dmy', BR: 'dmy' },
};

/** Number and share of rows with an event before the order's placement that are no exception. */
const MIN_ROWS_MIXED_UP = 3;
const MAX_SHARE_MIXED_UP = 0.05;
/** Number of further days on which orders were placed that shows that none was swapped. */
const MIN_DAYS_APART = 2;
const BUDDHIST_YEARS = 543;

const SERIAL = /^\d{5}(?:\.\d+)?$/;
/** Written by scripts, not by spreadsheets; some have taken days for months before. */
const YEAR_FIRST = /^\d{4}[-/.]/;

/** Converts a Buddhist year, as written by Thai spreadsheets: 2569 is 2026. */
export const convertBuddhistYear = (text: string): string =>
  text.replace(
    /^(\d{1,2}([/.-])\d{1,2}\2|)(2[56]\d\d)(?=$|[\s/-])/,
    (_, before: string, __, year: string) => before + (Number(year) - BUDDHIST_YEARS),
  );

/** Converts a serial date, counted from the workbook's day 0, to text; null if the text is none. */
export const fromSerial = (text: string, dayZero: number | null): string | null => {
  if (dayZero === null || !SERIAL.test(text)) return null;
  const ms = Math.round((Number(text) + dayZero) * (MS_PER_DAY / 1000)) * 1000;
  const [day = '', time = ''] = new Date(ms).toISOString().split(/[TZ.]/);
  return text.includes('.') ? `${day} ${time}` : day;
};

/** The day of a date by each date order; null if it is no day. */
type TwoDays = Record<Order, DayNumber | null>;

/** A date with an unambiguous month: `mdy` is the date as written, `dmy` the date before day and month were swapped. */
const daysOfFixed = (text: string, dayZero: number | null): TwoDays | null => {
  const split = splitDay(fromSerial(text, dayZero) ?? text, null);
  if (split === undefined || 'refused' in split) return null;
  const [year = '', month = '', date = ''] = split.day.split('-');
  return { mdy: dayNumber(split.day), dmy: makeDayNumber(year, date, month) };
};

/** Whether days differ by their months alone, as days of one month do after a swap. */
const isOneDayOfMonths = (days: readonly DayNumber[]): boolean =>
  days.length > 1 && new Set(days.map((day) => makeDay(day).slice(-2))).size === 1;

/**
 * Evidence of rows on date order, with each date read in both orders.
 * @param isWritten whether the month is written, so that what cannot have been swapped stays as it is
 */
const makeRowEvidence = (lastDay: DayNumber, isWritten: boolean) => {
  const [impossible, odd] = [makeContradictionCounter(), makeContradictionCounter()];
  const firstDays = { mdy: new Set<DayNumber>(), dmy: new Set<DayNumber>() };
  const mixedUp = { mdy: 0, dmy: 0 };
  const explicit = { mdy: 0, dmy: 0 };
  let rows = 0;
  let differs = false;
  /** @param days past dates of one row, the first date of its record first */
  const see = (days: readonly TwoDays[]): void => {
    if (days.length === 0) return;
    rows += 1;
    differs ||= days.some(({ mdy, dmy }) => mdy !== dmy);
    const outcomes = ORDERS.map((order) => {
      const past = days.map((day) => day[order] ?? (isWritten ? day.mdy : null));
      const first = past[0] ?? null;
      if (first !== null) firstDays[order].add(first);
      if (days.some((day) => day[order] !== null && day[OTHER[order]] === null)) explicit[order] += 1;
      if (first !== null && past.some((day) => day !== null && day < first)) mixedUp[order] += 1;
      return judgeDates({ first, past, due: [] }, lastDay);
    });
    const [mdy, dmy] = [outcomes[0]!, outcomes[1]!];
    impossible.see(mdy.isImpossible, dmy.isImpossible);
    odd.see(mdy.isOdd, dmy.isOdd);
  };
  return {
    see,
    explicit,
    settleImpossible: impossible.settle,
    settleOdd: odd.settle,
    /** The order in which orders were placed on other days than one day of several months. */
    settleSpread: (): { order: Order; rows: number } | null => {
      const found = ORDERS.filter((order) => !isOneDayOfMonths([...firstDays[order]]));
      return found.length === 1 ? { order: found[0]!, rows: firstDays.mdy.size - 1 } : null;
    },
    hasRows: () => rows > 0,
    /** Whether a swap of day and month would change any date, as it does not change 6 June. */
    differs: () => differs,
    isMixedUp: (order: Order): boolean =>
      mixedUp[order] >= MIN_ROWS_MIXED_UP && mixedUp[order] > rows * MAX_SHARE_MIXED_UP,
  };
};

const CLOCKS = ['mdy', 'dmy', 'other'] as const;
/**
 * The clock of a time: with AM and PM after the month first, with 24 hours after the day; times as written by
 * spreadsheets are no evidence.
 */
const clockOf = (text: string): (typeof CLOCKS)[number] =>
  TWELVE_HOURS.test(text) ? 'mdy' : TWENTY_FOUR_HOURS.test(text) ? 'dmy' : 'other';

/**
 * Evidence of a file on its own date order: days above 12 decide; otherwise impossible dates, such as a delivery in the
 * future or before its order; otherwise the clock, if sourced for this kind and market or confirmed by a row. With weak
 * or conflicting evidence nothing is decided.
 * @param lastDay the day on which the file was read
 */
export const makeFileDates = (kind: Kind, region: Region, lastDay: DayNumber, dayZero: number | null) => {
  const known = new Map<string, TwoDays>();
  const [slashed, fixed] = [makeRowEvidence(lastDay, false), makeRowEvidence(lastDay, true)];
  let isYearFirst = true;
  const clocks = { mdy: 0, dmy: 0, other: 0 };
  /** clocks of dates with days above 12 */
  const explicitClocks = new Set<string>();

  const slashedDays = (text: string): TwoDays | null => {
    const date = splitSlashed(text);
    if (date === null) return null;
    const { written, first, second, year } = date;
    const days = known.get(written) ?? {
      mdy: makeDayNumber(year, first, second),
      dmy: makeDayNumber(year, second, first),
    };
    known.set(written, days);
    const clock = clockOf(text);
    clocks[clock] += 1;
    if (days.mdy === null || days.dmy === null) explicitClocks.add(clock);
    return days;
  };

  const settleExplicit = (order: Order, usual: DateOrder): DateOrder => {
    const isContradicted = clocks[OTHER[order]] > 0 && !explicitClocks.has(OTHER[order]);
    const isThin = usual === OTHER[order] && slashed.explicit[order] < MIN_ODD_RECORDS;
    return isContradicted || isThin ? null : order;
  };
  const settle = (): DateOrder => {
    const { explicit } = slashed;
    if (explicit.mdy > 0 && explicit.dmy > 0) return null;
    const seen = CLOCKS.filter((clock) => clocks[clock] > 0);
    const byClock = seen.length === 1 && seen[0] !== 'other' ? seen[0]! : null;
    const sourced = SOURCED[kind][region] ?? null;
    const usual = sourced === null || sourced === byClock ? byClock : null;
    if (explicit.mdy + explicit.dmy > 0) return settleExplicit(explicit.mdy > 0 ? 'mdy' : 'dmy', usual);
    const [proof, hint] = [slashed.settleImpossible(), slashed.settleOdd() ?? slashed.settleSpread()];
    // The clock alone is an inference from other markets, so without a source for this one a row has to confirm it.
    return proof === null && hint === null && sourced !== byClock ? null : weighEvidence(usual, proof, hint);
  };

  /**
   * Whether a spreadsheet changed some dates: up to the 12th it swaps day and month and rewrites them, and leaves later
   * ones as they are, or rewrites those too. Dates that would otherwise be impossible or odd show which it did; else
   * they hold if one of them is above the 12th. With the year first, two days in one month are such a sign.
   */
  const isChanged = (): boolean => {
    if (slashed.hasRows() || !fixed.differs()) return fixed.differs();
    const spread = fixed.settleSpread();
    const proof = fixed.settleImpossible() ?? fixed.settleOdd() ?? spread;
    if (proof?.order === 'dmy') return true;
    const isThin = proof === null || (!isYearFirst && proof === spread && spread.rows < MIN_DAYS_APART);
    return isThin && fixed.explicit.mdy === 0;
  };

  return {
    /** @param texts dates of a row, the first date of its record first */
    seeRow: (texts: readonly string[]): void => {
      const some = texts.filter((text) => text !== '').map(convertBuddhistYear);
      const ofSlashed = some.map(slashedDays);
      isYearFirst &&= some.every((text) => YEAR_FIRST.test(text));
      slashed.see(ofSlashed.filter((days) => days !== null));
      fixed.see(some.flatMap((text, at) => (ofSlashed[at] === null ? (daysOfFixed(text, dayZero) ?? []) : [])));
    },
    settle,
    /** Error if the dates of no row can be trusted; null otherwise. */
    findDamage: (): ExportError | null => {
      if (isChanged())
        return new ExportError(
          'changed-dates',
          'a spreadsheet has changed some of its dates, perhaps day and month; import the file as it was downloaded',
        );
      const order = settle();
      const isMixedUp = fixed.hasRows() ? fixed.isMixedUp('mdy') : order !== null && slashed.isMixedUp(order);
      return isMixedUp
        ? new ExportError(
            'damaged',
            'in many rows something happened before the order was placed, as where one column was sorted without the others; import the file as it was downloaded',
          )
        : null;
    },
  };
};
