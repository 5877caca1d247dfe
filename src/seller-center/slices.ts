const SLICE_MS = 8;

/** Runs work that pauses of its own accord, at once and to its end. */
export const runAtOnce = <T>(work: Generator<void, T>): T => {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
};

/** Between two looks a page is left alone for so many times what the last one took, up to so long. */
const REST = 8;
const SLOWEST_MS = 4000;
export const restAfter = (lookMs: number): number => Math.min(lookMs * REST, SLOWEST_MS);

export interface Pause {
  /** calls back when the page has nothing more urgent to do */
  later(callback: () => void): void;
  now(): number;
  isStopped(): boolean;
  /** told how long each slice took */
  spend(ms: number): void;
}

/** Runs it in slices of a few milliseconds, so that the page stays quick; undefined where it was stopped on the way. */
export const runInSlices = <T>(
  work: Generator<void, T>,
  { later, now, isStopped, spend }: Pause,
): Promise<T | undefined> =>
  new Promise((done, fail) => {
    const slice = () => {
      if (isStopped()) return done(undefined);
      const start = now();
      try {
        do {
          const step = work.next();
          if (step.done) return done(step.value);
        } while (now() < start + SLICE_MS);
      } catch (error) {
        return fail(error);
      } finally {
        spend(now() - start);
      }
      later(slice);
    };
    later(slice);
  });

/** When the browser says that the page is at rest, or soon at the latest. */
export const whenIdle =
  (window: Window): Pause['later'] =>
  (callback) => {
    if (typeof window.requestIdleCallback === 'function') window.requestIdleCallback(callback, { timeout: 200 });
    else window.setTimeout(callback, 0);
  };
