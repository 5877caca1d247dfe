import { isDiskFull } from '#storage/database';
import { setAsideDamaged } from '#storage/set-aside';
import type { BackgroundContext } from './context';

/** Does some work. Where that fails and stored facts turn out to be damaged, these are set aside and it is done again. */
export const mendAndRetry = async <T>(
  { db, now }: Pick<BackgroundContext, 'db' | 'now'>,
  work: () => Promise<T>,
): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (isDiskFull(error) || (await setAsideDamaged(db, now().toISOString())) === 0) throw error;
    return work();
  }
};
