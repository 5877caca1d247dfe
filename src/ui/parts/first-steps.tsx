import { OutLink } from './out-link';
import { portalLink } from './portal';
import { PAGE_NAMES } from './words';

const TEXT = {
  title: 'Nothing has been read yet',
  says: 'Sign in to Seller Center and open these two pages. They are read as you look at them, and nothing leaves this computer.',
  score: 'the score and its six metrics',
  orders: 'what is sold and on its way',
  elsewhere: 'The links lead to the US Seller Center. In another market, open the same pages in your own.',
};

/** A first look: which pages to open, and that they are read by being looked at. */
export const FirstSteps = () => (
  <>
    <h2>{TEXT.title}</h2>
    <p>{TEXT.says}</p>
    <ol className="steps">
      <li>
        <OutLink href={portalLink('US', 'score')}>{PAGE_NAMES.score}</OutLink>: {TEXT.score}
      </li>
      <li>
        <OutLink href={portalLink('US', 'orders')}>{PAGE_NAMES['order-list']}</OutLink>: {TEXT.orders}
      </li>
    </ol>
    <p className="muted">{TEXT.elsewhere}</p>
  </>
);
