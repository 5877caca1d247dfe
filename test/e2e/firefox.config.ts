import { defineConfig } from '@playwright/test';
import usual from './playwright.config';

/** Playwright only runs these: it can't drive the Firefox that people have. */
export default defineConfig({
  ...usual,
  testMatch: '*.firefox.ts',
  outputDir: '../../test-results/firefox',
  workers: 1,
});
