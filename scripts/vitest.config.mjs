import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { catalogs } from './catalogs.ts';
import { ROOT } from './processes.mjs';

/** Time limit of hanging tests, far above the slowest test even on a loaded machine. */
const PATIENCE_MS = 300_000;

/** Laws over hundreds of simulated shops or changed pages, run by `npm test` but not by `npm run check`. */
const LONG = [
  'test/laws/{any-file,appeal-answers,as-of,coverage,partitions,patterns,stages}.test.ts',
  'test/oracle/*.test.ts',
  'test/pages/{changed,taught}-pages.test.ts',
];

/** Rooms without global state: their tests share one environment, which is faster. */
const PURE = [
  'src/core/**/*.test.ts',
  'src/seller-center/values/*.test.ts',
  'src/seller-center/exports/*.test.ts',
  'test/exports/*.test.ts',
  'test/laws/*.test.ts',
  'test/simulator/*.test.ts',
  'scripts/*.test.mjs',
];

/**
 * Page readers leave nothing behind, so their tests share one environment. The test of added captions mocks a module
 * and needs its own.
 */
const READERS = ['src/seller-center/**/!(add-caption).test.ts', 'test/pages/*.test.ts'];

/** Other tests that mock a module or fill a database leave something behind, and have an environment of their own. */
const ALONE = globSync(['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'], { cwd: ROOT }).filter((path) =>
  /vi\.mock\(|fake-indexeddb/.test(readFileSync(join(ROOT, path), 'utf8')),
);

const common = {
  root: ROOT,
  testTimeout: PATIENCE_MS,
  hookTimeout: PATIENCE_MS,
  setupFiles: ['test/set-up.ts'],
  env: { TZ: process.env.TEST_ZONE ?? 'America/New_York' },
};

export default defineConfig({
  root: ROOT,
  test: {
    // A second worker even on two cores, as vitest's main process mostly waits.
    maxWorkers: '100%',
    projects: [
      { plugins: [catalogs.plugin], test: { ...common, name: 'long', include: LONG, isolate: false } },
      { plugins: [catalogs.plugin], test: { ...common, name: 'pure', include: PURE, exclude: LONG, isolate: false } },
      {
        plugins: [catalogs.plugin],
        test: {
          ...common,
          name: 'readers',
          include: READERS,
          exclude: [...LONG, ...PURE],
          isolate: false,
        },
      },
      {
        plugins: [catalogs.plugin],
        test: {
          ...common,
          name: 'rest',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
          exclude: [...LONG, ...PURE, ...READERS, ...ALONE],
          isolate: false,
        },
      },
      {
        plugins: [catalogs.plugin],
        test: { ...common, name: 'alone', include: ALONE, exclude: [...LONG, ...PURE, ...READERS] },
      },
    ],
  },
});
