import { browser } from 'wxt/browser';

/** The dashboard at a place of it, in a tab of its own. */
export const openDashboard = async (anchor: string): Promise<void> => {
  await browser.tabs.create({ url: `/dashboard.html#${anchor}` });
};
