import type { Money } from '#core/model/field';
import { parseNumber } from './number';
import { readText, type Value } from './value';

/** `$` is the dollar of the shop's own market; a sign or code of another currency is refused. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  $: ['USD', 'SGD', 'MXN'],
  US$: ['USD'],
  S$: ['SGD'],
  '£': ['GBP'],
  '€': ['EUR'],
};
const MONEY = /^(-?)\s*([^\d\s.,-]*)\s*(-?)([\d.,]+)\s*([A-Z]{3})?$/;

/** `$1,022.25`, `USD 23.50`, `23.50 USD`; a bare number is in the shop's currency. */
export const readMoney = (text: string, currency: string): Value<Money> =>
  readText(text, (it) => {
    const match = MONEY.exec(it);
    const number = parseNumber(match?.[4] ?? '');
    if (match === null || number === undefined) return undefined;
    const [, before, sign = '', after, , code] = match;
    if (before === '-' && after === '-') return undefined;
    if (code !== undefined && code !== currency) return undefined;
    if (sign !== '' && sign !== currency && !SIGNS[sign]?.includes(currency)) return undefined;
    return { value: before === '-' || after === '-' ? -number : number, currency };
  });
