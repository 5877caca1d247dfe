import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Page as Tab } from '@playwright/test';
import { readProgress } from '../e2e/database';
import { type Extension, launchWithExtension } from '../e2e/extension';
import { makeUpShop } from './made-up-shop';

// What a person waits for on the surfaces of a big shop, in Chromium: the popup's first content and its first figure beside
// an empty page of the same extension; a slider until the chart is drawn anew; frames while the table of orders scrolls.

const SIZE = Number(process.argv[2] ?? 100_000);
const ROUNDS = 9;
const SLIDES = 12;
const FRAMES = 240;

const say = (text: string) => process.stdout.write(`${text}\n`);
const median = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;

/** Milliseconds from the navigation on: the first content, and the first element that fits, if one is named. */
const timesOf = async (extension: Extension, page: string, selector: string | null): Promise<[number, number]> => {
  const tab = await extension.context.newPage();
  await tab.goto(`chrome-extension://${extension.id}/${page}`);
  if (selector !== null) await tab.locator(selector).first().waitFor();
  const figure = await tab.evaluate(() => performance.now());
  const first = await tab.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list) => done(list.getEntries()[0]!.startTime)).observe({
          type: 'paint',
          buffered: true,
        });
      }),
  );
  await tab.close();
  return [first, figure];
};

const measurePopup = async (extension: Extension): Promise<void> => {
  const rounds: [empty: [number, number], popup: [number, number]][] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push([await timesOf(extension, 'empty.html', null), await timesOf(extension, 'popup.html', '.figure')]);
  const empty = median(rounds.map(([[first]]) => first));
  const popup = median(rounds.map(([, [first]]) => first));
  const figure = median(rounds.map(([, [, shown]]) => shown));
  say(`Popup at ${SIZE} orders, beside an empty page of the extension (${empty.toFixed(0)} ms):`);
  say(`  first content ${popup.toFixed(0)} ms: ${(popup / empty).toFixed(2)} x, aim 1.3`);
  say(`  first figure  ${figure.toFixed(0)} ms: ${(figure / empty).toFixed(2)} x`);
};

/** Moves the first slider step by step, each time until the chart's line is another. */
const measureSlider = async (dashboard: Tab): Promise<void> => {
  await dashboard.goto(`${dashboard.url().split('#')[0]}#/forecast`);
  await dashboard.bringToFront();
  await dashboard.locator('.timeline path.band').waitFor();
  const times = await dashboard.evaluate(async (slides) => {
    const slider = document.querySelector<HTMLInputElement>('#what-if input[type=range]')!;
    const line = document.querySelector('.timeline path.band')!;
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
    const all: number[] = [];
    for (let step = 1; step <= slides; step += 1) {
      const before = line.getAttribute('d');
      const start = performance.now();
      set.set!.call(slider, String(step));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      while (line.getAttribute('d') === before) await new Promise((done) => requestAnimationFrame(done));
      all.push(performance.now() - start);
    }
    return all;
  }, SLIDES);
  say(`Slider to chart: first ${times[0]!.toFixed(0)} ms, then ${median(times.slice(1)).toFixed(0)} ms, aim 50`);
};

const measureTable = async (dashboard: Tab): Promise<void> => {
  await dashboard.goto(`${dashboard.url().split('#')[0]}#/orders`);
  await dashboard.locator('.virtual-frame .pick-row').first().waitFor();
  const rows = await dashboard.locator('.virtual-frame table').getAttribute('aria-rowcount');
  const gaps = await dashboard.evaluate(async (frames) => {
    const frame = document.querySelector('.virtual-frame')!;
    const all: number[] = [];
    let last = performance.now();
    for (let turn = 0; turn < frames; turn += 1) {
      frame.scrollTop = (frame.scrollHeight * turn) / frames;
      await new Promise((done) => requestAnimationFrame(done));
      const now = performance.now();
      all.push(now - last);
      last = now;
    }
    return all;
  }, FRAMES);
  const late = gaps.filter((gap) => gap > 34).length;
  say(
    `Table of ${rows} rows, a jump in each of ${FRAMES} frames: median ${median(gaps).toFixed(1)} ms, ${late} over 34 ms`,
  );
};

await promisify(execFile)(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'build']);
const folder = mkdtempSync(join(tmpdir(), 'sps-ahead-bench-'));
try {
  cpSync('.output/chrome-mv3', folder, { recursive: true });
  writeFileSync(join(folder, 'empty.html'), '<!doctype html><title>empty</title><p class="figure">Nothing</p>');
  const path = join(folder, 'shop.json');
  const asOf = new Date().toISOString().slice(0, 10);
  writeFileSync(path, JSON.stringify(makeUpShop(asOf, SIZE, SIZE)));
  const extension = await launchWithExtension(folder, { headless: true });
  try {
    const dashboard = await extension.open('dashboard.html#/data');
    await dashboard.getByLabel('Import', { exact: true }).setInputFiles(path);
    await dashboard.getByText(/new or changed/).waitFor({ timeout: 0 });
    // its figures come once they have been counted
    const popup = await extension.open('popup.html');
    await popup.locator('.figure').first().waitFor({ timeout: 0 });
    await popup.close();
    // and the background is busy until it has replayed the past
    const isReplayed = async () =>
      (await readProgress(dashboard)).assessments.some(({ readings }) => readings !== undefined);
    while (!(await isReplayed())) await setTimeout(500);
    await measurePopup(extension);
    await measureSlider(dashboard);
    await measureTable(dashboard);
  } finally {
    await extension.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
