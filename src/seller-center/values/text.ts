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

// Units, zones and metric codes beside a caption say how to read its values, not what they are. Any other word in
// brackets may change the meaning ("(expected)") and stays.
const ASIDE =
  /[([（]\s?(?:%|h|hrs?|hours?|[A-Z]{3}|US\$|\$|(?:UTC|GMT)[^([（)）\]]{0,12}|P[SD]?T|IM[ _]?DSAT|NBFR|SFCR|OTDR)\s?[)\]）]/gi;
const PLAIN_WORDS = /^[A-Za-z0-9 .,:;'/&-]*$/;
const SEPARATORS = /[ .,:;'/&-]+/g;

/** What a caption is compared by: its letters, their marks (Thai words differ by them) and digits, without case, space or punctuation. */
export const captionKey = (text: string): string =>
  PLAIN_WORDS.test(text)
    ? text.replace(SEPARATORS, '').toLowerCase()
    : text
        .normalize('NFKC')
        .replace(ASIDE, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

export const saysPercent = (caption: string): boolean => /[([（]\s?%\s?[)\]）]/.test(caption);
export const saysHours = (caption: string): boolean => /\bh(?:ou)?rs?\b|[([（]\s?h\s?[)\]）]/i.test(caption);
