import * as z from 'zod/mini';
import { facts } from '#core/model/facts';
import { openDatabase } from '#storage/database';
import { ingestFacts } from '#storage/ingest';
import { dumpDatabase } from '#storage/rescue';
import { VERSIONS, type Version } from '#storage/versions';

// The database as the extension has it, in a page without the extension: a version that has not been written yet is added.

const NAME = 'upgrade';
const SHOP = { id: 'US:1', region: 'US', name: 'A shop', timeZone: null, openedOn: null, category: null };

/** A sample of what a next version may bring, to every row. @param failAt after so many rows it fails */
const nextVersion = (failAt = Number.POSITIVE_INFINITY): Version => ({
  number: VERSIONS.length + 1,
  stores: { orders: '[shopId+key], [shopId+day], [shopId+record.carrier]' },
  upgrade: async (transaction) => {
    let rows = 0;
    await transaction
      .table<{ record: { carrier?: string | null; trackingId: string | null } }>('orders')
      .toCollection()
      .modify((row) => {
        rows += 1;
        if (rows > failAt) throw new Error('the upgrade failed');
        row.record.carrier = row.record.trackingId?.slice(0, 2) ?? null;
      });
  },
});

/** Ends what an old tab does. */
let letGo: () => Promise<unknown> = async () => {};
let isDone = false;

const actions = {
  versions: async () => VERSIONS.length,
  /** an old tab: stores so many orders in a version, and keeps the database open */
  store: async (version: number, rows: number) => {
    const db = openDatabase(NAME, VERSIONS.slice(0, version));
    const orders = Array.from({ length: rows }, (_, index) => ({ id: `o${index}`, trackingId: `1Z${index}` }));
    await ingestFacts(db, SHOP, z.parse(facts, { orders }));
    return db.list('orders').count();
  },
  /** … and is in the middle of writing: it hears that it is in the way, and goes when that is done */
  write: async (version: number) => {
    const db = openDatabase(NAME, VERSIONS.slice(0, version));
    await db.open();
    let isWriting = true;
    await new Promise<void>((started) => {
      const written = db.transaction('rw', db.shops, async () => {
        started();
        while (isWriting) await db.shops.count();
      });
      letGo = () => {
        isWriting = false;
        return written;
      };
    });
  },
  /** … or a script that hears nothing */
  hold: () =>
    new Promise<void>((opened, fail) => {
      const request = indexedDB.open(NAME);
      request.onerror = () => fail(request.error);
      request.onsuccess = () => {
        letGo = async () => request.result.close();
        opened();
      };
    }),
  letGo: () => letGo(),
  /** the new one: says that it is kept waiting, and what it finds once it is not */
  upgrade: async (failAt?: number) => {
    const db = openDatabase(NAME, [...VERSIONS, nextVersion(failAt)]);
    db.on('blocked', () => {
      document.title = 'blocked';
    });
    try {
      await db.open();
      return await db.list('orders').where('[shopId+record.carrier]').equals([SHOP.id, '1Z']).count();
    } catch (error) {
      return String(error);
    } finally {
      isDone = true;
      db.close();
    }
  },
  isDone: async () => isDone,
  /** as the version before reads it, and as the raw copy has it */
  readOld: async (version: number) => {
    const db = openDatabase(NAME, VERSIONS.slice(0, version));
    const shop = await db.shops.get(SHOP.id);
    const read = await db.list('orders').count();
    db.close();
    const copy = JSON.parse((await (await dumpDatabase(NAME))?.text()) ?? '{}');
    return {
      name: shop?.shop.name,
      read,
      copied: copy.stores.orders.length,
      changed: 'carrier' in copy.stores.orders[0].record,
    };
  },
};

Object.assign(globalThis, { actions });
