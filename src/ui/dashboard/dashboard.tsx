import './dashboard.css';
import { useMemo } from 'react';
import { policyOf } from '#core/explain/first-steps';
import type { Assessment } from '#core/model/assessment';
import type { Shop } from '#core/model/shop';
import type { Database } from '#storage/database';
import type { WorkerClient } from '#worker/protocol';
import { Announcer } from '../components/announcer';
import { Failure } from '../components/failure';
import { FirstSteps } from '../components/first-steps';
import { formatAgo, formatFullDay } from '../components/format';
import { hasReadProblems, type Kept, type Look, type ShopLook } from '../components/look';
import { Notices, Refused } from '../components/notices';
import { CrossBorder, isCrossBorder } from '../components/portal';
import type { Refresh } from '../components/use-refresh';
import { useVisible } from '../components/use-visible';
import { PRODUCT } from '../components/words';
import { WorkerContext } from '../explain/use-answer';
import { DetailLink } from '../explain/why';
import { Appeals } from './appeals/appeals';
import { FollowUps } from './appeals/follow-ups';
import { TicketEditor } from './appeals/ticket-editor';
import { UserInputProvider } from './appeals/user-input';
import { Card } from './card';
import { ConventionsCard } from './conventions';
import { Calendar, Costs } from './costs';
import { Data } from './data';
import { Gaps } from './gaps';
import { Market } from './market';
import { Metrics } from './metrics';
import { Access, Crossings } from './outlook';
import { Score } from './score';
import { ShopSwitcher } from './shop-switcher';
import { TEXT } from './text';
import { TrackRecord } from './track-record';
import { useLanding } from './use-landing';
import { TEXT as WHAT_IF } from './what-if/text';
import { WhatIf } from './what-if/what-if';

export interface DashboardProps {
  db: Database;
  look: Look;
  shops: readonly Shop[];
  now: Date;
  clock: () => Date;
  refresh: Refresh;
  /** where the facts behind the figures are asked; null where nobody is there to answer */
  worker: WorkerClient | null;
}

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

const Assessed = ({ look, worker, clock }: { look: ShopLook; worker: WorkerClient | null; clock: () => Date }) => {
  const { kept, shop } = look;
  const place = useMemo(
    () =>
      worker === null || kept === undefined
        ? null
        : { worker, basis: { shopId: shop.id, asOf: kept.assessment.asOf, computedAt: kept.computedAt } },
    [worker, shop.id, kept],
  );
  const visible = useVisible(place);
  if (kept === undefined) return null;
  return (
    <WorkerContext value={visible}>
      <DetailLink value="here">
        <UserInputProvider shopId={shop.id} clock={clock}>
          <Sections look={look} kept={kept} />
        </UserInputProvider>
      </DetailLink>
    </WorkerContext>
  );
};

const Sections = ({ look, kept: { assessment, computedAt } }: { look: ShopLook; kept: Kept }) => {
  const { counts } = look.summary;
  const known = counts.orders + counts.problems > 0;
  if (policyOf(assessment) === null)
    return (
      <>
        <Market region={assessment.region} />
        <Score assessment={assessment} />
        <Metrics assessment={assessment} />
        <Gaps assessment={assessment} />
      </>
    );
  return (
    <>
      <Score assessment={assessment} />
      <Metrics assessment={assessment} />
      <Failure>
        <TicketEditor assessment={assessment} prepared={look.userInput.preparedTickets} />
      </Failure>
      <Failure>
        <Appeals
          title={TEXT.sections.appeals}
          assessment={assessment}
          computedAt={computedAt}
          userInput={look.userInput}
          known={hasReadProblems(look.summary)}
        />
      </Failure>
      <Failure>
        <FollowUps
          title={TEXT.sections['follow-up']}
          assessment={assessment}
          prepared={look.userInput.preparedTickets}
        />
      </Failure>
      <div className="two">
        <Crossings assessment={assessment} />
        <TrackRecord assessment={assessment} />
      </div>
      <Card anchor="what-if" title={TEXT.sections['what-if']} says={WHAT_IF.says}>
        <Failure>
          <WhatIf assessment={assessment} />
        </Failure>
      </Card>
      <Access assessment={assessment} health={look.summary.health} />
      <Costs assessment={assessment} known={known} />
      <Calendar assessment={assessment} known={known} />
      <ConventionsCard assessment={assessment} />
      <Gaps assessment={assessment} />
    </>
  );
};

const Body = (props: DashboardProps) => {
  const { look, now, refresh } = props;
  if (look.state === 'loading') return <p className="muted">{TEXT.loading}</p>;
  return (
    <CrossBorder value={look.state === 'shop' && isCrossBorder(look)}>
      {look.state === 'empty' ? (
        <section className="card">
          <Refused visits={look.visits} />
          <FirstSteps />
          <p>{TEXT.importBelow}</p>
        </section>
      ) : (
        <>
          <Notices look={look} now={now} refresh={refresh} />
          <Assessed look={look} worker={props.worker} clock={props.clock} />
        </>
      )}
      <Data {...props} look={look} />
    </CrossBorder>
  );
};

const Nav = ({ assessment }: { assessment: Assessment }) => (
  <nav aria-label={TEXT.nav}>
    <ul>
      {(policyOf(assessment) === null ? ANCHORS_OF_READ : ANCHORS).map((it) => (
        <li key={it}>
          <a href={`#${it}`}>{TEXT.sections[it]}</a>
        </li>
      ))}
    </ul>
  </nav>
);

/** The assessment in full, and the shop's data. */
export const Dashboard = (props: DashboardProps) => {
  const { look, shops, now, refresh } = props;
  useLanding(look.state);
  const kept = look.state === 'shop' ? look.kept : undefined;
  return (
    <Announcer>
      <div className="sps dashboard">
        <header>
          <img src="/icon/32.png" alt="" width="24" height="24" />
          <h1>{PRODUCT}</h1>
          {look.state === 'shop' && <ShopSwitcher shops={shops} shown={look.shop} />}
          <p className="muted status" role="status">
            {refresh === 'running' && TEXT.updating}
            {refresh !== 'running' &&
              kept !== undefined &&
              TEXT.asOf(formatFullDay(kept.assessment.asOf), formatAgo(kept.computedAt, now))}
          </p>
        </header>
        <div className="columns">
          {kept !== undefined && <Nav assessment={kept.assessment} />}
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
