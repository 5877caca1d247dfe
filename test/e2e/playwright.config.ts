import { defineConfig } from '@playwright/test';
import { tries } from './soak';

export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  outputDir: '../../test-results/chromium',
  globalSetup: './prepare.ts',
  snapshotPathTemplate: '{testDir}/layouts/{arg}{ext}',
  // what a test that passed has written is of no use to anybody
  preserveOutput: 'failures-only',
  forbidOnly: true,
  // a test that passes the second time has told nobody why it failed the first
  retries: 0,
  workers: 2,
  // a test that hangs ends here; far above the slowest one, for a loaded machine is no failure
  timeout: tries(600_000, 7_200_000),
  expect: { timeout: tries(120_000, 1_200_000) },
});
