import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { parseArgs, promisify } from 'node:util';
import type { Page as Tab } from '@playwright/test';
import { makePortalData } from '../seller-center/portal-data';
import { servePortal } from '../seller-center/serve';
import { readKept } from './database';
import { type Extension, launchWithExtension } from './extension';
import { assessed, follow, until } from './follow';
import { textsInside } from './inside';
import { report } from './report';
import { shopOfToday } from './shop';
import { walkOf } from './walk';

// The demo: builds the extension for a portal on this machine and opens both. Where nobody can look, it walks the
// pages by itself, prints what was read and concluded, and takes pictures.

const SCREENSHOTS = '.demo/screenshots';

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
  say([found(result), `${seconds} s`].filter((it) => it !== '').join(', '));
  return result;
};

const hasDisplay = (): boolean =>
  process.platform === 'win32' ||
  process.platform === 'darwin' ||
  Boolean(process.env.DISPLAY) ||
  Boolean(process.env.WAYLAND_DISPLAY);

const takePictures = async (extension: Extension, tab: Tab): Promise<void> => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  const shoot = (page: Tab, name: string, fullPage: boolean) =>
    page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, fullPage, animations: 'disabled' });
  await tab.getByRole('menuitem', { name: 'Shop Performance', exact: true }).click();
  await until('no panel on the Shop Performance page', async () =>
    (await textsInside(tab)).some((text) => text.length > 0) ? true : undefined,
  );
  await shoot(tab, 'panel', false);
  await tab.getByRole('menuitem', { name: 'Manage orders', exact: true }).click();
  await tab.getByRole('tab', { name: 'All', exact: true }).click();
  await until('no marks on the order rows', async () => ((await textsInside(tab)).length > 1 ? true : undefined));
  await shoot(tab, 'orders', false);
  const popup = await extension.open('popup.html');
  await popup.getByRole('heading', { name: 'Today' }).waitFor();
  await popup.setViewportSize({ width: 400, height: 600 });
  await shoot(popup, 'popup', true);
  const dashboard = await extension.open('dashboard.html');
  await dashboard.getByRole('button', { name: 'Export shop file' }).waitFor();
  await shoot(dashboard, 'dashboard', true);
};

const walk = async (extension: Extension, tab: Tab, data: ReturnType<typeof makePortalData>): Promise<void> => {
  const probe = await extension.open('dashboard.html');
  say('Reading, page by page:');
  for (const stop of walkOf(data)) {
    await progress(
      stop.title,
      () => follow(tab, probe, stop),
      ({ rows }) => `${rows} rows`,
    );
  }
  const shop = (await readKept(probe)).shops[0];
  if (shop === undefined) throw new Error('the pages were read, but no shop was kept');
  const { assessment } = await progress('weighing it all', () => assessed(probe, shop.id));
  say('');
  for (const line of report(assessment)) say(line);
  say('');
  await progress(
    'pictures',
    () => takePictures(extension, tab),
    () => SCREENSHOTS,
  );
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { headless: { type: 'boolean', default: false } } });
  const headless = values.headless || !hasDisplay();
  say('SPS Ahead, demo');
  await progress('building the extension', () =>
    promisify(execFile)(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'build', '--mode', 'demo']),
  );
  const data = makePortalData(shopOfToday());
  const portal = await progress(
    'building and serving a demo Seller Center',
    () => servePortal({ data }),
    ({ origin }) => origin,
  );
  const extension = await progress('opening Chromium with the extension', () =>
    launchWithExtension('.output/chrome-mv3-demo', { headless }),
  );
  try {
    const tab = extension.context.pages()[0] ?? (await extension.context.newPage());
    await tab.goto(`${portal.origin}/homepage`);
    if (headless) await walk(extension, tab, data);
    else {
      say(
        'Walk through Orders and Shop Performance, and open the extension from the toolbar. Close the window to end.',
      );
      await extension.context.waitForEvent('close', { timeout: 0 });
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
