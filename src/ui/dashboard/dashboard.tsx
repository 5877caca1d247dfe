import { t } from '#texts/translate';
import './dashboard.css';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { StepCode } from '#core/explain/steps';
import { hasFormula } from '#core/model/assessment';
import type { Shop } from '#core/model/shop';
import type { Database } from '#storage/database';
import type { WorkerClient } from '#worker/protocol';
import { Announcer, useAnnounce } from '../components/announcer';
import { FoldedCard } from '../components/card';
import { formatAgo, formatFullDay, formatInstant } from '../components/format';
import type { Refresh } from '../components/hooks';
import { useWhileVisible } from '../components/hooks';
import { Failure } from '../components/notice';
import { Notices, RefusedNotice } from '../components/notices';
import { DashboardAddress } from '../components/page-link';
import { CrossBorder, isCrossBorder } from '../components/portal';
import { Rescue } from '../components/rescue';
import { DASHBOARD_PAGES, type DashboardPage, pageLink, type Route } from '../components/route';
import { appealsRead, hasReadProblems, type ShopView, type StoredAssessment, type View } from '../components/view';
import { PRODUCT, shopInMarket } from '../components/words';
import { StepTexts } from '../explain/answer';
import { SHOW_BRIEF } from '../explain/show-brief';
import { SHOW_FORECAST } from '../explain/show-forecast';
import { SHOW_ORDERS } from '../explain/show-orders';
import { SHOW_SCORE } from '../explain/show-score';
import type { ShowSteps } from '../explain/shown';
import { WorkerContext } from '../explain/use-answer';
import { answerWhy, DetailLink } from '../explain/why';
import { AnswerWhy } from '../glance/ask';
import { GettingStarted } from '../glance/getting-started';
import { Now } from '../now/now';
import { AppealsCard } from './appeals/appeals';
import { FollowUps, OverdueNotice } from './appeals/follow-ups';
import { TicketEditor } from './appeals/ticket-editor';
import { UserInputProvider } from './appeals/user-input';
import { Access, Crossings } from './crossings-and-benefits';
import { DataSection } from './data';
import { ForecastPage } from './forecast/forecast-page';
import { GapsCard } from './gaps';
import { InterpretationsCard } from './interpretations';
import { OrdersPage } from './orders/orders-page';
import { ShopSwitcher } from './shop-switcher';
import { TaughtTexts } from './taught';
import { TrackRecord } from './track-record';
import { ImportsContext, useImport } from './use-import';
import { useRoute } from './use-route';
import { Welcome } from './welcome';

export interface DashboardProps {
  db: Database;
  view: View;
  shops: readonly Shop[];
  now: Date;
  clock: () => Date;
  refresh: Refresh;
  /** id of the shop that is being loaded, if it is not the one shown */
  opening: string | null;
  choose(shopId: string): void;
  /** answers questions about facts; null if there is none */
  worker: WorkerClient | null;
}

const TEXTS: ShowSteps<StepCode> = { ...SHOW_BRIEF, ...SHOW_SCORE, ...SHOW_FORECAST, ...SHOW_ORDERS };

interface ShopProps {
  /** null while no shop is known */
  view: ShopView | null;
  worker: WorkerClient | null;
  clock: () => Date;
  children: ReactNode;
}

/** The contexts that all sections about a shop need. */
export const ShopContexts = ({ view, worker, clock, children }: ShopProps) => {
  const { stored, shop } = view ?? {};
  const place = useMemo(
    () =>
      worker === null || stored === undefined || shop === undefined
        ? null
        : { worker, basis: { shopId: shop.id, asOf: stored.assessment.asOf, computedAt: stored.computedAt } },
    [worker, shop, stored],
  );
  const visible = useWhileVisible(place);
  return (
    <WorkerContext value={visible}>
      <DetailLink value="here">
        <AnswerWhy value={answerWhy}>
          <DashboardAddress value="">
            <StepTexts value={TEXTS}>
              <UserInputProvider shopId={shop?.id ?? ''} clock={clock}>
                {children}
              </UserInputProvider>
            </StepTexts>
          </DashboardAddress>
        </AnswerWhy>
      </DetailLink>
    </WorkerContext>
  );
};

interface SectionsProps {
  view: ShopView;
  stored: StoredAssessment;
}

/** The ticket being prepared, what can be appealed, and outcomes of appeals. */
export const AppealSections = ({ view, stored: { assessment, computedAt } }: SectionsProps) => (
  <>
    <OverdueNotice assessment={assessment} />
    <Failure>
      <TicketEditor assessment={assessment} prepared={view.userInput.preparedTickets} />
    </Failure>
    <Failure>
      <AppealsCard
        title={t('dashboard.pages.appeals')}
        assessment={assessment}
        computedAt={computedAt}
        userInput={view.userInput}
        isRead={appealsRead(view.summary)}
      />
    </Failure>
    <Failure>
      <FollowUps
        title={t('dashboard.sections.follow-up')}
        assessment={assessment}
        prepared={view.userInput.preparedTickets}
      />
    </Failure>
  </>
);

interface PageProps extends SectionsProps {
  page: DashboardPage;
  route: Route;
  now: Date;
}

const ShopPage = ({ page, route, view, stored, now }: PageProps) => {
  const { assessment } = stored;
  const { has } = view.summary;
  const known = has.orders || has.problems;
  switch (page) {
    case 'now':
      return (
        <Now
          assessment={assessment}
          now={now}
          hasReadProblems={hasReadProblems(view.summary)}
          all={
            <details>
              <summary>{t('now.stakes.all')}</summary>
              <Crossings assessment={assessment} />
              <Access assessment={assessment} health={view.summary.health} />
            </details>
          }
        />
      );
    case 'forecast':
      return <ForecastPage assessment={assessment} printed={view.printed} known={known} />;
    case 'orders':
      return <OrdersPage assessment={assessment} userInput={view.userInput} route={route} known={known} />;
    case 'appeals':
      return <AppealSections view={view} stored={stored} />;
    case 'data':
      return (
        <>
          <GapsCard assessment={assessment} sources={view.summary.sources} />
          {hasFormula(assessment) && (
            <FoldedCard anchor="about" title={t('dashboard.about.title')} note={t('dashboard.about.says')}>
              <div className="two">
                <TrackRecord assessment={assessment} />
                <InterpretationsCard assessment={assessment} />
              </div>
            </FoldedCard>
          )}
        </>
      );
  }
};

const Body = (props: DashboardProps & { page: DashboardPage; route: Route }) => {
  const { view, now, refresh, page, route } = props;
  if (view.state === 'loading') return <p className="muted">{t('dashboard.loading')}</p>;
  if (route.isWelcome) return <Welcome view={view} choose={props.choose} />;
  return (
    <CrossBorder value={view.state === 'shop' && isCrossBorder(view)}>
      {view.state === 'empty' && page !== 'data' && (
        <section className="card">
          <RefusedNotice visits={view.visits} />
          <GettingStarted />
          <p>
            <a href={pageLink('data')}>{t('components.orImport')}</a>
          </p>
        </section>
      )}
      {view.state === 'shop' && <Notices view={view} now={now} refresh={refresh} />}
      {page === 'data' && <DataSection {...props} view={view} />}
      {view.state === 'shop' && view.stored !== undefined && (
        <ShopPage page={page} route={route} view={view} stored={view.stored} now={now} />
      )}
      {page === 'data' && (
        <FoldedCard anchor="taught" title={t('dashboard.taught.section')}>
          <TaughtTexts db={props.db} clock={props.clock} />
        </FoldedCard>
      )}
    </CrossBorder>
  );
};

/** Pages that make sense without the market's formula. */
const PAGES_OF_READ: readonly DashboardPage[] = ['now', 'data'];

const pagesOf = (view: View): readonly DashboardPage[] =>
  view.state === 'empty' || (view.state === 'shop' && view.stored !== undefined && !hasFormula(view.stored.assessment))
    ? PAGES_OF_READ
    : DASHBOARD_PAGES;

const Nav = ({ pages, shown }: { pages: readonly DashboardPage[]; shown: DashboardPage }) => (
  <nav aria-label={t('dashboard.nav')}>
    <ul>
      {pages.map((page) => (
        <li key={page}>
          <a href={pageLink(page)} aria-current={page === shown ? 'page' : undefined}>
            {t(`dashboard.pages.${page}`)}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

/** The list of costly orders draws only rows in sight, so a link to another row leads to its section. */
const elementAt = (anchor: string): HTMLElement | null =>
  document.getElementById(anchor) ?? (anchor.startsWith('why-cost-') ? document.getElementById('costs') : null);

/** Scrolls to the place that the address names once it is drawn, as the database is read first. */
const useScrollToHash = (state: View['state'], page: DashboardPage): void =>
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page has places of its own
  useEffect(() => {
    const { hash } = window.location;
    if (state === 'loading' || hash === '' || hash.startsWith('#/')) return;
    elementAt(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }, [state, page]);

/** Moves focus and scroll position to the beginning of a new page. */
const usePageChange = (page: DashboardPage) => {
  const main = useRef<HTMLElement>(null);
  const before = useRef(page);
  useEffect(() => {
    document.title = `${t(`dashboard.pages.${page}`)} · ${PRODUCT}`;
    if (before.current === page) return;
    before.current = page;
    if (!window.location.hash.startsWith('#/')) return;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [page]);
  return main;
};

const Status = ({ view, now, refresh, opening, shops }: DashboardProps) => {
  const stored = view.state === 'shop' ? view.stored : undefined;
  const openingShop = shops.find(({ id }) => id === opening);
  return (
    <p className="muted status" role="status">
      {openingShop !== undefined
        ? t('dashboard.opening', { shop: shopInMarket(openingShop) })
        : refresh === 'running'
          ? t('words.updating')
          : stored !== undefined && (
              <span title={formatInstant(stored.computedAt)}>
                {t('dashboard.asOf', {
                  day: formatFullDay(stored.assessment.asOf),
                  ago: formatAgo(stored.computedAt, now),
                })}
              </span>
            )}
    </p>
  );
};

/** Imports continue while other pages are shown; the shop of an imported file is shown next. */
const Imports = ({ choose, children }: Pick<DashboardProps, 'choose'> & { children: ReactNode }) => {
  const announce = useAnnounce();
  const imports = useImport((good, bad, shopId) => {
    const all = good + bad;
    announce(all === 0 ? t('dashboard.import.cancelled') : t('dashboard.import.finished', { good, all, bad }));
    if (shopId !== null) choose(shopId);
  });
  return <ImportsContext value={imports}>{children}</ImportsContext>;
};

/** The assessment in full, and the shop's data, on five pages. */
export const Dashboard = (props: DashboardProps) => {
  const { view, shops, opening, choose } = props;
  const route = useRoute();
  const pages = pagesOf(view);
  const page = pages.includes(route.page) ? route.page : 'now';
  const main = usePageChange(page);
  useScrollToHash(view.state, page);
  return (
    <Announcer>
      <Imports choose={choose}>
        <div className="sps dashboard">
          <header>
            <div className="brand">
              <img src="/icon/32.png" alt="" width="24" height="24" />
              <h1>{PRODUCT}</h1>
            </div>
            <Nav pages={pages} shown={page} />
            {view.state === 'shop' && (
              <ShopSwitcher shops={shops} shown={opening ?? view.shop.id} choose={choose} busy={opening !== null} />
            )}
            <Status {...props} />
          </header>
          <main
            ref={main}
            tabIndex={-1}
            aria-label={t(`dashboard.pages.${page}`)}
            aria-busy={opening !== null || view.state === 'loading'}
          >
            <ShopContexts view={view.state === 'shop' ? view : null} worker={props.worker} clock={props.clock}>
              <Failure key={page} rescue={<Rescue now={props.clock} />}>
                <Body {...props} page={page} route={route} />
              </Failure>
            </ShopContexts>
          </main>
        </div>
      </Imports>
    </Announcer>
  );
};
