import '#messages/jitless';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { PORTAL_MATCHES } from '#seller-center/hosts';
import { findOrderRows } from '#seller-center/order-rows';
import { readShop } from '#seller-center/shop';
import { openPanels } from '#ui/panels/open-panels';

const LIVENESS_MS = 2000;

/** Put into a tab once the reader has recognised a page there; a second one takes the place of the first. */
export default defineContentScript({
  matches: [...PORTAL_MATCHES],
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: (context) => {
    const close = openPanels({
      window,
      findRows: findOrderRows,
      readShop: () => readShop(document, new URL(location.href)),
    });
    context.onInvalidated(close);
    // nothing tells a page that the extension was updated or removed: the context finds out when it is asked
    context.setInterval(() => {}, LIVENESS_MS);
  },
});
