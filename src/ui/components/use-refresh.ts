import { useEffect, useState } from 'react';
import { ask } from '#messages/ask';

export type Refresh = 'running' | 'done' | 'failed';

/** Asks once, on opening, that the assessment be brought up to date; what is kept is shown meanwhile. */
export const useRefresh = (): Refresh => {
  const [refresh, setRefresh] = useState<Refresh>('running');
  useEffect(() => {
    ask('refresh', {}).then(
      () => setRefresh('done'),
      () => setRefresh('failed'),
    );
  }, []);
  return refresh;
};
