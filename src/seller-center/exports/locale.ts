import { type Instant, MS_PER_DAY } from '#core/model/day';
import type { Region } from '#core/model/region';
import type { Zone } from '#core/model/zone';
import { type DateOrder, readMoment } from '../values/moment';
import type { Value } from '../values/value';
import type { Source } from './captions';

/** How one file writes times and money, and when what it says was so. */
export interface ExportLocale {
  at: Instant;
  currency: string;
  zone: Zone;
  dateOrder: DateOrder;
  /** the day that a spreadsheet counts from, in days before 1970; null where dates are texts */
  dayZero: number | null;
}

/** Which of `03/04/2026` is the month in the exports of a market. */
const DATE_ORDERS: Partial<Record<Region, readonly [DateOrder, Source]>> = {
  US: ['mdy', 'us'],
  JP: ['mdy', 'jp'],
  VN: ['dmy', 'vn'],
  BR: ['dmy', 'returns'],
};

export const usualDateOrder = (region: Region): DateOrder => DATE_ORDERS[region]?.[0] ?? null;

const SERIAL = /^\d{5}(?:\.\d+)?$/;

/** A day counted from the day 0 of the workbook, with the part of it that has passed, as text. */
const fromSerial = (text: string, dayZero: number): string => {
  const ms = Math.round((Number(text) + dayZero) * (MS_PER_DAY / 1000)) * 1000;
  const [day = '', time = ''] = new Date(ms).toISOString().split(/[TZ.]/);
  return text.includes('.') ? `${day} ${time}` : day;
};

/** A printed date, or in a workbook the number that a spreadsheet keeps instead. */
export const readExportMoment = (text: string, { zone, dateOrder, dayZero }: ExportLocale): Value<Instant> =>
  text === ''
    ? null
    : readMoment(dayZero !== null && SERIAL.test(text) ? fromSerial(text, dayZero) : text, zone, dateOrder);

/** Values that exports print in the language of the market, with the English word that stands in the same place. */
const TRANSLATIONS: readonly (readonly [printed: string, english: string, source: Source])[] = [
  ['ที่จะจัดส่ง', 'To ship', 'th'],
  ['รอเข้ารับ', 'Awaiting collection', 'th'],
  ['จัดส่งแล้ว', 'Shipped', 'th'],
  ['จัดส่งสำเร็จ', 'Delivered', 'th'],
  ['เสร็จสมบูรณ์', 'Completed', 'th'],
  ['ยกเลิกแล้ว', 'Canceled', 'th'],
  ['Dikirim', 'Shipped', 'id'],
  ['Sedang transit', 'In transit', 'id'],
  ['Dibatalkan', 'Canceled', 'id'],
  ['Selesai', 'Completed', 'id'],
  ['未発送', 'To ship', 'jp'],
  ['発送待ち', 'Awaiting shipment', 'jp'],
];
// Thai words differ by their marks, so these are compared whole and not by their letters.
const wordKey = (text: string): string => text.normalize('NFKC').toLowerCase();
const BY_PRINTED = new Map(TRANSLATIONS.map(([printed, english]) => [wordKey(printed), english]));

/** The word as the English exports have it; what no source translates stays, and is refused where it is not known. */
export const inEnglish = (text: string): string => BY_PRINTED.get(wordKey(text)) ?? text;
