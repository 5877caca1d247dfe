import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { Assessment } from '#core/model/assessment';
import type { Page } from '#core/model/page';
import type { CurrentPage } from '#messages/current-page';
import type { LastVisit, PageSummary } from '#messages/panel-protocol';
import { t } from '#texts/translate';
import { Button } from '../components/button';
import { formatMany, formatScore, formatToday } from '../components/format';
import { CrossBorder } from '../components/portal';
import { BestAction } from '../glance/best-action';
import { Headline } from '../glance/headline';
import { MetricGlance } from '../glance/metric-glance';
import { NearThresholds } from '../glance/near-thresholds';
import { TeachPage } from '../teach/teach-form';
import { needsTeaching } from '../teach/teaching';
import { isActionable } from './layer';
import { OrdersBody } from './orders-body';
import { PageChecks } from './page-checks';
import { actionButton, type PanelActions } from './panel-actions';
import type { PanelContent, PanelState } from './panel-state';
import { TicketBody } from './ticket-body';

/** Pages with a question of their own, whose answer stands in the panel. */
type AskedPage =
  | 'score'
  | 'diagnosis'
  | 'orders'
  | 'order'
  | 'ratings'
  | 'returns'
  | 'appeals'
  | 'products'
  | 'sales'
  | 'service';
const ASKED: Partial<Record<Page, AskedPage>> = {
  score: 'score',
  diagnosis: 'diagnosis',
  'order-list': 'orders',
  'order-detail': 'order',
  ratings: 'ratings',
  returns: 'returns',
  'appeal-center': 'appeals',
  products: 'products',
  sales: 'sales',
  service: 'service',
};

/** Pages whose rows no metric counts. */
const NOT_COUNTED: ReadonlySet<Page> = new Set(['account-health', 'products', 'sales', 'service']);

interface ScoreProps {
  assessment: Assessment;
  summary: PageSummary;
}

/** Panel beside the score: forecast, thresholds, and each metric's next change. */
const ScoreBody = ({ assessment, summary: { stakes } }: ScoreProps) => (
  <>
    <Headline assessment={assessment} />
    <NearThresholds
      assessment={assessment}
      benefitsAt={({ threshold }) => stakes.find((stake) => stake.threshold === threshold)?.benefits ?? []}
    />
    <MetricGlance assessment={assessment} />
  </>
);

/** Whether figures were read, but not the list below them, as its captions have no source. */
const isListUnread = (visit: LastVisit): boolean =>
  visit.outcome === 'read' && visit.rows === 0 && visit.issues.some(({ code }) => code !== 'guessed-header');
/** Whether captions were guessed, which the seller can confirm. */
const isGuessed = ({ outcome, issues }: LastVisit): boolean =>
  outcome === 'read' && issues.some(({ code }) => code === 'guessed-header');

const Said = ({ children }: { children: ReactNode }) => <p className="said">{children}</p>;

type Answered = Extract<PanelContent, { state: 'answered' }>;

/** Content about the page's shop and the orders that it lists. */
const Known = ({ content, here, state, actions }: BodyProps) => {
  const { visit, summary } = content;
  const isRefused = visit?.outcome === 'refused';
  if (summary === null)
    return (
      <>
        <Said>{t('panel.nothing')}</Said>
        {here.page !== 'score' && <p className="muted">{t('panel.nothingSays')}</p>}
      </>
    );
  const { assessment } = summary;
  if (assessment === null) return isRefused ? null : <Said>{t('panel.unassessed')}</Said>;
  const asked = ASKED[here.page];
  const isNotCounted = NOT_COUNTED.has(here.page);
  return (
    <>
      {asked === 'score' && <ScoreBody assessment={assessment} summary={summary} />}
      {asked === 'score' && !isRefused && (
        <BestAction assessment={assessment} clock={summary.clock} link={actionButton(actions)} hasReadProblems={null} />
      )}
      {asked === 'appeals' && (
        <TicketBody summary={summary} assessment={assessment} actions={actions} isRefused={isRefused} />
      )}
      {asked !== 'score' && !isNotCounted && (asked !== 'appeals' || state.orders.length > 0) && !isRefused && (
        <OrdersBody
          assessment={assessment}
          here={here}
          orders={state.orders}
          checks={summary.checks}
          actions={actions}
        />
      )}
      {isNotCounted && (
        <>
          <PageChecks region={assessment.region} checks={summary.pageChecks} />
          <Headline assessment={assessment} />
          <p className="muted">{t('panel.notCounted', { page: t(`words.pages.${here.page}`) })}</p>
        </>
      )}
    </>
  );
};

interface BodyProps {
  content: Answered;
  here: CurrentPage;
  state: PanelState;
  actions: PanelActions;
}

/**
 * The offer to teach remains the same element when the page is read, so that focus stays. Beside a page that was not
 * understood it is what to do first, and no other action is.
 */
const Answer = ({ content, here, state, actions }: BodyProps) => {
  const { visit } = content;
  const isRefused = visit?.outcome === 'refused';
  const isUnread = isRefused || (visit !== null && isListUnread(visit));
  const isOffered = !isRefused || needsTeaching(visit);
  return (
    <>
      {isUnread && (
        <div className="notice bad">
          <p>
            <strong>{t(isRefused ? 'panel.refused' : 'panel.listUnread')}</strong>
          </p>
          <p>
            {t(isRefused ? 'panel.refusedSays' : 'panel.listUnreadSays', {
              why: t(`words.issues.${visit.issues[0]?.code ?? 'unknown-header'}`),
            })}
          </p>
        </div>
      )}
      <Known content={content} here={here} state={state} actions={actions} />
      {actions.teaching !== null && visit !== null && isOffered && (
        <div className={isRefused ? 'teach-place first' : 'teach-place'}>
          {isGuessed(visit) && <p className="muted">{t('panel.guessed')}</p>}
          <TeachPage
            key={here.page}
            teaching={actions.teaching}
            kind={isRefused ? 'primary' : isGuessed(visit) ? undefined : 'quiet'}
            Heading="h2"
          />
        </div>
      )}
    </>
  );
};

const Body = ({ state, actions }: { state: PanelState; actions: PanelActions }) => {
  const { content, here } = state;
  if (content.state === 'loading' || content.state === 'deleted' || here === null)
    return <p className="muted">{t('panel.loading')}</p>;
  if (content.state === 'orphaned') return <Said>{t('panel.orphaned')}</Said>;
  if (content.state === 'failed') return <Said>{t('panel.failed', { why: content.message })}</Said>;
  return <Answer content={content} here={here} state={state} actions={actions} />;
};

/** Text of the folded panel: today's and tomorrow's score, or the product's name. */
const tabText = (content: PanelContent): string => {
  const assessment = content.state === 'answered' ? content.summary?.assessment : null;
  if (assessment == null) return t('panel.name');
  const { today, next } = assessment;
  if (today.overall.value === null || next.overall === null) return t('panel.name');
  return t('panel.tab', {
    today: formatToday(today.overall),
    next: formatScore(next.overall.mean),
  });
};

export const Panel = ({ state, actions }: { state: PanelState; actions: PanelActions }) => {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(state.open);
  useEffect(() => {
    // The pressed button is gone, so focus moves to its counterpart, if it was in the panel.
    if (wasOpen.current !== state.open && button.current?.ownerDocument.hasFocus()) button.current.focus();
    wasOpen.current = state.open;
  }, [state.open]);
  if (state.here === null || state.content.state === 'deleted') return null;
  const { open, content } = state;
  const actionable = new Set(state.orders.filter(isActionable).map(({ orderId }) => orderId)).size;
  const asked = t(`panel.ask.${ASKED[state.here.page] ?? 'other'}`);
  return (
    <CrossBorder value={state.shop?.isCrossBorder ?? false}>
      <aside className={`sps dock ${open ? 'open' : 'folded'}`} aria-label={t('panel.name')}>
        {open ? (
          <header>
            <span className="mark" aria-hidden="true" />
            <h1>{asked}</h1>
            <Button small kind="quiet" ref={button} aria-expanded aria-controls={id} onClick={actions.toggle}>
              {t('words.close')}
            </Button>
          </header>
        ) : (
          <button ref={button} type="button" className="fold" aria-expanded={false} onClick={actions.toggle}>
            <span className="mark" aria-hidden="true" />
            <strong>{tabText(content)}</strong>
            {actionable > 0 && (
              <span className="count">
                <span aria-hidden="true">{actionable}</span>
                <span className="hidden-text">{t('panel.canAct', { many: formatMany(actionable, 'order') })}</span>
              </span>
            )}
            <span className="hidden-text">{t('panel.open')}</span>
          </button>
        )}
        {open && (
          <>
            <div id={id} className="body">
              <Body state={state} actions={actions} />
            </div>
            <footer>
              <Button small onClick={actions.showSidePanel}>
                {t('panel.sidePanel')}
              </Button>
              <Button small kind="quiet" onClick={() => actions.showDashboard('')}>
                {t('words.dashboard')}
              </Button>
            </footer>
          </>
        )}
      </aside>
    </CrossBorder>
  );
};
