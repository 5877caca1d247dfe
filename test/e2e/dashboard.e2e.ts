import type { Page as Tab } from '@playwright/test';
import { DASHBOARD_PAGES } from '../../src/ui/components/route';
import { violationsOf } from './axe';
import { expect, test } from './fixtures';
import { assessed, importShopFile } from './follow';
import { fileOf } from './shop';

// The dashboard as tasks: each begins where a seller opens it, and the clicks are counted.

/** Clicks, and counts them. */
const clicker = () => {
  let count = 0;
  return {
    click: async (target: ReturnType<Tab['locator']>) => {
      count += 1;
      await target.click();
    },
    count: () => count,
  };
};

test('questions are answered in few clicks, and no page has a fault that axe finds', async ({
  extension,
  probe,
  shop,
}) => {
  await importShopFile(probe, fileOf(shop.facts()));
  const { assessment } = await assessed(probe, shop.shop.id);
  const dashboard = await extension.open('dashboard.html');

  await test.step('will I lose affiliate access, and when; what do I do this morning: no click', async () => {
    await expect(dashboard.locator('.affiliate')).toContainText(/Affiliate marketing: .*within 30 days/);
    await expect(dashboard.getByRole('heading', { name: 'This morning' })).toBeVisible();
    await expect(dashboard.getByRole('heading', { name: 'Do first' })).toBeVisible();
  });

  await test.step('the costliest order and why: one click', async () => {
    const { click, count } = clicker();
    await click(dashboard.getByRole('link', { name: 'Orders', exact: true }));
    const [costliest] = assessment.costs;
    await expect(dashboard.locator('.detail')).toContainText('The score with it and without it');
    await expect(dashboard.locator('.detail details.why')).toHaveAttribute(
      'id',
      `why-cost-${costliest!.metric}-${costliest!.caseId ?? costliest!.chatId ?? costliest!.orderId}`,
    );
    expect(count()).toBeLessThanOrEqual(1);
  });

  await test.step('at the next threshold by the end of next month: three clicks at most', async () => {
    const { click, count } = clicker();
    await click(dashboard.getByRole('link', { name: 'Forecast', exact: true }));
    const title = dashboard.getByRole('heading', { name: /^What it takes/ });
    await expect(title).toBeVisible();
    // on a day on which a threshold is threatened the way back stands first, and this below it, folded
    const folded = title.and(dashboard.locator('summary > *'));
    if ((await folded.count()) > 0) await click(folded);
    await expect(dashboard.getByText(/more a day from tomorrow on|The score expected of that day/)).toBeVisible();
    expect(count()).toBeLessThanOrEqual(3);
  });

  await test.step('a value under the arrow keys', async () => {
    const chart = dashboard.getByRole('slider', { name: /Day on the chart/ });
    await chart.focus();
    await chart.press('ArrowRight');
    await expect(chart).toHaveAttribute('aria-valuetext', /expected \d\.\d\d · 9 in 10/);
  });

  await test.step('the best ticket to the last paste: five clicks at most', async () => {
    await extension.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { click, count } = clicker();
    await click(dashboard.getByRole('link', { name: 'Now', exact: true }));
    await click(dashboard.getByRole('link', { name: 'Prepare the ticket' }).first());
    const steps = dashboard.locator('.ticket-steps');
    await click(steps.getByRole('button', { name: /^Copy \d+ / }).first());
    const ids = await dashboard.evaluate(() => navigator.clipboard.readText());
    expect(ids).not.toBe('');
    await click(steps.getByRole('button', { name: 'Copy the text' }));
    await expect.poll(() => dashboard.evaluate(() => navigator.clipboard.readText())).not.toBe(ids);
    expect(count()).toBeLessThanOrEqual(5);
  });

  for (const page of DASHBOARD_PAGES)
    await test.step(`axe on ${page}`, async () => {
      await dashboard.goto(dashboard.url().replace(/#.*/, `#/${page}`));
      await expect(dashboard.getByRole('link', { name: new RegExp(`^${page}$`, 'i') })).toHaveAttribute(
        'aria-current',
        'page',
      );
      await expect(dashboard.getByText('Working it out…')).toHaveCount(0);
      for (const colorScheme of ['light', 'dark'] as const) {
        await dashboard.emulateMedia({ colorScheme });
        expect.soft(await violationsOf(dashboard), `${page}, ${colorScheme}`).toEqual([]);
      }
      await dashboard.setViewportSize({ width: 320, height: 800 });
      const overflow = await dashboard.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect.soft(overflow, `${page}: sideways`).toBeLessThanOrEqual(0);
      await dashboard.setViewportSize({ width: 1440, height: 900 });
    });
});

test('deleting says that it is done, where the keyboard then stands', async ({ extension, probe, shop }) => {
  await importShopFile(probe, fileOf(shop.facts()));
  const dashboard = await extension.open('dashboard.html#/data');
  await dashboard.getByRole('button', { name: 'Delete everything' }).click();
  await dashboard.getByRole('button', { name: 'Yes, delete everything' }).click();
  const said = dashboard.getByText('Everything was deleted.').first();
  await expect(said).toBeVisible();
  await expect(dashboard.locator('p:focus')).toContainText('Everything was deleted.');
});

test('a visit to another shop in another tab does not switch the dashboard; choosing one does, at once', async ({
  extension,
  probe,
  shop,
}) => {
  await importShopFile(probe, fileOf(shop.facts()));
  const dashboard = await extension.open('dashboard.html#/now');
  const other = { ...shop.facts().shop, id: 'US:9', sellerId: '9', name: 'Other Shop' };
  await expect(dashboard.getByRole('heading', { name: 'Do first' })).toBeVisible();
  await importShopFile(probe, fileOf({ ...shop.facts(), shop: other, orders: [] }));
  // the tab that imported it shows it; this one was being read
  await expect(probe.getByLabel('Shop', { exact: true })).toHaveValue(other.id);
  const choice = dashboard.getByLabel('Shop', { exact: true });
  await expect(choice).toHaveValue(shop.shop.id);
  await choice.selectOption(other.id);
  await expect(choice).toHaveValue(other.id);
});
