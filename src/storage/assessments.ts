import * as z from 'zod/mini';
import { type Assessment, assessment } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import { day, instant } from '#core/model/field';
import type { AssessmentRow, Database } from './database';
import { equal } from './json-values';

/** What an assessment depends on besides the facts. */
export interface AssessmentBasis {
  asOf: Day;
  computedBy: string;
}

const assessmentRow = z.object({
  shopId: z.string(),
  revision: z.number(),
  asOf: day,
  computedBy: z.string(),
  computedAt: instant,
  assessment,
  readings: z.optional(z.number()),
});

/** The stored assessment of a shop; undefined where there is none, or where what is stored is damaged. */
export const readAssessmentRow = async (db: Database, shopId: string): Promise<AssessmentRow | undefined> => {
  const row = await db.assessments.get(shopId);
  return z.safeParse(assessmentRow, row).success ? row : undefined;
};

/** Whether a stored assessment is not of the facts as they are, this day and this version. */
export const isStale = async (
  db: Database,
  shopId: string,
  stored: AssessmentRow | undefined,
  basis: AssessmentBasis,
): Promise<boolean> => {
  const shop = await db.shops.get(shopId);
  if (shop === undefined) return false;
  return stored?.revision !== shop.revision || stored.asOf !== basis.asOf || stored.computedBy !== basis.computedBy;
};

/** Nothing is stored of a shop that was deleted while it was being assessed. */
export const storeAssessment = async (db: Database, row: AssessmentRow): Promise<void> =>
  db.transaction('rw', [db.shops, db.assessments], async () => {
    const [shop] = await Promise.all([db.shops.get(row.shopId), db.assessments.put(row)]);
    if (shop === undefined) await db.assessments.delete(row.shopId);
  });

/** Whether there is an assessment whose track record is not of the readings as they were then. */
export const isReplayDue = async (db: Database, shopId: string): Promise<boolean> => {
  const stored = await readAssessmentRow(db, shopId);
  return stored !== undefined && stored.readings === undefined;
};

/** @param readings how many it was replayed on @returns whether it says something else than the one kept */
export const storeTrackRecord = async (
  db: Database,
  shopId: string,
  trackRecord: Assessment['trackRecord'],
  readings: number,
): Promise<boolean> =>
  db.transaction('rw', db.assessments, async () => {
    const row = await readAssessmentRow(db, shopId);
    if (row === undefined) return false;
    await db.assessments.put({ ...row, assessment: { ...row.assessment, trackRecord }, readings });
    return !equal(row.assessment.trackRecord, trackRecord);
  });

/**
 * Every stored assessment is shown until there is a new one, and a new one is due, of partitions made anew: other code may
 * say otherwise, also under the same version, as while it is being written.
 */
export const outdateAssessments = async (db: Database): Promise<void> => {
  await db.assessments.toCollection().modify({ computedBy: '' });
  await db.partitions.clear();
};
