const SLICE_MS = 8;

/** Runs work that pauses of its own accord, at once and to its end. */
export const runAtOnce = <T>(work: Generator<void, T>): T => {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
};

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
