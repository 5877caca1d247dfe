import { isOfDatabase } from '#storage/database';
import { setAsideDamaged } from '#storage/set-aside';
import type { BackgroundContext } from './context';

/** Runs work; if it fails over what is stored, sets damaged facts aside, drops counted days, and runs it once more. */
export const repairAndRetry = async <T>(
  { db, now }: Pick<BackgroundContext, 'db' | 'now'>,
  work: () => Promise<T>,
  shopId?: string,
): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (isOfDatabase(error)) throw error;
    console.error('Days are counted anew after', error);
    await setAsideDamaged(db, now().toISOString(), shopId);
    return work();
  }
};
