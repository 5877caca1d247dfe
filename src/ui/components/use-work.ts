import { useEffect, useState } from 'react';

export type Work<T> = { done: T } | { failed: unknown } | null;

/**
 * The outcome of work, done again whenever its key changes, which names all that it depends on. Null at first; later the last
 * outcome stays until the next is there.
 */
export const useWork = <T>(key: string, work: () => Promise<T>): Work<T> => {
  const [outcome, setOutcome] = useState<Work<T>>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the outcome depends on
  useEffect(() => {
    let isWanted = true;
    work().then(
      (done) => isWanted && setOutcome({ done }),
      (failed: unknown) => isWanted && setOutcome({ failed }),
    );
    return () => {
      isWanted = false;
    };
  }, [key]);
  return outcome;
};
