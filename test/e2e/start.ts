import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs, promisify } from 'node:util';
import type { Page as Tab } from '@playwright/test';
import { writeOrderExport } from '../fixtures/order-export';
import type { PortalData } from '../portal/app/data';
import { makePortalData } from '../portal/portal-data';
import { servePortal } from '../portal/serve';
import { readStored } from './database';
import { type Extension, launchWithExtension } from './extension';
import { assessed, follow } from './follow';
import { PICTURES, takePictures } from './pictures';
import { report } from './report';
import { shopAt } from './shop';
import { walkOf } from './walk';

// The demo: builds the extension for a portal on this machine and opens both. Where nobody can look, it walks the
// pages by itself, prints what was read and concluded, and takes pictures.

const ORDER_EXPORT = '.demo/All order.csv';

const say = (text: string) => process.stdout.write(`${text}\n`);

const progress = async <T>(
  what: string,
  work: () => Promise<T>,
  found: (result: T) => string = () => '',
): Promise<T> => {
  process.stdout.write(`  ${what} … `);
  const start = performance.now();
  const result = await work();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  say([found(result), `${seconds} s`].filter((part) => part !== '').join(', '));
  return result;
};

const hasDisplay = (): boolean =>
  process.platform === 'win32' ||
  process.platform === 'darwin' ||
  Boolean(process.env.DISPLAY) ||
  Boolean(process.env.WAYLAND_DISPLAY);

const importOrders = async (dashboard: Tab): Promise<string> => {
  await dashboard.getByLabel('Import', { exact: true }).setInputFiles(ORDER_EXPORT);
  const outcome = dashboard.locator('.import-lines li > div, .import-lines li > span', {
    hasText: /changed|Not imported/,
  });
  const text = (await outcome.textContent()) ?? '';
  if (!text.includes('changed')) throw new Error(`the order export was refused: ${text}`);
  return text;
};

/** Until the person has closed every window. */
const closed = ({ context }: Extension): Promise<void> =>
  new Promise((done) => {
    const watch = (tab: Tab) => tab.once('close', () => context.pages().length === 0 && done());
    context.pages().forEach(watch);
    context.on('page', watch);
    context.once('close', () => done());
  });

const walk = async (extension: Extension, tab: Tab, data: PortalData): Promise<void> => {
  const probe = await extension.open('dashboard.html#/data');
  say('Reading, page by page:');
  for (const stop of walkOf(data)) {
    await progress(
      stop.title,
      () => follow(tab, probe, stop),
      ({ rows }) => `${rows} rows`,
    );
  }
  await progress(
    'import of the order export',
    () => importOrders(probe),
    (line) => line,
  );
  const shop = (await readStored(probe)).shops[0];
  if (shop === undefined) throw new Error('the pages were read, but no shop was kept');
  const { assessment } = await progress('weighing it all', () => assessed(probe, shop.id));
  say('');
  for (const line of report(assessment)) say(line);
  say('');
  await progress(
    'pictures',
    () => takePictures(extension, tab),
    () => PICTURES,
  );
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { headless: { type: 'boolean', default: false } } });
  const headless = values.headless || !hasDisplay();
  say('SPS Ahead, demo');
  await progress('building the extension', () =>
    promisify(execFile)(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'build', '--mode', 'demo']),
  );
  const simulated = shopAt(new Date());
  const data = makePortalData(simulated);
  const portal = await progress(
    'building and serving a demo Seller Center',
    () => servePortal({ data }),
    ({ origin }) => origin,
  );
  writeFileSync(ORDER_EXPORT, writeOrderExport(simulated));
  const extension = await progress('opening Chromium with the extension', () =>
    launchWithExtension('.output/chrome-mv3-demo', { headless }),
  );
  try {
    const tab = extension.context.pages()[0] ?? (await extension.context.newPage());
    await tab.goto(`${portal.origin}/homepage`);
    if (headless) await walk(extension, tab, data);
    else {
      say(
        'Walk through Orders and Shop Performance, and open the extension from the toolbar; its dashboard can import',
      );
      say(`${ORDER_EXPORT}. Close the window to end.`);
      await closed(extension);
    }
  } finally {
    await extension.close();
    await portal.close();
  }
};

main().catch((error: unknown) => {
  process.stderr.write(`\nsps-ahead: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}\n`);
  process.exitCode = 1;
});
