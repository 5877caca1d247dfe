import { createContext, useContext, useEffect, useState } from 'react';

/** In-app navigation by the history API, as the portal does it: the page is never loaded again. */
interface Location {
  path: string;
  query: URLSearchParams;
}

const read = (): Location => ({
  path: window.location.pathname.replace(/\/+$/, '') || '/',
  query: new URLSearchParams(window.location.search),
});

interface Router {
  location: Location;
  go(address: string): void;
}

const RouterContext = createContext<Router | null>(null);
export const RouterProvider = RouterContext.Provider;

export const useRouter = (): Router => {
  const router = useContext(RouterContext);
  if (router === null) throw new Error('used outside the portal');
  return router;
};

export const useHistory = (): Router => {
  const [location, setLocation] = useState(read);
  useEffect(() => {
    const follow = (): void => setLocation(read());
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);
  return {
    location,
    go: (address) => {
      window.history.pushState(null, '', address);
      setLocation(read());
      window.scrollTo(0, 0);
    },
  };
};

/** True once `lag` milliseconds have passed since `key` last changed: the answer of a back end. */
export const useArrival = (key: string, lag: number): boolean => {
  const [arrived, setArrived] = useState<string | null>(null);
  useEffect(() => {
    const timer = window.setTimeout(() => setArrived(key), lag);
    return () => window.clearTimeout(timer);
  }, [key, lag]);
  return arrived === key;
};
