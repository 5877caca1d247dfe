import '#messages/jitless';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { openDatabase } from '#storage/database';
import { serveInquiry } from '#ui/inquiry/serve-inquiry';

/** The dashboard's second thread: what takes longer than a frame to answer is answered here. */
export default defineUnlistedScript(() =>
  serveInquiry(
    {
      onQuestion: (listen) => addEventListener('message', ({ data }) => listen(data)),
      reply: (reply) => postMessage(reply),
    },
    openDatabase(),
  ),
);
