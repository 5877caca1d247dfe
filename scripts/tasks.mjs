import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser } from './browser.mjs';
import { findFirefox } from './firefox.mjs';
import { programOf, ROOT, runNode } from './processes.mjs';
import { measureSize } from './size.mjs';
import { runSuite, step, testStep } from './suite.mjs';

const wxt = (/** @type {string[]} */ ...args) => runNode(programOf('wxt'), args);
const runTypeScript = (/** @type {string} */ path, /** @type {string[]} */ args = []) =>
  runNode('--import', ['tsx', path, ...args]);
const tsc = programOf('typescript', 'tsc');

/** @typedef {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} VitestReport */
/** @typedef {{ stats: { expected: number, unexpected: number, flaky: number } }} PlaywrightReport */

const UNIT_CONFIG = join('scripts', 'vitest.config.mjs');
const unitTests = testStep(
  'unit tests',
  programOf('vitest'),
  (path) => ({
    args: ['run', '--config', UNIT_CONFIG, '--reporter=default', '--reporter=json', `--outputFile.json=${path}`],
  }),
  (/** @type {VitestReport} */ { numPassedTests, numFailedTests, testResults }) => {
    const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
    return { passed: numPassedTests, failed: numFailedTests + broken.length };
  },
);

/** @param {string} name  @param {string} config */
const browserTests = (name, config) =>
  testStep(
    name,
    programOf('@playwright/test', 'playwright'),
    (path) => ({
      args: ['test', '--config', `test/e2e/${config}`, '--reporter=list,json'],
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: path },
    }),
    (/** @type {PlaywrightReport} */ { stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
  );

/** What takes seconds: worth running before every commit. */
const FAST = [
  step('format and lint', programOf('@biomejs/biome', 'biome'), ['check', '--error-on-warnings', '.']),
  step('types', tsc, ['-p', '.']),
  step('types of the core', tsc, ['-p', 'src/core']),
  step('types of scripts', tsc, ['-p', 'scripts']),
  step('dead code', programOf('knip'), ['--no-progress']),
  unitTests,
];

const WHOLE = [
  ...FAST,
  step('build for Chromium', programOf('wxt'), ['build']),
  step('build for Firefox', programOf('wxt'), ['build', '-b', 'firefox']),
  { name: 'size', work: measureSize },
  browserTests('in Chromium', 'playwright.config.ts'),
  browserTests('in Firefox', 'firefox.config.ts'),
];

/** Bundled anew each time, which takes less than loading file by file, and run in this process, which saves another. */
const assess = async (/** @type {string[]} */ args) => {
  const bundle = join(ROOT, 'node_modules', '.cache', 'sps-ahead', `assess-${process.pid}.mjs`);
  const entryPoints = [join(ROOT, 'src', 'cli', 'assess.ts')];
  const { build } = await import('esbuild');
  await build({ entryPoints, outfile: bundle, bundle: true, platform: 'node', format: 'esm', logLevel: 'silent' });
  // npm moves to the project's folder; a file is named from where the user stands
  process.chdir(process.env.INIT_CWD ?? process.cwd());
  process.argv = [process.execPath, 'assess', ...args];
  process.once('exit', () => rmSync(bundle));
  await import(pathToFileURL(bundle).href);
};

/** Every measurement in `test/bench`, or those whose name begins with what is asked for; the rest is for them. */
const bench = async (/** @type {string[]} */ [wanted = '', ...rest]) => {
  const folder = join('test', 'bench');
  process.env.CHROMIUM_PATH = await findBrowser();
  for (const name of readdirSync(join(ROOT, folder)).filter(
    (it) => it.startsWith(wanted) && it.endsWith('.bench.ts'),
  )) {
    const { code } = await runTypeScript(join(folder, name), rest);
    if (code !== 0) return code;
  }
  return 0;
};

/** @type {Record<string, (args: string[]) => Promise<number | void>>} each gives its exit code */
export const TASKS = {
  start: async (args) => {
    process.env.CHROMIUM_PATH = await findBrowser();
    return (await runTypeScript('test/e2e/start.ts', args)).code;
  },
  test: async () => {
    process.env.CHROMIUM_PATH = await findBrowser();
    process.env.FIREFOX_PATH = await findFirefox();
    return runSuite(WHOLE);
  },
  check: () => runSuite(FAST),
  dev: async (args) => (await wxt(...args)).code,
  build: async () => (await wxt('build')).code || (await wxt('build', '-b', 'firefox')).code,
  zip: async () => (await wxt('zip')).code || (await wxt('zip', '-b', 'firefox')).code,
  bench,
  assess,
};
