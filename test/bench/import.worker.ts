import '#messages/jitless';
import Dexie from 'dexie';
import type { BackgroundContext } from '#background/context';
import { importRead } from '#background/import-files';
import { readExport } from '#seller-center/exports/read-export';
import { openDatabase } from '#storage/database';
import { storeImportPart } from '#storage/inbox';
import { orderGrid, writeCsv } from '../fixtures/order-export';
import { simulateShop } from '../simulator/shop';

// Runs in a worker of a real browser, with its IndexedDB: what dashboard and background do with an export, but for the messages
// between them.

export interface Question {
  orders: number;
}
/** Milliseconds, and the bytes of the file. */
export interface Measured {
  bytes: number;
  read: number;
  stored: number;
  whole: number;
  single: number;
  bulk: number;
}

const AS_OF = '2026-07-01';
const AT = `${AS_OF}T16:00:00Z`;
const CONTEXT = { region: 'US', timeZone: 'America/Los_Angeles', currency: 'USD', at: AT } as const;

/** The orders of a simulated shop again and again, each time under other ids. */
const makeExport = (orders: number): Blob => {
  const [captions = [], ...rows] = orderGrid(simulateShop({ ordersPerDay: 12 }), AS_OF);
  const byOrder = [...Map.groupBy(rows, ([id = '']) => id).values()];
  const pieces = [writeCsv([captions])];
  for (let made = 0, round = 0; made < orders; round += 1) {
    const some = byOrder.slice(0, orders - made);
    made += some.length;
    const copies = some.flat().map((row) => row.with(0, `${6000 + round}${row[0]!.slice(4)}`));
    pieces.push(writeCsv(copies).slice(1));
  }
  return new Blob(pieces);
};

const importExport = async (file: Blob) => {
  await Dexie.delete('bench');
  const db = openDatabase('bench');
  const start = performance.now();
  let parts = 0;
  const outcome = await readExport(file, CONTEXT, {
    onFacts: async (facts) => {
      await storeImportPart(db, 't', parts, JSON.stringify(facts), AT);
      parts += 1;
    },
  });
  if (!outcome.ok) throw new Error(outcome.message);
  const read = performance.now() - start;
  const context = { db, now: () => new Date(AT) } as BackgroundContext;
  const imported = await importRead(context, {
    to: { region: 'US' },
    before: { ticket: 't', parts },
    read: outcome.value,
  });
  if (!imported.ok) throw new Error(imported.code);
  const whole = performance.now() - start;
  const rows = await db.list('orders').toArray();
  db.close();
  await Dexie.delete('bench');
  return { rows, read, stored: whole - read, whole };
};

const openBare = () =>
  new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('bare', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('orders', { keyPath: ['shopId', 'key'] });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
const completed = (transaction: IDBTransaction) =>
  new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });

/** @param perTransaction how many rows a transaction puts */
const putBare = async (rows: readonly object[], perTransaction: number): Promise<number> => {
  const db = await openBare();
  const start = performance.now();
  for (let at = 0; at < rows.length; at += perTransaction) {
    const transaction = db.transaction('orders', 'readwrite');
    for (const row of rows.slice(at, at + perTransaction)) transaction.objectStore('orders').put(row);
    await completed(transaction);
  }
  const time = performance.now() - start;
  db.close();
  indexedDB.deleteDatabase('bare');
  return time;
};

const measure = async ({ orders }: Question): Promise<Measured> => {
  const file = makeExport(orders);
  const { rows, ...times } = await importExport(file);
  if (rows.length !== orders) throw new Error(`${rows.length} of ${orders} orders were stored`);
  return { bytes: file.size, ...times, single: await putBare(rows, 1), bulk: await putBare(rows, rows.length) };
};

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  measure(data).then(
    (measured) => postMessage({ measured }),
    (error: unknown) => postMessage({ failed: error instanceof Error ? error.stack : String(error) }),
  );
});
