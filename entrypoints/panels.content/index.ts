import '#messages/jitless';
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { awaitReaders } from '#seller-center/readers';
import { restAfter, runInSlices, whenIdle } from '#seller-center/slices';
import { openPanels } from '#ui/panel/open-panels';

const LIVENESS_MS = 2000;

/** The extension's own world of the page, which the page can't reach. Events of the document are anyone's, and are not heard. */
const scope = globalThis as typeof globalThis & { closePanels?: () => void };

/** Put into a tab once the reader has recognised a page there; a second one takes the place of the first. */
export default defineContentScript({
  matches: [],
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: () => {
    scope.closePanels?.();
    let isClosed = false;
    let spent = 0;
    const pause = {
      now: () => performance.now(),
      later: whenIdle(window),
      isStopped: () => isClosed,
      spend: (ms: number) => {
        spent += ms;
      },
    };
    const close = openPanels({
      window,
      findRows: async (root) => {
        const { findOrderRows } = await awaitReaders();
        spent = 0;
        const rows = (await runInSlices(findOrderRows(root), pause)) ?? [];
        return { rows, restMs: restAfter(spent) };
      },
      readShop: async () => {
        const { readShop } = await awaitReaders();
        return (await runInSlices(readShop(document, new URL(location.href)), pause)) ?? null;
      },
    });
    // nothing tells a page that the extension was updated or removed
    const alive = setInterval(() => {
      if (browser.runtime?.id === undefined) scope.closePanels?.();
    }, LIVENESS_MS);
    scope.closePanels = () => {
      if (isClosed) return;
      isClosed = true;
      clearInterval(alive);
      close();
    };
  },
});
