import Dexie from 'dexie';
import * as z from 'zod/mini';
import type { DayNumber, Instant } from '#core/model/day';
import { isUserInputList, LIST_NAMES, LISTS, type ListName, type RecordOf, recordKeyOf } from '#core/model/facts';
import { instant } from '#core/model/field';
import { shop, withSellerId } from '#core/model/shop';
import { SUBJECT_LISTS, UNDATED } from '#core/model/subject-record';
import { type Database, type FactRow, isOfNewerVersion, type SetAsideRow, type ShopRow } from './database';
import { areEqualJson } from './json-values';

// Malformed stored rows come from a failing disk, a killed browser or another program. They are searched for only
// after a failure, as that reads all rows.

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

const COUNTED_BY_DAY: ReadonlySet<ListName> = new Set(SUBJECT_LISTS);

/** The record as its schema has it, with omitted fields unknown; null if it does not fit. */
const wholeRecord = <N extends ListName>(list: N, row: FactRow<RecordOf<N>>): RecordOf<N> | null => {
  if (!z.safeParse(factRow, row).success) return null;
  if (COUNTED_BY_DAY.has(list) && !z.safeParse(dayNumber, row.day).success) return null;
  const parsed = z.safeParse(LISTS[list].schema, row.record);
  return parsed.success && recordKeyOf(list, parsed.data as RecordOf<N>) === row.key
    ? (parsed.data as RecordOf<N>)
    : null;
};

/** The fields of a shop's row that its valid facts imply. */
interface Tally {
  days: Set<number>;
  lastRead: Instant | null;
  isDamaged: boolean;
}

/** A shop rebuilt from its id alone; null if that names no region. */
const shopOfId = (id: string): ShopRow['shop'] | null => {
  const parsed = z.safeParse(shop, { id, region: id.slice(0, id.indexOf(':')) });
  return parsed.success ? withSellerId(parsed.data) : null;
};

const sweepAll = (db: Database, at: Instant, suspect: string | undefined): Promise<number> =>
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
      await db.partitionsOf(id).delete();
    }
    await (suspect === undefined ? db.partitions.clear() : db.partitionsOf(suspect).delete());
    const badVisits = await db.visits.filter((row) => !z.safeParse(visitRow, row).success).delete();
    await db.setAside.bulkAdd(damaged);
    return damaged.length + filledIn + badVisits;
  });

/**
 * Moves all malformed facts aside unchanged and rebuilds the rows of their shops from the rest, so that reading and
 * assessing go on; malformed log entries are deleted, and counted days of shops that may be damaged.
 * @param suspect the shop over which work failed; any if undefined
 * @returns number of malformed rows
 */
export const setAsideDamaged = async (db: Database, at: Instant, suspect?: string): Promise<number> => {
  await db.open();
  // Rows of a later version are not damaged.
  return isOfNewerVersion(db) ? 0 : sweepAll(db, at, suspect);
};

/** Whether facts of a shop without a row exist, found by skipping from shop to shop in the index. */
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
