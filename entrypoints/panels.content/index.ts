import '#messages/jitless';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { awaitReaders } from '#seller-center/readers';
import { restAfter, runInSlices, whenIdle } from '#seller-center/slices';
import { openPanels } from '#ui/panels/open-panels';

const LIVENESS_MS = 2000;

/** Put into a tab once the reader has recognised a page there; a second one takes the place of the first. */
export default defineContentScript({
  matches: [],
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: (context) => {
    let spent = 0;
    const pause = {
      now: () => performance.now(),
      later: whenIdle(window),
      isStopped: () => context.isInvalid,
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
    context.onInvalidated(close);
    // nothing tells a page that the extension was updated or removed: the context finds out when it is asked
    context.setInterval(() => {}, LIVENESS_MS);
  },
});
