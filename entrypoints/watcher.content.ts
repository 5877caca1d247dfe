import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { announcePage } from '#messages/current-page';
import { RequestError, sendWithRetry } from '#messages/request';
import { forgetReaders, getReaders, publishRows } from '#seller-center/watching/readers';
import { watchPage } from '#seller-center/watching/watch';

/** Lives in the extension's own world of the page, which the page can't reach: whether a watcher is at work there. */
const scope = globalThis as typeof globalThis & { isWatched?: () => boolean };

export default defineContentScript({
  matches: [],
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main: () => {
    if (scope.isWatched?.()) return;
    scope.isWatched = () => browser.runtime?.id !== undefined;

    let hasPanel = false;
    // an update of the extension leaves its old script behind, which has nobody to talk to any more
    const leave = (error: unknown): void => {
      if (error instanceof RequestError && error.code === 'orphaned') stop();
    };
    forgetReaders();
    const stop = watchPage({
      window,
      now: () => new Date(),
      readers: async (load) => {
        if (load && getReaders() === undefined) await sendWithRetry('readers', {}).catch(leave);
        return getReaders();
      },
      send: (visit) => {
        sendWithRetry('ingest', visit).catch(leave);
      },
      onRows: publishRows,
      onPage: (page, metric) => {
        announcePage(page === null ? null : { page, metric });
        if (page === null || hasPanel) return;
        hasPanel = true;
        sendWithRetry('panel', {}).catch(leave);
      },
    });
  },
});
