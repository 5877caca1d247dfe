import { OpenDemo } from '../components/demo';
import { COMPONENT_TEXT } from '../components/text';
import { FirstPages } from './first-pages';

const { gettingStarted: WORDS } = COMPONENT_TEXT;

/** For a shop of which nothing has been read: the pages to open first, and that opening them is enough. */
export const GettingStarted = () => (
  <>
    <h2>{WORDS.title}</h2>
    <p>{WORDS.says}</p>
    <FirstPages region="US" />
    <p className="muted">{WORDS.elsewhere}</p>
    <OpenDemo />
  </>
);
