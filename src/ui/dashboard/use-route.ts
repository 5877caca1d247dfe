import { useState } from 'react';
import { useFragment } from '../components/hooks';
import { pageLink, type Route, readRoute } from '../components/route';

/** The page named by the address, updated on changes. */
export const useRoute = (): Route => {
  const [fragment, setFragment] = useState(() => (typeof window === 'undefined' ? '' : window.location.hash));
  useFragment(setFragment);
  return readRoute(fragment);
};

/** Changes parameters of the shown page's address without a history entry, as filters are no navigation. */
export const replaceParams = (route: Route, changes: Record<string, string | null>): void => {
  const params = { ...Object.fromEntries(route.params), ...changes };
  window.history.replaceState(window.history.state, '', pageLink(route.page, params));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
};
