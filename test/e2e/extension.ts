import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
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
  /** folders of other extensions in the same browser */
  beside?: readonly string[];
  /** the zone of the machine */
  timeZone?: string;
}

/** What the browser makes of the place of an unpacked extension. */
export const unpackedId = (folder: string): string =>
  createHash('sha256')
    .update(folder)
    .digest('hex')
    .slice(0, 32)
    .replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));

/** Where one seller's browser keeps its profile, and the built extension lies. */
export interface Home {
  profile: string;
  unpacked: string;
  netLog: string;
  remove(): void;
}

/** @param folder such as `.output/chrome-mv3` @param now as in `LaunchOptions` */
export const makeHome = (folder: string, now?: Date): Home => {
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'sps-ahead-')));
  const remove = () => {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
    process.off('exit', remove);
  };
  process.once('exit', remove);
  const profile = join(temporary, 'profile');
  // else an unpacked extension that reloads itself does not come back
  mkdirSync(join(profile, 'Default'), { recursive: true });
  writeFileSync(join(profile, 'Default', 'Preferences'), '{"extensions":{"ui":{"developer_mode":true}}}');
  return {
    profile,
    unpacked: now === undefined ? resolve(folder) : setClock(folder, join(temporary, 'extension'), now),
    netLog: join(temporary, 'net-log.json'),
    remove,
  };
};

/** Sets the clock of a home whose browser is closed. The browser keeps the script of a background, with the clock in it. */
export const moveClock = ({ profile, unpacked }: Home, folder: string, now: Date): void => {
  setClock(folder, unpacked, now);
  rmSync(join(profile, 'Default', 'Service Worker'), { recursive: true, force: true });
};

/** Chromium with the extension and what an earlier one in this home has left. Closing it leaves the home. */
export const launchIn = async (
  { profile, unpacked, netLog }: Home,
  { headless, now, beside = [], timeZone = TIME_ZONE }: LaunchOptions,
): Promise<Extension> => {
  const extensions = [unpacked, ...beside].join(',');
  const context = await chromium.launchPersistentContext(profile, {
    ...common(headless),
    ...(now === undefined ? {} : { env: { ...process.env, TZ: timeZone } }),
    ...(headless ? WINDOW : { viewport: null }),
    args: [
      ...QUIET,
      // what nobody looks at is drawn without a process that imitates a graphics card, which saves a twentieth of the work
      ...(headless ? ['--disable-gpu'] : []),
      `--disable-extensions-except=${extensions}`,
      `--load-extension=${extensions}`,
      `--log-net-log=${netLog}`,
    ],
  });
  const id = unpackedId(unpacked);
  const isOwn = (worker: Worker) => new URL(worker.url()).host === id;
  const worker = async () =>
    context.serviceWorkers().find(isOwn) ?? (await context.waitForEvent('serviceworker', isOwn));
  await worker();
  return {
    context,
    id,
    worker,
    open: async (name) => {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${id}/${name}`);
      return page;
    },
    close: () => context.close(),
  };
};

/** A fresh Chromium with a built extension in it. @param folder such as `.output/chrome-mv3` */
export const launchWithExtension = async (folder: string, options: LaunchOptions): Promise<Extension> => {
  const home = makeHome(folder, options.now);
  const extension = await launchIn(home, options);
  return {
    ...extension,
    close: async () => {
      await extension.close();
      home.remove();
    },
  };
};
