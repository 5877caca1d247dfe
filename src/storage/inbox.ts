import Dexie from 'dexie';
import type { Instant } from '#core/model/day';
import type { Database } from './database';

const partsOfImport = (db: Database, ticket: string) =>
  db.inbox.where('[ticket+index]').between([ticket, Dexie.minKey], [ticket, Dexie.maxKey]);

/** Stores a part of a file until the rest has arrived. */
export const storeImportPart = async (
  db: Database,
  ticket: string,
  index: number,
  text: string,
  at: Instant,
): Promise<void> => {
  await db.inbox.put({ ticket, index, text, at });
};

export const countImportParts = (db: Database, ticket: string): Promise<number> => partsOfImport(db, ticket).count();

/** A range of parts, as all together would fill the memory; missing parts are skipped. */
export const readImportParts = async (
  db: Database,
  ticket: string,
  first: number,
  count: number,
): Promise<string[]> => {
  const rows = await db.inbox
    .where('[ticket+index]')
    .between([ticket, first], [ticket, first + count])
    .toArray();
  return rows.map(({ text }) => text);
};

/** Drops all parts of an import, or its result. */
export const dropImport = async (db: Database, ticket: string): Promise<void> => {
  await partsOfImport(db, ticket).delete();
};

const RESULT = -1;

/** Replaces the parts by the result, for a sender that repeats its request after a lost answer. */
export const storeImportResult = async (db: Database, ticket: string, result: string, at: Instant): Promise<void> => {
  await dropImport(db, ticket);
  await storeImportPart(db, ticket, RESULT, result, at);
};

/** The result of a file that was already imported; else undefined. */
export const readImportResult = async (db: Database, ticket: string): Promise<string | undefined> =>
  (await db.inbox.get([ticket, RESULT]))?.text;

/** Drops files that received no part for so long that their sender is gone. */
export const dropStaleImports = async (db: Database, before: Instant): Promise<void> =>
  db.transaction('rw', [db.inbox], async () => {
    const latest = new Map<string, number>();
    await db.inbox.each(({ ticket, at }) => {
      latest.set(ticket, Math.max(latest.get(ticket) ?? 0, Date.parse(at)));
    });
    for (const [ticket, at] of latest) if (at < Date.parse(before)) await dropImport(db, ticket);
  });
