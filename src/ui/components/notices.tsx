import { withoutNumbers } from '#core/model/page-kind';
import { shopDayAt } from '#core/model/shop';
import type { VisitRow } from '#storage/database';
import { refusedPages } from '#storage/queries';
import { t } from '#texts/translate';
import { needsTeaching } from '../teach/teaching';
import { CopyButton } from './copy';
import { DemoNotice } from './demo';
import { formatDay, formatInstant, formatParts, formatSentence } from './format';
import type { Refresh } from './hooks';
import { OutLink } from './links';
import { Notice } from './notice';
import { DashboardLink } from './page-link';
import { portalLink } from './portal';
import { lastRead, type ShopView } from './view';
import { issueText, PRODUCT, pageName } from './words';

/** The bug report of a page that could not be read; it holds nothing of a seller or a buyer. */
export const driftReport = ({ page, metric, at, locale, strategy, issues, structure }: VisitRow): string =>
  [
    `${PRODUCT}: a page that could not be read`,
    `page: ${page}${metric === null ? '' : `, ${metric}`}`,
    `day: ${at.slice(0, 10)}`,
    `market and language: ${locale?.region ?? 'not known'}, ${locale?.language ?? 'not known'}`,
    `found as: ${strategy ?? 'nothing'}`,
    ...issues.map(({ code, detail }) => withoutNumbers(`not understood: ${code}, ${detail}`)),
    '',
    structure ?? 'no structure was kept',
  ].join('\n');

/**
 * The pages that cannot be read any more: what was not understood, what the figures lack without them, and a report to
 * send.
 */
export const RefusedNotice = ({ visits }: { visits: readonly VisitRow[] }) =>
  refusedPages(visits).map((visit) => {
    const { page, metric, at, issues } = visit;
    const reasons = [...new Set(issues.map(issueText))];
    const before = lastRead(visits, visit);
    const isTranslated = issues.some(({ code }) => code === 'translated-page');
    const [name, on] = [pageName(page, metric), formatInstant(at)];
    const title = isTranslated
      ? t('components.notices.translated', { page: name, at: on })
      : t('components.notices.refused', { page: name, at: on });
    return (
      <Notice key={`${page}+${metric ?? ''}`} tone="bad" title={title}>
        <p>
          {before !== undefined && t('components.report.lastRead', { at: formatInstant(before.at) })}
          {t(`components.missingMeanwhile.${page}`)}
        </p>
        {needsTeaching(visit) && (
          <p>
            <DashboardLink to="#taught">{t('teach.offer')}</DashboardLink>
          </p>
        )}
        {reasons.length > 0 && (
          <details>
            <summary>{t('components.notices.why')}</summary>
            <p>{formatSentence(formatParts(reasons.slice(0, 2)))}</p>
            {visit.structure !== undefined && <p className="muted">{t('components.report.holds')}</p>}
          </details>
        )}
        {visit.structure !== undefined && (
          <CopyButton
            label={t('components.report.copy')}
            done={t('components.report.copied')}
            text={driftReport(visit)}
          />
        )}
      </Notice>
    );
  });

interface Props {
  view: ShopView;
  now: Date;
  refresh: Refresh;
}

/** What a seller must know before the figures: refused pages, an outdated assessment, or none. */
export const Notices = ({ view, now, refresh }: Props) => {
  const { shop, stored, visits } = view;
  const stale = stored !== undefined && refresh !== 'running' && stored.assessment.asOf < shopDayAt(shop, now);
  return (
    <div className="notices">
      <DemoNotice shop={shop} />
      <RefusedNotice visits={visits} />
      {stored === undefined && refresh !== 'running' && (
        <Notice tone="info" title={t('components.notices.notAssessed')}>
          <p>{t('components.notices.notAssessedSays')}</p>
        </Notice>
      )}
      {stale && (
        <Notice tone="warn" title={t('components.notices.stale', { day: formatDay(stored.assessment.asOf) })}>
          <p>
            {t('components.notices.staleSays')}{' '}
            <OutLink href={portalLink(shop.region, 'score')}>{t('words.pages.score')}</OutLink>
          </p>
        </Notice>
      )}
      {refresh === 'failed' && <Notice tone="warn" title={t('components.notices.failed')} />}
    </div>
  );
};
