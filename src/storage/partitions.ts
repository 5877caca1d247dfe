import Dexie from 'dexie';
import type { DayNumber } from '#core/model/day';
import { SUBJECT_LISTS, type SubjectLists } from '#core/model/subject-record';
import { type Database, isOfThisShop, type PartitionRow } from './database';

const since = (db: Database, shopId: string, first: DayNumber) =>
  db.partitions.where('[shopId+day]').between([shopId, first], [shopId, Dexie.maxKey]);

export const partitionsSince = (db: Database, shopId: string, first: DayNumber): Promise<PartitionRow[]> =>
  since(db, shopId, first).toArray();

/** The days alone, at a fraction of the cost. */
export const partitionDaysSince = async (db: Database, shopId: string, first: DayNumber): Promise<DayNumber[]> =>
  (await since(db, shopId, first).primaryKeys()).map(([, day]) => day);

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

/** Missing partitions are recomputed from the facts. */
export const dropPartitions = async (db: Database, shopId: string): Promise<void> => {
  await db.partitions.where('[shopId+day]').between([shopId, Dexie.minKey], [shopId, Dexie.maxKey]).delete();
};
