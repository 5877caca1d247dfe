import { type DayNumber, dayNumber, isDay, makeDay } from '#core/model/day';
import { type DateOrder, splitSlashed } from './moment';

// Evidence of a page or file on which number of `03/04/2026` is the month.

/** No market had TikTok Shop before. */
export const FIRST_DAY = dayNumber('2019-01-01');
/** Days between order and delivery or refund beyond which a date is odd. */
const ODD_DAYS = 60;
const SHORTEST_MONTH = 28;
/**
 * Whether a date is a month or two after another, on the same day of the month: so stand days a day or two apart if day
 * and month are taken for each other, and hardly any others.
 */
const isMonthsAfter = (day: DayNumber, first: DayNumber): boolean =>
  day - first >= SHORTEST_MONTH && makeDay(day).slice(-2) === makeDay(first).slice(-2);
/** Number of records with one plausible date order that are no exception. */
export const MIN_ODD_RECORDS = 3;
/** A larger number is a day. */
const MONTHS = 12;

/** A time as the portal writes it; in other formats the clock is no evidence. */
export const TWELVE_HOURS = /^\d\d\/\d\d\/\d{4} \d{1,2}:\d\d:\d\d [AP]M$/;
export const TWENTY_FOUR_HOURS = /^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/;

export const makeDayNumber = (year: string, month: string, date: string): DayNumber | null => {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? dayNumber(day) : null;
};

/** Dates of one record: the first, those of later events, and those still to come; null if not a day. */
export interface RecordDays {
  first: DayNumber | null;
  past: readonly (DayNumber | null)[];
  due: readonly (DayNumber | null)[];
}
/** Plausibility of a record's dates, read in one order. */
export interface DateOutcome {
  isImpossible: boolean;
  isOdd: boolean;
}

/** @param lastDay the day on which it was read */
export const judgeDates = ({ first, past, due }: RecordDays, lastDay: DayNumber): DateOutcome => {
  const known = [...past, ...due].filter((day) => day !== null);
  return {
    isImpossible:
      known.length < past.length + due.length ||
      past.some((day) => day !== null && day > lastDay) ||
      known.some((day) => day < FIRST_DAY || (first !== null && day < first)),
    isOdd:
      first !== null &&
      (known.some((day) => day - first > ODD_DAYS) || past.some((day) => day !== null && isMonthsAfter(day, first))),
  };
};

/** Counts the records that contradict one of two date orders and not the other. */
export const makeContradictionCounter = () => {
  const against = { mdy: 0, dmy: 0 };
  return {
    see: (mdy: boolean, dmy: boolean) => {
      if (mdy && !dmy) against.mdy += 1;
      if (dmy && !mdy) against.dmy += 1;
    },
    /** The order without contradictions, and the number of records that contradict the other; null if undecided. */
    settle: (): { order: 'mdy' | 'dmy'; rows: number } | null => {
      if (against.mdy > 0 && against.dmy === 0) return { order: 'dmy', rows: against.mdy };
      if (against.dmy > 0 && against.mdy === 0) return { order: 'mdy', rows: against.dmy };
      return null;
    },
  };
};

type Decided = ReturnType<ReturnType<typeof makeContradictionCounter>['settle']>;
/**
 * The date order by what is impossible in the other, or else odd in it, beside the usual one; a single record may be an
 * exception. Null if they contradict each other.
 */
export const weighEvidence = (usual: DateOrder, proof: Decided, hint: Decided): DateOrder => {
  if (proof !== null)
    return usual === null || proof.order === usual || proof.rows >= MIN_ODD_RECORDS ? proof.order : null;
  if (hint === null || hint.order === usual) return usual;
  return usual === null && hint.rows >= MIN_ODD_RECORDS ? hint.order : null;
};

/** Whether a date begins its record, is of a later event, or is still to come. */
export type DateRole = 'first' | 'past' | 'due';

/** The role of a date by its field. */
export const dateRoleOf = (field: string): DateRole => {
  if (field === 'placedAt' || field === 'requestedAt' || field === 'submittedAt') return 'first';
  return field === 'deliverBy' || field === 'respondBy' ? 'due' : 'past';
};

export interface DateEvidence {
  /** notes a date of the present record, as printed by the portal and not as written by a person */
  see(text: string, role: DateRole): void;
  /** begins another row, card or order */
  nextRecord(): void;
  /** @param habit date order of the market, if sourced; it holds unless the evidence contradicts it */
  settle(habit: DateOrder): DateOrder;
}

/**
 * Collects evidence on date order. A day above 12 decides, even against the market's habit, as the viewer's settings
 * may be of another country; if two such dates conflict, nothing is decided. Otherwise impossible dates decide, such as
 * an order in the future or a delivery before it; then the clock, with AM and PM after the month first and 24 hours
 * after the day; then several odd records.
 * @param today in the shop's zone
 */
export const makeDateEvidence = (today: DayNumber): DateEvidence => {
  const explicit = { mdy: false, dmy: false };
  const clocks = { mdy: 0, dmy: 0 };
  const impossible = makeContradictionCounter();
  const odd = makeContradictionCounter();
  let record: { date: NonNullable<ReturnType<typeof splitSlashed>>; role: DateRole }[] = [];

  const daysIn = (order: 'mdy' | 'dmy'): RecordDays => {
    const days = record.map(({ date: { first, second, year }, role }) => ({
      role,
      day: order === 'mdy' ? makeDayNumber(year, first, second) : makeDayNumber(year, second, first),
    }));
    return {
      first: days.find(({ role }) => role === 'first')?.day ?? null,
      past: days.filter(({ role }) => role !== 'due').map(({ day }) => day),
      due: days.filter(({ role }) => role === 'due').map(({ day }) => day),
    };
  };
  const nextRecord = (): void => {
    if (record.length === 0 || explicit.mdy || explicit.dmy) return;
    // The zones of shop and viewer may be a day apart.
    const [mdy, dmy] = (['mdy', 'dmy'] as const).map((order) => judgeDates(daysIn(order), (today + 1) as DayNumber));
    impossible.see(mdy!.isImpossible, dmy!.isImpossible);
    odd.see(mdy!.isOdd, dmy!.isOdd);
    record = [];
  };
  return {
    nextRecord,
    see: (text, role) => {
      const date = splitSlashed(text);
      if (date === null) return;
      explicit.dmy ||= Number(date.first) > MONTHS;
      explicit.mdy ||= Number(date.second) > MONTHS;
      if (TWELVE_HOURS.test(text)) clocks.mdy += 1;
      else if (TWENTY_FOUR_HOURS.test(text)) clocks.dmy += 1;
      // Decides, whatever the other dates of the record.
      if (explicit.mdy || explicit.dmy) return;
      if (date.first !== date.second) record.push({ date, role });
    },
    settle: (habit) => {
      nextRecord();
      if (explicit.dmy && explicit.mdy) return null;
      if (explicit.dmy || explicit.mdy) return explicit.dmy ? 'dmy' : 'mdy';
      const byClock = clocks.mdy > 0 === clocks.dmy > 0 ? null : clocks.mdy > 0 ? 'mdy' : 'dmy';
      const usual = habit === null ? byClock : byClock === null || byClock === habit ? habit : null;
      return weighEvidence(usual, impossible.settle(), odd.settle());
    },
  };
};
