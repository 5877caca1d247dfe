import { isDemo } from '#core/model/shop';
import type { Database } from '#storage/database';
import { listShops, shopShown } from '#storage/queries';
import { type DeletionOptions, deleteShop, showShop } from '#storage/shops';

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

/** Deletes a shop; a deleted demo shop gives way to a real one. */
export const removeShop = async (db: Database, shopId: string, options: DeletionOptions): Promise<void> => {
  const shown = await shopShown(db);
  await deleteShop(db, shopId, options);
  if (shown?.id !== shopId || !isDemo(shown)) return;
  const left = (await listShops(db)).find((shop) => !isDemo(shop));
  if (left !== undefined) await showShop(db, left.id);
};
