import { isUserInputList, LIST_NAMES, type ListName } from '#core/model/facts';
import { type TaughtColumn, taughtColumnKey } from '#core/model/taught-column';
import type { Database, RecordOf, VisitRow } from './database';
import { dropPartitions } from './partitions';

/** Keeps columns; what was taught of the same column before is replaced. */
export const storeTaught = async (db: Database, columns: readonly TaughtColumn[]): Promise<void> => {
  await db.taught.bulkPut(columns.map((column) => ({ key: taughtColumnKey(column), column })));
};

const isReadBy = (visit: VisitRow, { page, metric, region, caption }: TaughtColumn): boolean =>
  visit.page === page &&
  visit.metric === metric &&
  visit.locale?.region === region &&
  (visit.taught?.includes(caption) ?? false);

/** Deletes the facts of a shop that were last read at these instants, by pages that were read with a taught caption. */
const deleteReadAt = async (db: Database, shopId: string, instants: ReadonlySet<string>): Promise<number> => {
  let deleted = 0;
  const deleteFrom = async <N extends ListName>(list: N) => {
    const isOfVisit = (record: RecordOf<N>) => record.readAt !== null && instants.has(record.readAt);
    deleted += await db
      .factsOf(list, shopId)
      .filter(({ record }) => isOfVisit(record))
      .delete();
  };
  for (const list of LIST_NAMES) if (!isUserInputList(list)) await deleteFrom(list);
  await db.shops.where({ id: shopId }).modify((row) => {
    row.revision += 1;
    row.days = row.days.map(({ day }) => ({ day, changedIn: row.revision }));
  });
  await dropPartitions(db, shopId);
  return deleted;
};

/**
 * Takes back what was taught of a column, with all facts that were last read by it. What another page has said since stays.
 * @returns how many facts went
 */
export const forgetTaught = (db: Database, key: string): Promise<number> =>
  db.transaction('rw', db.tables, async () => {
    const row = await db.taught.get(key);
    if (row === undefined) return 0;
    await db.taught.delete(key);
    const visits = await db.visits.filter((visit) => isReadBy(visit, row.column)).toArray();
    let deleted = 0;
    for (const [shopId, ofShop] of Map.groupBy(visits, (visit) => visit.shopId))
      if (shopId !== null) deleted += await deleteReadAt(db, shopId, new Set(ofShop.map(({ at }) => at)));
    return deleted;
  });
