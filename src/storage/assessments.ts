import type { Assessment } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import { writeAssessment } from './assessment-text';
import type { AssessmentRow, Database } from './database';
import { equal } from './equal';

/** What an assessment depends on besides the facts. */
export interface Basis {
  asOf: Day;
  computedBy: string;
}

/** Whether the kept assessment is not of the facts as they are, this day and this version. */
export const isStale = async (db: Database, shopId: string, basis: Basis): Promise<boolean> =>
  db.transaction('r', [db.shops, db.assessments], async () => {
    const [shop, kept] = await Promise.all([db.shops.get(shopId), db.assessments.get(shopId)]);
    if (shop === undefined) return false;
    return kept?.revision !== shop.revision || kept.asOf !== basis.asOf || kept.computedBy !== basis.computedBy;
  });

/** Nothing is kept of a shop that was deleted while it was being assessed. */
export const keepAssessment = async (
  db: Database,
  {
    assessment: { trackRecord, ...rest },
    ...row
  }: Omit<AssessmentRow, 'text' | 'trackRecord'> & { assessment: Assessment },
): Promise<void> => {
  const text = writeAssessment(rest);
  await db.transaction('rw', [db.shops, db.assessments], async () => {
    const [shop] = await Promise.all([db.shops.get(row.shopId), db.assessments.put({ ...row, text, trackRecord })]);
    if (shop === undefined) await db.assessments.delete(row.shopId);
  });
};

/** Whether there is an assessment whose track record is not of the readings as they were then. */
export const isReplayDue = async (db: Database, shopId: string): Promise<boolean> => {
  const kept = await db.assessments.get(shopId);
  return kept !== undefined && kept.readings === undefined;
};

/** @param readings how many it was replayed on @returns whether it says something else than the one kept */
export const keepTrackRecord = async (
  db: Database,
  shopId: string,
  trackRecord: Assessment['trackRecord'],
  readings: number,
): Promise<boolean> =>
  db.transaction('rw', db.assessments, async () => {
    const row = await db.assessments.get(shopId);
    if (row === undefined) return false;
    await db.assessments.put({ ...row, trackRecord, readings });
    return !equal(row.trackRecord, trackRecord);
  });

/**
 * Every kept assessment is shown until there is a new one, and a new one is due, drawn from sheets made anew: other code
 * may say otherwise, also under the same version, as while it is being written.
 */
export const outdateAssessments = async (db: Database): Promise<void> => {
  await db.assessments.toCollection().modify({ computedBy: '' });
  await db.books.clear();
};
