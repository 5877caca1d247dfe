import * as z from 'zod/mini';
import type { Assessment } from '#core/model/assessment';
import type { Day, DayNumber } from '#core/model/day';
import { SUBJECT_LISTS, type SubjectLists } from '#core/model/subject-record';
import { type AssessmentRow, type Database, isOfThisShop, type PartitionRow } from './database';
import { areEqualJson } from './json-values';
import { assessmentRow } from './queries';

// What is computed from the facts, and computed anew where it is missing: the partitions of days, and assessments.

export const partitionsSince = (db: Database, shopId: string, first: DayNumber): Promise<PartitionRow[]> =>
  db.partitionsOf(shopId, first).toArray();

/** The days alone, at a fraction of the cost. */
export const partitionDaysSince = async (db: Database, shopId: string, first: DayNumber): Promise<DayNumber[]> =>
  (await db.partitionsOf(shopId, first).primaryKeys()).map(([, day]) => day);

export const recordsOn = async (db: Database, shopId: string, day: DayNumber): Promise<SubjectLists> => {
  const read = async (list: keyof SubjectLists) =>
    [
      list,
      (await db.list(list).where('[shopId+day]').equals([shopId, day]).toArray()).map(({ record }) => record),
    ] as const;
  return Object.fromEntries(await Promise.all(SUBJECT_LISTS.map(read))) as unknown as SubjectLists;
};

/** Stores partitions of one revision unless their shop was deleted meanwhile, even if it has been read again since. */
export const storePartitions = (
  db: Database,
  { shopId, revision }: Pick<PartitionRow, 'shopId' | 'revision'>,
  rows: readonly PartitionRow[],
): Promise<void> =>
  db.transaction('rw', [db.shops, db.partitions], async () => {
    if (isOfThisShop(await db.shops.get(shopId), revision)) await db.partitions.bulkPut(rows);
  });

/** Inputs of an assessment besides the facts. */
export interface AssessmentBasis {
  asOf: Day;
  computedBy: string;
}

/** Whether a stored assessment is outdated: computed from other facts, on another day or by another version. */
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
 * Stores an assessment unless its shop was deleted meanwhile, even if it has been read again since.
 * @throws ZodError if it is malformed, as from damaged facts: it could never be read back
 */
export const storeAssessment = async (db: Database, row: AssessmentRow): Promise<void> => {
  z.parse(assessmentRow, row);
  await db.transaction('rw', [db.shops, db.assessments], async () => {
    if (isOfThisShop(await db.shops.get(row.shopId), row.revision)) await db.assessments.put(row);
  });
};

/**
 * Adds a track record to a stored assessment, or to a later one of the same day and version.
 * @param readings number of readings replayed
 * @returns whether it changed
 */
export const storeTrackRecord = async (
  db: Database,
  stored: AssessmentRow,
  trackRecord: Assessment['trackRecord'],
  readings: number,
): Promise<boolean> => {
  const written = await db.assessments
    .where({ shopId: stored.shopId })
    .and(({ asOf, computedBy }) => asOf === stored.asOf && computedBy === stored.computedBy)
    .modify({ 'assessment.trackRecord': trackRecord, readings });
  return written > 0 && !areEqualJson(stored.assessment.trackRecord, trackRecord);
};

/**
 * Makes all assessments due and drops their partitions, because other code may count differently, in development even
 * under the same version. Stored ones are shown until then.
 */
export const outdateAssessments = async (db: Database): Promise<void> => {
  await db.assessments.toCollection().modify({ computedBy: '' });
  await db.partitions.clear();
};
