import { defineConfig } from '@playwright/test';
import config from './playwright.config';

export default defineConfig(config, { testMatch: '*.pictures.ts', outputDir: '../../test-results/pictures' });
