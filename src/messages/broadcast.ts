import { browser } from 'wxt/browser';

/** Notices from the background to portal pages; figures are fetched by a request. */
export type Broadcast =
  | { broadcast: 'assessed'; shopId: string }
  /** a page was refused; null if it does not name its shop */
  | { broadcast: 'refused'; shopId: string | null }
  /** texts were taught or forgotten: pages are read again */
  | { broadcast: 'taught'; shopId: null }
  /** null: everything was deleted */
  | { broadcast: 'deleted'; shopId: string | null };

const MAY_NAME_NO_SHOP: Readonly<Record<Broadcast['broadcast'], boolean>> = {
  assessed: false,
  refused: true,
  taught: true,
  deleted: true,
};

/** Checked by hand: readers receive broadcasts too, and a schema would add a fifth to their size. */
const isBroadcast = (message: unknown): message is Broadcast => {
  if (typeof message !== 'object' || message === null || !('broadcast' in message) || !('shopId' in message))
    return false;
  const { broadcast, shopId } = message;
  if (typeof broadcast !== 'string' || !Object.hasOwn(MAY_NAME_NO_SHOP, broadcast)) return false;
  return shopId === null ? MAY_NAME_NO_SHOP[broadcast as Broadcast['broadcast']] : typeof shopId === 'string';
};

/** Notifies every portal tab; one without our script, or with an old one, has nothing to redraw. */
export const broadcast = async (message: Broadcast): Promise<void> => {
  const { host_permissions: url = [] } = browser.runtime.getManifest();
  const tabs = await browser.tabs.query({ url });
  await Promise.allSettled(tabs.map((tab) => browser.tabs.sendMessage(tab.id!, message)));
};

/** For content scripts. Returns an unsubscribe function. */
export const onBroadcast = (listener: (message: Broadcast) => void): (() => void) => {
  const receive = (message: unknown, sender: { id?: string | undefined }): undefined => {
    if (sender.id === browser.runtime.id && isBroadcast(message)) listener(message);
  };
  // Kept, because `browser.runtime` may be gone in a page that outlives the extension.
  const { onMessage } = browser.runtime;
  onMessage.addListener(receive);
  return () => onMessage.removeListener(receive);
};
