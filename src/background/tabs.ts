import { type Browser, browser } from 'wxt/browser';
import { currentLocale } from './texts';

const inject = async (tabId: number, script: 'panels' | 'reader' | 'watcher', before: string[] = []): Promise<void> => {
  const files = [...before, `/content-scripts/${script}.js`];
  await browser.scripting.executeScript({ target: { tabId }, files });
};

/** Readers and panels are loaded only where a page was recognised: everywhere else the portal carries the small watcher alone. */
export const injectReaders = (tabId: number): Promise<void> => inject(tabId, 'reader');
/** The panel with the texts of one language before it, so that no page carries all of them. */
export const injectPanel = async (tabId: number): Promise<void> =>
  inject(tabId, 'panels', [`/catalogs/panel-${await currentLocale()}.js`]);

/**
 * Chromium gives a newly installed or updated extension no place in tabs that are already open, so a seller would have
 * to reload them. A tab that can't take a script, such as one that failed to load, is left alone.
 */
export const openWatchers = async (portal: string[]): Promise<void> => {
  const tabs = await browser.tabs.query({ url: portal });
  await Promise.allSettled(tabs.map((tab) => inject(tab.id!, 'watcher')));
};

const DASHBOARD = '/dashboard.html';

/** Each dashboard keeps the shop that it shows, so a new one is opened; but no script of a page can fill the browser with tabs. */
const MAX_DASHBOARDS = 5;

/** Shows a place of the dashboard in a tab of its own; where so many are open, in the last of them. */
export const openDashboard = (anchor: string): Promise<void> =>
  navigator.locks.request('dashboard-tab', async () => {
    const url = `${DASHBOARD}#${anchor}`;
    // the browser tells the addresses of the extension's own pages, and of those that it reads
    const isDashboard = (tab: Browser.tabs.Tab): boolean =>
      (tab.pendingUrl || tab.url)?.startsWith(`${location.origin}${DASHBOARD}`) ?? false;
    const open = (await browser.tabs.query({})).filter(isDashboard);
    const last = open.at(-1);
    if (last?.id === undefined || open.length < MAX_DASHBOARDS) {
      await browser.tabs.create({ url });
      return;
    }
    await browser.tabs.update(last.id, { url: `${location.origin}${url}`, active: true });
    await browser.windows.update(last.windowId, { focused: true });
  });
