import { LIST_NAMES, parseFacts } from '#core/model/facts';
import { isRegion, type Region } from '#core/model/region';
import { isDemo, type Shop, shopIdOf } from '#core/model/shop';
import { parseShopFile } from '#core/model/shop-file';
import type { ImportResult, Incoming } from '#messages/protocol';
import type { Database } from '#storage/database';
import { countParts, dropParts, readPart, readParts, storedResult, storeResult } from '#storage/inbox';
import { ingest } from '#storage/ingest';
import { shopShown } from '#storage/queries';
import { withSeenTimes } from '#storage/seen-times';
import { findShop, hintOf } from '#storage/shop-identity';
import { settleShop, showShop } from '#storage/shops';
import type { BackgroundContext } from './context';

type Refused = ImportResult & { ok: false };

const refuse = (message: string, choose = false): Refused => ({ ok: false, message, choose });
const PART_LOST = 'A part of the file got lost on the way: choose it once more.';

interface Target {
  shop: Shop;
  /** named by whoever imports, who then knows better than the file */
  isChosen: boolean;
}

/** An import goes to the shop that was chosen, else to the one shown; never to the demo shop. */
const targetOf = async (db: Database, shopId: string | null): Promise<Target | undefined> => {
  const shop = shopId === null ? await shopShown(db) : (await db.shops.get(shopId))?.shop;
  return shop === undefined || isDemo(shop) ? undefined : { shop, isChosen: shopId !== null };
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A file that names another shop than the one shown goes to the shop that it names: two shops never mix. */
const settleOwner = async (db: Database, owner: Shop, target: Target | undefined): Promise<Shop> => {
  if (target?.isChosen) return target.shop;
  const hint = hintOf(owner);
  const isShown = target !== undefined && findShop([target.shop], hint) !== undefined;
  return isShown ? settleShop(db, hint, [target.shop]) : settleShop(db, hint);
};

const importShopFile = async (db: Database, text: string, shopId: string | null): Promise<ImportResult> => {
  const json = parseJson(text);
  if (json === undefined) return refuse('This is not a shop file: it is cut off, or not JSON.');
  const parsed = parseShopFile(json);
  if (!parsed.ok) return refuse(`${parsed.fault.path || 'The file'}: ${parsed.fault.message}`);
  const { format: _, version: __, exportedAt: ___, shop: owner, ...facts } = parsed.value;
  return db.transaction('rw', db.tables, async () => {
    const shop = await settleOwner(db, owner, await targetOf(db, shopId));
    const { id, region, sellerId } = shop;
    const { changed } = await ingest(db, { ...owner, id, region, sellerId }, facts);
    await showShop(db, shop.id);
    const rows = LIST_NAMES.reduce((sum, list) => sum + facts[list].length, 0);
    return { ok: true, kind: 'shop-file', shopId: shop.id, rows, changed, refused: [], from: null, to: null };
  });
};

/** The whole text of a file that came in parts; null where one is missing. */
const assemble = async (db: Database, { text, before }: Incoming<'import', 'request'>): Promise<string | null> => {
  if (before === undefined) return text;
  const head = await readParts(db, before.ticket, before.parts);
  return head === null ? null : head + text;
};

/** Imports a shop file; one that was imported already is told again what it came to. One that is not well formed changes nothing, and its first fault is named. */
export const importFile = async (
  { db, now }: BackgroundContext,
  request: Incoming<'import', 'request'>,
): Promise<ImportResult> => {
  const ticket = request.before?.ticket;
  const done = ticket === undefined ? undefined : await storedResult(db, ticket);
  if (done !== undefined) return JSON.parse(done) as ImportResult;
  const text = await assemble(db, request);
  if (text === null) {
    await dropParts(db, ticket ?? '');
    return refuse(PART_LOST);
  }
  // a byte order mark is not white space to JSON
  const result = await importShopFile(db, text.replace(/^\uFEFF/, ''), request.shopId);
  if (ticket !== undefined) await storeResult(db, ticket, JSON.stringify(result), now().toISOString());
  return result;
};

/** Before any shop is known, whoever imports names a market instead: its only shop, of which nothing else is known. */
const placeholderShop = (region: Region): Shop => {
  const unknown = { sellerId: null, name: null };
  return { ...unknown, id: shopIdOf({ region, ...unknown }), region, timeZone: null, openedOn: null, category: null };
};

/** An export does not say whose it is: it is refused where neither shop nor market is known. */
const exportOwner = async (
  db: Database,
  { shopId, region: market }: Incoming<'import-read', 'request'>,
): Promise<(Shop & { region: Region }) | Refused> => {
  const shop =
    market === undefined ? (await targetOf(db, shopId))?.shop : isRegion(market) ? placeholderShop(market) : undefined;
  if (shop === undefined) return refuse('An export does not say which shop it is of: choose one.', true);
  const { region } = shop;
  if (!isRegion(region)) return refuse(`What an export of the region ${region} means is not known.`);
  return { ...shop, region };
};

/**
 * Ingests the facts that a worker of the dashboard has read from an export and stored in batches, so that neither the file nor
 * any buyer came here. All batches are ingested or none, with one in memory at a time; one that is not well formed throws.
 */
export const importRead = async (
  { db, now }: BackgroundContext,
  request: Incoming<'import-read', 'request'>,
): Promise<ImportResult> => {
  const { ticket, parts } = request.before;
  const at = now().toISOString();
  const done = await storedResult(db, ticket);
  if (done !== undefined) return JSON.parse(done) as ImportResult;
  const owner = await exportOwner(db, request);
  if ('ok' in owner || (await countParts(db, ticket)) !== parts) {
    await dropParts(db, ticket);
    return 'ok' in owner ? owner : refuse(PART_LOST);
  }
  return db.transaction('rw', db.tables, async () => {
    const { id, sellerId } = (await db.shops.get(owner.id))?.shop ?? (await settleShop(db, hintOf(owner)));
    await showShop(db, id);
    let changed = 0;
    for (let index = 0; index < parts; index += 1) {
      const batch = parseFacts(JSON.parse((await readPart(db, ticket, index)) ?? ''));
      changed += (await ingest(db, { ...owner, id, sellerId }, withSeenTimes(batch, at), at)).changed;
    }
    const result = { ok: true as const, ...request.read, shopId: id, changed };
    await storeResult(db, ticket, JSON.stringify(result), at);
    return result;
  });
};
