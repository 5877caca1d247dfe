import { formatAgo, formatCount } from '../components/format';
import { OutLink } from '../components/links';
import { portalLink } from '../components/portal';
import type { ShopView } from '../components/view';
import { pagesRead, pagesToOpen } from '../glance/next-page';
import { listTitle } from '../glance/page-titles';
import { GLANCE_TEXT as TEXT } from '../glance/text';
import { POPUP_TEXT } from './text';

const MAX_PAGES_NAMED = 3;

/** When a page was last read, how many were read whole, and which of them would tell more. */
export const Freshness = ({ view: { shop, stored, summary }, now }: { view: ShopView; now: Date }) => {
  const lastRead = summary.sources
    .map((source) => source.readAt)
    .sort()
    .at(-1);
  const assessment = stored?.assessment;
  const pages = assessment === undefined ? [] : pagesToOpen(assessment).slice(0, MAX_PAGES_NAMED);
  const { read, all } = assessment === undefined ? { read: 0, all: 1 } : pagesRead(assessment);
  return (
    <section className="section fresh" aria-label={TEXT.freshness}>
      <p>
        {lastRead === undefined ? TEXT.notRead : TEXT.readAgo(formatAgo(lastRead, now))}
        {all > 1 && ` · ${TEXT.pagesRead(read, all)}`}
      </p>
      {pages.length > 0 && (
        <ul>
          {pages.map(({ page, source, read: rows }) => (
            <li key={`${page}+${source}`}>
              <OutLink href={portalLink(shop.region, page)}>{listTitle(page, source)}</OutLink>{' '}
              <span className="muted">
                {rows === null ? POPUP_TEXT.notWhole : TEXT.readPart(formatCount(rows.rows), formatCount(rows.of))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
