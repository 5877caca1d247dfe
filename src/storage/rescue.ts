import Dexie from 'dexie';
import { DATABASE_NAME } from './database';

// Recovery that needs neither schema nor version, for a database that does not open or cannot be read.

const promised = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Opens the database in its stored version, without upgrades; null if there is none, and none is created. */
const openAsStored = async (name: string): Promise<IDBDatabase | null> => {
  const request = indexedDB.open(name);
  let isNew = false;
  request.onupgradeneeded = () => {
    isNew = true;
    request.transaction?.abort();
  };
  try {
    const database = await promised(request);
    database.onversionchange = () => database.close();
    return database;
  } catch (error) {
    if (isNew) return null;
    throw error;
  }
};

/** Rows in memory at once. */
const ROWS_AT_ONCE = 2000;

/**
 * All stored rows as one JSON document: `{ format: "sps-ahead/raw", version, stores: { name: row[] } }`. Null if
 * nothing is stored. Rejects with the browser's error if the database cannot be read.
 */
export const dumpDatabase = async (name = DATABASE_NAME): Promise<Blob | null> => {
  const database = await openAsStored(name);
  if (database === null) return null;
  const parts: string[] = [`{"format":"sps-ahead/raw","version":${database.version},"stores":{`];
  try {
    for (const [place, store] of [...database.objectStoreNames].entries()) {
      parts.push(`${place === 0 ? '' : ','}\n${JSON.stringify(store)}:[`);
      let last: IDBValidKey | undefined;
      for (;;) {
        const after = last === undefined ? null : IDBKeyRange.lowerBound(last, true);
        const rows = database.transaction(store).objectStore(store);
        const keysAsked = promised(rows.getAllKeys(after, ROWS_AT_ONCE));
        const [values, keys] = await Promise.all([promised(rows.getAll(after, ROWS_AT_ONCE)), keysAsked]);
        if (keys.length === 0) break;
        parts.push(`${last === undefined ? '\n' : ',\n'}${values.map((value) => JSON.stringify(value)).join(',\n')}`);
        last = keys.at(-1);
      }
      parts.push(']');
    }
  } finally {
    database.close();
  }
  parts.push('\n}}\n');
  return new Blob(parts, { type: 'application/json' });
};

/** Deletes the database in any version. Rejects if it is open elsewhere. */
export const eraseDatabase = (name = DATABASE_NAME): Promise<void> => Dexie.delete(name);
