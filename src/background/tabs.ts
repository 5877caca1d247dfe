import { browser } from 'wxt/browser';

const inject = async (tabId: number, script: 'panels' | 'reader' | 'watcher'): Promise<void> => {
  await browser.scripting.executeScript({ target: { tabId }, files: [`/content-scripts/${script}.js`] });
};

/** Readers and panels are loaded only where a page was recognised: everywhere else the portal carries the small watcher alone. */
export const injectReaders = (tabId: number): Promise<void> => inject(tabId, 'reader');
export const injectPanel = (tabId: number): Promise<void> => inject(tabId, 'panels');

/**
 * Chromium gives a newly installed or updated extension no place in tabs that are already open, so a seller would have
 * to reload them. A tab that can't take a script, such as one that failed to load, is left alone.
 */
export const openWatchers = async (portal: string[]): Promise<void> => {
  const tabs = await browser.tabs.query({ url: portal });
  await Promise.allSettled(tabs.map((tab) => inject(tab.id!, 'watcher')));
};

/** The dashboard at a place of it, in a tab of its own. */
export const openDashboard = async (anchor: string): Promise<void> => {
  await browser.tabs.create({ url: `/dashboard.html#${anchor}` });
};
