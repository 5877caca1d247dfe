import { chromium } from '@playwright/test';
import { build } from 'vite';
import type { Measured } from './take-in.worker';

// One page of 50 changed orders, from its arrival in the worker to the new assessment in the database, on a shop with
// 100 000 orders and 2 000 problems, beside an assessment of all facts and the bare write of the same 50 rows. In Chromium,
// in a worker that was stopped before each page and in one that lives.

const SIZES = (process.argv[2] ?? '1000,100000').split(',').map(Number);
const PROBLEMS = 2000;
const ROUNDS = 40;
const ORIGIN = 'https://bench.invalid';

const bundle = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      target: 'es2023',
      rollupOptions: { input: 'test/bench/take-in.worker.ts', output: { format: 'iife' } },
    },
  });
  const [first] = [built].flat();
  if (first === undefined || !('output' in first)) throw new Error('nothing was built');
  return first.output[0].code;
};

const executablePath = process.env.CHROMIUM_PATH;
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  const code = await bundle();
  await page.route(`${ORIGIN}/**`, (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: code })
      : route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bench</title>' }),
  );
  await page.goto(ORIGIN);
  const ms = (it: number) => it.toFixed(0).padStart(6);
  console.log(
    'orders  problems  worker  bare write  take in   books  assess    keep |  whole  ÷write   all anew  ÷anew   (ms)',
  );
  for (const [size, isWoken] of SIZES.flatMap((it) => [[it, true] as const, [it, false] as const])) {
    const it = await page.evaluate(
      ([size, problems, rounds, isWoken]) =>
        new Promise<Measured>((done, fail) => {
          const worker = new Worker('/worker.js');
          worker.onmessage = ({ data }) => ('measured' in data ? done(data.measured) : fail(new Error(data.failed)));
          worker.onerror = ({ message }) => fail(new Error(message));
          worker.postMessage({ size, problems, rounds, isWoken });
        }),
      [size, PROBLEMS, ROUNDS, isWoken] as const,
    );
    console.log(
      `${String(it.size).padStart(6)} ${String(it.problems).padStart(9)}  ${isWoken ? 'woken ' : 'living'} ${ms(it.bareWrite)}      ${ms(it.takeIn)}  ${ms(it.books)}  ${ms(it.assess)}  ${ms(it.keep)} | ${ms(it.whole)}  ${(it.whole / it.bareWrite).toFixed(1).padStart(6)}    ${ms(it.anew)}  ${(it.anew / it.whole).toFixed(1).padStart(5)}`,
    );
  }
} finally {
  await browser.close();
}
