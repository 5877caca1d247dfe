import { isMasked, isNothing, readText, refuse, type Value } from './value';

/** The order to which a link leads; empty if none. */
export const orderIdInLink = (href: string | null): string => /[?&]order_no=(\d+)/.exec(href ?? '')?.[1] ?? '';

/** Order, SKU, product and request ids have 15–20 digits, too many for a number, so they stay texts. */
const ID = /^\d{15,20}$/;
const ID_IN_TEXT = /(?<!\d)\d{15,20}(?!\d)/g;
export const isId = (text: string): boolean => ID.test(text);
export const readId = (text: string): Value<string> => (ID.test(text) ? text : readText<string>(text, () => undefined));

/** All distinct ids in a text. */
export const findIds = (text: string): string[] =>
  text === '' ? [] : isId(text) ? [text] : [...new Set(text.match(ID_IN_TEXT))];

/** Number of digits of an order id; shorter digits beside others may be a piece of one. */
const ORDER_ID_LENGTH = 18;
const isDigits = (text: string): boolean => /^\d+$/.test(text);

/**
 * The ids in consecutive groups of digits: a whole id, or pieces that add up to the length of an order id; null if
 * ambiguous.
 */
const idsInPieces = (pieces: readonly string[]): string[] | null => {
  if (pieces.length === 1) return findIds(pieces[0]!);
  const whole = pieces.filter((piece) => isId(piece) && piece.length >= ORDER_ID_LENGTH);
  if (whole.length > 0) return whole;
  const joined = pieces.join('');
  if (joined.length === ORDER_ID_LENGTH) return [joined];
  return pieces.some(isId) ? null : [];
};

/**
 * The only id among the texts of a cell, beside any additions such as a copy button, a count or a word. An id that
 * markup splits, as in highlighted search results, is joined.
 */
export const readOnlyId = (texts: readonly string[]): Value<string> => {
  const ids = new Set<string>();
  for (let at = 0; at < texts.length; at += 1) {
    const pieces: string[] = [];
    while (at + pieces.length < texts.length && isDigits(texts[at + pieces.length]!))
      pieces.push(texts[at + pieces.length]!);
    const found = pieces.length > 0 ? idsInPieces(pieces) : findIds(texts[at]!);
    if (found === null) return refuse('unknown-value');
    for (const id of found) ids.add(id);
    at += Math.max(0, pieces.length - 1);
  }
  if (ids.size > 0) return ids.size === 1 ? [...ids][0]! : refuse('unknown-value');
  return readText<string>(texts.join(' '), () => undefined);
};

/**
 * The id after a caption, whole or in pieces; an id in a sentence may be a person's.
 * @param beside digits in the caption's own text
 */
export const readIdAfterCaption = (
  beside: string | undefined,
  textRuns: readonly { readonly text: string }[],
  from: number,
): string | null => {
  const pieces = beside === undefined ? [] : [beside];
  for (let at = from; at < textRuns.length && isDigits(textRuns[at]!.text); at += 1) pieces.push(textRuns[at]!.text);
  const id = readOnlyId(pieces);
  return typeof id === 'string' ? id : null;
};

// Chat and ticket ids have no known format, but are one word with a digit, and no date.
const TOKEN = /^(?=[^\s]*\d)[A-Za-z0-9][A-Za-z0-9._:-]{2,63}$/;
export const readToken = (text: string): Value<string> =>
  readText(text, (printed) => (TOKEN.test(printed) ? printed : undefined));
/** The only such word among the texts of a cell. */
export const readOnlyToken = (texts: readonly string[]): Value<string> => {
  const tokens = new Set(texts.filter((text) => TOKEN.test(text)));
  if (tokens.size === 1 && texts.every((text) => TOKEN.test(text) || !/\d/.test(text))) return [...tokens][0]!;
  return readText<string>(texts.join(' '), () => undefined);
};

const TRACKING = /^(?=(?:.*\d){5})[A-Za-z0-9-]{8,40}$/;
/** A tracking number: one word of 8 letters and digits or more. */
export const readTrackingNumber = (text: string): Value<string> =>
  readText(text, (printed) => (TRACKING.test(printed) ? printed : undefined));

const PRIVATE = /@|https?:|\+?\d[\d\s().-]{6,}\d/;

/** The product to which a link leads, by the id at the end of a path `/product/…`. */
export const productIdInLink = (href: string | null): string | null =>
  href?.split('/product/')[1]?.split(/[/?#]/).find(isId) ?? null;

/** Reads a phrase of a closed list: short, and without characters that only people write. */
export const readPhrase = (text: string, longest = 80): Value<string> =>
  readText(text, (text) =>
    text.length <= longest && /\p{L}{2}/u.test(text) && !PRIVATE.test(text) ? text : undefined,
  );

/** Reads a phrase from a cell that contains nothing else. */
export const readOnlyPhrase = (texts: readonly string[], longest?: number): Value<string> =>
  texts.length > 1 ? refuse('unknown-value') : readPhrase(texts[0] ?? '', longest);

/**
 * The product name at the beginning of a cell, above the variation and the buyer's customisation, which is personal.
 */
export const readProductName = (runs: readonly string[]): string | null => {
  const [name = ''] = runs;
  return isNothing(name) || isMasked(name) ? null : name.slice(0, 300);
};
