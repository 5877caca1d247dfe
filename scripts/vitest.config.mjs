import { defineConfig } from 'vitest/config';
import { catalogs } from './catalogs.ts';
import { ROOT } from './processes.mjs';

/** A test that hangs ends here. Far above the slowest one: a loaded machine is no failure. */
const PATIENCE_MS = 300_000;

/** Laws over hundreds of simulated shops or changed pages, which `npm run check` leaves to `npm test`. */
const LONG = [
  'test/laws/{any-file,appeal-answers,as-of,coverage,partitions,patterns}.test.ts',
  'test/oracle/*.test.ts',
  'test/pages/{changed,taught}-pages.test.ts',
];

/** Rooms without a global of their own: their tests share one world, which saves loading it anew for each file. */
const PURE = [
  'src/core/**/*.test.ts',
  'src/seller-center/values/*.test.ts',
  'src/seller-center/exports/*.test.ts',
  'test/exports/*.test.ts',
  'test/laws/*.test.ts',
  'test/simulator/*.test.ts',
];

/**
 * Readers of a document that leave nothing behind: one world after the other, modules loaded once. The test of added captions
 * puts others in the place of a module, and needs a world of its own.
 */
const READERS = ['src/seller-center/**/!(add-caption).test.ts', 'test/pages/*.test.ts'];

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
    // a second worker beside the first, also on two cores: vitest itself waits meanwhile
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
          exclude: [...LONG, ...PURE, ...READERS],
        },
      },
    ],
  },
});
