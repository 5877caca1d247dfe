import { writeFileSync } from 'node:fs';
import { expect, type Page as Tab, test } from '@playwright/test';
import type { ShopFile } from '#core/model/shop-file';
import type { VisitRow } from '#storage/database';
import { readProgress, type StoredRows } from './database';
import type { Stop } from './walk';

/** Left to itself Playwright comes to ask once a second. */
const POLLS_MS = [100];

/** Polls until there is an answer. @param missing says what did not come */
export const until = async <T>(missing: string, ask: () => Promise<T | undefined>): Promise<T> => {
  let answer: T | undefined;
  const asked = async () => {
    answer = await ask();
    return answer !== undefined;
  };
  await expect.poll(asked, { message: missing, intervals: POLLS_MS }).toBe(true);
  return answer as T;
};

const fits = (visit: VisitRow, stop: Stop): boolean =>
  visit.outcome === 'read' &&
  visit.page === stop.page &&
  visit.metric === stop.metric &&
  (stop.rows === null || visit.rows === stop.rows);

const inWords = ({ page, metric, outcome, rows, issues }: VisitRow): string =>
  [page, metric, outcome, `${rows} rows`, ...issues.map(({ code, detail }) => `${code} (${detail})`)]
    .filter((part) => part !== null)
    .join(', ');

/** Goes where the stop leads and waits until the extension has kept what is there. @param probe a page of the extension */
export const follow = async (tab: Tab, probe: Tab, stop: Stop): Promise<VisitRow> => {
  // a tab that nobody sees has its timers slowed down
  await tab.bringToFront();
  const newest = (await readProgress(probe)).visits.at(-1)?.id ?? 0;
  await stop.go(tab);
  let since: VisitRow[] = [];
  try {
    return await until(stop.title, async () => {
      since = (await readProgress(probe)).visits.filter(({ id }) => id > newest);
      return since.find((visit) => fits(visit, stop));
    });
  } catch (error) {
    const instead = since.length > 0 ? since.map(inWords).join('; ') : 'nothing';
    throw new Error(`"${stop.title}" was not read as it should be. What came instead: ${instead}`, { cause: error });
  }
};

/** Waits until the kept assessment is of the facts as they are now. */
export const assessed = (probe: Tab, shopId: string): Promise<StoredRows['assessments'][number]> =>
  until('no assessment of the newest facts', async () => {
    const { shops, assessments } = await readProgress(probe);
    const shop = shops.find(({ id }) => id === shopId);
    return assessments.find((assessment) => assessment.shopId === shopId && assessment.revision === shop?.revision);
  });

/** Imports a shop file and waits for its assessment. @param probe the Data page of a dashboard */
export const importShopFile = async (probe: Tab, file: ShopFile): Promise<void> => {
  const path = test.info().outputPath('shop.json');
  writeFileSync(path, JSON.stringify(file));
  await probe.getByLabel('Import', { exact: true }).setInputFiles(path);
  await assessed(probe, file.shop.id);
};
