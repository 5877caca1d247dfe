import * as z from 'zod/mini';
import { type Assessment, assessment } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import { day, instant } from '#core/model/field';
import type { AssessmentRow, Database } from './database';
import { areEqualJson } from './json-values';

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

const scoreInRow = z.object({
  assessment: z.object({
    today: z.object({ overall: z.object({ value: z.nullable(z.number()) }) }),
    crossings: assessment.shape.crossings,
  }),
});

/** The overall score of the stored assessment and the thresholds about it, for which the rest is not parsed; null where there is none. */
export const readStoredScore = async (
  db: Database,
  shopId: string,
): Promise<(Pick<Assessment, 'crossings'> & { overall: number | null }) | null> => {
  const parsed = z.safeParse(scoreInRow, await db.assessments.get(shopId));
  if (!parsed.success) return null;
  const { today, crossings } = parsed.data.assessment;
  return { overall: today.overall.value, crossings };
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

/**
 * Nothing is stored of a shop that was deleted while it was being assessed.
 * @throws a zod error where the assessment is not well formed, as one of damaged facts may be: it would never be read again
 */
export const storeAssessment = async (db: Database, row: AssessmentRow): Promise<void> => {
  z.parse(assessmentRow, row);
  await db.transaction('rw', [db.shops, db.assessments], async () => {
    const [shop] = await Promise.all([db.shops.get(row.shopId), db.assessments.put(row)]);
    if (shop === undefined) await db.assessments.delete(row.shopId);
  });
};

/** Adds a track record to a stored assessment. @param readings how many it was replayed on @returns whether it says something new */
export const storeTrackRecord = async (
  db: Database,
  stored: AssessmentRow,
  trackRecord: Assessment['trackRecord'],
  readings: number,
): Promise<boolean> => {
  const written = await db.assessments.update(stored.shopId, { 'assessment.trackRecord': trackRecord, readings });
  return written > 0 && !areEqualJson(stored.assessment.trackRecord, trackRecord);
};

/**
 * Makes every assessment due again, with partitions made anew, because other code may count otherwise, even under the same
 * version during development. What is stored is shown until then.
 */
export const outdateAssessments = async (db: Database): Promise<void> => {
  await db.assessments.toCollection().modify({ computedBy: '' });
  await db.partitions.clear();
};
