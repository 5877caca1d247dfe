import type { Frame, Page as Tab } from '@playwright/test';
import { US_HOST } from '../portal/serve';
import { readProgress } from './database';
import { expect, test } from './fixtures';
import { assessed, follow, until } from './follow';
import { marksInside, openPanel, panelOf } from './inside';
import { type Stop, walkOf } from './walk';

const stopAt = (stops: readonly Stop[], page: Stop['page']): Stop => stops.find((stop) => stop.page === page)!;
const textOf = (panel: Frame): Promise<string> => panel.locator('body').evaluate((body) => body.textContent);

/** What can be clicked on the page, as a seller finds it. */
const CONTROLS = 'a[href], button:not([disabled]), input, [role="tab"], [role="menuitem"], [role="checkbox"]';

/** The controls in view, and of each whether a click at its middle would reach it. */
const reachOfControls = (tab: Tab): Promise<{ name: string; isReached: boolean }[]> =>
  tab.evaluate((controls) => {
    const host = document.querySelector('sps-ahead-panel');
    return [...document.querySelectorAll(controls)].flatMap((control) => {
      const box = control.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      if (box.width === 0 || x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return [];
      const isReached = document.elementFromPoint(x, y) !== host;
      return [{ name: `${control.localName} ${control.textContent.slice(0, 40)}`, isReached }];
    });
  }, CONTROLS);

/** After so long without a page the click is tried again. */
const NEXT_TRY_MS = 15_000;

test('no control of the portal lies under the panel, folded or left alone, wherever the page is scrolled', async ({
  tab,
  probe,
  data,
}) => {
  const stops = walkOf(data);
  let controls = 0;
  for (const page of ['order-list', 'score', 'diagnosis', 'appeal-center', 'returns', 'ratings'] as const) {
    await follow(tab, probe, stopAt(stops, page));
    const panel = await panelOf(tab);
    await expect(panel.getByRole('button', { name: /Open SPS Ahead/ })).toBeVisible();
    for (const y of [0, 300, 1200]) {
      await tab.evaluate((top) => window.scrollTo(0, top), y);
      await expect(async () => {
        const reach = await reachOfControls(tab);
        controls += reach.length;
        expect(reach.filter(({ isReached }) => !isReached)).toEqual([]);
      }).toPass();
    }
    await tab.evaluate(() => window.scrollTo(0, 0));
    await openPanel(tab);
    // the seller turns to the page: what covers its controls makes way
    await tab.mouse.move(300, 300);
    await tab.mouse.move(320, 320);
    await expect(async () => {
      expect((await reachOfControls(tab)).filter(({ isReached }) => !isReached)).toEqual([]);
    }).toPass();
  }
  expect(controls).toBeGreaterThan(300);
});

test('the page cannot find what panel and marks say', async ({ tab, probe, data, shop }) => {
  const stops = walkOf(data).filter(({ page, metric }) => page === 'score' || metric === 'NRR');
  for (const stop of stops) await follow(tab, probe, stop);
  const { assessment } = await assessed(probe, shop.shop.id);
  await expect.poll(async () => (await marksInside(tab)).length).toBeGreaterThan(0);
  const [mark] = await marksInside(tab);
  const panel = await openPanel(tab);
  const inside = await textOf(panel);
  const figure = /−0\.\d\d|≈ 0/.exec(inside)?.[0] ?? '';
  expect(figure).not.toBe('');
  const found = await tab.evaluate(
    (texts) => {
      const page = window as typeof window & { find(text: string): boolean };
      getSelection()?.selectAllChildren(document.documentElement);
      const selected = String(getSelection());
      getSelection()?.removeAllRanges();
      return texts.map((text) => page.find(text) || selected.includes(text));
    },
    [mark!, figure, 'stops counting', assessment.next.overall!.mean.toFixed(2), 'What do these cost'],
  );
  expect(found).toEqual([false, false, false, false, false]);
  expect(await tab.evaluate(() => [window.length, document.querySelectorAll('iframe').length])).toEqual([0, 0]);
});

/** An observer of visibility is told at most every 100 ms, each at a time of its own; a frame lasts 16 of them or longer. */
const FRAMES_UNTIL_ALL_ARE_TOLD = 20;

/** Until the browser has said of the panel that it is painted uncovered, or that it is not: to the page, and to the extension. */
const seenAs = (tab: Tab, wanted: boolean): Promise<void> =>
  tab.evaluate(
    ([isVisible, frames]) =>
      new Promise((done) => {
        const options = { trackVisibility: true, delay: 100 } as IntersectionObserverInit;
        const observer = new IntersectionObserver((entries) => {
          const entry = entries.at(-1) as IntersectionObserverEntry & { isVisible: boolean };
          if (entry.isVisible !== isVisible) return;
          observer.disconnect();
          let left = frames;
          requestAnimationFrame(function next() {
            left -= 1;
            if (left > 0) requestAnimationFrame(next);
            else done();
          });
        }, options);
        observer.observe(document.querySelector('sps-ahead-panel')!);
      }),
    [wanted, FRAMES_UNTIL_ALL_ARE_TOLD] as const,
  );

test('a click on a panel that the seller cannot see does nothing', async ({ extension, tab, probe, data, shop }) => {
  await follow(tab, probe, stopAt(walkOf(data), 'score'));
  await assessed(probe, shop.shop.id);
  const panel = await openPanel(tab);
  const dashboard = panel.getByRole('button', { name: 'Dashboard', exact: true });
  const pages = () => extension.context.pages().length;
  const before = pages();
  const box = (await dashboard.boundingBox())!;
  const clickThere = () => tab.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const tricks = [
    'opacity: 0.01 !important',
    'right: 40px !important; transform: translateX(40px) !important',
    'clip-path: inset(0 0 0 0) !important',
    'filter: opacity(0) !important',
  ];
  for (const style of tricks) {
    await tab.evaluate((css) => {
      const host = document.querySelector<HTMLElement>('sps-ahead-panel')!;
      host.dataset.before ??= host.style.cssText;
      host.style.cssText = `${host.dataset.before}; ${css}`;
    }, style);
    await clickThere();
    await tab.evaluate(() => {
      const host = document.querySelector<HTMLElement>('sps-ahead-panel')!;
      host.style.cssText = host.dataset.before!;
    });
  }
  // drawn over, by what lets clicks through
  await tab.evaluate(() => {
    const cover = document.createElement('div');
    cover.id = 'cover';
    cover.style.cssText = 'position: fixed; inset: 0; z-index: 5000; background: white; pointer-events: none';
    document.body.append(cover);
  });
  await seenAs(tab, false);
  await clickThere();
  await tab.evaluate(() => document.getElementById('cover')!.remove());
  await seenAs(tab, true);
  let tries = 0;
  await expect(async () => {
    tries += 1;
    const opened = extension.context.waitForEvent('page', { timeout: NEXT_TRY_MS });
    await clickThere();
    await opened;
  }).toPass();
  // what an earlier click had asked for would have been opened before
  expect(pages()).toBeLessThanOrEqual(before + tries);
});

test('a panel that the page removes comes back, and a page that keeps removing it is left alone', async ({
  tab,
  probe,
  data,
  shop,
}) => {
  await follow(tab, probe, stopAt(walkOf(data), 'score'));
  await assessed(probe, shop.shop.id);
  await panelOf(tab);
  const remove = () =>
    tab.evaluate(async () => {
      document.querySelector('sps-ahead-panel')?.remove();
      await new Promise((done) => setTimeout(done));
      return document.querySelector('sps-ahead-panel') !== null;
    });
  expect(await remove()).toBe(true);
  await openPanel(tab);
  for (let removal = 0; removal < 10; removal += 1) await remove();
  expect(await remove()).toBe(false);
});

test('deleting everything takes panel and marks away from open tabs', async ({ tab, probe, data, shop }) => {
  const stops = walkOf(data).filter(({ page, metric }) => page === 'score' || metric === 'OTDR');
  for (const stop of stops) await follow(tab, probe, stop);
  await assessed(probe, shop.shop.id);
  await expect.poll(async () => (await marksInside(tab)).length).toBeGreaterThan(0);
  const panel = await panelOf(tab);
  await expect(panel.getByRole('button', { name: /→/ })).toBeVisible();
  await probe.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };
    };
    await chrome.runtime.sendMessage({ name: 'delete-all', request: {} });
  });
  await expect.poll(() => marksInside(tab)).toEqual([]);
  await expect(panel.getByRole('complementary')).toHaveCount(0);
  const kept = await probe.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: { storage: { local: { get(): Promise<object> } } } };
    return chrome.storage.local.get();
  });
  expect(kept).toEqual({});
});

test('beside ratings, a page that was not understood and a page without orders, nothing is said that was not read', async ({
  portal,
  tab,
  probe,
  data,
  shop,
}) => {
  const stops = walkOf(data);
  await follow(tab, probe, stopAt(stops, 'score'));
  await follow(tab, probe, stopAt(stops, 'ratings'));
  const { assessment } = await assessed(probe, shop.shop.id);
  const bad = data.reviews.slice(0, 20).filter(({ stars }) => stars <= 2);
  expect(bad.length, 'the first page has a bad review').toBeGreaterThan(0);
  const early = await openPanel(tab);
  const counts = await textOf(early);
  expect(counts).not.toMatch(/none of|costs anything/i);
  expect(counts).toMatch(/Not known yet: \d+ order|\d+ of \d+ orders? here cost/);
  for (const { orderId } of bad) {
    const isPriced = assessment.costs.some((cost) => cost.orderId === orderId);
    if (isPriced) await expect(early.getByTitle(orderId)).toBeVisible();
  }

  await follow(tab, probe, stopAt(stops, 'account-health'));
  const health = await openPanel(tab);
  await expect(health.getByText('Nothing on Account health costs points by itself.')).toBeVisible();
  await expect
    .poll(() => health.evaluate(() => innerHeight), { message: 'it is no higher than the little that it says' })
    .toBeLessThan(400);

  await portal.show({ data, settings: { renamed: { 'Order ID': 'Purchase number' } } });
  await tab.goto(`${US_HOST}/order?tab=all`);
  await until('the page was not refused', async () =>
    (await readProgress(probe)).visits.find(({ outcome }) => outcome === 'refused'),
  );
  const refused = await openPanel(tab);
  await expect(refused.getByText('This page was not understood')).toBeVisible();
  expect(await textOf(refused)).not.toMatch(/orders? here|costs points|cost nothing/);
});
