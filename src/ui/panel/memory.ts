import { browser } from 'wxt/browser';
import type { Page } from '#core/model/page';

/** On a page of figures there is room for ours; over a list the panel waits, folded, until it is wanted. */
const isOpenAtFirst = (page: Page): boolean => page === 'score';

const keyOf = (page: Page): string => `panel:${page}`;

/** Whether the panel stands open on such a page: as it was left there, else as it is at first. */
export const recallOpen = async (page: Page): Promise<boolean> => {
  const kept: unknown = (await browser.storage.local.get(keyOf(page)))[keyOf(page)];
  return typeof kept === 'boolean' ? kept : isOpenAtFirst(page);
};

export const keepOpen = async (page: Page, open: boolean): Promise<void> => {
  await browser.storage.local.set({ [keyOf(page)]: open });
};
