import { isMasked, isNothing, readText, refuse, type Value } from './value';

/** An attribute of rows, cells and cards: the id of the order that they are about. */
export const ORDER_ID_ATTRIBUTE = 'data-log_main_order_id';
/** The order that a link leads to; empty where it leads to none. */
export const orderNoIn = (href: string | null): string => /[?&]order_no=(\d+)/.exec(href ?? '')?.[1] ?? '';

/** Order, SKU, product and request ids have 15–20 digits; too many for a number, so they stay text. */
const ID = /^\d{15,20}$/;
const ID_IN_TEXT = /(?<!\d)\d{15,20}(?!\d)/g;
export const isId = (text: string): boolean => ID.test(text);
export const readId = (text: string): Value<string> => (ID.test(text) ? text : readText<string>(text, () => undefined));

/** All the different ids in a text. */
export const idsIn = (text: string): string[] =>
  text === '' ? [] : isId(text) ? [text] : [...new Set(text.match(ID_IN_TEXT))];

/** Orders have ids of so many digits; what is shorter and stands beside other digits may be a piece of one. */
const ORDER_ID_LENGTH = 18;
const isDigits = (text: string): boolean => /^\d+$/.test(text);

/** The ids in digits that follow each other: a whole one beside counts, or pieces as long together as an order's; null where they may be several things. */
const idsInPieces = (pieces: readonly string[]): string[] | null => {
  if (pieces.length === 1) return idsIn(pieces[0]!);
  const whole = pieces.filter((piece) => isId(piece) && piece.length >= ORDER_ID_LENGTH);
  if (whole.length > 0) return whole;
  const joined = pieces.join('');
  if (joined.length === ORDER_ID_LENGTH) return [joined];
  return pieces.some(isId) ? null : [];
};

/**
 * The only id among the texts of a cell, beside whatever else others put there: a button to copy it, a count, a word. One
 * that markup cuts into pieces (to highlight what was searched) is put together.
 */
export const idAmong = (texts: readonly string[]): Value<string> => {
  const ids = new Set<string>();
  for (let at = 0; at < texts.length; at += 1) {
    const pieces: string[] = [];
    while (at + pieces.length < texts.length && isDigits(texts[at + pieces.length]!))
      pieces.push(texts[at + pieces.length]!);
    const found = pieces.length > 0 ? idsInPieces(pieces) : idsIn(texts[at]!);
    if (found === null) return refuse('unknown-value');
    for (const id of found) ids.add(id);
    at += Math.max(0, pieces.length - 1);
  }
  if (ids.size > 0) return ids.size === 1 ? [...ids][0]! : refuse('unknown-value');
  return readText<string>(texts.join(' '), () => undefined);
};

/**
 * The id behind a caption, whole or in pieces; one in a sentence may be a person's.
 * @param beside digits that stand in the same text as the caption
 */
export const idBehind = (
  beside: string | undefined,
  textRuns: readonly { readonly text: string }[],
  from: number,
): string | null => {
  const pieces = beside === undefined ? [] : [beside];
  for (let at = from; at < textRuns.length && isDigits(textRuns[at]!.text); at += 1) pieces.push(textRuns[at]!.text);
  const id = idAmong(pieces);
  return typeof id === 'string' ? id : null;
};

// Chat and ticket ids are of no known shape; but they are one word with a digit, and not a date.
const TOKEN = /^(?=[^\s]*\d)[A-Za-z0-9][A-Za-z0-9._:-]{2,63}$/;
export const readToken = (text: string): Value<string> =>
  readText(text, (printed) => (TOKEN.test(printed) ? printed : undefined));
/** The only such word among the texts of a cell. */
export const tokenAmong = (texts: readonly string[]): Value<string> => {
  const tokens = new Set(texts.filter((text) => TOKEN.test(text)));
  if (tokens.size === 1 && texts.every((text) => TOKEN.test(text) || !/\d/.test(text))) return [...tokens][0]!;
  return readText<string>(texts.join(' '), () => undefined);
};

const TRACKING = /^(?=(?:.*\d){5})[A-Za-z0-9-]{8,40}$/;
/** One word of 8 letters and digits or more. */
export const readTracking = (text: string): Value<string> =>
  readText(text, (printed) => (TRACKING.test(printed) ? printed : undefined));

const PRIVATE = /@|https?:|\+?\d[\d\s().-]{6,}\d/;

/** The product that a link leads to: the id that ends a path of `/product/…`. */
export const productIdIn = (href: string | null): string | null =>
  href?.split('/product/')[1]?.split(/[/?#]/).find(isId) ?? null;

/** A caption that the platform prints from a list of its own: short, and with nothing in it that only a person writes. */
export const readPhrase = (text: string, longest = 80): Value<string> =>
  readText(text, (text) =>
    text.length <= longest && /\p{L}{2}/u.test(text) && !PRIVATE.test(text) ? text : undefined,
  );

/** The same of a cell that holds nothing else. */
export const phraseAmong = (texts: readonly string[], longest?: number): Value<string> =>
  texts.length > 1 ? refuse('unknown-value') : readPhrase(texts[0] ?? '', longest);

/** A product cell begins with the name; below it stand variation and what the buyer had printed on it, which is theirs. */
export const readProductName = (runs: readonly string[]): string | null => {
  const [name = ''] = runs;
  return isNothing(name) || isMasked(name) ? null : name.slice(0, 300);
};
