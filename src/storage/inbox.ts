import Dexie from 'dexie';
import type { Database } from './database';

const partsOf = (db: Database, ticket: string) =>
  db.inbox.where('[ticket+index]').between([ticket, Dexie.minKey], [ticket, Dexie.maxKey]);

/** Stores a part of a long file until the rest has come. */
export const putPart = async (db: Database, ticket: string, index: number, text: string): Promise<void> => {
  await db.inbox.put({ ticket, index, text });
};

/** The parts in order, or null where one is missing. */
export const readParts = async (db: Database, ticket: string, parts: number): Promise<string | null> => {
  const rows = await partsOf(db, ticket).toArray();
  return rows.length === parts && rows.every((row, at) => row.index === at)
    ? rows.map((row) => row.text).join('')
    : null;
};

export const countParts = (db: Database, ticket: string): Promise<number> => partsOf(db, ticket).count();

/** One part alone, where all of them together would fill the memory. */
export const readPart = async (db: Database, ticket: string, index: number): Promise<string | undefined> =>
  (await db.inbox.get([ticket, index]))?.text;

export const dropParts = async (db: Database, ticket: string): Promise<void> => {
  await partsOf(db, ticket).delete();
};

/** Parts of a file whose sender went away are of no use to anyone. */
export const emptyInbox = async (db: Database): Promise<void> => db.inbox.clear();
