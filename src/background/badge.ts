import { browser } from 'wxt/browser';
import { isThreatened } from '#core/explain/near-thresholds';
import type { Assessment } from '#core/model/assessment';
import { isDemo } from '#core/model/shop';
import type { Database } from '#storage/database';
import { readStoredScore, shopShown } from '#storage/queries';
import type { Translate } from '#texts/translate';
import { currentTexts } from './texts';

type StoredScore = Pick<Assessment, 'crossings'> & { overall: number | null };

const PRODUCT = 'SPS Ahead';
/** Teal and amber of the UI; both contrast with white text. */
const COLOURS = { calm: '#00756f', threatened: '#8a4b00' };

export interface Badge {
  text: string;
  title: string;
  colour: string;
}

/**
 * The score as TikTok prints it, with one decimal, and a sign if a threshold is threatened, as colour alone is not
 * accessible. The badge is empty, not 0, without a score.
 */
export const badgeOf = ({ overall, crossings }: StoredScore, t: Translate): Badge => {
  if (overall === null) return { text: '', title: PRODUCT, colour: COLOURS.calm };
  const score = t('badge.score', { score: overall });
  // The nearest threshold below is lost first.
  const threatened = crossings.findLast(isThreatened);
  const says = [PRODUCT, t('badge.today', { score: overall })];
  if (threatened === undefined) return { text: score, title: says.join(' · '), colour: COLOURS.calm };
  const title = [...says, t('badge.threatened', { threshold: threatened.threshold })].join(' · ');
  return { text: `${score}!`, title, colour: COLOURS.threatened };
};

/** Shows the current shop's score on the extension's button. */
export const showBadge = async (db: Database): Promise<void> => {
  const shop = await shopShown(db);
  // Demo figures are not shown, as the button could not label them.
  const score = shop === undefined || isDemo(shop) ? null : await readStoredScore(db, shop.id);
  const { text, title, colour } = badgeOf(score ?? { overall: null, crossings: [] }, await currentTexts());
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color: colour }),
    browser.action.setBadgeTextColor({ color: '#ffffff' }),
    browser.action.setTitle({ title }),
  ]);
};
