import type { PageVisit } from '#core/model/page';
import type { Database } from './database';

/** Enough to see when a page stopped being read; a log is no archive. */
const KEPT = 1000;

export const logVisit = async (db: Database, visit: PageVisit, shopId: string | null): Promise<void> => {
  const { facts: _, ...look } = visit;
  const id = await db.visits.add({ ...look, shopId });
  await db.visits
    .where('id')
    .belowOrEqual(id - KEPT)
    .delete();
};
