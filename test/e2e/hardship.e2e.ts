import { readFileSync } from 'node:fs';
import { test as base, type Page } from '@playwright/test';
import { MS_PER_DAY } from '#core/model/day';
import type { ShopFile } from '#core/model/shop-file';
import { NOW } from '../clock';
import { makePortalData } from '../portal/portal-data';
import { routePortal } from '../portal/serve';
import { readStored } from './database';
import { launchIn, makeHome, moveClock } from './extension';
import { expect, test } from './fixtures';
import { assessed, follow, importShopFile, until } from './follow';
import { fileOf, shopAt } from './shop';
import { tries } from './soak';
import { walkOf } from './walk';

// What befalls a browser and its disk: the facts are safe, a sentence says what is wrong, and the way out is open.

/** What a button saves; one that can't says why instead. */
const save = async (page: Page, button: string): Promise<string> => {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  await expect(page.getByText(/^Saved |could not be made|did not work/).first()).toContainText('Saved');
  return readFileSync(await (await download).path(), 'utf8');
};

/** Of a store the first row, and what is put in its place. */
const DAMAGES: [store: string, change: string][] = [
  ['orders', 'row.record = "junk"'],
  ['orders', 'row.record = { id: row.key, placedAt: "yesterday", lines: 7 }'],
  ['reviews', 'delete row.record'],
  ['problems', 'row.record = null'],
  ['readings', 'row.record = { ...row.record, overall: "3.8", metrics: [] }'],
  ['coverage', 'row.record = {}'],
  ['shops', 'row.days = null'],
  ['shops', 'row.shop = { id: row.id }'],
  ['assessments', 'row.assessment = { asOf: row.asOf }'],
  ['partitions', 'row.partition = { shipments: 7 }; row.work = 7'],
  ['settings', 'row.value = "US:nobody"'],
  ['visits', 'row.at = 7; delete row.issues'],
];

/** At once what does not hide the rest, in every run; each by itself when there is time. */
const ROUNDS = tries(0, 1) === 1 ? DAMAGES.map((one) => [one]) : [DAMAGES.slice(0, 7), DAMAGES.slice(7)];

/** Damages the first row of a store, past all code of the extension. */
const damage = (page: Page, store: string, change: string): Promise<unknown> =>
  page.evaluate(`new Promise((done, fail) => {
    const request = indexedDB.open('sps-ahead');
    request.onerror = () => fail(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction('${store}', 'readwrite');
      transaction.objectStore('${store}').openCursor().onsuccess = ({ target: { result: cursor } }) => {
        if (cursor === null) return;
        const row = cursor.value;
        ${change};
        cursor.update(row);
      };
      transaction.oncomplete = () => { request.result.close(); done(); };
      transaction.onabort = () => fail(transaction.error);
    };
  })`);

test.describe('a database', () => {
  test.use({ mayFail: true });

  test('damaged in a dozen ways is shown, assessed and exported without what was damaged', { tag: '@soak' }, async ({
    extension,
    tab,
    probe,
    data,
    shop,
  }) => {
    const known = shop.facts();
    await follow(tab, probe, walkOf(data)[0]!);
    await importShopFile(probe, fileOf({ ...known, orders: known.orders.slice(-300) }));
    const orders = (await readStored(probe)).facts.orders.length;
    for (const round of ROUNDS) {
      for (const [store, change] of round) await damage(probe, store, change);
      const what = JSON.stringify(round);
      for (const address of ['popup.html', 'dashboard.html#/data'] as const) {
        const surface = await extension.open(address);
        const shown = surface.getByRole('heading', {
          name: /^(Pages read|Today|What is left to read|.*Demo Home Goods.*)$/,
        });
        const again = surface.getByRole('button', { name: 'Show it again' });
        await expect(shown.or(again).first(), what).toBeVisible();
        if (await again.isVisible()) await again.click();
        await expect(shown.first(), what).toBeVisible();
        if (address !== 'popup.html') {
          const saved = JSON.parse(await save(surface, 'Export shop file')) as ShopFile;
          expect(saved.orders.length, what).toBeGreaterThanOrEqual(orders - DAMAGES.length);
        }
        await surface.close();
      }
      await probe.evaluate(`chrome.runtime.sendMessage({ name: 'refresh', request: {} })`);
      await assessed(probe, shop.shop.id);
    }
    const page = await extension.open('dashboard.html#/data');
    await expect(page.getByText(/stored entries are damaged and are not counted/)).toBeVisible();
    const copy = JSON.parse(await save(page, 'Save a raw copy')) as { stores: { setAside: { row: unknown }[] } };
    expect(JSON.stringify(copy.stores.setAside)).toContain('"yesterday"');
  });

  test('thrown away by the browser while all is open is begun anew by the next page', async ({
    extension,
    tab,
    probe,
    data,
    shop,
  }) => {
    const [first, second] = walkOf(data);
    await follow(tab, probe, first!);
    await assessed(probe, shop.shop.id);
    const cdp = await extension.context.newCDPSession(probe);
    const origin = `chrome-extension://${extension.id}`;
    await cdp.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    await second!.go(tab);
    // what a page opens while its database is thrown away the browser may leave without an answer
    const witness = await extension.open('dashboard.html#/data');
    const { facts } = await until('the next page was not read', async () => {
      const stored = await readStored(witness);
      return stored.facts.orders.length > 0 ? stored : undefined;
    });
    expect(facts.orders.map(({ id }) => id).toSorted()).toEqual(
      data.orders
        .slice(50, 100)
        .map(({ id }) => id)
        .toSorted(),
    );
    const popup = await extension.open('popup.html');
    await expect(popup.getByRole('heading').first()).toBeVisible();
  });
});

base(
  'a clock that ran ahead, then is set right, and another time zone: the figures are of today and of the shop',
  async () => {
    const shop = shopAt(NOW);
    const data = makePortalData(shop);
    const stops = walkOf(data).filter(
      ({ page, metric, title }) => page === 'score' || metric === 'NRR' || /orders, page 1/.test(title),
    );
    const ahead = new Date(NOW.getTime() + 40 * MS_PER_DAY);
    const home = makeHome('.output/chrome-mv3', ahead);
    const visit = async (now: Date, timeZone?: string) => {
      moveClock(home, '.output/chrome-mv3', now);
      const extension = await launchIn(home, { headless: true, now, ...(timeZone && { timeZone }) });
      try {
        await routePortal(extension.context, { data });
        const probe = await extension.open('dashboard.html#/data');
        const tab = await extension.context.newPage();
        await tab.goto('https://seller-us.tiktok.com/homepage');
        for (const stop of stops) await follow(tab, probe, stop);
        const { assessment } = await assessed(probe, shop.shop.id);
        const popup = await extension.open('popup.html');
        const today = popup.locator('.pair > div', { has: popup.getByRole('heading', { name: /^Today$/ }) });
        const shown = await today.locator('.figure').textContent();
        return { shown, assessment, facts: (await readStored(probe)).facts };
      } finally {
        await extension.close();
      }
    };
    try {
      const wrong = await visit(ahead);
      expect(wrong.assessment.asOf > shop.life.options.asOf).toBe(true);
      const right = await visit(NOW);
      const { asOf, today } = right.assessment;
      expect([asOf, today.overall.from]).toEqual([shop.life.options.asOf, 'read']);
      expect(right.shown).toBe(data.score.overall!);
      const later = (at: string | null) => at !== null && Date.parse(at) > NOW.getTime() + MS_PER_DAY;
      const listed = new Set(data.orders.slice(0, 50).map(({ id }) => id));
      const stillAhead = right.facts.orders.filter(
        ({ id, readAt, lastSeen }) => listed.has(id) && (later(readAt) || later(lastSeen)),
      );
      expect(stillAhead).toEqual([]);
      for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
        const elsewhere = await visit(NOW, zone);
        // the seconds between a page and its count move the last digits
        const [computed, estimate] = [today.overall.computed!, today.overall.estimate!].map((figure) =>
          expect.closeTo(figure, 6),
        );
        expect([elsewhere.assessment.asOf, elsewhere.assessment.today.overall]).toEqual([
          asOf,
          { ...today.overall, computed, estimate },
        ]);
        expect(elsewhere.facts.orders.map(({ id, placedAt }) => [id, placedAt])).toEqual(
          right.facts.orders.map(({ id, placedAt }) => [id, placedAt]),
        );
      }
    } finally {
      home.remove();
    }
  },
);
