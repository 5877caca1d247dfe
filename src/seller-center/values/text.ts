// Texts as a page prints them, made comparable.

const SPACE = /[\s\u00a0\u200b-\u200d\ufeff]+/gu;
const SPACE_CODE = 32;
const LAST_ASCII_CODE = 126;

/** Whether a text is on one line already: ASCII with single spaces between words. */
const isOneLine = (text: string): boolean => {
  let before = SPACE_CODE;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > LAST_ASCII_CODE || code < SPACE_CODE || (code === SPACE_CODE && before === SPACE_CODE)) return false;
    before = code;
  }
  return before !== SPACE_CODE;
};

/** Text on one line: every kind of white space is one space, none at the ends. */
export const oneLine = (text: string): string => (isOneLine(text) ? text : text.replace(SPACE, ' ').trim());

// Units, currencies, zones and metric codes beside a caption say how to read its values, not what they are. Any other word
// in brackets may change the meaning ("(expected)", "(est)") and stays.
const UNIT = /[([（]\s?(?:%|h|hrs?|hours?)\s?[)\]）]/gi;
const CODE =
  /[([（]\s?(?:[A-Z]{3}|US\$|\$|(?:UTC|GMT|utc|gmt)[^([（)）\]]{0,12}|PT|IM[ _]?DSAT|NBFR|SFCR|OTDR)\s?[)\]）]/g;
const PLAIN_WORDS = /^[A-Za-z0-9 .,:;'/&-]*$/;
const SEPARATORS = /[ .,:;'/&-]+/g;

/** What a caption is compared by: its letters, their marks (Thai words differ by them) and digits, without case, space or punctuation. */
export const captionKey = (text: string): string =>
  PLAIN_WORDS.test(text)
    ? text.replace(SEPARATORS, '').toLowerCase()
    : text
        .normalize('NFKC')
        .replace(UNIT, '')
        .replace(CODE, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

export const saysPercent = (caption: string): boolean => /[([（]\s?%\s?[)\]）]/.test(caption);
export const saysHours = (caption: string): boolean => /\bh(?:ou)?rs?\b|[([（]\s?h\s?[)\]）]/i.test(caption);
/** The zone that a caption says its times are in, as `UTC+8` or `PT`; null where it says none. */
export const zoneSaid = (caption: string): string | null =>
  /[([（]\s?((?:UTC|GMT|utc|gmt)[^([（)）\]]{0,12}|[A-Z]{3}|PT)\s?[)\]）]/.exec(caption)?.[1] ?? null;
/** The currency that a caption says its amounts are in; null where it says none. */
export const currencySaid = (caption: string): string | null =>
  /[([（]\s?([A-Z]{3}|US\$|\$)\s?[)\]）]/.exec(caption)?.[1] ?? null;
