import type { Instant } from '#core/model/day';
import type { ShopHint } from '#core/model/shop';
import type { TaughtText, TeachablePage, Trial } from '#core/model/taught-text';
import type { PageScan } from '../dom/page-scan';
import type { OrderRow } from '../layouts/order-rows';
import type { ReadResult } from '../page-context';
import type { Recognized } from '../recognize';
import type { PageStay } from './page-stay';

/** Readers of recognised pages. The module is large, so it is loaded on demand. */
export interface Readers {
  readShop(scan: PageScan, address: URL): Promise<ShopHint | null>;
  readPage(
    scan: PageScan,
    address: URL,
    recognized: Recognized,
    shop: ShopHint | null,
    at: Instant,
  ): Promise<ReadResult>;
  /** rows beside which marks are placed; some may have been read already */
  findOrderRows(scan: PageScan, read?: readonly OrderRow[]): Promise<OrderRow[]>;
  startStay(): PageStay;
  /** the open page as a form for teaching; null if it has nothing to teach */
  describePage(document: Document, address: URL, shop: ShopHint | null, at: Instant): Promise<TeachablePage | null>;
  /** reads the open page as if these texts had been taught too, without storing anything */
  tryOut(document: Document, address: URL, shop: ShopHint, at: Instant, texts: readonly TaughtText[]): Promise<Trial>;
}

// The content scripts of one frame share an isolated world, which the page cannot reach.
const KEY = 'sps-ahead:readers';
const world = globalThis as unknown as Record<string, Readers | undefined>;

export const offerReaders = (readers: Readers): void => {
  world[KEY] = readers;
};
export const getReaders = (): Readers | undefined => world[KEY];
/** Removes readers of an older version, which remain when the extension is updated under an open page. */
export const forgetReaders = (): void => {
  delete world[KEY];
};

/** The rows of orders in the last reading, and their shop. */
export interface LastRows {
  shop: ShopHint | null;
  rows: readonly OrderRow[];
}
const ROWS_KEY = 'sps-ahead:rows';
const board = globalThis as unknown as Record<string, { seen: LastRows | null; changes: EventTarget } | undefined>;
const rowsBoard = () => {
  board[ROWS_KEY] ??= { seen: null, changes: new EventTarget() };
  return board[ROWS_KEY];
};

/** Null before the first reading. */
export const getLastRows = (): LastRows | null => rowsBoard().seen;
export const publishRows = (seen: LastRows): void => {
  rowsBoard().seen = seen;
  rowsBoard().changes.dispatchEvent(new Event('change'));
};
/** @returns a function that stops listening */
export const onRows = (listener: () => void): (() => void) => {
  const { changes } = rowsBoard();
  changes.addEventListener('change', listener);
  return () => changes.removeEventListener('change', listener);
};
