import { afterEach, describe, expect, test } from 'vitest';
import { type Messages, setTexts } from '#texts/translate';
import english from '../../../assets/catalogs/en.json';
import {
  formatAgo,
  formatChance,
  formatCount,
  formatDay,
  formatFinePoints,
  formatList,
  formatMany,
  formatMoney,
  formatPoints,
  formatRange,
  formatScore,
  formatShare,
  formatValue,
  shortId,
  unknownText,
} from './format';

describe('an unknown figure', () => {
  test.each([null, undefined, Number.NaN, Number.POSITIVE_INFINITY])(
    '%s is said to be unknown, never a figure',
    (it) => {
      for (const say of [formatScore, formatPoints, formatChance, formatCount]) expect(say(it)).toBe(unknownText());
      expect(formatValue('NRR', it)).toBe(unknownText());
      expect(formatRange(it, 4)).toBe(unknownText());
    },
  );

  test('is distinct from zero', () => {
    expect(formatScore(0)).toBe('0.00');
    expect(formatValue('AHT', 0)).toBe('0 h');
    expect(formatCount(0)).toBe('0');
  });
});

test('points have a sign and two decimals, and smaller ones are called negligible', () => {
  expect(formatPoints(-0.0312)).toBe('−0.03');
  expect(formatPoints(0.0312)).toBe('+0.03');
  expect([0.0049, -0.0049, 1e-12, 0].map((points) => formatPoints(points))).toEqual(Array(4).fill('≈ 0'));
  expect(formatPoints(-0.005)).toBe('−0.01');
});

test('in a calculation to repeat by hand, a cost too small for three digits is still a cost', () => {
  expect(formatFinePoints(-0.0312)).toBe('−0.031');
  expect(formatFinePoints(-0.00012)).toBe('−0.0001');
  expect(formatFinePoints(1e-12)).toBe('0');
});

test('a score that rounds to zero from below has no minus', () => {
  expect(formatScore(-0.001)).toBe('0.00');
});

test('a rate is printed as the portal does, handling time in hours', () => {
  expect(formatValue('NRR', 0.016)).toBe('1.60%');
  expect(formatValue('AHT', 30.42)).toBe('30.4 h');
});

test('a range that ends where it begins is one figure', () => {
  expect([formatRange(3.44, 3.6), formatRange(4.9999, 5)]).toEqual(['3.44–3.60', '5.00']);
});

test('no chance is printed as a certainty', () => {
  expect(formatChance(0)).toBe('under 1%');
  expect(formatChance(1)).toBe('over 99%');
  expect(formatChance(0.123)).toBe('12%');
});

test('a share of days is printed in whole percents', () => {
  expect([43 / 44, 1, null].map(formatShare)).toEqual(['98%', '100%', unknownText()]);
});

test('one order, two orders', () => {
  expect([formatMany(1, 'order'), formatMany(1200, 'order')]).toEqual(['1 order', '1,200 orders']);
});

test('how long ago goes by whole units, and a clock that runs ahead says just now', () => {
  const now = new Date('2026-07-01T18:00:00Z');
  expect(formatAgo('2026-07-01T17:48:30Z', now)).toBe('11 minutes ago');
  expect(formatAgo('2026-06-30T17:00:00Z', now)).toBe('yesterday');
  expect(formatAgo('2026-07-01T18:05:00Z', now)).toBe('just now');
});

test('a long id keeps the end that tells it from its neighbours', () => {
  expect(shortId('576812345678901234')).toBe('…901234');
  expect(shortId('4012')).toBe('4012');
});

describe('in another language', () => {
  afterEach(() => setTexts('en', english as Messages));

  test('figures, days and money are written as it writes them', () => {
    setTexts('es', english as Messages);
    expect([formatScore(3.52), formatPoints(-0.0312), formatRange(3.6, 3.74)]).toEqual(['3,52', '−0,03', '3,60–3,74']);
    expect(formatValue('NRR', 0.016)).toBe('1,60\u00a0%');
    expect(formatDay('2026-07-01')).toBe('1 jul');
    expect(formatList(['A', 'B', 'C'])).toBe('A, B y C');
    setTexts('pt-BR', english as Messages);
    expect(formatMoney({ value: 1234.5, currency: 'BRL' })).toBe('R$\u00a01.234,50');
    setTexts('zh-CN', english as Messages);
    expect([formatDay('2026-07-01'), formatCount(12_345)]).toEqual(['7月1日', '12,345']);
  });
});
