import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from '@playwright/test';
import { TIME_ZONE } from '../clock';
import { setClock } from './set-clock';

/** What Chromium would do by itself in the background; here nothing but the pages under test may want the network. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
];

export interface Extension {
  context: BrowserContext;
  id: string;
  /** The background, woken when it sleeps. */
  worker(): Promise<Worker>;
  open(page: 'popup.html' | 'sidepanel.html' | 'dashboard.html' | `dashboard.html#${string}`): Promise<Page>;
  close(): Promise<void>;
}

/** What both a Chromium with the extension and one without start with, so that their pages can be compared. */
const common = (headless: boolean) => ({
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : { channel: 'chromium' }),
  headless,
  // as root Chromium does not start inside its sandbox
  chromiumSandbox: process.getuid?.() !== 0,
});
const WINDOW = { viewport: { width: 1440, height: 900 }, locale: 'en-US' };

/** A fresh Chromium as it is without the extension. */
export const launchPlain = async (): Promise<BrowserContext> => {
  const browser = await chromium.launch({ ...common(true), args: QUIET });
  const context = await browser.newContext(WINDOW);
  context.once('close', () => browser.close());
  return context;
};

interface LaunchOptions {
  headless: boolean;
  /** what the extension's clock shows as the browser starts; left out: the time of the machine, in its zone */
  now?: Date;
}

/** A fresh Chromium with a built extension in it. @param folder such as `.output/chrome-mv3` */
export const launchWithExtension = async (folder: string, { headless, now }: LaunchOptions): Promise<Extension> => {
  const temporary = mkdtempSync(join(tmpdir(), 'sps-ahead-'));
  const forget = () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', forget);
  const unpacked = now === undefined ? resolve(folder) : setClock(folder, join(temporary, 'extension'), now);
  const context = await chromium.launchPersistentContext(join(temporary, 'profile'), {
    ...common(headless),
    ...(now === undefined ? {} : { env: { ...process.env, TZ: TIME_ZONE } }),
    ...(headless ? WINDOW : { viewport: null }),
    args: [...QUIET, `--disable-extensions-except=${unpacked}`, `--load-extension=${unpacked}`],
  });
  const worker = async () => context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const id = new URL((await worker()).url()).host;
  return {
    context,
    id,
    worker,
    open: async (name) => {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${id}/${name}`);
      return page;
    },
    close: async () => {
      await context.close();
      forget();
      process.off('exit', forget);
    },
  };
};
