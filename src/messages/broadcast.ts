import { browser } from 'wxt/browser';

/** What the background tells the pages of the portal unasked. It carries no figures: who wants them sends a request. */
export type Broadcast =
  | { broadcast: 'assessed'; shopId: string }
  /** a page was not understood; null where it does not tell its shop */
  | { broadcast: 'refused'; shopId: string | null }
  /** texts were taught, or forgotten: pages are read anew */
  | { broadcast: 'taught'; shopId: null }
  /** null: everything was deleted */
  | { broadcast: 'deleted'; shopId: string | null };

const isId = (value: unknown): boolean => typeof value === 'string' && value !== '';
const SHOP_IDS: Readonly<Record<Broadcast['broadcast'], (shopId: unknown) => boolean>> = {
  assessed: isId,
  refused: (shopId) => shopId === null || isId(shopId),
  taught: (shopId) => shopId === null,
  deleted: (shopId) => shopId === null || isId(shopId),
};

/** Written by hand: readers hear broadcasts too, and a schema would bring a fifth of their size along. */
const isBroadcast = (message: unknown): message is Broadcast => {
  if (typeof message !== 'object' || message === null || !('broadcast' in message) || !('shopId' in message))
    return false;
  const { broadcast, shopId } = message;
  return (
    typeof broadcast === 'string' &&
    Object.hasOwn(SHOP_IDS, broadcast) &&
    SHOP_IDS[broadcast as Broadcast['broadcast']](shopId)
  );
};

/** Tells every tab of the portal. A tab without our script, or with an old one, has nothing to redraw. */
export const broadcast = async (message: Broadcast): Promise<void> => {
  const { host_permissions: url = [] } = browser.runtime.getManifest();
  const tabs = await browser.tabs.query({ url });
  await Promise.allSettled(tabs.map((tab) => browser.tabs.sendMessage(tab.id!, message)));
};

/** For content scripts. Returns how to stop listening. */
export const onBroadcast = (listener: (message: Broadcast) => void): (() => void) => {
  const receive = (message: unknown, sender: { id?: string | undefined }): undefined => {
    if (sender.id === browser.runtime.id && isBroadcast(message)) listener(message);
  };
  // kept, for in a page that outlives the extension `browser.runtime` may be gone
  const { onMessage } = browser.runtime;
  onMessage.addListener(receive);
  return () => onMessage.removeListener(receive);
};
