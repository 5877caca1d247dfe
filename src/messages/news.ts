import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { id } from '#core/model/field';

/** What the background tells the pages of the portal unasked. It carries no figures: who wants them asks. */
const news = z.object({ news: z.literal('assessed'), shopId: id });
export type News = z.infer<typeof news>;

/** Tabs that have no script of ours, or an old one, don't hear it; they have nothing to redraw either. */
export const tellPortal = async (told: News): Promise<void> => {
  const { host_permissions: url = [] } = browser.runtime.getManifest();
  const tabs = await browser.tabs.query({ url });
  await Promise.allSettled(tabs.map((tab) => browser.tabs.sendMessage(tab.id!, told)));
};

/** For content scripts. Returns how to stop listening. */
export const onNews = (listener: (told: News) => void): (() => void) => {
  const hear = (message: unknown, sender: { id?: string | undefined }): undefined => {
    const told = z.safeParse(news, message);
    if (sender.id === browser.runtime.id && told.success) listener(told.data);
  };
  browser.runtime.onMessage.addListener(hear);
  return () => browser.runtime.onMessage.removeListener(hear);
};
