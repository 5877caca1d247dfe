import { browser } from 'wxt/browser';

/** Panels are loaded only where a page was recognised: everywhere else the portal carries the small reader alone. */
export const openPanel = async (tabId: number): Promise<void> => {
  await browser.scripting.executeScript({ target: { tabId }, files: ['/content-scripts/panels.js'] });
};
