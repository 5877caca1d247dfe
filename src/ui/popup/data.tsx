import { pageOfRemedy } from '#core/model/remedy';
import { formatAgo, formatMany } from '../components/format';
import { OutLink } from '../components/links';
import { portalLink } from '../components/portal';
import type { ShopView } from '../components/view';
import { PAGE_NAMES } from '../components/words';
import { POPUP_TEXT } from './text';

const MAX_GAPS_SHOWN = 3;

/** How fresh and how complete: what was read last, what is still missing and where it is to be had. */
export const DataLine = ({ view, now }: { view: ShopView; now: Date }) => {
  const { shop, stored, summary } = view;
  const lastRead = summary.sources
    .map((source) => source.readAt)
    .sort()
    .at(-1);
  const lists = stored?.assessment.knowledge ?? [];
  const wholeLists = lists.filter(({ state }) => state === 'whole').length;
  const unknown = stored?.assessment.unknown ?? [];
  const more = unknown.length - MAX_GAPS_SHOWN;
  return (
    <section className="section">
      <h2>{POPUP_TEXT.data}</h2>
      <p>
        {lastRead === undefined ? POPUP_TEXT.notRead : POPUP_TEXT.readAgo(formatAgo(lastRead, now))}
        {lists.length > 0 && ` · ${POPUP_TEXT.listsRead(wholeLists, lists.length)}`}
        {stored !== undefined && ` · ${POPUP_TEXT.computed(formatAgo(stored.computedAt, now))}`}
      </p>
      {unknown.length > 0 && (
        <>
          <h3>{POPUP_TEXT.missing}</h3>
          <ul className="unknowns">
            {unknown.slice(0, MAX_GAPS_SHOWN).map(({ what, effect, remedy }) => (
              <li key={what}>
                {what}: {effect}. <OutLink href={portalLink(shop.region, pageOfRemedy(remedy))}>{remedy}</OutLink>
              </li>
            ))}
          </ul>
          {more > 0 && (
            <a href="/dashboard.html#unknown" target="_blank" rel="noreferrer">
              {POPUP_TEXT.moreMissing(formatMany(more, 'more gap'))}
            </a>
          )}
        </>
      )}
      <p className="portal">
        {POPUP_TEXT.portal}: <OutLink href={portalLink(shop.region, 'score')}>{PAGE_NAMES.score}</OutLink>
        <OutLink href={portalLink(shop.region, 'orders')}>{PAGE_NAMES['order-list']}</OutLink>
      </p>
    </section>
  );
};
