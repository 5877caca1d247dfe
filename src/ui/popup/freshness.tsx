import { t } from '#texts/translate';
import { pagesOfScore, pagesRead } from '../components/best-action';
import { formatAgo } from '../components/format';
import { OutLink } from '../components/links';
import { portalLink } from '../components/portal';
import type { ShopView } from '../components/view';
import { PORTAL_PAGES, readStateText } from '../glance/first-pages';

/** When a page was last read, how many were read whole, and links to the others. */
export const Freshness = ({ view: { shop, stored, summary }, now }: { view: ShopView; now: Date }) => {
  const lastRead = summary.sources
    .map((source) => source.readAt)
    .sort()
    .at(-1);
  const assessment = stored?.assessment;
  const unread = assessment === undefined ? [] : pagesOfScore(assessment).filter(({ state }) => state !== 'whole');
  const { read, all } = assessment === undefined ? { read: 0, all: 1 } : pagesRead(assessment);
  // An imported file provides facts even if no page was read.
  const isNothingKnown = read === 0 && unread.every(({ state }) => state === 'none');
  return (
    <section className="section fresh" aria-label={t('glance.freshness')}>
      <p>
        {[
          ...(lastRead !== undefined ? [t('glance.readAgo', { ago: formatAgo(lastRead, now) })] : []),
          ...(lastRead === undefined && isNothingKnown ? [t('glance.notRead')] : []),
          ...(all > 1 ? [t('glance.pagesRead', { read, all })] : []),
        ].join(' · ')}
      </p>
      {unread.length > 0 && (
        <ul>
          {unread.map((page) => {
            const { link, page: name } = PORTAL_PAGES[page.tells];
            return (
              <li key={page.tells}>
                <OutLink href={portalLink(shop.region, link)}>{t(`words.pages.${name}`)}</OutLink>{' '}
                <span className="muted">{readStateText(page)}</span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
};
