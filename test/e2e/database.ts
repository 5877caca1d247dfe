import type { Page } from '@playwright/test';
import { type Facts, LIST_NAMES } from '#core/model/facts';
import type { AssessmentRow, ShopRow, VisitRow } from '#storage/database';

/** The whole database as it lies there, read without the code under test. */
export interface Kept {
  shops: ShopRow[];
  visits: VisitRow[];
  assessments: AssessmentRow[];
  facts: Facts;
}

/** @param page any page of the extension: the database belongs to its origin */
export const readKept = async (page: Page): Promise<Kept> => {
  const stores = await page.evaluate(async () => {
    const settle = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
    const known = (await indexedDB.databases()).find(({ name }) => name === 'sps-ahead');
    if (known === undefined) return {};
    const db = await settle(indexedDB.open('sps-ahead'));
    const names = [...db.objectStoreNames];
    const transaction = db.transaction(names, 'readonly');
    const all = await Promise.all(names.map((name) => settle(transaction.objectStore(name).getAll())));
    db.close();
    return Object.fromEntries(names.map((name, index) => [name, all[index]]));
  });
  const rows = <T>(name: string) => ((stores as Record<string, unknown>)[name] ?? []) as T[];
  const facts = LIST_NAMES.map((name) => [name, rows<{ record: unknown }>(name).map(({ record }) => record)]);
  return {
    shops: rows('shops'),
    visits: rows('visits'),
    assessments: rows('assessments'),
    facts: Object.fromEntries(facts),
  };
};
