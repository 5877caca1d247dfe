import { type Facts, parseFacts } from '#core/model/facts';
import type { ImportResult, Incoming } from '#messages/protocol';
import { countParts, dropParts, readPart } from '#storage/inbox';
import { ingest } from '#storage/ingest';
import { hintOf } from '#storage/shop-identity';
import { settleShop, showShop } from '#storage/shops';
import { exportedBy, no } from './importing-target';
import { seenAt } from './take-in';
import type { World } from './world';

/** What is not well formed ends the transaction, and with it all that was taken in before. */
const parseBatch = (text: string | undefined): Facts => parseFacts(JSON.parse(text ?? ''));

/**
 * Takes in what a worker of the dashboard has read out of an export. It laid the facts aside in batches, so that neither
 * the file nor whoever bought ever came here; now all of them are taken in, or none, with one batch in memory at a time.
 */
export const importRead = async (world: World, request: Incoming<'import-read', 'request'>): Promise<ImportResult> => {
  const { db } = world;
  const { ticket, parts } = request.before;
  const at = world.now().toISOString();
  const shop = await exportedBy(world, request.shopId);
  if ('ok' in shop || (await countParts(db, ticket)) !== parts) {
    await dropParts(db, ticket);
    return 'ok' in shop ? shop : no('A part of the file got lost on the way: choose it once more.');
  }
  const { id, changed } = await db.transaction('rw', db.tables, async () => {
    const { id } = (await db.shops.get(shop.id))?.shop ?? (await settleShop(db, hintOf(shop)));
    await showShop(db, id);
    let changed = 0;
    for (let index = 0; index < parts; index += 1) {
      const batch = parseBatch(await readPart(db, ticket, index));
      changed += (await ingest(db, { ...shop, id }, seenAt(batch, at))).changed;
    }
    await dropParts(db, ticket);
    return { id, changed };
  });
  return { ok: true, ...request.read, shopId: id, changed };
};
