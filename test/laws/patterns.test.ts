import { globSync, readFileSync } from 'node:fs';
import { checkSync } from 'recheck';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';

// A page, a file or an address can be of any length and any content: no pattern may take longer than in proportion to it.
// The checker proves it, or searches for a text that needs too many steps; it counts them, and asks no clock.

// Its other engines are programs of other makers' platforms.
process.env.RECHECK_BACKEND = 'pure';

interface Pattern {
  path: string;
  source: string;
  flags: string;
}

const patternsIn = (path: string, text: string): Pattern[] => {
  const found: Pattern[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const inner of node) visit(inner);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const { regex } = node as { regex?: { pattern: string; flags: string } };
    if (regex !== undefined) found.push({ path, source: regex.pattern, flags: regex.flags });
    else for (const inner of Object.values(node)) visit(inner);
  };
  visit(parseSync(path, text).program);
  return found;
};

/** A pattern without an endless repetition looks at so many characters from each place, and no more. */
const isEndless = ({ source }: Pattern): boolean =>
  /[*+]|\{\d+,\}/.test(source.replace(/\\./g, '').replace(/\[[^\]]*\]/g, ''));

/** On a slow machine a search that ends by the clock calls the harmless slow. */
const NO_CLOCK = { timeout: null, attackTimeout: null, incubationTimeout: null };
const isLinear = ({ source, flags }: Pattern): boolean => checkSync(source, flags, NO_CLOCK).status === 'safe';

const patterns = globSync('{src,entrypoints}/**/*.{ts,tsx}', { exclude: ['**/*.test.{ts,tsx}'] }).flatMap((path) =>
  patternsIn(path, readFileSync(path, 'utf8')),
);
const endless = new Map(patterns.filter(isEndless).map((pattern) => [`/${pattern.source}/${pattern.flags}`, pattern]));

test('the checker finds what takes longer, and its finder what is endless', () => {
  const slow = patternsIn('a.ts', String.raw`export const trimmed = (text: string) => text.replace(/\s+$/u, '');`);
  expect(slow).toEqual([{ path: 'a.ts', source: String.raw`\s+$`, flags: 'u' }]);
  expect(slow.map(isLinear)).toEqual([false]);
  const ends = (source: string) => isEndless({ path: '', source, flags: '' });
  expect([String.raw`a\*`, '[+]', 'a{2,3}', 'a{2,}', 'a*', '.+b'].map(ends)).toEqual([
    ...[false, false, false],
    true,
    true,
    true,
  ]);
  expect(endless.size).toBeGreaterThan(50);
});

test.each([...endless])('%s takes no longer than in proportion to the text', (_, pattern) => {
  expect(isLinear(pattern), pattern.path).toBe(true);
});
