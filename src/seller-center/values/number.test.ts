import { describe, expect, test } from 'vitest';
import { readMoney } from './money';
import { readAmount, readCount, readHours, readRate, readScore, readStars, withDecimalPoint } from './number';
import { isRefused, type Value } from './value';

const plain = <T>(value: Value<T>): T | null | string => (isRefused(value) ? value.refused : value);
const NO = 'unknown-value';

describe('a value', () => {
  test.each(['', '-', '--', '—', '–', 'N/A', 'n/a', '***', '1***9', '••'])('%j is none, and not zero', (text) => {
    for (const read of [readRate, readHours, readScore, readAmount, readCount, readStars])
      expect(read(text)).toBeNull();
    expect(readMoney(text, 'USD')).toBeNull();
  });

  test.each([
    ['1.26%', 0.0126],
    ['0%', 0],
    ['100 %', 1],
    ['<1.20%', 0.012],
    ['≥ 95.16%', 0.9516],
    ['0.58%', 0.0058],
    ['1.26', NO],
    ['101%', NO],
    ['-1%', NO],
    ['+0.4%', NO],
    ['1,26%', NO],
    ['about 2%', NO],
    ['Good', NO],
  ])('the rate %j is %j', (text, expected) => expect(plain(readRate(text))).toBe(expected));

  test('without a percent sign is a percentage only under a caption that has one', () =>
    expect(plain(readRate('1.26', true))).toBe(0.0126));

  test.each([
    ['30.4 hours', 30.4],
    ['26h', 26],
    ['1,204.5 hrs', 1204.5],
    ['1d 2h 30m', 26.5],
    ['45 min', 0.75],
    ['30.4', NO],
    ['30.4 days or so', NO],
    ['1.26%', NO],
  ])('the time %j is %j', (text, expected) => expect(plain(readHours(text))).toBe(expected));

  test.each([
    ['3.9', 3.9],
    ['3.9/5.0', 3.9],
    ['4 / 5', 4],
    ['0', 0],
    ['5.1', NO],
    ['3.9/10', NO],
    ['3.9%', NO],
  ])('the score %j is %j', (text, expected) => expect(plain(readScore(text))).toBe(expected));

  test.each([
    ['1,830', 1830],
    ['23 orders', 23],
    ['× 2', 2],
    ['1.5', NO],
    ['1.2K', NO],
    ['1,83', NO],
    ['12,3456', NO],
  ])('the count %j is %j', (text, expected) => expect(plain(readCount(text))).toBe(expected));

  test.each([
    ['2', 2],
    ['2.0', 2],
    ['1 star', 1],
    ['2-star', 2],
    ['3/5', 3],
    ['★★☆☆☆', 2],
    ['★', 1],
    ['0', NO],
    ['6', NO],
    ['2.5', NO],
    ['☆☆☆☆☆', NO],
    ['21', NO],
  ])('the rating %j is %j', (text, expected) => expect(plain(readStars(text))).toBe(expected));

  test.each([
    ['$1,022.25', 1022.25],
    ['23.50', 23.5],
    ['USD 23.50', 23.5],
    ['23.50 USD', 23.5],
    ['US$5', 5],
    ['-$3.00', -3],
    ['£5', NO],
    ['5 EUR', NO],
    ['R$ 62,90', NO],
    ['12,34 EUR', NO],
  ])('the amount %j is %j', (text, expected) => {
    const value = plain(readMoney(text, 'USD'));
    expect(value).toEqual(expected === NO ? NO : { value: expected, currency: 'USD' });
  });
});

test.each([
  ['1,26%', readRate, 0.0126],
  ['1.26%', readRate, 0.0126],
  ['95,1 %', readRate, 0.951],
  ['4,9', readScore, 4.9],
  ['4,9/5', readScore, 4.9],
  ['23', readAmount, 23],
  ['1.234.567', readAmount, 1_234_567],
  ['1.204,5', readAmount, 1204.5],
  ['1,204.5', readAmount, 1204.5],
])('%s, where either may be the decimal point, is what it can only be', (text, read, value) =>
  expect(read(withDecimalPoint(text))).toBe(value),
);

test.each(['1.830', '1,830', '1.830%', '1.2.3', '1,2,3', '12.34.567'])(
  '%s, where either may be the decimal point, is refused',
  (text) => {
    expect(isRefused(readAmount(withDecimalPoint(text)))).toBe(true);
  },
);

test.each(['27/01/2026 6:03', '27.01.2026', 'Jun 15, 2026', '576812345678900001', '30 d'])(
  '%s stays as it is where either may be the decimal point',
  (text) => expect(withDecimalPoint(text)).toBe(text),
);
