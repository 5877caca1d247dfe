import { isOfDatabase } from '#storage/database';
import { setAsideDamaged } from '#storage/set-aside';
import type { BackgroundContext } from './context';

/** Runs work; if it fails over stored facts that are damaged, sets these aside and runs it again. */
export const repairAndRetry = async <T>(
  { db, now }: Pick<BackgroundContext, 'db' | 'now'>,
  work: () => Promise<T>,
): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (isOfDatabase(error) || (await setAsideDamaged(db, now().toISOString())) === 0) throw error;
    return work();
  }
};
