// Printed texts in a comparable form.

const SPACE = /[\s\u00a0\u200b-\u200d\ufeff]+/gu;
const SPACE_CODE = 32;
const LAST_ASCII_CODE = 126;

/** Whether a text is already normalised: ASCII with single spaces between words. */
const isOneLine = (text: string): boolean => {
  let before = SPACE_CODE;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > LAST_ASCII_CODE || code < SPACE_CODE || (code === SPACE_CODE && before === SPACE_CODE)) return false;
    before = code;
  }
  return before !== SPACE_CODE;
};

/** Normalises white space to single spaces, without any at the ends. */
export const oneLine = (text: string): string => (isOneLine(text) ? text : text.replace(SPACE, ' ').trim());

// Units, currencies, zones and metric codes beside a caption give the format of its values. Any other word in brackets
// may change the meaning ("(expected)", "(est)") and stays.
const UNIT = /[([（]\s?(?:%|h|hrs?|hours?)\s?[)\]）]/gi;
const CODE =
  /[([（]\s?(?:[A-Z]{3}|US\$|\$|(?:UTC|GMT|utc|gmt)[^([（)）\]]{0,12}|PT|IM[ _]?DSAT|NBFR|SFCR|OTDR)\s?[)\]）]/g;
const PLAIN_WORDS = /^[A-Za-z0-9 .,:;'/&-]*$/;
const SEPARATORS = /[ .,:;'/&-]+/g;

/**
 * Key by which captions are compared: letters, their marks (which distinguish Thai words) and digits, without case,
 * space or punctuation.
 */
export const captionKey = (text: string): string =>
  PLAIN_WORDS.test(text)
    ? text.replace(SEPARATORS, '').toLowerCase()
    : text
        .normalize('NFKC')
        .replace(UNIT, '')
        .replace(CODE, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

export const captionHasPercent = (caption: string): boolean => /[([（]\s?%\s?[)\]）]/.test(caption);
export const captionHasHours = (caption: string): boolean => /\bh(?:ou)?rs?\b|[([（]\s?h\s?[)\]）]/i.test(caption);
/** The time zone of a caption's values, as `UTC+8` or `PT`; null if not given. */
export const zoneInCaption = (caption: string): string | null =>
  /[([（]\s?((?:UTC|GMT|utc|gmt)[^([（)）\]]{0,12}|[A-Z]{3}|PT)\s?[)\]）]/.exec(caption)?.[1] ?? null;
/** The currency of a caption's values; null if not given. */
export const currencyInCaption = (caption: string): string | null =>
  /[([（]\s?([A-Z]{3}|US\$|\$)\s?[)\]）]/.exec(caption)?.[1] ?? null;
