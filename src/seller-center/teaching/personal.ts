import { captionKey } from '../values/text';

// Personal data of buyers: columns with such captions or cells cannot be taught.

/** Parts of captions in the languages of the portal's markets. */
const PERSONAL_CAPTIONS = [
  // en
  'buyer customername username nickname recipient receiver consignee phone address email zipcode postcode',
  'postal message buyernote remark customer contact',
  // de, fr, it, es, pt
  'kunde käufer empfänger telefon adresse anschrift nachricht acheteur client destinataire téléphone',
  'acquirente destinatario telefono indirizzo messaggio comprador teléfono dirección mensaje destinatário',
  'telefone endereço mensagem cliente',
  // ja, zh, vi, id, ms, th
  '購入者 受取人 電話 住所 氏名 メッセージ 买家 收件人 收货人 电话 地址 姓名 留言 ngườimua ngườinhận điệnthoại địachỉ pembeli penerima',
  'telepon alamat telefon ผู้ซื้อ ผู้รับ โทรศัพท์ ที่อยู่',
].flatMap((words) => words.split(' ').map(captionKey));

/** Captions that mention the buyer but are not personal. */
const NOT_PERSONAL = /(?:buyers$|fault|rating|request|rated|bewertung|fehler|avalia|ship(?:ping)?method)/i;

const PERSONAL_VALUES = [
  /@/,
  /^\(?\+\d{1,3}\)?[\s\d*()-]{6,}$/,
  /^\p{L}[\p{L}.'-]*\*{2,}/u,
  /^\(\d{3}\)\s?\d{3}-\d{4}$/,
];

/** Whether a column is personal, by its caption or by its cells. */
export const isPersonal = (caption: string, values: readonly string[]): boolean => {
  const key = captionKey(caption);
  return (
    (PERSONAL_CAPTIONS.some((part) => key.includes(part)) && !NOT_PERSONAL.test(caption)) ||
    values.some((value) => PERSONAL_VALUES.some((shape) => shape.test(value)))
  );
};
