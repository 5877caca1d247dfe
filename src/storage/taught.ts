import { type Facts, isUserInputList, LIST_NAMES, type ListName, noFacts, type RecordOf } from '#core/model/facts';
import { taughtKey } from '#core/model/taught-kind';
import type { TaughtText } from '#core/model/taught-text';
import type { Database } from './database';
import { ingestFacts } from './ingest';

/** Stores taught texts, replacing earlier meanings of the same text. */
export const storeTaught = async (db: Database, texts: readonly TaughtText[]): Promise<void> => {
  await db.taught.bulkPut(texts.map((taught) => ({ key: taughtKey(taught), taught })));
};

/** Marks taught texts that built-in captions now cover. */
export const markOutdated = async (db: Database, keys: readonly string[]): Promise<void> => {
  for (const key of keys) await db.taught.update(key, { isOutdated: true });
};

/** Removes facts that depend on a taught text, and returns what they are without taught texts, by shop. */
const removeTaught = async (db: Database, key: string): Promise<{ removed: number; without: Map<string, Facts> }> => {
  const without = new Map<string, Facts>();
  let removed = 0;
  const removeFrom = async <N extends ListName>(list: N) => {
    const rows = await db
      .list(list)
      .filter(({ taught }) => taught?.by.includes(key) ?? false)
      .toArray();
    for (const { shopId, taught } of rows) {
      const facts = without.get(shopId) ?? noFacts();
      without.set(shopId, facts);
      if (taught?.without) (facts[list] as RecordOf<N>[]).push(taught.without);
    }
    await db.list(list).bulkDelete(rows.map((row): [string, string] => [row.shopId, row.key]));
    removed += rows.length;
  };
  for (const list of LIST_NAMES) if (!isUserInputList(list)) await removeFrom(list);
  return { removed, without };
};

/**
 * Forgets a taught text with its effects: each fact becomes what other pages and files say of it, and is deleted if
 * none does.
 * @returns number of facts changed or deleted
 */
export const forgetTaught = (db: Database, key: string): Promise<number> =>
  db.transaction('rw', db.tables, async () => {
    await db.taught.delete(key);
    const { removed, without } = await removeTaught(db, key);
    for (const [shopId, facts] of without) {
      await db.shops.where({ id: shopId }).modify((row) => {
        row.revision += 1;
        row.days = row.days.map(({ day }) => ({ day, changedIn: row.revision }));
      });
      const row = await db.shops.get(shopId);
      if (row !== undefined) await ingestFacts(db, row.shop, facts);
    }
    return removed;
  });

/**
 * A shop's facts grouped by the taught texts that they depend on, independent ones first, so that ingesting the groups
 * in this order rebuilds the same state.
 */
export const factsByTaught = async (db: Database, shopId: string): Promise<{ by: string[]; facts: Facts }[]> => {
  const parts = new Map([['[]', { by: [] as string[], facts: noFacts() }]]);
  const addTo = <N extends ListName>(by: string[], list: N, record: RecordOf<N>) => {
    const key = JSON.stringify(by);
    const part = parts.get(key) ?? { by, facts: noFacts() };
    parts.set(key, part);
    (part.facts[list] as RecordOf<N>[]).push(record);
  };
  const sort = async <N extends ListName>(list: N) => {
    for (const { record, taught } of await db.factsOf(list, shopId).toArray()) {
      if (taught === undefined) addTo([], list, record);
      else {
        if (taught.without !== null) addTo([], list, taught.without);
        addTo(taught.by, list, record);
      }
    }
  };
  for (const list of LIST_NAMES) await sort(list);
  return [...parts.values()];
};
