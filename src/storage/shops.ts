import Dexie from 'dexie';
import { LIST_NAMES } from '#core/model/facts';
import { type RetentionDays, type Shop, type ShopHint, type ShopSettings, shopIdOf } from '#core/model/shop';
import { forgetShownAlerts } from './alerts';
import type { Database } from './database';
import { ingestFacts } from './ingest';
import { areEqualJson } from './json-values';
import { findShop, hintOf, provisionalShopsOf, shopOf } from './shop-identity';
import { factsByTaught } from './taught';

export interface DeletionOptions {
  /** aborting before the end deletes nothing */
  signal?: AbortSignal;
  /** receives the number of facts deleted so far */
  onProgress?(deleted: number): void;
}

/** Small enough to show progress and stop soon, large enough to keep key lookups cheap. */
const FACTS_AT_ONCE = 5_000;

/** @returns number of facts deleted, those of other shops before included */
const deleteFacts = async (
  db: Database,
  shopId: string,
  { signal, onProgress = () => {} }: DeletionOptions,
  before = 0,
): Promise<number> => {
  let deleted = before;
  for (const list of LIST_NAMES) {
    // Starts where the last slice ended, because rows deleted in this transaction would be skipped one by one.
    let after: string | typeof Dexie.minKey = Dexie.minKey;
    for (;;) {
      const rest = db.list(list).where('[shopId+key]').between([shopId, after], [shopId, Dexie.maxKey], false);
      const keys = await rest.limit(FACTS_AT_ONCE).primaryKeys();
      const last = keys.at(-1);
      if (last === undefined) break;
      await db.list(list).where('[shopId+key]').between(keys[0], last, true, true).delete();
      after = last[1];
      deleted += keys.length;
      onProgress(deleted);
      signal?.throwIfAborted();
    }
  }
  return deleted;
};

const forget = async (db: Database, shopId: string, options: DeletionOptions = {}): Promise<void> => {
  await deleteFacts(db, shopId, options);
  await db.assessments.delete(shopId);
  await db.partitionsOf(shopId).delete();
  await db.shops.delete(shopId);
};

export const showShop = async (db: Database, shopId: string): Promise<void> => {
  const [shop, shown] = await Promise.all([db.shops.get(shopId), db.settings.get('shown')]);
  if (shop === undefined) throw new RangeError(`no shop ${shopId} is known`);
  if (shown?.value !== shopId) await db.settings.put({ key: 'shown', value: shopId });
};

const moveFacts = async (db: Database, from: Shop, to: Shop): Promise<void> => {
  const parts = await factsByTaught(db, from.id);
  await db.setAside.where({ shopId: from.id }).modify({ shopId: to.id });
  await forget(db, from.id);
  const moved = { ...from, id: to.id, sellerId: to.sellerId, name: to.name };
  for (const { by, facts } of parts) await ingestFacts(db, moved, facts, null, by);
  await db.visits.filter((visit) => visit.shopId === from.id).modify({ shopId: to.id });
  if ((await db.settings.get('shown'))?.value === from.id) await showShop(db, to.id);
};

/**
 * The shop that a page or file means, created if unknown. Facts of provisional shops move to it once its seller id is
 * known.
 * @param among candidate shops, by default all
 */
export const settleShop = async (db: Database, hint: ShopHint, among?: readonly Shop[]): Promise<Shop> =>
  db.transaction('rw', db.tables, async () => {
    const rows = await db.shops.toArray();
    const shops = rows.map((row) => row.shop);
    const found = findShop(among ?? shops, hint);
    const known = found && hintOf(found);
    const merged = {
      region: hint.region,
      sellerId: hint.sellerId ?? known?.sellerId ?? null,
      name: hint.name ?? known?.name ?? null,
    };
    const settled: Shop = { ...shopOf(merged), ...found, id: shopIdOf(merged), ...merged };
    const row = rows.find((row) => row.id === settled.id);
    if (!areEqualJson(row?.shop, settled))
      await db.shops.put({ revision: 0, days: [], lastRead: null, ...row, id: settled.id, shop: settled });
    for (const provisional of provisionalShopsOf(shops, settled)) await moveFacts(db, provisional, settled);
    return settled;
  });

/** Saves the seller's settings of a shop and recounts everything, as its days may begin at another hour. */
export const saveShopSettings = async (db: Database, shopId: string, settings: ShopSettings): Promise<void> =>
  db.transaction('rw', db.shops, async () => {
    const row = await db.shops.get(shopId);
    if (row === undefined) throw new RangeError(`no shop ${shopId} is known`);
    await db.shops.put({ ...row, shop: { ...row.shop, ...settings }, revision: row.revision + 1 });
  });

/** Older facts are deleted when the next day begins. */
export const saveRetention = async (db: Database, days: RetentionDays): Promise<void> => {
  await db.settings.put({ key: 'retention', value: String(days) });
};

/** Deletes everything about a shop, its log included, atomically. */
export const deleteShop = async (db: Database, shopId: string, options?: DeletionOptions): Promise<void> =>
  db.transaction('rw', db.tables, async () => {
    await forget(db, shopId, options);
    await db.setAside.where({ shopId }).delete();
    await forgetShownAlerts(db, shopId);
    await db.visits.filter((visit) => visit.shopId === shopId).delete();
    if ((await db.settings.get('shown'))?.value === shopId) await db.settings.delete('shown');
  });

/** Atomic. */
export const deleteAll = async (db: Database, options: DeletionOptions = {}): Promise<void> =>
  db.transaction('rw', db.tables, async () => {
    let deleted = 0;
    for (const shopId of await db.shops.toCollection().primaryKeys())
      deleted = await deleteFacts(db, shopId, options, deleted);
    for (const table of db.tables) await table.clear();
  });
