import type { Assessment } from '#core/model/assessment';
import { problemKey } from '#core/model/problem';
import { Points } from '../components/figures';
import { formatDay } from '../components/format';
import { SubjectLink, shownId } from '../components/links';
import { BECAUSE, METRIC_NAMES } from '../components/words';
import { Why } from '../explain/why';
import { POPUP_TEXT } from './text';

const MAX_ROWS_SHOWN = 3;

/** Changes too small to print are left to the dashboard. */
const worthSaying = (points: number): boolean => Math.abs(points) >= 0.0005;

interface Props {
  assessment: Assessment;
  /** whether any orders or problems have been read */
  known: boolean;
}

const Changes = ({ assessment, known }: Props) => {
  const changes = assessment.calendar.filter(({ points }) => worthSaying(points)).slice(0, MAX_ROWS_SHOWN);
  if (changes.length === 0) return <p className="muted">{known ? POPUP_TEXT.noChanges : POPUP_TEXT.ordersUnread}</p>;
  return (
    <ul className="moves">
      {changes.map(({ day, metric, points, because }) => (
        <li key={`${day}+${metric}`}>
          <span>
            {formatDay(day)} · {METRIC_NAMES[metric]}{' '}
            <span className="muted">{because.map((reason) => BECAUSE[reason]).join(', ')}</span>
          </span>
          <Points value={points} />
        </li>
      ))}
    </ul>
  );
};

const Costs = ({ assessment, known }: Props) => {
  const costs = assessment.costs.slice(0, MAX_ROWS_SHOWN);
  if (costs.length === 0) return <p className="muted">{known ? POPUP_TEXT.noCosts : POPUP_TEXT.ordersUnread}</p>;
  return (
    <ul className="moves">
      {costs.map((cost) => (
        <li key={problemKey(cost)}>
          <div>
            <SubjectLink region={assessment.region} subject={cost} /> · {METRIC_NAMES[cost.metric]}{' '}
            <span className="muted">{POPUP_TEXT.until(formatDay(cost.leavesOn))}</span>
            <Why about={shownId(cost)} assessment={assessment} question={{ kind: 'cost', cost }} />
          </div>
          <Points value={cost.points} />
        </li>
      ))}
    </ul>
  );
};

/** What will move the score by itself, and which orders weigh on it most. */
export const Moves = (props: Props) => (
  <section className="section">
    <h2>{POPUP_TEXT.moves}</h2>
    <div className="asks">
      <h3>{POPUP_TEXT.changes}</h3>
      <Why about={POPUP_TEXT.changes} assessment={props.assessment} question={{ kind: 'calendar' }} />
    </div>
    <Changes {...props} />
    <h3>{POPUP_TEXT.costliest}</h3>
    <Costs {...props} />
  </section>
);
