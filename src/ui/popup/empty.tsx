import type { Visit } from '../parts/look';
import { OutLink } from '../parts/out-link';
import { portalLink } from '../parts/portal';
import { Refused } from './notices';
import { TEXT } from './text';

/** A first look: which pages to open, and that they are read by being looked at. */
export const Empty = ({ visits }: { visits: readonly Visit[] }) => (
  <section className="section">
    <Refused visits={visits} />
    <h2>{TEXT.empty.title}</h2>
    <p>{TEXT.empty.says}</p>
    <ol className="steps">
      <li>
        <OutLink href={portalLink('US', 'score')}>{TEXT.openScore}</OutLink>: {TEXT.empty.score}
      </li>
      <li>
        <OutLink href={portalLink('US', 'orders')}>{TEXT.openOrders}</OutLink>: {TEXT.empty.orders}
      </li>
    </ol>
    <p className="muted">{TEXT.empty.elsewhere}</p>
    <p>
      <a href="/dashboard.html#data" target="_blank" rel="noreferrer">
        {TEXT.empty.import}
      </a>
    </p>
  </section>
);
