import { LIST_NAMES } from '#core/model/facts';
import type { Shop } from '#core/model/shop';
import { parseShopFile } from '#core/model/shop-file';
import type { ImportResult, Incoming } from '#messages/protocol';
import type { Database } from '#storage/database';
import { dropParts, readParts } from '#storage/inbox';
import { ingest } from '#storage/ingest';
import { findShop, hintOf } from '#storage/shop-identity';
import { settleShop, showShop } from '#storage/shops';
import { no, type Target, targetOf } from './importing-target';
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

const importShopFile = async (world: World, text: string, shopId: string | null): Promise<ImportResult> => {
  const json = parseJson(text);
  if (json === undefined) return no('This is not a shop file: it is cut off, or not JSON.');
  const parsed = parseShopFile(json);
  if (!parsed.ok) return no(`${parsed.fault.path || 'The file'}: ${parsed.fault.message}`);
  const { format: _, version: __, exportedAt: ___, shop: owner, ...facts } = parsed.value;
  const { db } = world;
  return db.transaction('rw', db.tables, async () => {
    const shop = await settleOwner(db, owner, await targetOf(world, shopId));
    const { changed } = await ingest(db, { ...owner, id: shop.id, region: shop.region }, facts);
    await showShop(db, shop.id);
    const rows = LIST_NAMES.reduce((sum, list) => sum + facts[list].length, 0);
    return {
      ok: true,
      kind: 'shop-file',
      shopId: shop.id,
      rows,
      changed,
      refused: [],
      from: null,
      to: null,
    };
  });
};

/** The whole text of a file that came in parts; the parts are gone after. */
const assemble = async ({ db }: World, { text, before }: Incoming<'import', 'request'>): Promise<string | null> => {
  if (before === undefined) return text;
  const head = await readParts(db, before.ticket, before.parts);
  await dropParts(db, before.ticket);
  return head === null ? null : head + text;
};

/** A file that is not well formed changes nothing, and its first fault is named. */
export const importFile = async (world: World, request: Incoming<'import', 'request'>): Promise<ImportResult> => {
  const text = await assemble(world, request);
  if (text === null) return no('A part of the file got lost on the way: choose it once more.');
  // a byte order mark is not white space to JSON
  return importShopFile(world, text.replace(/^\uFEFF/, ''), request.shopId);
};
