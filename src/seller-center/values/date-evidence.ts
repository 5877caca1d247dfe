import { type DayNumber, dayNumber, isDay } from '#core/model/day';
import type { DateOrder } from './moment';

// Which of `03/04/2026` is the month: what the dates of a page or a file say of that themselves.

/** No market had TikTok Shop before. */
export const FIRST_DAY = dayNumber('2019-01-01');
/** A delivery or refund so long after its order is hardly one. */
const ODD_DAYS = 60;
/** So many records that only one order of dates explains are more than a single odd one. */
export const MIN_ODD_RECORDS = 3;
/** A day above it is no month. */
const MONTHS = 12;

/** As the portal writes a time; elsewhere a clock says nothing. */
export const TWELVE_HOURS = /^\d\d\/\d\d\/\d{4} \d{1,2}:\d\d:\d\d [AP]M$/;
export const TWENTY_FOUR_HOURS = /^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/;

export const makeDayNumber = (year: string, month: string, date: string): DayNumber | null => {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? dayNumber(day) : null;
};

/** The days of one record: the one that begins it, those of what has happened since, and those that are still to come; null is no day. */
export interface RecordDays {
  first: DayNumber | null;
  past: readonly (DayNumber | null)[];
  due: readonly (DayNumber | null)[];
}
/** How one record looks when its dates are read in one order. */
export interface DateOutcome {
  isImpossible: boolean;
  isOdd: boolean;
}

/** @param lastDay the day on which it was read */
export const outcomeOf = ({ first, past, due }: RecordDays, lastDay: DayNumber): DateOutcome => {
  const known = [...past, ...due].filter((day) => day !== null);
  return {
    isImpossible:
      known.length < past.length + due.length ||
      past.some((day) => day !== null && day > lastDay) ||
      known.some((day) => day < FIRST_DAY || (first !== null && day < first)),
    isOdd: first !== null && known.some((day) => day - first > ODD_DAYS),
  };
};

/** How many records speak against each of two ways of reading, and not against the other. */
export const makeTally = () => {
  const against = { mdy: 0, dmy: 0 };
  return {
    see: (mdy: boolean, dmy: boolean) => {
      if (mdy && !dmy) against.mdy += 1;
      if (dmy && !mdy) against.dmy += 1;
    },
    /** The way that nothing speaks against, and how many records speak against the other; null where that settles nothing. */
    settle: (): { order: 'mdy' | 'dmy'; rows: number } | null => {
      if (against.mdy > 0 && against.dmy === 0) return { order: 'dmy', rows: against.mdy };
      if (against.dmy > 0 && against.mdy === 0) return { order: 'mdy', rows: against.dmy };
      return null;
    },
  };
};

/** Whether a date is of what begins its record, of what followed and has happened, or of what is still to come. */
export type DateRole = 'first' | 'past' | 'due';

/** The role of a date by the field that it is of. */
export const dateRoleOf = (field: string): DateRole => {
  if (field === 'placedAt' || field === 'requestedAt' || field === 'submittedAt') return 'first';
  return field === 'deliverBy' || field === 'respondBy' ? 'due' : 'past';
};

export interface DateEvidence {
  /** a date of the present record that the portal printed, not one that a person wrote */
  see(text: string, role: DateRole): void;
  /** what is seen from now on is of another row, card or order */
  nextRecord(): void;
  /** @param habit how the market writes, where a source tells; alone it holds only where nothing speaks against it */
  settle(habit: DateOrder): DateOrder;
}

const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/;
const DAY_OR_MONTH = /^(\d{1,2})\/(\d{1,2})\/\d/;

/**
 * A day above 12 settles it, against the habit of the market too, because whoever looks may have another country's
 * settings; where two such dates contradict each other, nothing is settled. Else what would be impossible settles it, as
 * an order in the future or a delivery before it; then the clock, with AM and PM behind the month first and 24 hours
 * behind the day; then several records that would be odd.
 *
 * @param today the shop's own
 */
export const makeDateEvidence = (today: DayNumber): DateEvidence => {
  const explicit = { mdy: false, dmy: false };
  const clocks = { mdy: 0, dmy: 0 };
  const impossible = makeTally();
  const odd = makeTally();
  let record: { match: RegExpExecArray; role: DateRole }[] = [];

  const daysIn = (order: 'mdy' | 'dmy'): RecordDays => {
    const days = record.map(({ match: [, one = '', two = '', year = ''], role }) => ({
      role,
      day: order === 'mdy' ? makeDayNumber(year, one, two) : makeDayNumber(year, two, one),
    }));
    return {
      first: days.find(({ role }) => role === 'first')?.day ?? null,
      past: days.filter(({ role }) => role !== 'due').map(({ day }) => day),
      due: days.filter(({ role }) => role === 'due').map(({ day }) => day),
    };
  };
  const nextRecord = (): void => {
    if (record.length === 0 || explicit.mdy || explicit.dmy) return;
    // The shop's zone and that of whoever looks may be a day apart.
    const [mdy, dmy] = (['mdy', 'dmy'] as const).map((order) => outcomeOf(daysIn(order), (today + 1) as DayNumber));
    impossible.see(mdy!.isImpossible, dmy!.isImpossible);
    odd.see(mdy!.isOdd, dmy!.isOdd);
    record = [];
  };
  return {
    nextRecord,
    see: (text, role) => {
      const parts = DAY_OR_MONTH.exec(text);
      if (parts === null) return;
      explicit.dmy ||= Number(parts[1]) > MONTHS;
      explicit.mdy ||= Number(parts[2]) > MONTHS;
      if (TWELVE_HOURS.test(text)) clocks.mdy += 1;
      else if (TWENTY_FOUR_HOURS.test(text)) clocks.dmy += 1;
      // which settles it, whatever the rest says
      if (explicit.mdy || explicit.dmy) return;
      const match = SLASHED.exec(text);
      if (match !== null && parts[1] !== parts[2]) record.push({ match, role });
    },
    settle: (habit) => {
      nextRecord();
      if (explicit.dmy && explicit.mdy) return null;
      if (explicit.dmy || explicit.mdy) return explicit.dmy ? 'dmy' : 'mdy';
      const proof = impossible.settle();
      const byClock = clocks.mdy > 0 === clocks.dmy > 0 ? null : clocks.mdy > 0 ? 'mdy' : 'dmy';
      const usual = habit === null ? byClock : byClock === null || byClock === habit ? habit : null;
      if (proof !== null)
        return usual === null || proof.order === usual || proof.rows >= MIN_ODD_RECORDS ? proof.order : null;
      const hint = odd.settle();
      if (hint === null || hint.order === usual) return usual;
      return usual === null && hint.rows >= MIN_ODD_RECORDS ? hint.order : null;
    },
  };
};
