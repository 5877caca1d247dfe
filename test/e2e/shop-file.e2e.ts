import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { printAssessment } from '../../src/cli/print-assessment';
import { readStored } from './database';
import { expect, test } from './fixtures';
import { assessed, follow, until } from './follow';
import { walkOf } from './walk';

test('export, delete everything, import: the same shop, and the command line agrees', async ({
  extension,
  tab,
  probe,
  data,
  shop,
}) => {
  for (const stop of walkOf(data).filter(({ page }) => page === 'score' || page === 'diagnosis'))
    await follow(tab, probe, stop);
  await assessed(probe, shop.shop.id);
  const before = await readStored(probe);

  const dashboard = await extension.open('dashboard.html#/data');
  const download = dashboard.waitForEvent('download');
  await dashboard.getByRole('button', { name: 'Export shop file' }).click();
  const path = await (await download).path();
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/run.mjs', 'assess', path], {
    maxBuffer: 2 ** 26,
  });
  expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(printAssessment(before.assessments[0]!.assessment))));

  await dashboard.getByRole('button', { name: 'Delete everything' }).click();
  await dashboard.getByRole('button', { name: 'Yes, delete everything' }).click();
  const gone = await until('the shop was not deleted', async () => {
    const kept = await readStored(probe);
    return kept.shops.length === 0 ? kept : undefined;
  });
  expect([gone.visits, gone.assessments, ...Object.values(gone.facts)].flat()).toEqual([]);

  await dashboard.getByLabel('Import', { exact: true }).setInputFiles(path);
  const { assessment } = await assessed(probe, shop.shop.id);
  const after = await readStored(probe);
  expect(after.facts).toEqual(before.facts);
  expect(after.shops[0]!.shop).toEqual(before.shops[0]!.shop);
  expect(assessment).toEqual(before.assessments[0]!.assessment);
});
