import { benefitsAt } from '#core/explain/benefits-at';
import './popup.css';
import { popupSteps } from '#core/explain/ticket-step';
import { Announcer } from '../components/announcer';
import { GettingStarted } from '../components/getting-started';
import type { Refresh } from '../components/hooks';
import { Failure } from '../components/notice';
import { Notices, RefusedNotice } from '../components/notices';
import { CrossBorder, isCrossBorder } from '../components/portal';
import { hasReadProblems, type ShopView, type View } from '../components/view';
import { PRODUCT } from '../components/words';
import { Explanations } from '../explain/answer';
import { SHOW_BRIEF } from '../explain/show-brief';
import { DetailLink } from '../explain/why';
import { BestAction } from '../glance/best-action';
import { Headline } from '../glance/headline';
import { MetricGlance } from '../glance/metric-glance';
import { NearThresholds } from '../glance/near-thresholds';
import { Freshness } from './freshness';
import { type ShopChoice, ShopMenu } from './shop-menu';
import { POPUP_TEXT } from './text';

export interface PopupProps {
  view: View;
  now: Date;
  refresh: Refresh;
  /** opens the side panel beside the page; left out where the browser has none, and in the side panel itself */
  openSidePanel?: () => void;
  shops?: ShopChoice;
}

const EXPLAINED = { firstSteps: popupSteps, texts: SHOW_BRIEF };

const dashboardLink = (anchor: string, text: string) => (
  <a href={`/dashboard.html#${anchor}`} target="_blank" rel="noreferrer">
    {text}
  </a>
);

const detailLink = (anchor: string) => dashboardLink(anchor, POPUP_TEXT.detailLink);

const actionLink = (anchor: string, text: string) => (
  <a className="button primary small" href={`/dashboard.html#${anchor}`} target="_blank" rel="noreferrer">
    {text}
  </a>
);

/** What is known of a shop at a glance: today and tomorrow, what is at stake, what moves it, what to do first. */
const Glance = ({ view, now, refresh }: { view: ShopView; now: Date; refresh: Refresh }) => {
  const assessment = view.stored?.assessment;
  return (
    <>
      <Notices view={view} now={now} refresh={refresh} />
      {assessment !== undefined && (
        <>
          <section className="section" aria-label={POPUP_TEXT.score}>
            <Headline assessment={assessment} />
            <NearThresholds assessment={assessment} benefitsAt={(crossing) => benefitsAt(assessment, crossing)} />
          </section>
          <BestAction
            assessment={assessment}
            link={actionLink}
            hasReadProblems={hasReadProblems(view.summary)}
            canExplain
          />
          <section className="section" aria-label={POPUP_TEXT.metrics}>
            <MetricGlance assessment={assessment} />
          </section>
        </>
      )}
      <Freshness view={view} now={now} />
    </>
  );
};

const Body = ({ view, now, refresh }: PopupProps) => {
  if (view.state === 'loading') return <p className="muted section">{POPUP_TEXT.loading}</p>;
  if (view.state === 'shop') return <Glance view={view} now={now} refresh={refresh} />;
  return (
    <section className="section">
      <RefusedNotice visits={view.visits} />
      <GettingStarted />
      {dashboardLink('data', POPUP_TEXT.import)}
    </section>
  );
};

/** What the toolbar button opens, and what stands in the side panel. Drawn from what is stored. */
export const Popup = (props: PopupProps) => (
  <Announcer>
    <div className="sps popup">
      <header>
        <h1>{PRODUCT}</h1>
        {props.view.state === 'shop' && <ShopMenu shown={props.view.shop} shops={props.shops} />}
        <p className="refresh" role="status">
          {props.refresh === 'running' ? POPUP_TEXT.updating : ''}
        </p>
        {props.openSidePanel !== undefined && (
          <button type="button" className="button quiet small" onClick={props.openSidePanel}>
            {POPUP_TEXT.sidePanel}
          </button>
        )}
        <a href="/dashboard.html" target="_blank" rel="noreferrer">
          {POPUP_TEXT.dashboard}
        </a>
      </header>
      <main>
        <CrossBorder value={props.view.state === 'shop' && isCrossBorder(props.view)}>
          <DetailLink value={detailLink}>
            <Explanations value={EXPLAINED}>
              <Failure>
                <Body {...props} />
              </Failure>
            </Explanations>
          </DetailLink>
        </CrossBorder>
      </main>
    </div>
  </Announcer>
);
