/** To be awaited during long work: yields to the page when a time slice is used up. */
export type YieldToPage = () => Promise<void>;

/** For work that need not pause, as on a page that nobody sees. */
export const neverYield: YieldToPage = async () => {};

/** Rows between checks of the clock, which would otherwise cost more than some rows. */
export const ROWS_BETWEEN_YIELDS = 8;

const SLICE_MS = 8;
/** Longest wait for an idle page. */
const IDLE_TIMEOUT_MS = 200;

/** Thrown to end work whose result is no longer needed. */
export class Stopped extends Error {}

export interface PageTurns {
  yieldToPage: YieldToPage;
  /** waits until the page is idle, whatever is left of the slice */
  start(): Promise<void>;
  /** total duration of all slices so far */
  spentMs(): number;
}

interface World {
  window: Window;
  /** milliseconds since an arbitrary moment */
  now(): number;
  isStopped(): boolean;
}

/** Splits work into slices of a few milliseconds, between which the page runs its own tasks. */
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
