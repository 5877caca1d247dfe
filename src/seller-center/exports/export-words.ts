import type { Source } from './sources';

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
const whole = (text: string): string => text.normalize('NFKC').toLowerCase();
const BY_PRINTED = new Map(TRANSLATIONS.map(([printed, english]) => [whole(printed), english]));

/** The word as the English exports have it; what no source translates stays, and is refused where it is not known. */
export const inEnglish = (text: string): string => BY_PRINTED.get(whole(text)) ?? text;
