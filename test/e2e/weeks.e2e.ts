import { test } from '@playwright/test';
import { dayNumber, MS_PER_DAY, makeDay } from '#core/model/day';
import { noFacts } from '#core/model/facts';
import { makeUpShop } from '../bench/made-up-shop';
import { NOW } from '../clock';
import { makePortalData } from '../portal/portal-data';
import { routePortal, US_HOST } from '../portal/serve';
import { dumpStores } from './database';
import { launchIn, makeHome, moveClock } from './extension';
import { expect } from './fixtures';
import { assessed, follow, importShopFile } from './follow';
import { heapOfBackground, heapOfPage } from './heap';
import { fileOf, shopAt } from './shop';
import { tries } from './soak';
import { walkOf } from './walk';

const DAYS = tries(2, 20);
const VISITS_A_DAY = tries(5, 25);
/** Stored before the first visit, beside those that are read. */
const STORED_ORDERS = tries(100, 100_000);
const MB = 1e6;

/** The later ones may hold more by so much, which is far less than a visit would leave behind each time. */
const ROOM = 6 * MB;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

test('weeks of visits, with a restart each day: memory and logs do not grow', { tag: '@soak' }, async () => {
  const shop = shopAt(new Date(NOW.getTime() + DAYS * MS_PER_DAY));
  const today = dayNumber(shop.life.options.asOf) - DAYS;
  const home = makeHome('.output/chrome-mv3', NOW);
  const heaps: Record<'background' | 'tab' | 'popup', number[]> = { background: [], tab: [], popup: [] };
  try {
    for (let day = 0; day < DAYS; day += 1) {
      const now = new Date(NOW.getTime() + day * MS_PER_DAY);
      moveClock(home, '.output/chrome-mv3', now);
      const extension = await launchIn(home, { headless: true, now });
      const data = makePortalData(shop, makeDay(today + day));
      await routePortal(extension.context, { data });
      const probe = await extension.open('dashboard.html#/data');
      const tab = await extension.context.newPage();
      await tab.goto(`${US_HOST}/homepage`);
      if (day === 0) {
        const { orders } = makeUpShop(makeDay(today - 1), STORED_ORDERS, 0);
        await importShopFile(probe, fileOf({ shop: shop.shop, ...noFacts(), orders }));
      }
      const before = await heapOfPage(tab);
      for (const stop of walkOf(data).slice(0, VISITS_A_DAY)) await follow(tab, probe, stop);
      await assessed(probe, shop.shop.id);
      const popup = await extension.open('popup.html');
      await expect(popup.getByRole('heading').first()).toBeVisible();
      heaps.tab.push((await heapOfPage(tab)) - before);
      heaps.popup.push(await heapOfPage(popup));
      heaps.background.push(await heapOfBackground(extension.context, extension.id));
      const stores = await dumpStores(probe);
      expect(stores.visits!.length).toBeLessThanOrEqual(1000);
      expect([stores.setAside!.length, stores.assessments!.length]).toEqual([0, 1]);
      // the answer to the file is kept until it is swept
      expect(stores.inbox!.length).toBeLessThanOrEqual(1);
      expect(JSON.stringify(stores.settings).length).toBeLessThan(20_000);
      await extension.close();
    }
  } finally {
    home.remove();
  }
  for (const [name, measured] of Object.entries(heaps)) {
    const half = Math.floor(measured.length / 2);
    const [early, late] = [mean(measured.slice(0, half)), mean(measured.slice(half))];
    expect(late - early, `${name}: ${measured.map((bytes) => (bytes / MB).toFixed(1)).join(', ')} MB`).toBeLessThan(
      ROOM,
    );
  }
});
