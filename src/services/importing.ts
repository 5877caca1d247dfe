import { zoneOf } from '#core/books';
import { type Facts, LIST_NAMES, type ListName, noFacts } from '#core/model/facts';
import { REGIONS } from '#core/model/region';
import type { Shop } from '#core/model/shop';
import { parseShopFile } from '#core/model/shop-file';
import type { Arrived, Imported } from '#messages/protocol';
import type { Database } from '#storage/database';
import { dropParts, readParts } from '#storage/inbox';
import { findShop, hintOf } from '#storage/shop-identity';
import { settleShop, showShop } from '#storage/shops';
import { takeIn } from '#storage/take-in';
import { amendBooks } from './amend-books';
import { todayIn } from './books';
import { exportedBy, no, type Target, targetOf } from './importing-target';
import { seenAt } from './take-in';
import type { World } from './world';

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * A file that says of itself that it is another shop's than the one shown goes to its own, because two shops never mix.
 */
const settleOwner = async (db: Database, owner: Shop, target: Target | undefined): Promise<Shop> => {
  if (target?.isChosen) return target.shop;
  const hint = hintOf(owner);
  const isShown = target !== undefined && findShop([target.shop], hint) !== undefined;
  return isShown ? settleShop(db, hint, [target.shop]) : settleShop(db, hint);
};

const importShopFile = async (world: World, text: string, shopId: string | null): Promise<Imported> => {
  const json = parseJson(text);
  if (json === undefined) return no('This is not a shop file: it is cut off, or not JSON.');
  const parsed = parseShopFile(json);
  if (!parsed.ok) return no(`${parsed.fault.path || 'The file'}: ${parsed.fault.message}`);
  const { format: _, version: __, exportedAt: ___, shop: owner, ...facts } = parsed.value;
  const { db } = world;
  return db.transaction('rw', db.tables, async () => {
    const shop = await settleOwner(db, owner, await targetOf(world, shopId));
    const taken = await takeIn(db, { ...owner, id: shop.id, region: shop.region }, facts);
    await amendBooks(db, taken, todayIn(taken.shop, world.now()), world.version);
    await showShop(db, shop.id);
    const rows = LIST_NAMES.reduce((sum, list) => sum + facts[list].length, 0);
    return {
      ok: true,
      kind: 'shop-file',
      shopId: shop.id,
      rows,
      changed: taken.size,
      refused: [],
      from: null,
      to: null,
    };
  });
};

const addFacts = (all: Facts, some: Facts): void => {
  const add = <N extends ListName>(list: N) => {
    for (const it of some[list]) (all[list] as Facts[N][number][]).push(it);
  };
  for (const list of LIST_NAMES) add(list);
};

/** An export says nothing of whose it is, so where neither shop nor market is known it can't be taken in. */
const importExport = async (world: World, text: string, shopId: string | null): Promise<Imported> => {
  const { db } = world;
  const shop = await exportedBy(world, shopId);
  if ('ok' in shop) return shop;
  const at = world.now().toISOString();
  const { region } = shop;
  const { timeZone, currency } = { ...REGIONS[region], timeZone: zoneOf(shop) };
  const facts = noFacts();
  const onFacts = (some: Facts) => addFacts(facts, some);
  const read = await world.readExport(new Blob([text]), { region, timeZone, currency, at }, { onFacts });
  if (!read.ok) return no(`The file: ${read.message}`);
  const { kind, rows, refused, from, to } = read.value;
  const { id, size } = await db.transaction('rw', db.tables, async () => {
    const { id } = (await db.shops.get(shop.id))?.shop ?? (await settleShop(db, hintOf(shop)));
    await showShop(db, id);
    const taken = await takeIn(db, { ...shop, id }, seenAt(facts, at));
    await amendBooks(db, taken, todayIn(taken.shop, world.now()), world.version);
    return { id, size: taken.size };
  });
  return { ok: true, kind, shopId: id, rows, changed: size, refused, from, to };
};

/** The whole text of a file that came in parts; the parts are gone after. */
const assemble = async ({ db }: World, { text, before }: Arrived<'import', 'request'>): Promise<string | null> => {
  if (before === undefined) return text;
  const head = await readParts(db, before.ticket, before.parts);
  await dropParts(db, before.ticket);
  return head === null ? null : head + text;
};

/** A file that is not well formed changes nothing, and its first fault is named. */
export const importFile = async (world: World, request: Arrived<'import', 'request'>): Promise<Imported> => {
  const text = await assemble(world, request);
  if (text === null) return no('A part of the file got lost on the way: choose it once more.');
  // a byte order mark is not white space to JSON, nor to everyone else
  const bare = text.replace(/^\uFEFF/, '');
  return bare.trimStart().startsWith('{')
    ? importShopFile(world, bare, request.shopId)
    : importExport(world, bare, request.shopId);
};
