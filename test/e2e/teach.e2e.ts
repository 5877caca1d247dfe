import type { Page as Tab } from '@playwright/test';
import { US_HOST } from '../portal/serve';
import { readStored } from './database';
import { expect, test } from './fixtures';
import { until } from './follow';
import { openPanel } from './inside';

const LIST = `${US_HOST}/order?tab=all`;

/** Gives the captions of the order list names that no source tells, in whatever order the page draws them. */
const renameCaptions = (tab: Tab) =>
  tab.addInitScript(() => {
    const names = new Map([
      ['Order ID', 'Order reference'],
      ['Created time', 'Born'],
      ['Order status', 'Where it is'],
    ]);
    const rename = () => {
      for (const title of document.querySelectorAll('th .arco-table-th-item-title, th span')) {
        const name = title.childElementCount === 0 ? names.get(title.textContent?.trim() ?? '') : undefined;
        if (name !== undefined) title.textContent = name;
      }
    };
    new MutationObserver(rename).observe(document, { childList: true, subtree: true });
  });

test('a list that was refused is taught in the panel, read from then on, and forgotten again', async ({
  extension,
  tab,
  probe,
}) => {
  await renameCaptions(tab);
  await tab.goto(LIST);
  await until('the renamed list was not refused', async () => {
    const { visits } = await readStored(probe);
    return visits.find(({ page, outcome }) => page === 'order-list' && outcome === 'refused');
  });
  expect((await readStored(probe)).facts.orders).toEqual([]);

  const panel = await openPanel(tab);
  await panel.getByRole('button', { name: 'Teach this page' }).click();
  await panel.getByLabel('What is the column “Order reference”?').selectOption('orderId');
  const status = panel.getByLabel('What is the column “Where it is”?');
  await status.focus();
  await status.selectOption('status');
  await panel.getByRole('button', { name: 'Check' }).press('Enter');
  await expect(panel.getByText('The page still can’t be read:')).toBeVisible();
  await panel.getByLabel('What is the column “Born”?').selectOption('placedAt');
  await panel.getByRole('button', { name: 'Check' }).click();
  await expect(panel.getByText(/rows would be read/)).toBeVisible();
  await panel.getByRole('button', { name: 'That’s right: read it so' }).click();
  const read = await until('the taught list was not read', async () => {
    const { facts } = await readStored(probe);
    return facts.orders.length > 0 ? facts.orders : undefined;
  });
  expect(read[0]!.placedAt).not.toBeNull();

  const page = await extension.open('dashboard.html#/data');
  await page.getByText('What you taught').first().click();
  await expect(page.getByRole('row', { name: /Order reference.*order id/ })).toBeVisible();
  await page.getByRole('button', { name: 'Forget what “Order reference” is' }).click();
  await until('the facts that came by it stayed', async () => {
    const { facts } = await readStored(probe);
    return facts.orders.length === 0 ? true : undefined;
  });
});
