import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser } from './browser.mjs';
import { DAYS } from './days.mjs';
import { findFirefox } from './firefox.mjs';
import { programOf, ROOT, runNode, Stop } from './processes.mjs';
import { release } from './release.mjs';
import { measureSize } from './size.mjs';
import { makeStep, makeTestStep, runSuite } from './suite.mjs';
import { useOwnTemporaryFolder } from './temporary.mjs';

const wxt = (/** @type {string[]} */ ...args) => runNode(programOf('wxt'), args);
const runTypeScript = (/** @type {string} */ path, /** @type {string[]} */ args = []) =>
  runNode('--import', ['tsx', path, ...args]);
const tsc = programOf('typescript', 'tsc');

/** @typedef {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} VitestReport */
/** @typedef {{ stats: { expected: number, unexpected: number, flaky: number } }} PlaywrightReport */

/**
 * @param {NodeJS.ProcessEnv} [clock] time of the tests, by default that of test/clock.ts
 * @param {string[]} [choice] arguments of vitest
 */
const unitTests = (clock = {}, choice = []) =>
  makeTestStep(
    'unit tests',
    programOf('vitest'),
    (path) => ({
      args: [
        'run',
        '--config',
        join('scripts', 'vitest.config.mjs'),
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${path}`,
        ...choice,
      ],
      env: clock,
    }),
    (/** @type {VitestReport} */ { numPassedTests, numFailedTests, testResults }) => {
      const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
      return { passed: numPassedTests, failed: numFailedTests + broken.length };
    },
  );

/** @param {string} name  @param {string} config  @param {NodeJS.ProcessEnv} [env]  @param {string[]} [only] */
const browserTests = (name, config, env = {}, only = []) =>
  makeTestStep(
    name,
    programOf('@playwright/test', 'playwright'),
    (path) => ({
      args: ['test', '--config', `test/e2e/${config}`, '--reporter=list,json', ...only],
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: path },
    }),
    (/** @type {PlaywrightReport} */ { stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
  );
const inChromium = (/** @type {NodeJS.ProcessEnv} */ clock = {}) =>
  browserTests('in Chromium', 'playwright.config.ts', clock);
const inFirefox = (/** @type {NodeJS.ProcessEnv} */ clock = {}) =>
  browserTests('in Firefox', 'firefox.config.ts', clock);

const STATIC = [
  makeStep('format and lint', programOf('@biomejs/biome', 'biome'), ['check', '--error-on-warnings', '.']),
  makeStep('types', tsc, ['-p', '.']),
  makeStep('types of the core', tsc, ['-p', 'src/core']),
  makeStep('types of scripts', tsc, ['-p', 'scripts']),
  makeStep('dead code', programOf('knip'), ['--no-progress']),
];
const BUILDS = [
  makeStep('build for Chromium', programOf('wxt'), ['build']),
  makeStep('build for Firefox', programOf('wxt'), ['build', '-b', 'firefox']),
  makeStep('build of the portal', '--import', ['tsx', join('test', 'portal', 'build.ts')]),
];
const SIZE = { name: 'size', work: measureSize };

/** Checks to run before every commit. */
const FAST = [[...STATIC, unitTests({}, ['--project', '!long'])]];
const WHOLE = [[...STATIC, ...BUILDS, unitTests()], [SIZE], [inChromium(), inFirefox()]];

/** @param {string[]} wanted prefixes of the days to run; empty: all */
const runDays = async (wanted) => {
  const days = DAYS.filter(({ now }) => wanted.length === 0 || wanted.some((start) => now.startsWith(start)));
  if (days.length === 0) throw new Stop(`no such day; there are ${DAYS.map(({ now }) => now.slice(0, 10)).join(', ')}`);
  let code = await runSuite([BUILDS]);
  for (const { now, zone, why } of days) {
    if (code !== 0) break;
    process.stdout.write(`\n${now}, ${zone}: ${why}\n`);
    const clock = { TEST_NOW: now, TEST_ZONE: zone };
    code = await runSuite([[unitTests(clock)], [inChromium(clock), inFirefox(clock)]]);
  }
  return code;
};

/** Bundles anew, which is faster than loading file by file, and runs in this process to save starting another. */
const command = (/** @type {'assess' | 'import'} */ name) => async (/** @type {string[]} */ args) => {
  const bundle = join(ROOT, 'node_modules', '.cache', 'sps-ahead', `${name}-${process.pid}.mjs`);
  const entryPoints = [join(ROOT, 'src', 'cli', `${name}.ts`)];
  const { build } = await import('esbuild');
  await build({ entryPoints, outfile: bundle, bundle: true, platform: 'node', format: 'esm', logLevel: 'silent' });
  // npm changes to the project's folder; file names are relative to the user's.
  process.chdir(process.env.INIT_CWD ?? process.cwd());
  process.argv = [process.execPath, name, ...args];
  process.once('exit', () => rmSync(bundle));
  await import(pathToFileURL(bundle).href);
};

/** Runs all benchmarks in `test/bench`, or those with a name prefix; further arguments go to them. */
const bench = async (/** @type {string[]} */ [wanted = '', ...rest]) => {
  const folder = join('test', 'bench');
  useOwnTemporaryFolder();
  process.env.CHROMIUM_PATH = await findBrowser();
  for (const name of readdirSync(join(ROOT, folder)).filter(
    (file) => file.startsWith(wanted) && file.endsWith('.bench.ts'),
  )) {
    const { code } = await runTypeScript(join(folder, name), rest);
    if (code !== 0) return code;
  }
  return 0;
};

const prepareBrowsers = async () => {
  useOwnTemporaryFolder();
  process.env.CHROMIUM_PATH = await findBrowser();
  process.env.FIREFOX_PATH = await findFirefox();
};

const testAll = async () => {
  await prepareBrowsers();
  return runSuite(WHOLE);
};

/** Full versions of tests that `npm test` samples: thousands of messages, weeks of visits, dozens of crashes. */
const soak = async (/** @type {string[]} */ names) => {
  await prepareBrowsers();
  return runSuite([
    BUILDS,
    [browserTests('soak', 'playwright.config.ts', { TEST_SOAK: '1' }, ['--grep', '@soak', ...names])],
  ]);
};

/** @type {Record<string, (args: string[]) => Promise<number | void>>} tasks, giving their exit codes */
export const TASKS = {
  start: async (args) => {
    useOwnTemporaryFolder();
    process.env.CHROMIUM_PATH = await findBrowser();
    return (await runTypeScript('test/e2e/start.ts', args)).code;
  },
  pictures: async () => {
    useOwnTemporaryFolder();
    process.env.CHROMIUM_PATH = await findBrowser();
    const playwright = programOf('@playwright/test', 'playwright');
    return (
      (await wxt('build')).code || (await runNode(playwright, ['test', '--config', 'test/e2e/pictures.config.ts'])).code
    );
  },
  test: testAll,
  'test:days': async (days) => {
    await prepareBrowsers();
    return runDays(days);
  },
  'test:soak': soak,
  check: () => runSuite(FAST),
  dev: async (args) => (await wxt(...args)).code,
  build: async () => (await wxt('build')).code || (await wxt('build', '-b', 'firefox')).code,
  zip: async () => (await wxt('zip')).code || (await wxt('zip', '-b', 'firefox')).code,
  release: () => release(testAll),
  bench,
  assess: command('assess'),
  import: command('import'),
};
