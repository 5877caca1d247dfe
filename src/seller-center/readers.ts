import type { Instant } from '#core/model/day';
import type { PageVisit } from '#core/model/page';
import type { ShopHint } from '#core/model/shop';
import type { Visit } from './list-progress';
import type { OrderRow } from './order-rows';
import type { ReadResult } from './page-context';
import type { Recognized } from './recognize';

export interface Look {
  shop: ShopHint | null;
  result: ReadResult;
  /** market and language that it was read in */
  locale: PageVisit['locale'];
}

/** What reads a page once it has been recognised. It is large, so it is loaded where there is something to read. */
export interface Readers {
  readSpot(root: Document, address: URL, recognized: Recognized, at: Instant): Generator<void, Look>;
  makeVisit(): Visit;
  makePageVisit(
    visit: Visit,
    recognized: Recognized,
    look: Omit<Look, 'result'>,
    result: Exclude<ReadResult, { kind: 'waiting' }>,
    root: Document,
    address: URL,
    at: Instant,
  ): Generator<void, PageVisit>;
  /** what the marks are put beside, and whose page it is */
  findOrderRows(root: Document): Generator<void, OrderRow[]>;
  readShop(root: Document, address: URL): Generator<void, ShopHint | null>;
  /** what a visit says, but for when: the same facts read later are the same facts */
  sign(visit: PageVisit): Generator<void, string>;
  post(visit: PageVisit, send: (part: PageVisit) => void): Generator<void, void>;
}

// The content scripts of one frame share a world of their own, which the page can neither see nor reach.
const KEY = 'sps-ahead:readers';
const world = globalThis as unknown as Record<string, Readers | undefined>;

export const offerReaders = (readers: Readers): void => {
  world[KEY] = readers;
};
export const findReaders = (): Readers | undefined => world[KEY];
const ARRIVAL_MS = 100;
/** For whoever comes before them. */
export const awaitReaders = async (): Promise<Readers> => {
  for (;;) {
    const readers = findReaders();
    if (readers !== undefined) return readers;
    await new Promise((done) => setTimeout(done, ARRIVAL_MS));
  }
};
/** Readers of an older version stay behind when the extension is updated under an open page. */
export const forgetReaders = (): void => {
  delete world[KEY];
};
