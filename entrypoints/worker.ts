import '#messages/jitless';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { openDatabase } from '#storage/database';
import { serveQuestions } from '#worker/server';

/** The dashboard's second thread: answers what takes longer than a frame. */
export default defineUnlistedScript(() =>
  serveQuestions(
    {
      onMessage: (listen) => addEventListener('message', ({ data }) => listen(data)),
      reply: (answer) => postMessage(answer),
    },
    openDatabase(),
  ),
);
