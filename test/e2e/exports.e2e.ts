import { utimesSync, writeFileSync } from 'node:fs';
import { NOW } from '../clock';
import { orderGrid, writeCsv } from '../fixtures/order-export';
import { answersOf } from '../fixtures/partner-api';
import { writeWorkbook, writeZip } from '../fixtures/workbook';
import { simulateShop } from '../simulator/shop';
import { readStored } from './database';
import { expect, test } from './fixtures';
import { until } from './follow';
import { fileOf } from './shop';

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
  await expect(lines.nth(0)).toContainText('This is no Excel file, though its name says so');
  expect(threads.filter((thread) => thread === '/export-reader.js')).toHaveLength(2);

  const placed = shop.facts(asOf).orders;
  const kept = await until('the orders were not kept', async () => {
    const { facts } = await readStored(probe);
    return facts.orders.length > 0 ? facts : undefined;
  });
  expect(kept.orders).toHaveLength(placed.length);
});

/** As a shop of 100 000 orders has them; what JSON allows between its signs costs the least to make. */
const SHOP_FILE_BYTES = 69_000_000;

for (const kind of ['export', 'shop file'] as const)
  test(`a long ${kind} that is cancelled stops at once and leaves nothing`, async ({ extension, probe }, testInfo) => {
    const dashboard = await extension.open('dashboard.html#/data');
    const long = simulateShop({ ordersPerDay: 120 });
    const path = testInfo.outputPath(kind === 'export' ? 'All order.xlsx' : 'shop.json');
    writeFileSync(
      path,
      kind === 'export'
        ? writeWorkbook(orderGrid(long), { strings: 'shared' })
        : JSON.stringify(fileOf(long.facts())).padEnd(SHOP_FILE_BYTES),
    );
    await dashboard.getByLabel('Import', { exact: true }).setInputFiles(path);
    await dashboard.getByRole('button', { name: 'Cancel' }).click();
    await expect(dashboard.locator('.import-lines')).toContainText('Cancelled; nothing of it was kept.');
    await expect(dashboard.getByLabel('Import', { exact: true }), 'the keyboard is not lost').toBeFocused();
    await expect
      .poll(() => dashboard.workers().filter((worker) => worker.url().endsWith('/export-reader.js')).length)
      .toBe(0);
    expect((await readStored(probe)).facts.orders).toEqual([]);
  });

test('saved answers of the Partner API and an export in one ZIP are read together, and what is in none is named', async ({
  extension,
  probe,
  shop,
}) => {
  const dashboard = await extension.open('dashboard.html#/data');
  const asOf = shop.life.options.asOf;
  const facts = shop.facts(asOf);
  const readings = facts.readings.filter(({ day }) => day <= asOf).slice(-30);
  const { overview, metrics, diagnoses, problemPages } = answersOf(facts, readings);
  const zip = writeZip([
    { name: 'All order.csv', text: writeCsv(orderGrid(shop, asOf)) },
    ...[overview, metrics, ...diagnoses, ...problemPages('NRR')].map((answer, index) => ({
      name: `sps/${index}.json`,
      text: JSON.stringify(answer),
    })),
    { name: 'readme.pdf', text: '%PDF-1.7' },
  ]);
  // a file of that day, as answers are not believed that were given after they were saved
  const path = test.info().outputPath('shop.zip');
  writeFileSync(path, zip);
  utimesSync(path, NOW, NOW);
  await dashboard.getByLabel('Import', { exact: true }).setInputFiles(path);
  const line = dashboard.locator('.import-lines li').first();
  await expect(line).toContainText(/entries read, .* new or changed/);
  await line.getByText('1 item left out').click();
  await expect(line).toContainText('readme.pdf: it is a PDF');
  const kept = (await readStored(probe)).facts;
  expect(kept.orders).toHaveLength(facts.orders.length);
  expect(kept.readings).toHaveLength(readings.length);
  expect(kept.readings.find(({ day }) => day === readings.at(-1)!.day)).toMatchObject({
    overall: readings.at(-1)!.overall,
  });
  expect(kept.problems).toHaveLength(facts.problems.filter(({ metric }) => metric === 'NRR').length);
  expect(JSON.stringify(kept)).not.toMatch(/Secret/);
});
