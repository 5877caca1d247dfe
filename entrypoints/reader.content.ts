import { defineContentScript } from 'wxt/utils/define-content-script';
import { onBroadcast } from '#messages/broadcast';
import { askTaught } from '#messages/taught-request';
import { makeReaders } from '#seller-center/read-page';
import { offerReaders } from '#seller-center/readers';

/** Put into a tab once the watcher has recognised a page there. */
export default defineContentScript({
  matches: [],
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: () => {
    // what was taught comes a moment later, and the page is then read again
    offerReaders(makeReaders([]));
    let hasTaught = false;
    const offer = async () => {
      const columns = await askTaught().catch(() => []);
      if (columns.length > 0 || hasTaught) offerReaders(makeReaders(columns));
      hasTaught = columns.length > 0;
    };
    onBroadcast(({ broadcast }) => {
      if (broadcast === 'taught') void offer();
    });
    void offer();
  },
});
