import Dexie from 'dexie';
import * as z from 'zod/mini';
import type { DayNumber, Instant } from '#core/model/day';
import { isUserInputList, LIST_NAMES, LISTS, type ListName } from '#core/model/facts';
import { instant } from '#core/model/field';
import { shop, withSellerId } from '#core/model/shop';
import { UNDATED } from '#core/model/subject-record';
import {
  type Database,
  type FactRow,
  isOfNewerVersion,
  type RecordOf,
  type SetAsideRow,
  type ShopRow,
} from './database';
import { areEqualJson } from './json-values';
import { recordKeyOf } from './merge-records';
import { dropPartitions } from './partitions';

// Stored rows that are not well formed: a disk that failed, a browser that was killed, another program. They are looked
// for only after something has failed, because looking costs a pass over all that is stored.

const dayNumber = z.custom<DayNumber>((value) => Number.isInteger(value) || value === UNDATED);
const shopRow = z.object({
  id: z.string(),
  shop,
  revision: z.int(),
  days: z.array(z.object({ day: dayNumber, changedIn: z.int() })),
  lastRead: z.nullable(instant),
});
const visitRow = z.object({
  page: z.string(),
  at: instant,
  outcome: z.string(),
  address: z.string(),
  issues: z.array(z.object({ code: z.string(), detail: z.string() })),
});
const factRow = z.object({ shopId: z.string(), key: z.string(), record: z.unknown() });

const COUNTED_BY_DAY: ReadonlySet<ListName> = new Set(['orders', 'reviews', 'cases', 'chats']);

/** The record as its schema has it, with what it lacks filled in as not known; null where it is no such record. */
const wholeRecord = <N extends ListName>(list: N, row: FactRow<RecordOf<N>>): RecordOf<N> | null => {
  if (!z.safeParse(factRow, row).success) return null;
  if (COUNTED_BY_DAY.has(list) && !z.safeParse(dayNumber, row.day).success) return null;
  const parsed = z.safeParse(LISTS[list].schema, row.record);
  return parsed.success && recordKeyOf(list, parsed.data as RecordOf<N>) === row.key
    ? (parsed.data as RecordOf<N>)
    : null;
};

/** What the well-formed facts of one shop tell of its row. */
interface Tally {
  days: Set<number>;
  lastRead: Instant | null;
  isDamaged: boolean;
}

/** A shop of which only the id is left. Null where that names no region. */
const shopOfId = (id: string): ShopRow['shop'] | null => {
  const parsed = z.safeParse(shop, { id, region: id.slice(0, id.indexOf(':')) });
  return parsed.success ? withSellerId(parsed.data) : null;
};

const sweepAll = (db: Database, at: Instant): Promise<number> =>
  db.transaction('rw', db.tables, async () => {
    const damaged: SetAsideRow[] = [];
    const tallies = new Map<string, Tally>();
    const tallyOf = (id: string): Tally => {
      const tally = tallies.get(id) ?? { days: new Set(), lastRead: null, isDamaged: false };
      tallies.set(id, tally);
      return tally;
    };
    let filledIn = 0;
    const sweep = async <N extends ListName>(list: N) => {
      const keys: [string, string][] = [];
      const completed: FactRow<RecordOf<N>>[] = [];
      await db.list(list).each((row, { primaryKey }) => {
        const [shopId] = primaryKey;
        const tally = tallyOf(shopId);
        const record = wholeRecord(list, row);
        if (record === null) {
          damaged.push({ shopId, list, row, at });
          keys.push(primaryKey);
          tally.isDamaged = true;
          return;
        }
        if (!areEqualJson(record, row.record)) {
          completed.push({ ...row, record });
          tally.isDamaged = true;
        }
        if (row.day !== undefined) tally.days.add(row.day);
        const { readAt } = record;
        if (!isUserInputList(list) && readAt !== null && readAt > (tally.lastRead ?? '')) tally.lastRead = readAt;
      });
      await db.list(list).bulkDelete(keys);
      await db.list(list).bulkPut(completed);
      filledIn += completed.length;
    };
    for (const list of LIST_NAMES) await sweep(list);

    const rows = new Map((await db.shops.toArray()).map((row) => [row.id, row]));
    for (const [id, row] of rows)
      if (!z.safeParse(shopRow, row).success) {
        damaged.push({ shopId: id, list: 'shops', row, at });
        await db.shops.delete(id);
        rows.delete(id);
        tallyOf(id).isDamaged = true;
      }
    for (const [id, { days, lastRead, isDamaged }] of tallies) {
      const row = rows.get(id);
      if (row !== undefined && !isDamaged) continue;
      const owner = row?.shop ?? shopOfId(id);
      if (owner === null) continue;
      const revision = (row?.revision ?? 0) + 1;
      await db.shops.put({
        id,
        shop: owner,
        revision,
        lastRead,
        days: [...days].map((day) => ({ day, changedIn: revision })),
      });
      if (row === undefined) damaged.push({ shopId: id, list: 'shops', row: null, at });
      await db.assessments.delete(id);
      await dropPartitions(db, id);
    }
    const badVisits = await db.visits.filter((row) => !z.safeParse(visitRow, row).success).delete();
    await db.setAside.bulkAdd(damaged);
    return damaged.length + filledIn + badVisits;
  });

/**
 * Moves every stored fact that is not well formed out of the way, and makes the rows of its shops anew from the others, so
 * that reading and assessing go on. What was set aside is kept as it is; lines of the log are dropped.
 * @returns how many rows were not well formed
 */
export const setAsideDamaged = async (db: Database, at: Instant): Promise<number> => {
  await db.open();
  // what a later version wrote is not damaged
  return isOfNewerVersion(db) ? 0 : sweepAll(db, at);
};

/** Whether facts are stored of a shop whose own row is gone: looked up by jumping from shop to shop, not row by row. */
export const hasLostShop = async (db: Database): Promise<boolean> => {
  const known = new Set(await db.shops.toCollection().primaryKeys());
  for (const list of LIST_NAMES) {
    let last = '';
    for (;;) {
      const row = await db.list(list).where('[shopId+key]').above([last, Dexie.maxKey]).first();
      if (row === undefined) break;
      if (!known.has(row.shopId)) return true;
      last = row.shopId;
    }
  }
  return false;
};
