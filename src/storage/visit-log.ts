import type { PageVisit } from '#core/model/page';
import type { Database } from './database';

/** Enough to see when a page stopped being read; a log is no archive. */
const KEPT = 1000;

/** A visit sent again, because the answer to it was lost, is the same visit. */
export const logVisit = async (db: Database, visit: PageVisit, shopId: string | null): Promise<void> => {
  const { facts: _, ...look } = visit;
  const same = await db.visits.where({ at: look.at, address: look.address }).toArray();
  if (same.some((visitRow) => visitRow.page === look.page && visitRow.metric === look.metric)) return;
  // Of each page only the last report is of use, and it is long.
  if (look.structure !== undefined)
    await db.visits
      .filter((visit) => visit.structure !== undefined && visit.page === look.page && visit.metric === look.metric)
      .modify((visit) => {
        delete visit.structure;
      });
  const id = await db.visits.add({ ...look, shopId });
  await db.visits
    .where('id')
    .belowOrEqual(id - KEPT)
    .delete();
};
