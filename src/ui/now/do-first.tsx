import { type Assessment, decisionDayOf } from '#core/model/assessment';
import { t } from '#texts/translate';
import { formatChance, formatCount, formatDay, formatPoints, formatScore } from '../components/format';
import { OutLink } from '../components/links';
import { DashboardLink } from '../components/page-link';
import { portalLink } from '../components/portal';
import { prepareAnchor } from '../components/prepare-anchor';
import { pageLink } from '../components/route';
import { groundName, ticketSize } from '../components/words';
import { Why } from '../explain/why';
import { bestActionOf, needsExport, PAGE_OF_SOURCE } from './best-action';
import { halfWidth } from './knowledge';

const Action = ({ assessment }: { assessment: Assessment }) => {
  const action = bestActionOf(assessment);
  switch (action.kind) {
    case 'read-today':
      return (
        <>
          <p>{t('now.first.readToday')}</p>
          <p>
            <OutLink href={portalLink(assessment.region, 'score')} className="button primary">
              {t('now.first.read', { page: t('words.pages.score') })}
            </OutLink>
          </p>
        </>
      );
    case 'read': {
      const { link, page } = PAGE_OF_SOURCE[action.page.source];
      const half = halfWidth(assessment);
      return (
        <>
          <p>
            {needsExport(action.page) ? (
              <>
                {t('glance.allListed', { rows: formatCount(action.page.rows) })}{' '}
                <DashboardLink to={pageLink('data')}>{t('now.first.import')}</DashboardLink>.
              </>
            ) : (
              t(`glance.openWhy.${action.page.source}`)
            )}{' '}
            {half === null
              ? t('now.first.readTomorrow')
              : t('now.first.readSays', { from: formatScore(half), to: formatScore(half - action.page.narrows / 2) })}
          </p>
          <p>
            <OutLink href={portalLink(assessment.region, link)} className="button primary">
              {t('now.first.read', { page: t(`words.pages.${page}`) })}
            </OutLink>
          </p>
        </>
      );
    }
    case 'ticket': {
      const { ticket } = action;
      const { ground, metric, gainAtDecision, probability, crosses } = ticket;
      return (
        <>
          <p>
            <strong>{t('now.first.ticket', { ground: groundName(ground) })}</strong>{' '}
            <span className="muted">{t(`words.metrics.${metric}`)}</span>
          </p>
          <p>
            {t('now.first.ticketSays', {
              points: formatPoints(gainAtDecision),
              day: formatDay(decisionDayOf(assessment)),
              many: ticketSize(ticket),
              chance: formatChance(probability),
            })}
          </p>
          {crosses !== null && (
            <p className="tag good">{t('now.first.crosses', { threshold: formatScore(crosses, 1) })}</p>
          )}
          <div className="actions">
            <DashboardLink to={`#${prepareAnchor(ticket)}`} className="button primary">
              {t('now.first.prepare')}
            </DashboardLink>
            <Why about={groundName(ground)} assessment={assessment} question={{ kind: 'ticket', ticket }} />
          </div>
        </>
      );
    }
    case 'none':
      return (
        <p>
          {t('now.first.none')}{' '}
          {action.next !== null && (
            <span className="muted">
              {t('now.first.next', {
                points: formatPoints(action.next.points),
                day: formatDay(action.next.day),
                metric: t(`words.metrics.${action.next.metric}`),
              })}
            </span>
          )}
        </p>
      );
  }
};

/** The one best thing to do. */
export const DoFirst = ({ assessment }: { assessment: Assessment }) => (
  <section className="card do-first" aria-labelledby="do-first-title">
    <h2 id="do-first-title">{t('now.first.title')}</h2>
    <Action assessment={assessment} />
  </section>
);
