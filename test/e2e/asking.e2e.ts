import { expect, test } from './fixtures';
import { assessed, follow, importShopFile } from './follow';
import { openPanel } from './inside';
import { fileOf } from './shop';
import { walkOf } from './walk';

test('why and what if are answered on a thread beside that of the page', async ({ extension, probe, shop }) => {
  await importShopFile(probe, fileOf(shop.facts()));
  const { assessment } = await assessed(probe, shop.shop.id);
  await probe.close();

  // an address leads to the answer, as from popup and panel
  const dashboard = await extension.open('dashboard.html#why-NRR');
  await expect(dashboard.getByRole('button', { name: 'Why? Negative reviews', exact: true })).toBeFocused();
  await expect(dashboard.locator('#metrics').getByText('Count older ones less')).toBeVisible();

  await dashboard.getByRole('link', { name: 'Forecast', exact: true }).click();
  const change = dashboard.locator('#forecast');
  await expect(change.getByText('As it goes now')).toBeVisible();
  const last = assessment.path.at(-1)!.mean!.toFixed(2);
  await change.getByLabel('Extra good orders a day', { exact: true }).fill('40');
  await change.getByLabel('Orders that arrive late', { exact: true }).fill('1');
  await expect(change.getByText(`${last} → `)).toBeVisible();
  expect(dashboard.workers().map((worker) => new URL(worker.url()).pathname)).toEqual(['/worker.js']);
});

test('a panel links to the whole of its explanation on the dashboard', async ({
  extension,
  tab,
  probe,
  data,
  shop,
}) => {
  await follow(tab, probe, walkOf(data).find(({ page }) => page === 'score')!);
  await assessed(probe, shop.shop.id);
  const panel = await openPanel(tab);
  const opened = extension.context.waitForEvent('page');
  await panel.getByRole('button', { name: /^Why\? Today/ }).click();
  const dashboard = await opened;
  expect(new URL(dashboard.url()).hash).toBe('#why-overall');
  await expect(dashboard.locator('#why-overall')).toHaveAttribute('open', '');
  await expect(dashboard.locator('#why-overall').getByRole('heading', { name: 'Weighted mean' })).toBeVisible();
});
