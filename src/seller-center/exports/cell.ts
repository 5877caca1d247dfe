// What spreadsheets and tools add to the text of a cell, or replace it with.

/** Invisible format characters, except those that join letters. */
const INVISIBLE = /(?!\u200c|\u200d)\p{Cf}/gu;
/** A formula that marks a text as such. */
const AS_FORMULA = /^=(?:"(.*)"|(\d+))$/s;
const APOSTROPHE_BEFORE_NUMBER = /^['’‘`´](?=\d[\d/:. -]*(?:[ap]m)?$)/i;
const FULL_WIDTH_NUMBER = /^[０-９]+$/;
/** Texts that tools write for an empty cell. */
const EMPTY = /^(?:nan|nat|none|null)$/i;
/** Errors of spreadsheets: `#NAME?` for a text that begins with a minus, `#####` for a date wider than its column. */
const SPREADSHEET_ERROR = /^#(?:#+|[A-Z][A-Z/0]*[!?]?)$/;

const BYTE_VALUES = Uint8Array.from({ length: 256 }, (_, byte) => byte);
/** Bytes of letters in Windows-1252, and in Latin-1, which some tools confuse with it. */
const BYTES = new Map([
  ...[...BYTE_VALUES].map((byte) => [String.fromCharCode(byte), byte] as const),
  ...[...new TextDecoder('windows-1252').decode(BYTE_VALUES)].map((letter, byte) => [letter, byte] as const),
]);
const UTF_8 = new TextDecoder('utf-8', { fatal: true });
/** First bytes of a multi-byte letter in UTF-8, as read in Windows-1252. */
const MISREAD = /[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]/;

/** Restores a text that was read as Windows-1252 and saved: `CafÃ©` was `Café`. */
const repairLetters = (text: string): string => {
  const bytes = [...text].map((letter) => BYTES.get(letter));
  if (bytes.includes(undefined)) return text;
  try {
    return UTF_8.decode(Uint8Array.from(bytes as number[]));
  } catch {
    return text; // it was meant so
  }
};

/** The text of a cell without additions by sellers and spreadsheets; no letter or digit is lost. */
export const cleanCell = (text: string): string => {
  const visible = text.replace(INVISIBLE, '').trim();
  const bare = visible.replace(AS_FORMULA, '$1$2').replace(APOSTROPHE_BEFORE_NUMBER, '').trim();
  if (EMPTY.test(bare)) return '';
  if (FULL_WIDTH_NUMBER.test(bare)) return bare.normalize('NFKC');
  return MISREAD.test(bare) ? repairLetters(bare) : bare;
};

export const hasLostLetters = (text: string): boolean => text.includes('\uFFFD');
/** Question marks also stand for letters that a spreadsheet could not save. */
export const mayHaveLostLetters = (text: string): boolean => hasLostLetters(text) || text.includes('??');
export const isSpreadsheetError = (text: string): boolean => SPREADSHEET_ERROR.test(text);
