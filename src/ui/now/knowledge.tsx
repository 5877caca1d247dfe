import type { Assessment } from '#core/model/assessment';
import { t } from '#texts/translate';
import { halfWidth, needsExport, PAGE_OF_SOURCE, pagesOfScore, pagesRead, pageToOpen } from '../components/best-action';
import { formatScore, formatSentence } from '../components/format';
import { FirstPages } from '../glance/first-pages';

/** How much of the pages behind the forecast has been read, its uncertainty, and, while any are left, which to open next. */
export const Knowledge = ({ assessment }: { assessment: Assessment }) => {
  const half = halfWidth(assessment);
  const best = pageToOpen(assessment);
  const { read, all } = pagesRead(assessment);
  const isWhole = best === undefined && read === all;
  const bestText = (): string => {
    if (best === undefined) return t('now.knowledge.enough');
    const page = t(`words.pages.${PAGE_OF_SOURCE[best.source].page}`);
    const less = formatScore((half ?? 0) - best.narrows / 2);
    return formatSentence(
      needsExport(best)
        ? t('now.knowledge.import', { page, half: less })
        : t('now.knowledge.open', { page, half: less }),
    );
  };
  return (
    <section className="card knowledge" aria-labelledby="knowledge-title">
      <div className="head">
        <h2 id="knowledge-title">{t('now.knowledge.title')}</h2>
        <p className="muted">
          {t('glance.pagesRead', { read, all })} ·{' '}
          {half === null ? t('now.knowledge.noForecast') : t('now.knowledge.sure', { half: formatScore(half) })}
        </p>
      </div>
      {!isWhole && <FirstPages region={assessment.region} read={pagesOfScore(assessment)} />}
      {!isWhole && half !== null && <p className="muted">{bestText()}</p>}
    </section>
  );
};
