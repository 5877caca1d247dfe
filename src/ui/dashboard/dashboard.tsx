import './dashboard.css';
import { type ReactNode, useEffect, useMemo } from 'react';
import { firstSteps, policyOf } from '#core/explain/first-steps';
import type { StepCode } from '#core/explain/steps';
import type { Assessment } from '#core/model/assessment';
import type { Shop } from '#core/model/shop';
import type { Database } from '#storage/database';
import type { WorkerClient } from '#worker/protocol';
import { Announcer } from '../components/announcer';
import { formatAgo, formatFullDay } from '../components/format';
import { GettingStarted } from '../components/getting-started';
import type { Refresh } from '../components/hooks';
import { useVisible } from '../components/hooks';
import { Failure } from '../components/notice';
import { Notices, RefusedNotice } from '../components/notices';
import { CrossBorder, isCrossBorder } from '../components/portal';
import { hasReadProblems, type ShopView, type StoredAssessment, type View } from '../components/view';
import { PRODUCT } from '../components/words';
import { Explanations } from '../explain/answer';
import { SHOW_BRIEF } from '../explain/show-brief';
import { SHOW_FORECAST } from '../explain/show-forecast';
import { SHOW_ORDERS } from '../explain/show-orders';
import { SHOW_SCORE } from '../explain/show-score';
import type { ShowSteps } from '../explain/shown';
import { WorkerContext } from '../explain/use-answer';
import { DetailLink } from '../explain/why';
import { AppealsCard } from './appeals/appeals';
import { FollowUps } from './appeals/follow-ups';
import { TicketEditor } from './appeals/ticket-editor';
import { UserInputProvider } from './appeals/user-input';
import { ConventionsCard } from './conventions';
import { Calendar, Costs } from './costs';
import { Access, Crossings } from './crossings-and-benefits';
import { DataSection } from './data';
import { Gaps } from './gaps';
import { Market } from './market';
import { MetricsSection } from './metrics';
import { Score } from './score';
import { ShopSwitcher } from './shop-switcher';
import { DASHBOARD_TEXT } from './text';
import { TrackRecord } from './track-record';
import { WhatIfCard } from './what-if/what-if';

export interface DashboardProps {
  db: Database;
  view: View;
  shops: readonly Shop[];
  now: Date;
  clock: () => Date;
  refresh: Refresh;
  /** where the facts behind the figures are asked; null where nobody is there to answer */
  worker: WorkerClient | null;
}

const texts: ShowSteps<StepCode> = { ...SHOW_BRIEF, ...SHOW_SCORE, ...SHOW_FORECAST, ...SHOW_ORDERS };
const EXPLANATIONS = { firstSteps, texts };

const ANCHORS = [
  'score',
  'metrics',
  'appeals',
  'follow-up',
  'what-if',
  'costs',
  'calendar',
  'formula',
  'unknown',
  'data',
] as const;
/** Where no formula is known, nothing is told of what would follow from one. */
const ANCHORS_OF_READ = ['market', 'score', 'metrics', 'unknown', 'data'] as const;

interface ShopProps {
  view: ShopView;
  worker: WorkerClient | null;
  clock: () => Date;
  children: ReactNode;
}

/** The contexts that all sections about a shop need. */
export const ShopContexts = ({ view: { stored, shop }, worker, clock, children }: ShopProps) => {
  const place = useMemo(
    () =>
      worker === null || stored === undefined
        ? null
        : { worker, basis: { shopId: shop.id, asOf: stored.assessment.asOf, computedAt: stored.computedAt } },
    [worker, shop.id, stored],
  );
  const visible = useVisible(place);
  return (
    <WorkerContext value={visible}>
      <DetailLink value="here">
        <Explanations value={EXPLANATIONS}>
          <UserInputProvider shopId={shop.id} clock={clock}>
            {children}
          </UserInputProvider>
        </Explanations>
      </DetailLink>
    </WorkerContext>
  );
};

interface SectionsProps {
  view: ShopView;
  stored: StoredAssessment;
}

/** The ticket that is being prepared, what can be appealed, and what became of appeals. */
export const AppealSections = ({ view, stored: { assessment, computedAt } }: SectionsProps) => (
  <>
    <Failure>
      <TicketEditor assessment={assessment} prepared={view.userInput.preparedTickets} />
    </Failure>
    <Failure>
      <AppealsCard
        title={DASHBOARD_TEXT.sections.appeals}
        assessment={assessment}
        computedAt={computedAt}
        userInput={view.userInput}
        known={hasReadProblems(view.summary)}
      />
    </Failure>
    <Failure>
      <FollowUps
        title={DASHBOARD_TEXT.sections['follow-up']}
        assessment={assessment}
        prepared={view.userInput.preparedTickets}
      />
    </Failure>
  </>
);

const Sections = ({ view, stored }: SectionsProps) => {
  const { assessment } = stored;
  const { counts } = view.summary;
  const known = counts.orders + counts.problems > 0;
  if (policyOf(assessment) === null)
    return (
      <>
        <Market region={assessment.region} />
        <Score assessment={assessment} />
        <MetricsSection assessment={assessment} />
        <Gaps assessment={assessment} />
      </>
    );
  return (
    <>
      <Score assessment={assessment} />
      <MetricsSection assessment={assessment} />
      <AppealSections view={view} stored={stored} />
      <div className="two">
        <Crossings assessment={assessment} />
        <TrackRecord assessment={assessment} />
      </div>
      <WhatIfCard assessment={assessment} />
      <Access assessment={assessment} health={view.summary.health} />
      <Costs assessment={assessment} known={known} />
      <Calendar assessment={assessment} known={known} />
      <ConventionsCard assessment={assessment} />
      <Gaps assessment={assessment} />
    </>
  );
};

const Body = (props: DashboardProps) => {
  const { view, now, refresh } = props;
  if (view.state === 'loading') return <p className="muted">{DASHBOARD_TEXT.loading}</p>;
  return (
    <CrossBorder value={view.state === 'shop' && isCrossBorder(view)}>
      {view.state === 'empty' ? (
        <section className="card">
          <RefusedNotice visits={view.visits} />
          <GettingStarted />
          <p>{DASHBOARD_TEXT.importBelow}</p>
        </section>
      ) : (
        <>
          <Notices view={view} now={now} refresh={refresh} />
          <ShopContexts view={view} worker={props.worker} clock={props.clock}>
            {view.stored !== undefined && <Sections view={view} stored={view.stored} />}
          </ShopContexts>
        </>
      )}
      <DataSection {...props} view={view} />
    </CrossBorder>
  );
};

const Nav = ({ assessment }: { assessment: Assessment }) => (
  <nav aria-label={DASHBOARD_TEXT.nav}>
    <ul>
      {(policyOf(assessment) === null ? ANCHORS_OF_READ : ANCHORS).map((anchor) => (
        <li key={anchor}>
          <a href={`#${anchor}`}>{DASHBOARD_TEXT.sections[anchor]}</a>
        </li>
      ))}
    </ul>
  </nav>
);

/** Orders that cost points stand on several pages of a list: one that is not on the first is looked for in its section. */
const elementAt = (anchor: string): HTMLElement | null =>
  document.getElementById(anchor) ?? (anchor.startsWith('why-cost-') ? document.getElementById('costs') : null);

/** An address may name a place that is not there yet while the database is read: once it is, the page goes there. */
const useScrollToHash = (state: View['state']): void =>
  useEffect(() => {
    if (state === 'loading' || window.location.hash === '') return;
    elementAt(decodeURIComponent(window.location.hash.slice(1)))?.scrollIntoView();
  }, [state]);

/** The assessment in full, and the shop's data. */
export const Dashboard = (props: DashboardProps) => {
  const { view, shops, now, refresh } = props;
  useScrollToHash(view.state);
  const stored = view.state === 'shop' ? view.stored : undefined;
  return (
    <Announcer>
      <div className="sps dashboard">
        <header>
          <img src="/icon/32.png" alt="" width="24" height="24" />
          <h1>{PRODUCT}</h1>
          {view.state === 'shop' && <ShopSwitcher shops={shops} shown={view.shop} />}
          <p className="muted status" role="status">
            {refresh === 'running' && DASHBOARD_TEXT.updating}
            {refresh !== 'running' &&
              stored !== undefined &&
              DASHBOARD_TEXT.asOf(formatFullDay(stored.assessment.asOf), formatAgo(stored.computedAt, now))}
          </p>
        </header>
        <div className="columns">
          {stored !== undefined && <Nav assessment={stored.assessment} />}
          <main>
            <Failure>
              <Body {...props} />
            </Failure>
          </main>
        </div>
      </div>
    </Announcer>
  );
};
