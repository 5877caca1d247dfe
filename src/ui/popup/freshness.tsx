import { formatAgo, formatCount } from '../components/format';
import { OutLink } from '../components/links';
import { portalLink } from '../components/portal';
import type { ShopView } from '../components/view';
import { PAGE_NAMES } from '../components/words';
import { GLANCE_TEXT as TEXT } from '../glance/text';
import { needsExport, PAGE_OF_SOURCE, pagesRead, readablePages } from '../now/best-action';
import { POPUP_TEXT } from './text';

/** When a page was last read, how many were read whole, and which of them would tell more. */
export const Freshness = ({ view: { shop, stored, summary }, now }: { view: ShopView; now: Date }) => {
  const lastRead = summary.sources
    .map((source) => source.readAt)
    .sort()
    .at(-1);
  const assessment = stored?.assessment;
  const unread = assessment === undefined ? [] : readablePages(assessment).filter(({ state }) => state !== 'whole');
  const { read, all } = assessment === undefined ? { read: 0, all: 1 } : pagesRead(assessment);
  return (
    <section className="section fresh" aria-label={TEXT.freshness}>
      <p>
        {lastRead === undefined ? TEXT.notRead : TEXT.readAgo(formatAgo(lastRead, now))}
        {all > 1 && ` · ${TEXT.pagesRead(read, all)}`}
      </p>
      {unread.length > 0 && (
        <ul>
          {unread.map((page) => {
            const { source, state, rows, of } = page;
            return (
              <li key={source}>
                <OutLink href={portalLink(shop.region, PAGE_OF_SOURCE[source].link)}>
                  {PAGE_NAMES[PAGE_OF_SOURCE[source].page]}
                </OutLink>{' '}
                <span className="muted">
                  {rows !== null && of !== null && rows < of
                    ? TEXT.readPart(formatCount(rows), formatCount(of))
                    : needsExport(page)
                      ? POPUP_TEXT.allListed(formatCount(rows))
                      : POPUP_TEXT.pageState[state]}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
};
