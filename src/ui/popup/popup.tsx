import './popup.css';
import { Announcer } from '../parts/announcer';
import { Failure } from '../parts/failure';
import type { Look } from '../parts/look';
import { PRODUCT } from '../parts/words';
import { Appeals } from './appeals';
import { Data } from './data';
import { Empty } from './empty';
import { Metrics } from './metrics';
import { Moves } from './moves';
import { Notices } from './notices';
import { Scores } from './scores';
import { TEXT } from './text';

export interface PopupProps {
  look: Look;
  now: Date;
  /** whether a newer assessment is on its way, or could not be had */
  refresh: 'idle' | 'running' | 'failed';
}

const Body = ({ look, now, refresh }: PopupProps) => {
  if (look.state === 'loading') return <p className="muted section">{TEXT.loading}</p>;
  if (look.state === 'empty') return <Empty visits={look.visits} />;
  const assessment = look.kept?.assessment;
  return (
    <>
      <Notices look={look} now={now} failed={refresh === 'failed'} />
      {assessment !== undefined && (
        <>
          <Scores assessment={assessment} />
          <Appeals assessment={assessment} />
          <Metrics assessment={assessment} />
          <Moves assessment={assessment} />
        </>
      )}
      <Data look={look} now={now} />
    </>
  );
};

/** What the toolbar button opens: today, tomorrow, and what to do about it. Drawn from what is kept. */
export const Popup = (props: PopupProps) => (
  <Announcer>
    <div className="sps popup">
      <header>
        <h1>{PRODUCT}</h1>
        {props.look.state === 'shop' && <p className="shop">{props.look.shop.name ?? props.look.shop.id}</p>}
        <p className="refresh" role="status">
          {props.refresh === 'running' ? TEXT.updating : ''}
        </p>
        <a href="/dashboard.html" target="_blank" rel="noreferrer">
          {TEXT.dashboard}
        </a>
      </header>
      <main>
        <Failure>
          <Body {...props} />
        </Failure>
      </main>
    </div>
  </Announcer>
);
