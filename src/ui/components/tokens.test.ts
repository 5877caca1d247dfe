import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const sheet = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const pairs = [...sheet.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)];
const tokensOf = (at: 2 | 3): Record<string, string> => Object.fromEntries(pairs.map((pair) => [pair[1]!, pair[at]!]));

/** WCAG 2, relative luminance and contrast. */
const luminance = (hex: string): number => {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
};
const contrast = (a: string, b: string): number => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
};

describe.each([
  ['light', tokensOf(2)],
  ['dark', tokensOf(3)],
])('in %s', (_, token) => {
  const inks = ['ink', 'ink-2', 'ink-3', 'teal', 'good', 'warn', 'bad'];
  const grounds = ['page', 'surface', 'surface-2', 'surface-3'];

  test.each(inks.flatMap((ink) => grounds.map((ground) => [ink, ground])))(
    '%s on %s can be read (AA)',
    (ink, ground) => {
      expect(contrast(token[ink!]!, token[ground!]!)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(['teal', 'good', 'warn', 'bad'])('%s can be read on its own soft ground', (tone) => {
    expect(contrast(token[tone]!, token[`${tone}-soft`]!)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['warn', 'bad'])('text can be read in a notice of tone %s', (tone) => {
    for (const ink of ['ink', 'ink-2', 'teal']) {
      expect(contrast(token[ink]!, token[`${tone}-soft`]!)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test.each(['teal', 'bad'])('the label of a button filled with %s can be read', (fill) => {
    expect(contrast(token['on-fill']!, token[fill]!)).toBeGreaterThanOrEqual(4.5);
  });

  test('the edge of a control stands out from what is around it', () => {
    expect(contrast(token['line-strong']!, token.surface!)).toBeGreaterThanOrEqual(3);
  });
});
