import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

// No function in a page may have a name: the loader would call a helper to keep it, which the page lacks.

test.use({ mayFail: true });

const addDamagedVisit = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((done, fail) => {
        const request = indexedDB.open('sps-ahead');
        request.onerror = () => fail(request.error);
        request.onsuccess = () => {
          const transaction = request.result.transaction(['visits', 'orders'], 'readwrite');
          transaction.objectStore('visits').add({ at: 7, address: 7, page: 7 });
          transaction.objectStore('orders').add({ shopId: 'US:1', key: 'o1', record: 'damaged' });
          transaction.oncomplete = () => {
            request.result.close();
            done();
          };
        };
      }),
  );

const save = async (page: Page): Promise<{ version: number; stores: Record<string, unknown[]> }> => {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a raw copy' }).click();
  return JSON.parse(readFileSync(await (await download).path(), 'utf8'));
};

test('a database of a newer version is not shown, and can be saved and deleted', async ({ extension, probe }) => {
  await expect(probe.getByRole('main')).toHaveAttribute('aria-busy', 'false');
  await probe.evaluate(
    () =>
      new Promise<void>((done, fail) => {
        const request = indexedDB.open('sps-ahead', 99_999);
        request.onerror = () => fail(request.error);
        request.onsuccess = () => {
          const transaction = request.result.transaction('shops', 'readwrite');
          transaction.objectStore('shops').put({ id: 'US:1', shape: 'of the future' });
          transaction.oncomplete = () => {
            request.result.close();
            done();
          };
        };
      }),
  );
  for (const surface of ['dashboard.html#/data', 'popup.html'] as const) {
    const page = await extension.open(surface);
    await expect(page.getByRole('alert')).toContainText('newer version of SPS Ahead');
    const copy = await save(page);
    expect(copy.version).toBe(99_999);
    expect(copy.stores.shops).toEqual([{ id: 'US:1', shape: 'of the future' }]);
    await page.close();
  }
  const page = await extension.open('dashboard.html');
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await page.getByRole('button', { name: 'Yes, delete it' }).click();
  await expect(page.getByRole('status')).toContainText('Everything was deleted');
  await page.reload();
  await expect(page.getByText('Nothing has been read yet').first()).toBeVisible();
});

test('damaged rows are set aside when a surface fails on them, and it shows the rest again', async ({
  extension,
  probe,
}) => {
  await expect(probe.getByRole('main')).toHaveAttribute('aria-busy', 'false');
  await addDamagedVisit(probe);
  const page = await extension.open('dashboard.html#/data');
  await expect(page.getByText('This could not be shown')).toBeVisible();
  await page.getByRole('button', { name: 'Show it again' }).click();
  await expect(page.getByText('This could not be shown')).toHaveCount(0);
  await expect(page.getByRole('heading').first()).toBeVisible();
});
