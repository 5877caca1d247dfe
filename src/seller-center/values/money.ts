import type { Money } from '#core/model/field';
import type { Source } from '../exports/captions';
import { currencyInCaption } from './text';
import { readText, type Value } from './value';

/** Currency signs; an amount in another currency than the shop's is refused. */
const SIGNS: readonly (readonly [sign: string, currency: string, source: Source])[] = [
  ['$', 'USD', 'us'],
  ['US$', 'USD', 'us'],
  ['$', 'MXN', 'mx'],
  ['MX$', 'MXN', 'mx'],
  ['S$', 'SGD', 'sg'],
  ['R$', 'BRL', 'returns'],
  ['£', 'GBP', 'gb'],
  ['€', 'EUR', 'eu'],
  ['RM', 'MYR', 'my'],
  ['đ', 'VND', 'vnPrices'],
  ['Rp', 'IDR', 'unicode'],
  ['¥', 'JPY', 'unicode'],
  ['￥', 'JPY', 'unicode'],
  ['円', 'JPY', 'unicode'],
  ['₫', 'VND', 'unicode'],
  ['฿', 'THB', 'unicode'],
  ['₱', 'PHP', 'unicode'],
];
/** Currencies whose markets write a decimal point only: a bare `12,34` or `1.234.567` there is of another market. */
const POINTED = ['USD', 'GBP', 'JPY'];
const OTHER_NOTATION = /\s|,\d{1,2}$|\.\d{3}(?:\.|$)/;
/** Currencies without cents, in which a separator always separates groups of three. */
const WHOLE = ['JPY', 'VND', 'IDR'];

const MONEY = /^(-?)\s?([^\d\s.,-]*)\s?(-?)([\d.,]+(?:\s\d{3})*(?:[.,]\d+)?)\s?([^\d\s.,-]+)?$/u;
const GROUPED = /^\d{1,3}(?:([.,\s])\d{3})(?:\1\d{3})*$/;
const CENTS = /^(.+)([.,])(\d{1,2})$/;

const wholePart = (text: string, point: string): number | undefined => {
  if (/^\d+$/.test(text)) return Number(text);
  const group = GROUPED.exec(text)?.[1] ?? point;
  return group === point ? undefined : Number(text.replaceAll(group, ''));
};

/**
 * Parses amounts of all markets: one or two digits after the last separator are cents, and another separator or a space
 * forms groups of three. `1.234` alone is a thousand in Berlin but no amount in London, so it is refused unless the currency
 * has no cents; a comma is never followed by three cents.
 */
const parseAmount = (text: string, currency: string): number | undefined => {
  if (/^\d+$/.test(text)) return Number(text);
  const hasCents = !WHOLE.includes(currency);
  const cents = CENTS.exec(text);
  if (cents !== null && (hasCents || /^0+$/.test(cents[3]!))) {
    const [, whole = '', point = '', fraction = ''] = cents;
    const value = wholePart(whole, point);
    return value === undefined ? undefined : Number(`${value}.${fraction}`);
  }
  const group = GROUPED.exec(text)?.[1];
  if (group === undefined || (group === '.' && hasCents && text.indexOf('.') === text.lastIndexOf('.')))
    return undefined;
  return Number(text.replaceAll(group, ''));
};

const isSignOf = (sign: string, currency: string): boolean =>
  sign === currency || SIGNS.some((known) => known[0] === sign && known[1] === currency);

const signIn = (text: string): string => {
  const [, , first = '', , , last = ''] = MONEY.exec(text) ?? [];
  return first || last;
};
export const hasSignOf = (text: string, currency: string): boolean => isSignOf(signIn(text), currency);

/** The sign of another market's currency in an amount; null if it is the shop's or unknown. */
export const foreignSign = (text: string, currency: string): string | null => {
  const sign = signIn(text);
  return !isSignOf(sign, currency) && SIGNS.some((known) => isSignOf(sign, known[1])) ? sign : null;
};

/**
 * `$1,022.25`, `R$ 62,90`, `1 022,25 €`, `11,000 JPY`, `THB 1,234.00`; a bare number is in the currency of its caption, or else in
 * the shop's.
 * @param currency the shop's; an amount in another is refused
 */
export const readMoney = (text: string, currency: string, caption = ''): Value<Money> =>
  readText(text, (text) => {
    const [, before, first = '', after, digits = '', last = ''] = MONEY.exec(text) ?? [];
    const number = parseAmount(digits, currency);
    if (number === undefined || number > Number.MAX_SAFE_INTEGER || (before === '-' && after === '-')) return undefined;
    const signs = [first, last, currencyInCaption(caption) ?? ''];
    if (signs.some((sign) => sign !== '' && !isSignOf(sign, currency))) return undefined;
    const isBare = signs.every((sign) => sign === '');
    if (isBare && POINTED.includes(currency) && OTHER_NOTATION.test(digits)) return undefined;
    return { value: before === '-' || after === '-' ? -number : number, currency };
  });
