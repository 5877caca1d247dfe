import { type Browser, browser } from 'wxt/browser';
import { currentLocale } from './texts';

const inject = async (tabId: number, script: 'panels' | 'reader' | 'watcher', before: string[] = []): Promise<void> => {
  const files = [...before, `/content-scripts/${script}.js`];
  await browser.scripting.executeScript({ target: { tabId }, files });
};

/** Readers and panels load only on recognised pages; elsewhere the portal carries only the small watcher. */
export const injectReaders = (tabId: number): Promise<void> => inject(tabId, 'reader');
/** Injects the panel after the texts of one language, so that no page loads all of them. */
export const injectPanel = async (tabId: number): Promise<void> =>
  inject(tabId, 'panels', [`/catalogs/panel-${await currentLocale()}.js`]);

/**
 * Chromium does not inject a newly installed or updated extension into open tabs, so a seller would have to reload
 * them. Tabs that refuse scripts, such as failed loads, are skipped.
 */
export const openWatchers = async (portal: string[]): Promise<void> => {
  const tabs = await browser.tabs.query({ url: portal });
  await Promise.allSettled(tabs.map((tab) => inject(tab.id!, 'watcher')));
};

const DASHBOARD = '/dashboard.html';

/** A new dashboard tab is opened because open ones keep their shop, up to a limit that no page script can exceed. */
const MAX_DASHBOARDS = 5;

/** Browsers reveal addresses only of the extension's own pages and of those that it may read. */
const urlOf = (tab: Browser.tabs.Tab): string => tab.pendingUrl || tab.url || '';

/** Opens a dashboard anchor in a new tab, or in the last one at the limit. */
export const openDashboard = (anchor: string): Promise<void> =>
  navigator.locks.request('dashboard-tab', async () => {
    const path = `${DASHBOARD}#${anchor}`;
    const open = (await browser.tabs.query({})).filter((tab) =>
      urlOf(tab).startsWith(`${location.origin}${DASHBOARD}`),
    );
    const last = open.at(-1);
    if (last?.id === undefined || open.length < MAX_DASHBOARDS) {
      await browser.tabs.create({ url: path });
      return;
    }
    const url = `${location.origin}${path}`;
    // Chromium's renderer can crash when a tab is sent to the address where it stands, again and again.
    await browser.tabs.update(last.id, { active: true, ...(urlOf(last) !== url && { url }) });
    await browser.windows.update(last.windowId, { focused: true });
  });
