import { useEffect, useState } from 'react';
import { pageLink, type Route, readRoute } from '../components/route';

/** The page that the address names, followed as it changes. */
export const useRoute = (): Route => {
  const [fragment, setFragment] = useState(() => (typeof window === 'undefined' ? '' : window.location.hash));
  useEffect(() => {
    const follow = () => setFragment(window.location.hash);
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return readRoute(fragment);
};

/** Changes what the address says of the page that is shown, without a step in the history: filters are no journey. */
export const replaceParams = (route: Route, changes: Record<string, string | null>): void => {
  const params = { ...Object.fromEntries(route.params), ...changes };
  window.history.replaceState(window.history.state, '', pageLink(route.page, params));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
};
