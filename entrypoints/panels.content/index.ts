import '#messages/jitless';
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { onRows, seenRows } from '#seller-center/readers';
import { openPanels } from '#ui/panel/open-panels';

const LIVENESS_MS = 2000;

/** The extension's own world of the page, which the page can't reach. Events of the document are anyone's, and are not heard. */
const scope = globalThis as typeof globalThis & { closePanels?: () => void };

/** Put into a tab once the watcher has recognised a page there; a second one takes the place of the first. */
export default defineContentScript({
  matches: [],
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: () => {
    scope.closePanels?.();
    const close = openPanels({ window, seenRows, onRows });
    // nothing tells a page that the extension was updated or removed
    const alive = setInterval(() => {
      if (browser.runtime?.id === undefined) scope.closePanels?.();
    }, LIVENESS_MS);
    scope.closePanels = () => {
      delete scope.closePanels;
      clearInterval(alive);
      close();
    };
  },
});
