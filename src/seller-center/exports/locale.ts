import type { DayNumber, Instant } from '#core/model/day';
import type { Zone } from '#core/model/zone';
import { type DateOrder, readMoment, withZoneOf } from '../values/moment';
import type { Value } from '../values/value';
import type { Source } from './captions';
import { convertBuddhistYear, fromSerial } from './date-order';

/** Number and date formats of a file, and the time of its content. */
export interface ExportLocale {
  at: Instant;
  /** the day on which the file was read, an upper bound of all dates in it */
  lastDay: DayNumber;
  currency: string;
  zone: Zone;
  dateOrder: DateOrder;
  /** day 0 of the spreadsheet, in days before 1970; null if dates are texts */
  dayZero: number | null;
}

/** Reads a printed date, or the serial number of one in a workbook, in the time zone given by the caption. */
export const readExportMoment = (
  text: string,
  caption: string,
  { zone, dateOrder, dayZero }: ExportLocale,
): Value<Instant> => {
  if (text === '') return null;
  const printed = fromSerial(text, dayZero) ?? convertBuddhistYear(text);
  return readMoment(withZoneOf(caption, printed), zone, dateOrder);
};

/** Values printed in the language of the market, with their equivalents in English exports. */
const TRANSLATIONS: readonly (readonly [printed: string, english: string, source: Source])[] = [
  ['ที่จะจัดส่ง', 'To ship', 'th'],
  ['รอเข้ารับ', 'Awaiting collection', 'th'],
  ['จัดส่งแล้ว', 'Shipped', 'th'],
  ['จัดส่งสำเร็จ', 'Delivered', 'th'],
  ['เสร็จสมบูรณ์', 'Completed', 'th'],
  ['ยกเลิกแล้ว', 'Canceled', 'th'],
  ['Belum dibayar', 'Unpaid', 'id'],
  ['Perlu dikirim', 'To ship', 'id'],
  ['Menunggu pengiriman', 'Awaiting shipment', 'id'],
  ['Menunggu pengambilan', 'Awaiting collection', 'id'],
  ['Terkirim', 'Delivered', 'id'],
  ['Đã vận chuyển', 'Shipped', 'vn'],
  ['Đã giao', 'Delivered', 'vn'],
  ['Đã hủy', 'Canceled', 'vn'],
  ['Dikirim', 'Shipped', 'id'],
  ['Sedang transit', 'In transit', 'id'],
  ['Dibatalkan', 'Canceled', 'id'],
  ['Selesai', 'Completed', 'id'],
  ['Para enviar', 'To ship', 'br'],
  ['Enviado', 'Shipped', 'br'],
  ['Concluído', 'Completed', 'br'],
  ['Cancelado', 'Canceled', 'br'],
  ['未発送', 'To ship', 'jp'],
  ['発送待ち', 'Awaiting shipment', 'jp'],
];
// Compared as whole words, as Thai words differ by their marks.
const wordKey = (text: string): string => text.normalize('NFKC').toLowerCase();
const BY_PRINTED = new Map(TRANSLATIONS.map(([printed, english]) => [wordKey(printed), english]));

/** The word of English exports; a word without a sourced translation is unchanged, and refused if unknown. */
export const inEnglish = (text: string): string => BY_PRINTED.get(wordKey(text)) ?? text;
