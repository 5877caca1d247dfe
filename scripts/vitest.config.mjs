import { defineConfig } from 'vitest/config';
import { ROOT } from './processes.mjs';

/** A test that hangs ends here. Far above the slowest one: a loaded machine is no failure. */
const PATIENCE_MS = 300_000;

export default defineConfig({
  root: ROOT,
  test: { testTimeout: PATIENCE_MS, hookTimeout: PATIENCE_MS, setupFiles: ['test/seed.ts'] },
});
