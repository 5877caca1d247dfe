import type { DayNumber, Instant } from '#core/model/day';
import type { Zone } from '#core/model/zone';
import { type DateOrder, readMoment, withZoneOf } from '../values/moment';
import type { Value } from '../values/value';
import type { Source } from './captions';
import { fromSerial, withoutBuddhistYear } from './date-order';

/** How one file writes times and money, and when what it says was so. */
export interface ExportLocale {
  at: Instant;
  /** the day on which the file was read: nothing in it happened later */
  lastDay: DayNumber;
  currency: string;
  zone: Zone;
  dateOrder: DateOrder;
  /** the day that a spreadsheet counts from, in days before 1970; null where dates are texts */
  dayZero: number | null;
}

/** A printed date, or in a workbook the number that a spreadsheet keeps instead, in the zone that the caption says. */
export const readExportMoment = (
  text: string,
  caption: string,
  { zone, dateOrder, dayZero }: ExportLocale,
): Value<Instant> => {
  if (text === '') return null;
  const printed = fromSerial(text, dayZero) ?? withoutBuddhistYear(text);
  return readMoment(withZoneOf(caption, printed), zone, dateOrder);
};

/** Values that exports print in the language of the market, with the English word that stands in the same place. */
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
// Thai words differ by their marks, so these are compared whole and not by their letters.
const wordKey = (text: string): string => text.normalize('NFKC').toLowerCase();
const BY_PRINTED = new Map(TRANSLATIONS.map(([printed, english]) => [wordKey(printed), english]));

/** The word as the English exports have it; what no source translates stays, and is refused where it is not known. */
export const inEnglish = (text: string): string => BY_PRINTED.get(wordKey(text)) ?? text;
