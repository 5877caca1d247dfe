import { LIST_NAMES } from '#core/model/facts';
import { type Shop, type ShopHint, shopIdOf } from '#core/model/shop';
import { forgetTold } from './alerts';
import type { Database } from './database';
import { ingest } from './ingest';
import { equal } from './json-values';
import { dropPartitions } from './partitions';
import { factsOfShop } from './queries';
import { findShop, hintOf, standIns } from './shop-identity';

const forget = async (db: Database, shopId: string): Promise<void> => {
  for (const list of LIST_NAMES) await db.factsOf(list, shopId).delete();
  await db.assessments.delete(shopId);
  await dropPartitions(db, shopId);
  await db.shops.delete(shopId);
};

export const showShop = async (db: Database, shopId: string): Promise<void> => {
  const [shop, shown] = await Promise.all([db.shops.get(shopId), db.settings.get('shown')]);
  if (shop === undefined) throw new RangeError(`no shop ${shopId} is known`);
  if (shown?.value !== shopId) await db.settings.put({ key: 'shown', value: shopId });
};

const moveOver = async (db: Database, from: Shop, to: Shop): Promise<void> => {
  const facts = await factsOfShop(db, from.id);
  await db.setAside.where({ shopId: from.id }).modify({ shopId: to.id });
  await forget(db, from.id);
  await ingest(db, { ...from, id: to.id, sellerId: to.sellerId, name: to.name }, facts);
  await db.visits.filter((visit) => visit.shopId === from.id).modify({ shopId: to.id });
  if ((await db.settings.get('shown'))?.value === from.id) await showShop(db, to.id);
};

/**
 * The shop that a page or file speaks of, known from now on. What was kept under a name, or under none, moves over when
 * the seller's id becomes known.
 * @param among the shops that can be meant, where not all can
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
    const unknown = { timeZone: null, openedOn: null, category: null };
    const settled: Shop = { ...unknown, ...found, id: shopIdOf(merged), ...merged };
    const row = rows.find((row) => row.id === settled.id);
    if (!equal(row?.shop, settled))
      await db.shops.put({ revision: 0, days: [], lastRead: null, ...row, id: settled.id, shop: settled });
    for (const standIn of standIns(shops, settled)) await moveOver(db, standIn, settled);
    return settled;
  });

/** Leaves no trace of the shop, its log included. */
export const deleteShop = async (db: Database, shopId: string): Promise<void> =>
  db.transaction('rw', db.tables, async () => {
    await forget(db, shopId);
    await db.setAside.where({ shopId }).delete();
    await forgetTold(db, shopId);
    await db.visits.filter((visit) => visit.shopId === shopId).delete();
    if ((await db.settings.get('shown'))?.value === shopId) await db.settings.delete('shown');
  });

export const deleteAll = async (db: Database): Promise<void> =>
  db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) await table.clear();
  });
