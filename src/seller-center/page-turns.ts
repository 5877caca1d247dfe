/** To be awaited now and then during long work: gives the page a turn once a slice is used up. */
export type YieldToPage = () => Promise<void>;

/** For work that need not pause: a page that nobody looks at. */
export const neverYield: YieldToPage = async () => {};

/** Rows are small: asking the clock before each of them would take longer than some. */
export const ROWS_BETWEEN_YIELDS = 8;

const SLICE_MS = 8;
/** The browser says when the page is at rest; after so long it is our turn all the same. */
const IDLE_TIMEOUT_MS = 200;

/** Thrown out of a pause to end work that nobody waits for any more. */
class Stopped extends Error {}

export interface PageTurns {
  yieldToPage: YieldToPage;
  /** waits for the page to be at rest, whatever is left of the slice */
  start(): Promise<void>;
  /** what all slices so far took of the page's own time */
  spentMs(): number;
}

interface World {
  window: Window;
  /** milliseconds since some moment */
  now(): number;
  isStopped(): boolean;
}

/** Cuts work into slices of a few milliseconds, between which the page goes on with its own. */
export const makePageTurns = ({ window, now, isStopped }: World): PageTurns => {
  let sliceStart = now();
  let spent = 0;
  const idle = (): Promise<void> =>
    new Promise((resolve) => {
      if (typeof window.requestIdleCallback === 'function')
        window.requestIdleCallback(() => resolve(), { timeout: IDLE_TIMEOUT_MS });
      else window.setTimeout(resolve, 0);
    });
  const start = async (): Promise<void> => {
    spent += now() - sliceStart;
    await idle();
    if (isStopped()) throw new Stopped();
    sliceStart = now();
  };
  return {
    start,
    yieldToPage: async () => {
      if (now() >= sliceStart + SLICE_MS) await start();
    },
    spentMs: () => spent + now() - sliceStart,
  };
};

/** A page is left alone for so many times what the last look at it took, up to so long. */
const REST_FACTOR = 8;
const MAX_REST_MS = 4000;
export const restAfter = (spentMs: number): number => Math.min(spentMs * REST_FACTOR, MAX_REST_MS);
