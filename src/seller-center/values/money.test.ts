import { expect, test } from 'vitest';
import { readMoney } from './money';
import { isRefused } from './value';

test.each([
  ['1022.25', 'USD', 1022.25],
  ['$1,022.25', 'USD', 1022.25],
  ['-$3.5', 'USD', -3.5],
  ['R$ 62,90', 'BRL', 62.9],
  ['R$ 1.062,90', 'BRL', 1062.9],
  ['234.9', 'BRL', 234.9],
  ['11,000 JPY', 'JPY', 11_000],
  ['11,000.00 JPY', 'JPY', 11_000],
  ['THB 1,234.00', 'THB', 1234],
  ['12,34 EUR', 'EUR', 12.34],
  ['1.234.567,89 EUR', 'EUR', 1_234_567.89],
  ['1,234', 'EUR', 1234],
  ['S$12.30', 'SGD', 12.3],
  ['120.000', 'VND', 120_000],
  ['120000', 'IDR', 120_000],
  ['1.022,25 €', 'EUR', 1022.25],
  ['€1,022.25', 'EUR', 1022.25],
  ['-12,34 €', 'EUR', -12.34],
  ['RM1,234.00', 'MYR', 1234],
  ['120.000đ', 'VND', 120_000],
  ['120.000₫', 'VND', 120_000],
  ['฿1,234.00', 'THB', 1234],
  ['¥11,000', 'JPY', 11_000],
  ['Rp183.000', 'IDR', 183_000],
  ['₱1,234.00', 'PHP', 1234],
  ['1,250', 'USD', 1250],
  ['1,250', 'JPY', 1250],
  ['', 'USD', null],
])('%s in a shop of %s is %s', (text, currency, value) => {
  expect(readMoney(text, currency)).toEqual(value === null ? null : { value, currency });
});

test.each([
  ['1.234', 'EUR'],
  ['11,50 JPY', 'JPY'],
  ['12 EUR', 'USD'],
  ['S$12.30', 'USD'],
  ['R$ 1', 'USD'],
  ['1,22.25', 'USD'],
  ['1.022.25', 'USD'],
  ['1,022,25', 'USD'],
  ['-$-3', 'USD'],
  ['1e3', 'USD'],
  ['12,34 €', 'USD'],
  ['฿12', 'VND'],
  ['¥11,000', 'USD'],
  ['Rp12', 'VND'],
  ['12 orders', 'USD'],
  ['12,34', 'USD'],
  ['1.250.000', 'USD'],
  ['1.250', 'JPY'],
  ['1Mđ', 'VND'],
])('%s in a shop of %s is refused', (text, currency) => {
  expect(isRefused(readMoney(text, currency))).toBe(true);
});
