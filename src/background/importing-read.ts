import { type Facts, parseFacts } from '#core/model/facts';
import type { Arrived, Imported } from '#messages/protocol';
import { countParts, dropParts, readPart } from '#storage/inbox';
import { hintOf } from '#storage/shop-identity';
import { settleShop, showShop } from '#storage/shops';
import { type TakenIn, takeIn } from '#storage/take-in';
import { amendBooks } from './amend-books';
import { exportedBy, no } from './importing-target';
import { seenAt } from './take-in';
import type { World } from './world';

/** What is not well formed ends the transaction, and with it all that was taken in before. */
const parseBatch = (text: string | undefined): Facts => parseFacts(JSON.parse(text ?? ''));

/** One take-in after the other as if they had been one; of the changes only those of the last that changed anything. */
const both = (before: TakenIn | undefined, after: TakenIn): TakenIn => {
  if (before === undefined || before.size === 0) return after;
  const { changes } = after.size === 0 ? before : after;
  return { ...after, changes, size: before.size + after.size };
};

/**
 * Takes in what a worker of the dashboard has read out of an export. It laid the facts aside in batches, so that neither
 * the file nor whoever bought ever came here; now all of them are taken in, or none, with one batch in memory at a time.
 */
export const importRead = async (world: World, request: Arrived<'import-read', 'request'>): Promise<Imported> => {
  const { db } = world;
  const { ticket, parts } = request.before;
  const at = world.now().toISOString();
  const shop = await exportedBy(world, request.shopId);
  if ('ok' in shop || (await countParts(db, ticket)) !== parts) {
    await dropParts(db, ticket);
    return 'ok' in shop ? shop : no('A part of the file got lost on the way: choose it once more.');
  }
  const { id, size } = await db.transaction('rw', db.tables, async () => {
    const { id } = (await db.shops.get(shop.id))?.shop ?? (await settleShop(db, hintOf(shop)));
    await showShop(db, id);
    let taken: TakenIn | undefined;
    for (let index = 0; index < parts; index += 1) {
      const batch = parseBatch(await readPart(db, ticket, index));
      taken = both(taken, await takeIn(db, { ...shop, id }, seenAt(batch, at)));
    }
    // More than one batch that changes something is more than sheets can be amended by: they see it by the revision.
    if (taken !== undefined) await amendBooks(world, taken);
    await dropParts(db, ticket);
    return { id, size: taken?.size ?? 0 };
  });
  return { ok: true, ...request.read, shopId: id, changed: size };
};
