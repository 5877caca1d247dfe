import { useEffect, useRef, useState } from 'react';
import { sendRequest } from '#messages/page-request';

/** The time of the surface's clock, updated every minute. */
export const useNow = (clock: () => Date): Date => {
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), 60_000);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
};

/** Calls with the fragment of the address, at once and whenever that or the key changes. */
export const useFragment = (follow: (fragment: string) => void, key?: unknown): void => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that following depends on
  useEffect(() => {
    const call = () => follow(window.location.hash);
    call();
    window.addEventListener('hashchange', call);
    return () => window.removeEventListener('hashchange', call);
  }, [key]);
};

export type Refresh = 'running' | 'done' | 'failed';

/** Requests an update of the assessment once on opening; the stored one is shown meanwhile. */
export const useRefresh = (): Refresh => {
  const [refresh, setRefresh] = useState<Refresh>('running');
  useEffect(() => {
    sendRequest('refresh', {}).then(
      () => setRefresh('done'),
      () => setRefresh('failed'),
    );
  }, []);
  return refresh;
};

/** The value when the page was last visible, so that a hidden page asks nothing, however often its data changes. */
export const useWhileVisible = <T>(value: T): T => {
  const [visible, setVisible] = useState({ value });
  useEffect(() => {
    const update = () => {
      if (!document.hidden) setVisible((now) => (now.value === value ? now : { value }));
    };
    update();
    document.addEventListener('visibilitychange', update);
    return () => document.removeEventListener('visibilitychange', update);
  }, [value]);
  return visible.value;
};

/** Saves what has been typed when the page is hidden or closed, and when its field disappears, of which no blur tells. */
export const useSaveOnLeaving = (save: () => void): void => {
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    const saveWhenHidden = () => {
      if (document.hidden) latest.current();
    };
    document.addEventListener('visibilitychange', saveWhenHidden);
    return () => {
      document.removeEventListener('visibilitychange', saveWhenHidden);
      latest.current();
    };
  }, []);
};
