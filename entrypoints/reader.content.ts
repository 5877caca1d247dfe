import { defineContentScript } from 'wxt/utils/define-content-script';
import { onBroadcast } from '#messages/broadcast';
import { currentPage } from '#messages/current-page';
import { askTaught } from '#messages/request';
import { answerTeaching } from '#messages/teach-relay';
import { makeReaders } from '#seller-center/read-page';
import { makePageTeacher } from '#seller-center/teaching/page-teacher';
import { getLastRows, offerReaders } from '#seller-center/watching/readers';

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
      const texts = await askTaught().catch(() => []);
      if (texts.length > 0 || hasTaught) offerReaders(makeReaders(texts));
      hasTaught = texts.length > 0;
    };
    onBroadcast(({ broadcast }) => {
      if (broadcast === 'taught') void offer();
    });
    answerTeaching(
      makePageTeacher(window, () => new Date()),
      () => {
        const [page, shop] = [currentPage(), getLastRows()?.shop ?? null];
        return page && shop && { ...page, shop };
      },
    );
    void offer();
  },
});
