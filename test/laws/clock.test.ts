import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSource } from './rooms';

/** They set the clock, say when a test hangs, show a person something, or measure. */
const MAY_READ_CLOCK = /^test\/(clock|set-up|e2e\/(set-clock|start|playwright\.config)|bench\/.*)\.ts$/;
const CLOCK = /^(Date\.now|new Date\(\)|performance\.now|process\.hrtime|Math\.random)$/;
const WAIT = /^(.*\.)?(waitForTimeout|sleep)$/;

/** The whole of the tests, the double of Seller Center and the simulator. */
const files = globSync(['src/**/*.test.{ts,tsx}', 'test/**/*.{ts,tsx}'])
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !MAY_READ_CLOCK.test(path))
  .map((path) => readSource(path, readFileSync(path, 'utf8')));

test('no test reads the clock of the machine: it is given a time', () => {
  expect(files.length).toBeGreaterThan(200);
  const wrong = files.flatMap(({ path, words }) =>
    [...words].filter((word) => CLOCK.test(word)).map((word) => [path, word]),
  );
  expect(wrong).toEqual([]);
});

test('no test waits for a fixed time, or takes a time of the machine for a limit', () => {
  const wrong = files.flatMap(({ path, text, words }) => [
    ...[...words].filter((word) => WAIT.test(word)).map((word) => `${path}: ${word}`),
    ...[
      ...text.matchAll(/\btimeout: \d|new Promise\([^;]*setTimeout\([^,()]*, [^0)]|toBeLessThan\([^)]*(ms|Ms|MS)\b/g),
    ].map(([found]) => `${path}: ${found}`),
  ]);
  expect(wrong).toEqual([]);
});
