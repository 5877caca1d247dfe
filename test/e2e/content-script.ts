import type { Page as Tab } from '@playwright/test';

/** Asks something in the extension's own world of a page of the portal, as code of a content script would. */
export type InContentScript = <T>(expression: string) => Promise<T>;

/** @param tab with a content script in it @param id of the extension */
export const contentScriptOf = async (tab: Tab, id: string): Promise<InContentScript> => {
  const cdp = await tab.context().newCDPSession(tab);
  const world = new Promise<string>((done) => {
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === `chrome-extension://${id}` && context.auxData?.type === 'isolated') done(context.uniqueId);
    });
  });
  await cdp.send('Runtime.enable');
  const uniqueContextId = await world;
  return async (expression) => {
    const options = { expression, uniqueContextId, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', options);
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
};
