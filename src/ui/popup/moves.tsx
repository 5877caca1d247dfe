import type { Assessment } from '#core/model/assessment';
import { explainCost } from '../parts/explain';
import { formatDay, formatPoints, shortId } from '../parts/format';
import { OutLink } from '../parts/out-link';
import { orderLink } from '../parts/portal';
import { Why } from '../parts/why';
import { BECAUSE, METRIC_NAMES } from '../parts/words';
import { TEXT } from './text';

const SHOWN = 3;

const Points = ({ value }: { value: number }) => (
  <strong className={`nowrap ${value < 0 ? 'loss' : 'gain'}`}>{formatPoints(value)}</strong>
);

/** Changes too small to print are left to the dashboard. */
const worthSaying = (points: number): boolean => Math.abs(points) >= 0.0005;

export const Moves = ({ assessment }: { assessment: Assessment }) => {
  const changes = assessment.calendar.filter(({ points }) => worthSaying(points)).slice(0, SHOWN);
  const costs = assessment.costs.slice(0, SHOWN);
  return (
    <section className="section">
      <h2>{TEXT.moves}</h2>
      <h3>{TEXT.changes}</h3>
      {changes.length === 0 && <p className="muted">{TEXT.noChanges}</p>}
      <ul className="moves">
        {changes.map(({ day, metric, points, because }) => (
          <li key={`${day}+${metric}`}>
            <span>
              {formatDay(day)} · {METRIC_NAMES[metric]}
              <span className="muted"> {because.map((it) => BECAUSE[it]).join(', ')}</span>
            </span>
            <Points value={points} />
          </li>
        ))}
      </ul>
      <h3>{TEXT.costliest}</h3>
      {costs.length === 0 && <p className="muted">{TEXT.noCosts}</p>}
      <ul className="moves">
        {costs.map((cost) => {
          const id = cost.orderId ?? cost.caseId ?? cost.chatId ?? '';
          return (
            <li key={`${cost.metric}+${id}+${cost.caseId ?? ''}`}>
              <div>
                {cost.orderId === null ? (
                  shortId(id)
                ) : (
                  <OutLink href={orderLink(assessment.region, id)}>{shortId(id)}</OutLink>
                )}{' '}
                · {METRIC_NAMES[cost.metric]} <span className="muted">{TEXT.until(formatDay(cost.leavesOn))}</span>
                <Why about={id} answer={explainCost(assessment, cost)} />
              </div>
              <Points value={cost.points} />
            </li>
          );
        })}
      </ul>
    </section>
  );
};
