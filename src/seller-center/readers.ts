import type { Instant } from '#core/model/day';
import type { ShopHint } from '#core/model/shop';
import type { TaughtText, TeachablePage, Trial } from '#core/model/taught-text';
import type { PageScan } from './dom/page-scan';
import type { OrderRow } from './order-rows';
import type { ReadResult } from './page-context';
import type { PageStay } from './page-stay';
import type { Recognized } from './recognize';

/** What reads a page once it has been recognised. It is large, so it is loaded where there is something to read. */
export interface Readers {
  readShop(scan: PageScan, address: URL): Promise<ShopHint | null>;
  readPage(
    scan: PageScan,
    address: URL,
    recognized: Recognized,
    shop: ShopHint | null,
    at: Instant,
  ): Promise<ReadResult>;
  /** what the marks are put beside; some of it has been read already */
  findOrderRows(scan: PageScan, read?: readonly OrderRow[]): Promise<OrderRow[]>;
  startStay(): PageStay;
  /** the page that is open, to be taught; null where it has nothing that can be */
  describePage(document: Document, address: URL, shop: ShopHint | null, at: Instant): Promise<TeachablePage | null>;
  /** reads the page that is open as if these texts had been taught too; nothing of it is kept */
  tryOut(document: Document, address: URL, shop: ShopHint, at: Instant, texts: readonly TaughtText[]): Promise<Trial>;
}

// The content scripts of one frame share a world of their own, which the page can neither see nor reach.
const KEY = 'sps-ahead:readers';
const world = globalThis as unknown as Record<string, Readers | undefined>;

export const offerReaders = (readers: Readers): void => {
  world[KEY] = readers;
};
export const findReaders = (): Readers | undefined => world[KEY];
/** Readers of an older version stay behind when the extension is updated under an open page. */
export const forgetReaders = (): void => {
  delete world[KEY];
};

/** The rows of orders that the last look found, and whose page it was. */
export interface SeenRows {
  shop: ShopHint | null;
  rows: readonly OrderRow[];
}
const ROWS_KEY = 'sps-ahead:rows';
const board = globalThis as unknown as Record<string, { seen: SeenRows | null; changes: EventTarget } | undefined>;
const rowsBoard = () => {
  board[ROWS_KEY] ??= { seen: null, changes: new EventTarget() };
  return board[ROWS_KEY];
};

/** Null before the first look. */
export const seenRows = (): SeenRows | null => rowsBoard().seen;
export const publishRows = (seen: SeenRows): void => {
  rowsBoard().seen = seen;
  rowsBoard().changes.dispatchEvent(new Event('change'));
};
/** Returns how to stop listening. */
export const onRows = (listener: () => void): (() => void) => {
  const { changes } = rowsBoard();
  changes.addEventListener('change', listener);
  return () => changes.removeEventListener('change', listener);
};
