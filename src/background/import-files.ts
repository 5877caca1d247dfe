import { type Facts, LIST_NAMES, noFacts, parseFacts } from '#core/model/facts';
import { isRegion } from '#core/model/region';
import { isDemo, type Shop } from '#core/model/shop';
import type { ImportResult, Incoming } from '#messages/protocol';
import type { Database } from '#storage/database';
import { countImportParts, dropImport, readImportParts, readImportResult, storeImportResult } from '#storage/inbox';
import { ingestFacts } from '#storage/ingest';
import { withSeenTimes } from '#storage/merge';
import { shopShown } from '#storage/queries';
import { findShop, hintOf, shopOf } from '#storage/shop-identity';
import { settleShop, showShop } from '#storage/shops';
import type { BackgroundContext } from './context';

type Refused = ImportResult & { ok: false };

const refuse = (code: Refused['code']): Refused => ({ ok: false, code });

/** A shop file of the shop shown goes there, and may name it; of another, to that one: two shops never mix. */
const settleOwner = async (db: Database, owner: Shop): Promise<Shop> => {
  const hint = hintOf(owner);
  const shown = await shopShown(db);
  const isShown = shown !== undefined && !isDemo(shown) && findShop([shown], hint) !== undefined;
  return settleShop(db, hint, isShown ? [shown] : undefined);
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

/** The shop whose facts a file holds: as a shop file names it, or as chosen for an export, which names none. */
const ownerOf = async (db: Database, to: Incoming<'import-read', 'request'>['to']): Promise<Shop | Refused> => {
  if ('owner' in to) return to.owner;
  // Before any shop is known the user names a market, for its only shop.
  if ('region' in to)
    return isRegion(to.region) ? shopOf({ ...to, sellerId: null, name: null }) : refuse('unknown-market');
  const shop = (await db.shops.get(to.shopId))?.shop;
  if (shop === undefined || isDemo(shop)) return refuse('unknown-shop');
  return isRegion(shop.region) ? shop : refuse('unknown-market');
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
  const { to, before, read } = request;
  const { ticket, parts } = before;
  const isShopFile = 'owner' in to;
  const at = now().toISOString();
  const done = await readImportResult(db, ticket);
  if (done !== undefined) return JSON.parse(done) as ImportResult;
  const owner = await ownerOf(db, to);
  if ('ok' in owner || (await countImportParts(db, ticket)) !== parts) {
    await dropImport(db, ticket);
    return 'ok' in owner ? owner : refuse('part-lost');
  }
  return db.transaction('rw', db.tables, async () => {
    const { id, region, sellerId } = isShopFile
      ? await settleOwner(db, owner)
      : ((await db.shops.get(owner.id))?.shop ?? (await settleShop(db, hintOf(owner))));
    await showShop(db, id);
    let changed = 0;
    for (let first = 0; first < parts; first += PARTS_AT_ONCE) {
      const batch = joinFacts(await readImportParts(db, ticket, first, Math.min(PARTS_AT_ONCE, parts - first)));
      // A shop file holds its own seen times.
      const facts = isShopFile ? batch : withSeenTimes(batch, at);
      const readNow = isShopFile ? null : at;
      const ingested = await ingestFacts(db, { ...owner, id, region, sellerId }, facts, readNow);
      // Of an export, orders or requests are counted, not that it was read.
      changed += ingested.changed - (isShopFile ? 0 : ingested.changedCoverage);
    }
    const result = { ok: true as const, ...read, shopId: id, changed };
    await storeImportResult(db, ticket, JSON.stringify(result), at);
    return result;
  });
};
