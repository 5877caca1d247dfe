import type { Instant } from '#core/model/day';
import { MS_PER_DAY } from '#core/model/day';
import type { Region } from '#core/model/region';
import type { Zone } from '#core/model/zone';
import { type DateOrder, readMoment } from '../values/moment';
import type { Value } from '../values/value';
import type { Source } from './sources';

/** Which of `03/04/2026` is the month in the exports of a market. */
const DATE_ORDERS: Partial<Record<Region, readonly [DateOrder, Source]>> = {
  US: ['mdy', 'us'],
  JP: ['mdy', 'jp'],
  VN: ['dmy', 'vn'],
  BR: ['dmy', 'returns'],
};

const SLASHED = /^(\d{1,2})\/(\d{1,2})\/\d/;

/**
 * What the dates of a file say of their own order: a day above 12 settles it for the whole file, and against the habit
 * of the market, because whoever exported may have another country's settings. Where two such dates contradict each
 * other, nothing is settled.
 */
export const makeDateEvidence = () => {
  let dayFirst = false;
  let monthFirst = false;
  return {
    see(text: string): void {
      const match = SLASHED.exec(text);
      if (match === null) return;
      dayFirst ||= Number(match[1]) > 12;
      monthFirst ||= Number(match[2]) > 12;
    },
    orderIn(region: Region): DateOrder {
      if (dayFirst && monthFirst) return null;
      if (dayFirst || monthFirst) return dayFirst ? 'dmy' : 'mdy';
      return DATE_ORDERS[region]?.[0] ?? null;
    },
  };
};

const SERIAL = /^\d{5}(?:\.\d+)?$/;

/** A day counted from the day 0 of the workbook, with the part of it that has passed, as text. */
const fromSerial = (text: string, dayZero: number): string => {
  const ms = Math.round((Number(text) + dayZero) * (MS_PER_DAY / 1000)) * 1000;
  const [day = '', time = ''] = new Date(ms).toISOString().split(/[TZ.]/);
  return text.includes('.') ? `${day} ${time}` : day;
};

/** A printed date, or in a workbook the number that a spreadsheet keeps instead. */
export const readExportMoment = (
  text: string,
  { zone, dateOrder, dayZero }: { zone: Zone; dateOrder: DateOrder; dayZero: number | null },
): Value<Instant> =>
  text === ''
    ? null
    : readMoment(dayZero !== null && SERIAL.test(text) ? fromSerial(text, dayZero) : text, zone, dateOrder);
