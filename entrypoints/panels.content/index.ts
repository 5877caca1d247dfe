import '#messages/jitless';
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { sendWithRetry } from '#messages/request';
import { makePageTeacher } from '#seller-center/teaching/page-teacher';
import { getLastRows, onRows } from '#seller-center/watching/readers';
import { onLanguageChange } from '#texts/language';
import { type Messages, setTexts } from '#texts/translate';
import { openPanels } from '#ui/panel/open-panels';

const LIVENESS_MS = 2000;

/** The extension's own world of the page, which the page can't reach. Events of the document are anyone's, and are not heard. */
const scope = globalThis as typeof globalThis & {
  closePanels?: () => void;
  /** put there by the file of texts that comes before this one */
  panelTexts?: { locale: string; messages: Messages };
};

const now = () => new Date();

/** Put into a tab once the watcher has recognised a page there; a second one takes the place of the first. */
export default defineContentScript({
  matches: [],
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: () => {
    scope.closePanels?.();
    const { locale, messages } = scope.panelTexts!;
    setTexts(locale, messages);
    const close = openPanels({ window, getLastRows, onRows, teacher: makePageTeacher(window, now), now });
    // nothing tells a page that the extension was updated or removed
    const alive = setInterval(() => {
      if (browser.runtime?.id === undefined) scope.closePanels?.();
    }, LIVENESS_MS);
    // asked for anew, the panel comes in the language chosen, and takes the place of this one
    const stopListening = onLanguageChange(() => void sendWithRetry('panel', {}).catch(() => {}));
    scope.closePanels = () => {
      delete scope.closePanels;
      stopListening();
      clearInterval(alive);
      close();
    };
  },
});
