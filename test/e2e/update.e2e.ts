import { test as base, type Page as Tab } from '@playwright/test';
import { NOW } from '../clock';
import { makePortalData } from '../portal/portal-data';
import { routePortal, US_HOST } from '../portal/serve';
import { readProgress, readStored } from './database';
import { launchIn, makeHome } from './extension';
import { expect, test } from './fixtures';
import { until } from './follow';
import { openPanel } from './inside';
import { shopAt } from './shop';

/** What each of five tabs shows, and what the watcher calls that page. */
const PAGES = {
  '/order?tab=all': 'order-list',
  '/order?tab=to_ship': 'order-list',
  '/order?tab=shipped': 'order-list',
  '/order/return?tab=all': 'returns',
  '/product/rating': 'ratings',
} as const;

const openTabs = async (tab: Tab, addresses: readonly string[]): Promise<Tab[]> => {
  const tabs: Tab[] = [];
  for (const address of addresses) {
    const another = await tab.context().newPage();
    await another.goto(`${US_HOST}${address}`);
    tabs.push(another);
  }
  return tabs;
};

const countPanels = (tabs: readonly Tab[]): Promise<number[]> =>
  Promise.all(tabs.map((tab) => tab.locator('sps-ahead-panel').count()));

/** Asks the browser for something that only the extension itself may ask. */
const asExtension = (probe: Tab, expression: string): Promise<unknown> => probe.evaluate(expression).catch(() => {});

test('an update with five tabs open leaves one panel and one reader in each', async ({
  extension,
  tab,
  probe,
  data,
}) => {
  const addresses = Object.keys(PAGES);
  const tabs = await openTabs(tab, addresses);
  const visitsOf = async (page: Tab) => (await readProgress(page)).visits.length;
  await expect.poll(() => visitsOf(probe)).toBe(tabs.length);
  await expect.poll(() => countPanels(tabs)).toEqual(tabs.map(() => 1));

  const closed = probe.waitForEvent('close');
  const restarted = extension.context.waitForEvent('serviceworker');
  await asExtension(probe, 'chrome.runtime.reload()');
  await closed;
  await restarted;
  const fresh = await extension.open('dashboard.html#/data');
  // each tab is read anew by the script of the new version, and by no other
  await expect.poll(() => visitsOf(fresh)).toBe(2 * tabs.length);
  await expect.poll(() => countPanels(tabs)).toEqual(tabs.map(() => 1));
  const [list] = tabs;
  await list!.bringToFront();
  await list!.getByLabel('Go to next page').click();
  const ids = data.orders.slice(50, 100).map(({ id }) => id);
  await until('the next page was not read', async () => {
    const known = new Set((await readStored(fresh)).facts.orders.map(({ id }) => id));
    return ids.every((id) => known.has(id)) ? true : undefined;
  });
  expect(await visitsOf(fresh)).toBe(2 * tabs.length + 1);
  await expect((await openPanel(list!)).getByRole('button', { name: 'Dashboard', exact: true })).toBeVisible();
});

test('scripts of an extension that is gone go quiet, and take their panels along', async ({ tab, probe }) => {
  const tabs = await openTabs(tab, Object.keys(PAGES).slice(0, 3));
  await expect.poll(() => countPanels(tabs)).toEqual([1, 1, 1]);
  const closed = probe.waitForEvent('close');
  await asExtension(probe, 'chrome.management.uninstallSelf()');
  await closed;
  await expect.poll(() => countPanels(tabs)).toEqual([0, 0, 0]);
  // what they would have to say now is a complaint of the console, see the fixtures
  await tabs[0]!.bringToFront();
  await tabs[0]!.getByLabel('Go to next page').click();
  await expect(tabs[0]!.locator('tbody tr').first()).toBeVisible();
  expect(await countPanels(tabs)).toEqual([0, 0, 0]);
});

test('two shops at once, in two windows: no fact of one is kept under the other', async ({
  tab,
  probe,
  data,
  shop,
}) => {
  const sellerId = '7495999999999999999';
  const other = {
    ...makePortalData(shop),
    shop: { name: 'Second Shop', sellerId, region: 'US' },
    orders: data.orders.map((order) => ({ ...order, id: `9${order.id.slice(1)}` })),
  };
  const second = await tab.context().newPage();
  await routePortal(second, { data: other });
  await Promise.all([tab, second].map((one) => one.goto(`${US_HOST}/order?tab=all`)));
  const stored = await until('one of the shops was not read', async () => {
    const now = await readStored(probe);
    return now.visits.length === 2 ? now : undefined;
  });
  expect(stored.shops.map(({ id }) => id).toSorted()).toEqual([shop.shop.id, `US:${sellerId}`].toSorted());
  const orders = await probe.evaluate(
    () =>
      new Promise<[string, string][]>((done, fail) => {
        const request = indexedDB.open('sps-ahead');
        request.onerror = () => fail(request.error);
        request.onsuccess = () => {
          const keys = request.result.transaction('orders').objectStore('orders').getAllKeys();
          keys.onsuccess = () => {
            request.result.close();
            done(keys.result as [string, string][]);
          };
        };
      }),
  );
  const idsOf = (shopId: string) => orders.flatMap(([owner, id]) => (owner === shopId ? [id] : [])).toSorted();
  const shown = (of: typeof data) => of.orders.slice(0, 50).map(({ id }) => id);
  expect(idsOf(shop.shop.id)).toEqual(shown(data).toSorted());
  expect(idsOf(`US:${sellerId}`)).toEqual(shown(other).toSorted());
});

base('two profiles at once, each with its shop: neither has anything of the other', async () => {
  const data = makePortalData(shopAt(NOW));
  const sellerIds = ['7495000000000000001', '7495000000000000002'];
  const homes = sellerIds.map(() => makeHome('.output/chrome-mv3', NOW));
  const extensions = await Promise.all(homes.map((home) => launchIn(home, { headless: true, now: NOW })));
  try {
    const kept = await Promise.all(
      extensions.map(async (extension, index) => {
        const sellerId = sellerIds[index]!;
        const shown = data.orders.slice(index * 100, index * 100 + 50);
        const shop = { name: `Shop ${index}`, sellerId, region: 'US' };
        await routePortal(extension.context, { data: { ...data, shop, orders: shown } });
        const probe = await extension.open('dashboard.html#/data');
        const tab = await extension.context.newPage();
        await tab.goto(`${US_HOST}/order?tab=all`);
        const stored = await until('the orders were not read', async () => {
          const now = await readStored(probe);
          return now.visits.length > 0 ? now : undefined;
        });
        expect(stored.shops.map(({ id }) => id)).toEqual([`US:${sellerId}`]);
        expect(stored.facts.orders.map(({ id }) => id).toSorted()).toEqual(shown.map(({ id }) => id).toSorted());
        return stored.facts.orders;
      }),
    );
    expect(kept.map((orders) => orders.length)).toEqual([50, 50]);
  } finally {
    for (const extension of extensions) await extension.close();
    for (const home of homes) home.remove();
  }
});
