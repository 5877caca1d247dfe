import { isMasked, isNothing, readText, type Value } from './value';

/** An attribute of rows, cells and cards: the id of the order that they are about. */
export const ORDER_MARK = 'data-log_main_order_id';
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

// Chat and ticket ids are of no known shape; but they are one word with a digit, and not a date.
const TOKEN = /^(?=[^\s]*\d)[A-Za-z0-9][A-Za-z0-9._:-]{2,63}$/;
export const readToken = (text: string): Value<string> =>
  readText(text, (printed) => (TOKEN.test(printed) ? printed : undefined));

const TRACKING = /^(?=(?:.*\d){5})[A-Za-z0-9-]{8,40}$/;
/** One word of 8 letters and digits or more. */
export const readTracking = (text: string): Value<string> =>
  readText(text, (printed) => (TRACKING.test(printed) ? printed : undefined));

const PRIVATE = /@|https?:|\+?\d[\d\s().-]{6,}\d/;

/** A caption that the platform prints from a list of its own: short, and with nothing in it that only a person writes. */
export const readPhrase = (text: string, longest = 80): Value<string> =>
  readText(text, (text) =>
    text.length <= longest && /\p{L}{2}/u.test(text) && !PRIVATE.test(text) ? text : undefined,
  );

/** A product cell begins with the name; below it stand variation and what the buyer had printed on it, which is theirs. */
export const readProductName = (runs: readonly string[]): string | null => {
  const [name = ''] = runs;
  return isNothing(name) || isMasked(name) ? null : name.slice(0, 300);
};
