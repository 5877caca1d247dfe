import { useEffect, useState } from 'react';
import { sendRequest } from '#messages/page-request';

/** The time, as the surface was given it, again every minute: "2 minutes ago" must not stand for an hour. */
export const useNow = (clock: () => Date): Date => {
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), 60_000);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
};

export type Refresh = 'running' | 'done' | 'failed';

/** Asks once, on opening, that the assessment be brought up to date; what is kept is shown meanwhile. */
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

/** The value when the page was last visible: a hidden page asks nothing, however often what it shows changes. */
export const useVisible = <T>(value: T): T => {
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
