import { type DayNumber, MS_PER_DAY } from '#core/model/day';
import type { Region } from '#core/model/region';
import {
  MIN_ODD_RECORDS,
  MONTHS,
  makeDayNumber,
  makeTally,
  outcomeOf,
  TWELVE_HOURS,
  TWENTY_FOUR_HOURS,
} from '../values/date-evidence';
import type { DateOrder } from '../values/moment';

type Kind = 'order-export' | 'cases-export';

/** Which of `03/04/2026` is the month where exports of a market were seen: it goes by the kind of export, not by the market. */
const SOURCED: Record<Kind, Partial<Record<Region, 'mdy' | 'dmy'>>> = {
  'order-export': { US: 'mdy', BR: 'mdy', JP: 'mdy', TH: 'dmy', ID: 'dmy', VN: 'dmy' },
  'cases-export': { US: 'dmy', BR: 'dmy' },
};

/** So many rows that only one order of dates explains outweigh the clock. */
const MIN_ROWS_AGAINST_CLOCK = MIN_ODD_RECORDS;
const BUDDHIST_YEARS = 543;

const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/;
const ISO = /^\d{4}-\d{1,2}-\d{1,2}/;
/** As spreadsheets of East Asia write the dates that they made of texts. */
const YEAR_FIRST = /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?!\d)/;
const SERIAL = /^\d{5}(?:\.\d+)?$/;

/** A year that a Thai spreadsheet wrote: 2569 is 2026. */
export const withoutBuddhistYear = (text: string): string =>
  text.replace(
    /^(\d{1,2}\/\d{1,2}\/|)(2[56]\d\d)(?=$|[\s-])/,
    (_, before: string, year: string) => before + (Number(year) - BUDDHIST_YEARS),
  );

/** A day counted from the day 0 of the workbook, with the part of it that has passed, as text; null where the text is none. */
export const fromSerial = (text: string, dayZero: number | null): string | null => {
  if (dayZero === null || !SERIAL.test(text)) return null;
  const ms = Math.round((Number(text) + dayZero) * (MS_PER_DAY / 1000)) * 1000;
  const [day = '', time = ''] = new Date(ms).toISOString().split(/[TZ.]/);
  return text.includes('.') ? `${day} ${time}` : day;
};

/** The first time of a row begins its record; all have passed. */
const outcomeOfRow = (days: readonly (DayNumber | null)[], lastDay: DayNumber) =>
  outcomeOf({ first: days[0] ?? null, past: days, due: [] }, lastDay);

/**
 * What the dates of a file say of their own order: a day above 12 settles it; else what would be impossible, as a
 * delivery in the future or before its order; else the clock (AM and PM stand behind the month first, 24 hours behind the
 * day), where exports of this kind and market were seen so, or a row of the file bears it out. Where that is thin nothing
 * is settled.
 *
 * @param lastDay the day on which the file was read
 */
export const makeFileDates = (kind: Kind, region: Region, lastDay: DayNumber, dayZero: number | null) => {
  const explicit = { mdy: false, dmy: false };
  const clocks = { mdy: 0, dmy: 0, other: 0 };
  const seen = { slashed: 0, iso: 0, serials: 0, lateSerials: 0 };
  const impossible = makeTally();
  const odd = makeTally();
  const swapped = makeTally();

  const seeSlashed = (texts: readonly string[]) => {
    const matches = texts.flatMap((text) => {
      const match = SLASHED.exec(text);
      return match === null ? [] : [{ text, first: match[1]!, second: match[2]!, year: match[3]! }];
    });
    if (matches.length === 0) return;
    seen.slashed += matches.length;
    for (const { text, first, second } of matches) {
      explicit.dmy ||= Number(first) > MONTHS;
      explicit.mdy ||= Number(second) > MONTHS;
      if (TWELVE_HOURS.test(text)) clocks.mdy += 1;
      else if (TWENTY_FOUR_HOURS.test(text)) clocks.dmy += 1;
      else clocks.other += 1;
    }
    if (explicit.mdy || explicit.dmy) return; // which settles it, whatever the rest says
    const mdy = outcomeOfRow(
      matches.map(({ first, second, year }) => makeDayNumber(year, first, second)),
      lastDay,
    );
    const dmy = outcomeOfRow(
      matches.map(({ first, second, year }) => makeDayNumber(year, second, first)),
      lastDay,
    );
    impossible.see(mdy.isImpossible, dmy.isImpossible);
    odd.see(mdy.isOdd, dmy.isOdd);
  };
  const seeSerials = (texts: readonly string[]) => {
    const parts = texts.flatMap((text) => {
      const [, year, month, date] =
        /^(\d+)-(\d+)-(\d+)/.exec(fromSerial(text, dayZero) ?? '') ?? YEAR_FIRST.exec(text) ?? [];
      return year === undefined ? [] : [[year, month!, date!] as const];
    });
    if (parts.length === 0) return;
    seen.serials += parts.length;
    seen.lateSerials += parts.filter(([, , date]) => Number(date) > MONTHS).length;
    if (seen.lateSerials > 0) return;
    const asKept = parts.map(([year, month, date]) => makeDayNumber(year, month, date));
    const asSwapped = parts.map(([year, month, date]) => makeDayNumber(year, date, month));
    swapped.see(outcomeOfRow(asKept, lastDay).isImpossible, outcomeOfRow(asSwapped, lastDay).isImpossible);
  };

  return {
    /** @param texts the times of a row, the one that begins its record first */
    seeRow: (texts: readonly string[]): void => {
      const known = texts.filter((text) => text !== '').map(withoutBuddhistYear);
      seeSlashed(known);
      seeSerials(known);
      seen.iso += known.filter((text) => ISO.test(text)).length;
    },
    /** A spreadsheet took some of the dates for others: up to the 12th it swaps day and month, and the rest stays text. */
    isDamaged: (): boolean => {
      if (seen.slashed > 0 && seen.serials + seen.iso > 0) return true;
      // As kept is the first of the two ways here: no day above the 12th proves it, and nothing else does.
      return seen.serials > 0 && seen.lateSerials === 0 && swapped.settle()?.order !== 'mdy';
    },
    settle: (): DateOrder => {
      if (explicit.mdy && explicit.dmy) return null;
      if (explicit.mdy || explicit.dmy) return explicit.mdy ? 'mdy' : 'dmy';
      const byClock = clocks.other > 0 || (clocks.mdy > 0 && clocks.dmy > 0) ? null : clocks.mdy > 0 ? 'mdy' : 'dmy';
      const sourced = SOURCED[kind][region] ?? null;
      const usual = sourced === null || sourced === byClock ? byClock : null;
      const proof = impossible.settle();
      if (proof !== null && (usual === null || proof.order === usual || proof.rows >= MIN_ROWS_AGAINST_CLOCK))
        return proof.order;
      if (proof !== null) return null;
      const hint = odd.settle();
      // The clock alone is an inference from other markets: where no source tells of this one, a row has to bear it out.
      if (hint === null) return sourced === byClock ? usual : null;
      if (hint.order === usual) return usual;
      return usual === null && hint.rows >= MIN_ROWS_AGAINST_CLOCK ? hint.order : null;
    },
  };
};
