import Dexie from 'dexie';
import type { BooksRow, Database } from './database';

/** The sheets of a shop, by shelf; an empty one where it has none. */
export const sheetTexts = async (db: Database, shopId: string): Promise<Map<string, string>> => {
  const rows = await db.sheets
    .where('[shopId+shelf]')
    .between([shopId, Dexie.minKey], [shopId, Dexie.maxKey])
    .toArray();
  return new Map(rows.map(({ shelf, text }) => [shelf, text]));
};

/** Those of some shelves; a shelf without a sheet is left out. */
export const sheetTextsOn = async (
  db: Database,
  shopId: string,
  shelves: readonly string[],
): Promise<Map<string, string>> => {
  const rows = await db.sheets.bulkGet(shelves.map((shelf): [string, string] => [shopId, shelf]));
  return new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.shelf, row.text]])));
};

export const putSheets = async (db: Database, books: BooksRow, texts: ReadonlyMap<string, string>): Promise<void> => {
  const { shopId } = books;
  await Promise.all([
    db.sheets.bulkPut([...texts].map(([shelf, text]) => ({ shopId, shelf, text }))),
    db.books.put(books),
  ]);
};

/** They are made anew from the facts when they are asked for. */
export const dropSheets = async (db: Database, shopId: string): Promise<void> => {
  await db.books.delete(shopId);
  await db.sheets.where('[shopId+shelf]').between([shopId, Dexie.minKey], [shopId, Dexie.maxKey]).delete();
};
