import { type Facts, LIST_NAMES, noFacts, parseFacts } from '#core/model/facts';
import { isRegion, type Region } from '#core/model/region';
import { isDemo, type Shop, shopIdOf } from '#core/model/shop';
import type { ImportResult, Incoming } from '#messages/protocol';
import type { Database } from '#storage/database';
import { countParts, dropParts, readParts, storedResult, storeResult } from '#storage/inbox';
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
  /** chosen by the user, which overrides the shop named in the file */
  isChosen: boolean;
}

/** An import goes to the chosen shop, else to the current one; never to the demo shop. */
const targetOf = async (db: Database, shopId: string | null): Promise<Target | undefined> => {
  const shop = shopId === null ? await shopShown(db) : (await db.shops.get(shopId))?.shop;
  return shop === undefined || isDemo(shop) ? undefined : { shop, isChosen: shopId !== null };
};

/** A file that names another shop than the current one goes to that shop: two shops never mix. */
const settleOwner = async (db: Database, owner: Shop, target: Target | undefined): Promise<Shop> => {
  if (target?.isChosen) return target.shop;
  const hint = hintOf(owner);
  const isShown = target !== undefined && findShop([target.shop], hint) !== undefined;
  return isShown ? settleShop(db, hint, [target.shop]) : settleShop(db, hint);
};

/** Before any shop is known the user names a market, for its only shop, of which nothing else is known. */
const placeholderShop = (region: Region): Shop => {
  const unknown = { sellerId: null, name: null };
  return { ...unknown, id: shopIdOf({ region, ...unknown }), region, timeZone: null, openedOn: null, category: null };
};

/** Parts ingested together, so that one sweep finds the stored records of many orders. */
const PARTS_AT_ONCE = 10;

const joinFacts = (texts: readonly string[]): Facts => {
  const facts = noFacts();
  for (const text of texts) {
    const batch = parseFacts(JSON.parse(text));
    for (const list of LIST_NAMES) (facts[list] as unknown[]).push(...batch[list]);
  }
  return facts;
};

/** The shop of an export, which does not name it; refused if neither shop nor market is known. */
const exportOwner = async (
  db: Database,
  { shopId, region: market }: Incoming<'import-read', 'request'>,
): Promise<Shop | Refused> => {
  const shop =
    market === undefined ? (await targetOf(db, shopId))?.shop : isRegion(market) ? placeholderShop(market) : undefined;
  if (shop === undefined) return refuse('An export does not say which shop it is of: choose one.', true);
  return isRegion(shop.region) ? shop : refuse(`What an export of the region ${shop.region} means is not known.`);
};

/**
 * Ingests facts that a dashboard worker read from a file and stored in batches, so that neither file nor buyers' data
 * reaches the background. A repeated request gets the stored result. All batches are ingested or none, few in memory at
 * a time. Throws if a batch is malformed.
 */
export const importRead = async (
  { db, now }: BackgroundContext,
  request: Incoming<'import-read', 'request'>,
): Promise<ImportResult> => {
  const { ticket, parts } = request.before;
  const at = now().toISOString();
  const done = await storedResult(db, ticket);
  if (done !== undefined) return JSON.parse(done) as ImportResult;
  const owner = request.owner ?? (await exportOwner(db, request));
  if ('ok' in owner || (await countParts(db, ticket)) !== parts) {
    await dropParts(db, ticket);
    return 'ok' in owner ? owner : refuse(PART_LOST);
  }
  return db.transaction('rw', db.tables, async () => {
    const { id, region, sellerId } =
      request.owner === undefined
        ? ((await db.shops.get(owner.id))?.shop ?? (await settleShop(db, hintOf(owner))))
        : await settleOwner(db, owner, await targetOf(db, request.shopId));
    await showShop(db, id);
    let changed = 0;
    for (let first = 0; first < parts; first += PARTS_AT_ONCE) {
      const batch = joinFacts(await readParts(db, ticket, first, Math.min(PARTS_AT_ONCE, parts - first)));
      // A shop file holds its own seen times.
      const facts = request.owner === undefined ? withSeenTimes(batch, at) : batch;
      const readNow = request.owner === undefined ? at : null;
      changed += (await ingest(db, { ...owner, id, region, sellerId }, facts, readNow)).changed;
    }
    const result = { ok: true as const, ...request.read, shopId: id, changed };
    await storeResult(db, ticket, JSON.stringify(result), at);
    return result;
  });
};
