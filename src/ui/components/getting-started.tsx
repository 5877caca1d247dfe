import { OpenDemo } from './demo';
import { OutLink } from './links';
import { portalLink } from './portal';
import { COMPONENT_TEXT } from './text';
import { PAGE_NAMES } from './words';

const { gettingStarted: WORDS } = COMPONENT_TEXT;

/** For a shop of which nothing has been read: the pages to open first, and that opening them is enough. */
export const GettingStarted = () => (
  <>
    <h2>{WORDS.title}</h2>
    <p>{WORDS.says}</p>
    <ol className="steps">
      <li>
        <OutLink href={portalLink('US', 'score')}>{PAGE_NAMES.score}</OutLink>: {WORDS.score}
      </li>
      <li>
        <OutLink href={portalLink('US', 'orders')}>{PAGE_NAMES['order-list']}</OutLink>: {WORDS.orders}
      </li>
    </ol>
    <p className="muted">{WORDS.elsewhere}</p>
    <OpenDemo />
  </>
);
