import { type Assessment, decisionDayOf } from '#core/model/assessment';
import { formatChance, formatCount, formatDay, formatMany, formatPoints, formatScore } from '../components/format';
import { OutLink } from '../components/links';
import { DashboardLink } from '../components/page-link';
import { portalLink } from '../components/portal';
import { prepareAnchor } from '../components/prepare-anchor';
import { pageLink } from '../components/route';
import { groundName, METRIC_NAMES, PAGE_NAMES } from '../components/words';
import { Why } from '../explain/why';
import { GLANCE_TEXT } from '../glance/text';
import { bestActionOf, needsExport, PAGE_OF_SOURCE } from './best-action';
import { halfWidth } from './knowledge';
import { NOW_TEXT } from './text';

const { first: WORDS } = NOW_TEXT;

const Action = ({ assessment }: { assessment: Assessment }) => {
  const action = bestActionOf(assessment);
  switch (action.kind) {
    case 'read-today':
      return (
        <>
          <p>{WORDS.readToday}</p>
          <p>
            <OutLink href={portalLink(assessment.region, 'score')} className="button primary">
              {WORDS.read(PAGE_NAMES.score)}
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
                {GLANCE_TEXT.allListed(formatCount(action.page.rows))}{' '}
                <DashboardLink to={pageLink('data')}>{WORDS.import}</DashboardLink>.
              </>
            ) : (
              GLANCE_TEXT.openWhy[action.page.source]
            )}{' '}
            {half === null
              ? WORDS.readTomorrow
              : WORDS.readSays(formatScore(half), formatScore(half - action.page.narrows / 2))}
          </p>
          <p>
            <OutLink href={portalLink(assessment.region, link)} className="button primary">
              {WORDS.read(PAGE_NAMES[page])}
            </OutLink>
          </p>
        </>
      );
    }
    case 'ticket': {
      const { ticket } = action;
      const { ground, metric, orderIds, caseIds, chatIds, gainAtDecision, probability, crosses } = ticket;
      const many =
        orderIds.length > 0
          ? formatMany(orderIds.length, 'order')
          : caseIds.length > 0
            ? formatMany(caseIds.length, 'request')
            : formatMany(chatIds.length, 'chat');
      return (
        <>
          <p>
            <strong>{WORDS.ticket(groundName(ground))}</strong> <span className="muted">{METRIC_NAMES[metric]}</span>
          </p>
          <p>
            {WORDS.ticketSays(
              formatPoints(gainAtDecision),
              formatDay(decisionDayOf(assessment)),
              many,
              formatChance(probability),
            )}
          </p>
          {crosses !== null && <p className="tag good">{WORDS.crosses(formatScore(crosses, 1))}</p>}
          <div className="actions">
            <DashboardLink to={`#${prepareAnchor(ticket)}`} className="button primary">
              {WORDS.prepare}
            </DashboardLink>
            <Why about={groundName(ground)} assessment={assessment} question={{ kind: 'ticket', ticket }} />
          </div>
        </>
      );
    }
    case 'none':
      return (
        <p>
          {WORDS.none}{' '}
          {action.next !== null && (
            <span className="muted">
              {WORDS.next(
                formatPoints(action.next.points),
                formatDay(action.next.day),
                METRIC_NAMES[action.next.metric],
              )}
            </span>
          )}
        </p>
      );
  }
};

/** The one best thing to do. */
export const DoFirst = ({ assessment }: { assessment: Assessment }) => (
  <section className="card do-first" aria-labelledby="do-first-title">
    <h2 id="do-first-title">{WORDS.title}</h2>
    <Action assessment={assessment} />
  </section>
);
