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

export const usualOrder = (region: Region): DateOrder => DATE_ORDERS[region]?.[0] ?? null;

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
