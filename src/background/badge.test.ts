import { expect, test } from 'vitest';
import { t } from '#texts/translate';
import { badgeOf as badgeIn } from './badge';

const badgeOf = (score: Parameters<typeof badgeIn>[0]) => badgeIn(score, t);
const at3 = { threshold: 3, direction: 'down' as const, within7: 0.3, within30: 0.6, medianDay: null };
const at35 = { ...at3, threshold: 3.5, within7: 0.01, within30: 0.1 };

test('the badge shows the score as it is printed, and nothing where there is none', () => {
  const textOf = (overall: number | null) => badgeOf({ overall, crossings: [] }).text;
  expect([3.84, 4, 0, null].map(textOf)).toEqual(['3.8', '4.0', '0.0', '']);
});

test('the badge shows a threatened threshold by a sign and in words, not by colour alone', () => {
  const calm = badgeOf({ overall: 3.6, crossings: [at35] });
  const threatened = badgeOf({ overall: 3.6, crossings: [{ ...at35, within7: 0.4 }] });
  expect([calm.text, threatened.text]).toEqual(['3.6', '3.6!']);
  expect(threatened.title).toBe('SPS Ahead · today 3.6 · 3.5 is threatened');
  expect(threatened.colour).not.toBe(calm.colour);
  expect(badgeOf({ overall: 3.6, crossings: [{ ...at35, direction: 'up', within7: 0.9 }] }).text).toBe('3.6');
});
