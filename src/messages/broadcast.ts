import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { id } from '#core/model/field';

/** What the background tells the pages of the portal unasked. It carries no figures: who wants them sends a request. */
const broadcastMessage = z.discriminatedUnion('broadcast', [
  z.object({ broadcast: z.literal('assessed'), shopId: id }),
  /** a page was not understood; null where it does not tell its shop */
  z.object({ broadcast: z.literal('refused'), shopId: z.nullable(id) }),
  /** columns were taught, or forgotten: pages are read anew */
  z.object({ broadcast: z.literal('taught'), shopId: z.null() }),
  /** null: everything was deleted */
  z.object({ broadcast: z.literal('deleted'), shopId: z.nullable(id) }),
]);
export type Broadcast = z.infer<typeof broadcastMessage>;

/** Tells every tab of the portal. A tab without our script, or with an old one, has nothing to redraw. */
export const broadcast = async (message: Broadcast): Promise<void> => {
  const { host_permissions: url = [] } = browser.runtime.getManifest();
  const tabs = await browser.tabs.query({ url });
  await Promise.allSettled(tabs.map((tab) => browser.tabs.sendMessage(tab.id!, message)));
};

/** For content scripts. Returns how to stop listening. */
export const onBroadcast = (listener: (message: Broadcast) => void): (() => void) => {
  const receive = (message: unknown, sender: { id?: string | undefined }): undefined => {
    const parsed = z.safeParse(broadcastMessage, message);
    if (sender.id === browser.runtime.id && parsed.success) listener(parsed.data);
  };
  // kept, for in a page that outlives the extension `browser.runtime` may be gone
  const { onMessage } = browser.runtime;
  onMessage.addListener(receive);
  return () => onMessage.removeListener(receive);
};
