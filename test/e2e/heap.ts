import type { BrowserContext, Page } from '@playwright/test';

const GARBAGE = 'HeapProfiler.collectGarbage';

/** Bytes of what a page and the content scripts in it keep in memory, rubbish left out. */
export const heapOfPage = async (page: Page): Promise<number> => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send(GARBAGE);
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  await cdp.detach();
  return usedSize;
};

/** The same of the background. */
export const heapOfBackground = async (context: BrowserContext, id: string): Promise<number> => {
  const cdp = await context.browser()!.newBrowserCDPSession();
  const { targetInfos } = await cdp.send('Target.getTargets');
  const target = targetInfos.find(({ type, url }) => type === 'service_worker' && new URL(url).host === id);
  if (target === undefined) throw new Error('the background sleeps');
  // not flat: Playwright's sessions don't pass on what is asked within another
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId: target.targetId });
  const ask = (call: number, method: string) =>
    new Promise<{ usedSize: number }>((done) => {
      cdp.on('Target.receivedMessageFromTarget', (event) => {
        const { id: answered, result } = JSON.parse(event.message);
        if (event.sessionId === sessionId && answered === call) done(result);
      });
      void cdp.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: call, method }) });
    });
  await ask(1, GARBAGE);
  const { usedSize } = await ask(2, 'Runtime.getHeapUsage');
  await cdp.detach();
  return usedSize;
};
