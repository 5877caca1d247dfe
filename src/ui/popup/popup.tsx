import './popup.css';
import { Announcer } from '../components/announcer';
import { Failure } from '../components/failure';
import { FirstSteps } from '../components/first-steps';
import { hasReadProblems, type Look } from '../components/look';
import { Notices, Refused } from '../components/notices';
import { CrossBorder, isCrossBorder } from '../components/portal';
import type { Refresh } from '../components/use-refresh';
import { PRODUCT, shopName } from '../components/words';
import { DetailLink } from '../explain/why';
import { Appeals } from './appeals';
import { Data } from './data';
import { Metrics } from './metrics';
import { Moves } from './moves';
import { Scores } from './scores';
import { TEXT } from './text';

export interface PopupProps {
  look: Look;
  now: Date;
  refresh: Refresh;
}

const Body = ({ look, now, refresh }: PopupProps) => {
  if (look.state === 'loading') return <p className="muted section">{TEXT.loading}</p>;
  if (look.state === 'empty') {
    return (
      <section className="section">
        <Refused visits={look.visits} />
        <FirstSteps />
        <a href="/dashboard.html#data" target="_blank" rel="noreferrer">
          {TEXT.import}
        </a>
      </section>
    );
  }
  const assessment = look.kept?.assessment;
  const { counts } = look.summary;
  return (
    <>
      <Notices look={look} now={now} refresh={refresh} />
      {assessment !== undefined && (
        <>
          <Scores assessment={assessment} />
          <Appeals assessment={assessment} known={hasReadProblems(look.summary)} />
          <Metrics assessment={assessment} />
          <Moves assessment={assessment} known={counts.orders + counts.problems > 0} />
        </>
      )}
      <Data look={look} now={now} />
    </>
  );
};

const detailLink = (anchor: string) => (
  <a href={`/dashboard.html#${anchor}`} target="_blank" rel="noreferrer">
    {TEXT.detailLink}
  </a>
);

/** What the toolbar button opens: today, tomorrow, and what to do about it. Drawn from what is kept. */
export const Popup = (props: PopupProps) => (
  <Announcer>
    <div className="sps popup">
      <header>
        <h1>{PRODUCT}</h1>
        {props.look.state === 'shop' && <p className="shop">{shopName(props.look.shop)}</p>}
        <p className="refresh" role="status">
          {props.refresh === 'running' ? TEXT.updating : ''}
        </p>
        <a href="/dashboard.html" target="_blank" rel="noreferrer">
          {TEXT.dashboard}
        </a>
      </header>
      <main>
        <CrossBorder value={props.look.state === 'shop' && isCrossBorder(props.look)}>
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
