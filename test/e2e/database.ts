import type { Page } from '@playwright/test';
import { type Facts, LIST_NAMES } from '#core/model/facts';
import type { AssessmentRow, ShopRow, VisitRow } from '#storage/database';

/** The whole database as it lies there, read without the code under test. */
export interface StoredRows {
  shops: ShopRow[];
  visits: VisitRow[];
  assessments: AssessmentRow[];
  facts: Facts;
}

/**
 * Every row of every store, or of those that are named.
 * @param page any page of the extension: the database belongs to its origin
 */
export const dumpStores = async (page: Page, wanted?: readonly string[]): Promise<Record<string, unknown[]>> => {
  // No function in here may have a name: the loader would call a helper to keep it, which the page lacks.
  // The rows leave the page as text, which takes a tenth of the time that Playwright takes over objects.
  const text = await page.evaluate(async (only) => {
    if (!(await indexedDB.databases()).some(({ name }) => name === 'sps-ahead')) return '{}';
    const db = await new Promise<IDBDatabase>((done, fail) => {
      const request = indexedDB.open('sps-ahead');
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    const names = [...db.objectStoreNames].filter((name) => only === null || only.includes(name));
    const transaction = db.transaction(names, 'readonly');
    const all = names.map((name) => {
      const request = transaction.objectStore(name).getAll();
      return new Promise<[string, unknown[]]>((done, fail) => {
        request.onsuccess = () => done([name, request.result]);
        request.onerror = () => fail(request.error);
      });
    });
    const entries = await Promise.all(all);
    db.close();
    return JSON.stringify(Object.fromEntries(entries));
  }, wanted ?? null);
  return JSON.parse(text);
};

/** The rows beside facts, which are few: what a test waits for by asking again and again. @param page as above */
export const readProgress = async (page: Page): Promise<Omit<StoredRows, 'facts'>> => {
  const { shops = [], visits = [], assessments = [] } = await dumpStores(page, ['shops', 'visits', 'assessments']);
  return { shops, visits, assessments } as Omit<StoredRows, 'facts'>;
};

/** @param page as above */
export const readStored = async (page: Page): Promise<StoredRows> => {
  const stores = await dumpStores(page);
  const rows = <T>(name: string) => (stores[name] ?? []) as T[];
  const facts = LIST_NAMES.map((name) => [name, rows<{ record: unknown }>(name).map(({ record }) => record)]);
  return {
    shops: rows('shops'),
    visits: rows('visits'),
    assessments: rows('assessments'),
    facts: Object.fromEntries(facts),
  };
};
