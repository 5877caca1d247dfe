import Dexie from 'dexie';
import type { DayNumber } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import { type Database, isOfThisShop, type PartitionRow, type RecordOf } from './database';

const since = (db: Database, shopId: string, first: DayNumber) =>
  db.partitions.where('[shopId+day]').between([shopId, first], [shopId, Dexie.maxKey]);

export const partitionsSince = (db: Database, shopId: string, first: DayNumber): Promise<PartitionRow[]> =>
  since(db, shopId, first).toArray();

/** The days alone, at a fraction of the cost. */
export const partitionDaysSince = async (db: Database, shopId: string, first: DayNumber): Promise<DayNumber[]> =>
  (await since(db, shopId, first).primaryKeys()).map(([, day]) => day);

const COUNTED_LISTS = ['orders', 'reviews', 'cases', 'chats'] as const;
type CountedList = (typeof COUNTED_LISTS)[number];

export const recordsOn = async (db: Database, shopId: string, day: DayNumber): Promise<Pick<Facts, CountedList>> => {
  const read = async <N extends CountedList>(list: N): Promise<RecordOf<N>[]> =>
    (await db.list(list).where('[shopId+day]').equals([shopId, day]).toArray()).map(({ record }) => record);
  const [orders, reviews, cases, chats] = await Promise.all([
    read('orders'),
    read('reviews'),
    read('cases'),
    read('chats'),
  ]);
  return { orders, reviews, cases, chats };
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
