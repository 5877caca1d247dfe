import { defineContentScript } from 'wxt/utils/define-content-script';
import { ALL_READERS } from '#seller-center/read-page';
import { offerReaders } from '#seller-center/readers';

/** Put into a tab once the watcher has recognised a page there. */
export default defineContentScript({
  matches: [],
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: () => offerReaders(ALL_READERS),
});
