import type { PageVisit } from '#core/model/page';
import type { Database } from './database';

/** Enough to see when a page stopped being read; older visits are deleted. */
const MAX_VISITS_STORED = 1000;

/** A page's texts may be long, so they are cut. */
const MAX_CHARS = 1000;

/** Adds a visit to the log, once even if it is sent again after a lost answer. */
export const logVisit = async (db: Database, visit: PageVisit, shopId: string | null): Promise<void> => {
  const { facts: _, ...whole } = visit;
  const issues = whole.issues.map(({ code, detail }) => ({ code, detail: detail.slice(0, MAX_CHARS) }));
  const entry = { ...whole, address: whole.address.slice(0, MAX_CHARS), issues };
  const same = await db.visits.where({ at: entry.at, address: entry.address }).toArray();
  if (same.some((visitRow) => visitRow.page === entry.page && visitRow.metric === entry.metric)) return;
  // Reports are long, and only the last one of a page is useful.
  if (entry.structure !== undefined)
    await db.visits
      .filter((visit) => visit.structure !== undefined && visit.page === entry.page && visit.metric === entry.metric)
      .modify((visit) => {
        delete visit.structure;
      });
  const id = await db.visits.add({ ...entry, shopId });
  await db.visits
    .where('id')
    .belowOrEqual(id - MAX_VISITS_STORED)
    .delete();
};
