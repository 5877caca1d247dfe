import type { Assessment } from '#core/model/assessment';
import { t } from '#texts/translate';
import { halfWidth, needsExport, PAGE_OF_SOURCE, pageToOpen, readablePages } from '../components/best-action';
import { formatCount, formatScore } from '../components/format';
import { OutLink } from '../components/links';
import { portalLink } from '../components/portal';

/** State of reading of the pages behind tomorrow's forecast, its certainty, and the page to open. */
export const Knowledge = ({ assessment }: { assessment: Assessment }) => {
  const { today, region } = assessment;
  const pages = [
    {
      name: t('words.pages.score'),
      href: portalLink(region, 'score'),
      state: today.overall.from === 'read' ? ('whole' as const) : ('none' as const),
      rows: null,
      of: null,
    },
    ...readablePages(assessment).map(({ source, state, rows, of }) => {
      const { link, page } = PAGE_OF_SOURCE[source];
      return { name: t(`words.pages.${page}`), href: portalLink(region, link), state, rows, of };
    }),
  ];
  const half = halfWidth(assessment);
  const best = pageToOpen(assessment);
  const read = pages.filter(({ state }) => state === 'whole').length;
  return (
    <section className="card knowledge" aria-labelledby="knowledge-title">
      <div className="head">
        <h2 id="knowledge-title">{t('now.knowledge.title')}</h2>
        <p className="muted">
          {t('now.knowledge.read', { read, all: pages.length })} ·{' '}
          {half === null ? t('now.knowledge.noForecast') : t('now.knowledge.sure', { half: formatScore(half) })}
        </p>
      </div>
      <ul className="known-pages">
        {pages.map(({ name, href, state, rows, of }) => (
          <li key={name} className={state}>
            <OutLink href={href}>{name}</OutLink>
            <span className="muted under">
              {state === 'part' && rows !== null && of !== null && rows < of
                ? t('now.knowledge.rows', { rows: formatCount(rows), of: formatCount(of) })
                : state === 'part' && rows !== null && rows === of
                  ? t('now.knowledge.listed', { rows: formatCount(rows) })
                  : t(`now.knowledge.state.${state}`)}
            </span>
          </li>
        ))}
      </ul>
      <p className="muted">
        {best !== undefined && half !== null
          ? `${needsExport(best) ? t('now.knowledge.import', { page: t(`words.pages.${PAGE_OF_SOURCE[best.source].page}`), half: formatScore(half - best.narrows / 2) }) : t('now.knowledge.open', { page: t(`words.pages.${PAGE_OF_SOURCE[best.source].page}`), half: formatScore(half - best.narrows / 2) })}.`
          : half !== null && (read === pages.length ? t('now.knowledge.whole') : t('now.knowledge.enough'))}
      </p>
    </section>
  );
};
