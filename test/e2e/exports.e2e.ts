import { orderGrid } from '../fixtures/order-export';
import { writeWorkbook } from '../fixtures/workbook';
import { simulateShop } from '../simulator/shop';
import { readStored } from './database';
import { expect, test } from './fixtures';
import { until } from './follow';

test('a workbook is read on a thread of its own, and a wrong file beside it is refused and changes nothing', async ({
  extension,
  probe,
  shop,
}) => {
  const dashboard = await extension.open('dashboard.html#/data');
  const asOf = shop.life.options.asOf;
  const threads: string[] = [];
  dashboard.on('worker', (worker) => threads.push(new URL(worker.url()).pathname));
  await dashboard.getByLabel('Import', { exact: true }).setInputFiles([
    { name: 'holiday.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK no workbook') },
    {
      name: 'All order.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(writeWorkbook(orderGrid(shop, asOf), { strings: 'shared' })),
    },
  ]);
  const lines = dashboard.locator('.import-lines li');
  await expect(lines.nth(1)).toContainText(/rows read, .* new or changed/);
  await expect(lines.nth(0)).toContainText('Not imported');
  expect(threads.filter((thread) => thread === '/export-reader.js')).toHaveLength(2);

  const placed = shop.facts(asOf).orders;
  const kept = await until('the orders were not kept', async () => {
    const { facts } = await readStored(probe);
    return facts.orders.length > 0 ? facts : undefined;
  });
  expect(kept.orders).toHaveLength(placed.length);
});

test('a long export that is cancelled stops at once and leaves nothing', async ({ extension, probe }) => {
  const dashboard = await extension.open('dashboard.html#/data');
  const buffer = Buffer.from(writeWorkbook(orderGrid(simulateShop({ ordersPerDay: 120 })), { strings: 'shared' }));
  await dashboard
    .getByLabel('Import', { exact: true })
    .setInputFiles({ name: 'All order.xlsx', mimeType: 'application/octet-stream', buffer });
  await dashboard.getByRole('button', { name: 'Cancel' }).click();
  await expect(dashboard.getByText('Cancelled; nothing of it was kept.')).toBeVisible();
  await expect
    .poll(() => dashboard.workers().filter((worker) => worker.url().endsWith('/export-reader.js')).length)
    .toBe(0);
  expect((await readStored(probe)).facts.orders).toEqual([]);
});
