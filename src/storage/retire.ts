import Dexie from 'dexie';
import { type Day, dayNumber, makeDay } from '#core/model/day';
import type { ListName, RecordOf } from '#core/model/facts';
import { SUBJECT_LISTS, UNDATED } from '#core/model/subject-record';
import type { Database } from './database';
import { readRetention } from './queries';

/**
 * The last day that another record is about; null for records that never expire, as marks and tickets do for the seller
 * to delete.
 */
const LAST_DAY: { [N in ListName]?: (record: RecordOf<N>) => string | null } = {
  problems: ({ lastSeen }) => lastSeen,
  readings: ({ day }) => day,
  coverage: ({ to }) => to,
  accountHealth: ({ day }) => day,
  serviceRates: ({ day }) => day,
  sales: ({ to }) => to,
};

/**
 * Deletes facts older than the retention period, so that storage grows with sales and not with time. The period also
 * counts from the newest order, so that a clock years ahead does not empty a shop. Undated records never expire.
 * @param today in the shop's zone
 * @returns number of facts deleted
 */
export const retireOld = async (db: Database, shopId: string, today: Day): Promise<number> =>
  db.transaction('rw', db.tables, async () => {
    const days = await readRetention(db);
    const newest = await db
      .list('orders')
      .where('[shopId+day]')
      .between([shopId, Dexie.minKey], [shopId, UNDATED], true, false)
      .last();
    if (newest?.day === undefined) return 0;
    const first = Math.min(dayNumber(today), newest.day) - days;
    const firstDay = makeDay(first);
    let retired = 0;
    for (const list of SUBJECT_LISTS)
      retired += await db
        .list(list)
        .where('[shopId+day]')
        .between([shopId, Dexie.minKey], [shopId, first], true, false)
        .delete();
    for (const list of Object.keys(LAST_DAY) as ListName[]) {
      const lastDay = LAST_DAY[list] as (record: RecordOf<ListName>) => string | null;
      retired += await db
        .factsOf(list, shopId)
        .filter(({ record }) => (lastDay(record) ?? firstDay) < firstDay)
        .delete();
    }
    if (retired === 0) return 0;
    await db.partitions.where('[shopId+day]').between([shopId, Dexie.minKey], [shopId, first], true, false).delete();
    await db.shops.where({ id: shopId }).modify((row) => {
      row.revision += 1;
      row.days = row.days.filter(({ day }) => day >= first);
    });
    return retired;
  });
