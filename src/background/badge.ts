import { browser } from 'wxt/browser';
import type { Database } from '#storage/database';
import { shopShown, storedAssessment } from '#storage/queries';

/** The printed score has one decimal; no score is an empty badge, not a zero. */
export const badgeText = (overall: number | null): string => (overall === null ? '' : overall.toFixed(1));

/** Shows the score of the shop shown on the button of the extension. */
export const showBadge = async (db: Database): Promise<void> => {
  const shop = await shopShown(db);
  const stored = shop && (await storedAssessment(db, shop.id));
  await browser.action.setBadgeText({ text: badgeText(stored?.assessment.today.overall.value ?? null) });
};
