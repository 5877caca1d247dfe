import './popup.css';
import { Announcer } from '../components/announcer';
import { GettingStarted } from '../components/getting-started';
import type { Refresh } from '../components/hooks';
import { Failure } from '../components/notice';
import { Notices, RefusedNotice } from '../components/notices';
import { CrossBorder, isCrossBorder } from '../components/portal';
import { hasReadProblems, type View } from '../components/view';
import { PRODUCT, shopName } from '../components/words';
import { DetailLink } from '../explain/why';
import { Appeals } from './appeals';
import { DataLine } from './data';
import { MetricList } from './metrics';
import { Moves } from './moves';
import { Scores } from './scores';
import { POPUP_TEXT } from './text';

export interface PopupProps {
  view: View;
  now: Date;
  refresh: Refresh;
}

const Body = ({ view, now, refresh }: PopupProps) => {
  if (view.state === 'loading') return <p className="muted section">{POPUP_TEXT.loading}</p>;
  if (view.state === 'empty') {
    return (
      <section className="section">
        <RefusedNotice visits={view.visits} />
        <GettingStarted />
        <a href="/dashboard.html#data" target="_blank" rel="noreferrer">
          {POPUP_TEXT.import}
        </a>
      </section>
    );
  }
  const assessment = view.stored?.assessment;
  const { counts } = view.summary;
  return (
    <>
      <Notices view={view} now={now} refresh={refresh} />
      {assessment !== undefined && (
        <>
          <Scores assessment={assessment} />
          <Appeals assessment={assessment} known={hasReadProblems(view.summary)} />
          <MetricList assessment={assessment} />
          <Moves assessment={assessment} known={counts.orders + counts.problems > 0} />
        </>
      )}
      <DataLine view={view} now={now} />
    </>
  );
};

const detailLink = (anchor: string) => (
  <a href={`/dashboard.html#${anchor}`} target="_blank" rel="noreferrer">
    {POPUP_TEXT.detailLink}
  </a>
);

/** What the toolbar button opens: today, tomorrow, and what to do about it. Drawn from what is kept. */
export const Popup = (props: PopupProps) => (
  <Announcer>
    <div className="sps popup">
      <header>
        <h1>{PRODUCT}</h1>
        {props.view.state === 'shop' && <p className="shop">{shopName(props.view.shop)}</p>}
        <p className="refresh" role="status">
          {props.refresh === 'running' ? POPUP_TEXT.updating : ''}
        </p>
        <a href="/dashboard.html" target="_blank" rel="noreferrer">
          {POPUP_TEXT.dashboard}
        </a>
      </header>
      <main>
        <CrossBorder value={props.view.state === 'shop' && isCrossBorder(props.view)}>
          <DetailLink value={detailLink}>
            <Failure>
              <Body {...props} />
            </Failure>
          </DetailLink>
        </CrossBorder>
      </main>
    </div>
  </Announcer>
);
