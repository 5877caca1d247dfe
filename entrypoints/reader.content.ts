import '#messages/jitless';
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { sayHere } from '#messages/here';
import { insist } from '#messages/insist';
import { Refusal } from '#messages/refusal';
import { PORTAL_MATCHES } from '#seller-center/hosts';
import { watchPage } from '#seller-center/watch';

/** Lives in the extension's own world of the page, which the page can't reach: whether a reader is at work there. */
const scope = globalThis as typeof globalThis & { isRead?: () => boolean };

export default defineContentScript({
  matches: [...PORTAL_MATCHES],
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main: () => {
    if (scope.isRead?.()) return;
    scope.isRead = () => browser.runtime?.id !== undefined;

    let hasPanel = false;
    // an update of the extension leaves its old script behind, which has nobody to talk to any more
    const leave = (error: unknown): void => {
      if (error instanceof Refusal && error.code === 'orphaned') stop();
    };
    const stop = watchPage({
      window,
      now: () => new Date(),
      send: (visit) => {
        insist('take-in', visit).catch(leave);
      },
      onPage: (page, metric) => {
        sayHere(page === null ? null : { page, metric });
        if (page === null || hasPanel) return;
        hasPanel = true;
        insist('panel', {}).catch(leave);
      },
    });
  },
});
