import { defineContentScript } from 'wxt/utils/define-content-script';
import { PORTAL_MATCHES } from '#seller-center/hosts';

export default defineContentScript({
  matches: [...PORTAL_MATCHES],
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main: () => {},
});
