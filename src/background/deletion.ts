import type { DeletionOptions } from '#storage/shops';

/** The running deletion: its progress, and how to stop it. A stopped worker deletes nothing. */
export const makeDeletion = () => {
  let deleted = 0;
  let stopping = new AbortController();
  return {
    progress: () => deleted,
    cancel: () => stopping.abort(),
    /** @returns whether it completed without being cancelled */
    run: async (work: (options: DeletionOptions) => Promise<void>): Promise<boolean> => {
      deleted = 0;
      stopping = new AbortController();
      const { signal } = stopping;
      try {
        await work({
          signal,
          onProgress: (count) => {
            deleted = count;
          },
        });
        return true;
      } catch (error) {
        if (signal.aborted) return false;
        throw error;
      }
    },
  };
};
