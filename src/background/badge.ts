import { browser } from 'wxt/browser';
import { readStoredScore } from '#storage/assessments';
import type { Database } from '#storage/database';
import { shopShown } from '#storage/queries';

/** The printed score has one decimal; no score is an empty badge, not a zero. */
export const badgeText = (overall: number | null): string => (overall === null ? '' : overall.toFixed(1));

/** Shows the score of the shop shown on the button of the extension. */
export const showBadge = async (db: Database): Promise<void> => {
  const shop = await shopShown(db);
  const overall = shop === undefined ? null : await readStoredScore(db, shop.id);
  await browser.action.setBadgeText({ text: badgeText(overall) });
};
