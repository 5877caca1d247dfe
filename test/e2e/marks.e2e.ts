import type { Page as Tab } from '@playwright/test';
import { isNegligible } from '../../src/ui/components/format';
import { routePortal, US_HOST } from '../portal/serve';
import { launchPlain } from './extension';
import { expect, test } from './fixtures';
import { assessed, follow } from './follow';
import { markBoxes, marksInside, openPanel } from './inside';
import { walkOf } from './walk';

/** Every element of the page's body, and where it lies. */
const layout = (tab: Tab): Promise<string[]> =>
  tab.evaluate(() =>
    [...document.body.querySelectorAll('*')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${element.tagName} ${x} ${y} ${width} ${height}`;
    }),
  );

const openProblems = (tab: Tab) => tab.goto(`${US_HOST}/health-center/experience-score/diagnosis?metric=NRR`);

test('order rows are marked with what they cost, and the layout of the page does not change', async ({
  tab,
  probe,
  data,
  shop,
}) => {
  const stops = walkOf(data).filter(({ page, metric }) => page === 'score' || metric === 'NRR');
  for (const stop of stops) await follow(tab, probe, stop);
  const { assessment } = await assessed(probe, shop.shop.id);
  await openProblems(tab);

  const costly = new Set(
    assessment.costs
      .filter(({ metric, points }) => metric === 'NRR' && !isNegligible(points))
      .map(({ orderId }) => orderId),
  );
  const rows = data.problems.NRR.filter(({ orderId }) => costly.has(orderId));
  expect(rows.length).toBeGreaterThan(5);
  await expect.poll(async () => (await marksInside(tab)).length).toBeGreaterThanOrEqual(rows.length);
  // what can be done first, then the cost
  expect((await marksInside(tab))[0]).toMatch(/^(appeal · −0\.\d\d · )?stops [A-Z][a-z]{2} \d+( · −0\.\d\d)?$/);

  const plain = await launchPlain();
  await routePortal(plain, { data });
  const bare = await plain.newPage();
  await openProblems(bare);
  await expect(bare.getByRole('row')).toHaveCount(data.problems.NRR.length + 1);
  // both have animations of their own to come to the end of
  await expect(async () => expect(await layout(tab)).toEqual(await layout(bare))).toPass();
  await plain.close();
});

test('the panel on the score page shows the stored assessment, hidden from scripts of the page', async ({
  tab,
  probe,
  data,
  shop,
}) => {
  const score = walkOf(data).find(({ page }) => page === 'score')!;
  await follow(tab, probe, score);
  const { assessment } = await assessed(probe, shop.shop.id);
  const { today, next } = assessment;
  const panel = await openPanel(tab);
  await expect(panel.getByText('TikTok shows', { exact: true })).toBeVisible();
  await expect(panel.locator('.figure').first()).toHaveText(today.overall.value!.toFixed(1));
  await expect(panel.getByText(next.overall!.mean.toFixed(2), { exact: true }).first()).toBeVisible();
  const visible = await tab.evaluate(
    () => [...document.querySelectorAll('*')].filter((element) => element.shadowRoot !== null).length,
  );
  expect(visible).toBe(0);
});

/** Texts of the page that lie under a box, but for what its edge touches. */
const textsUnder = (tab: Tab, box: number[]): Promise<string[]> =>
  tab.evaluate(([left, top, right, bottom]) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const under: string[] = [];
    while (walker.nextNode()) {
      const text = document.createRange();
      text.selectNodeContents(walker.currentNode);
      const isUnder = [...text.getClientRects()].some(
        (line) =>
          Math.min(line.right, right!) - Math.max(line.left, left!) > 2 &&
          Math.min(line.bottom, bottom!) - Math.max(line.top, top!) > 4,
      );
      if (isUnder) under.push(walker.currentNode.textContent!);
    }
    return under;
  }, box);

test('no mark lies on a text of the page, in a table or under lines of a review', async ({ tab, probe, data }) => {
  const stops = walkOf(data).filter(({ page, metric }) => page === 'score' || metric === 'NRR');
  for (const stop of stops) await follow(tab, probe, stop);
  for (const page of ['diagnosis', 'ratings']) {
    await walkOf(data)
      .find((stop) => stop.page === page)!
      .go(tab);
    // while they are looked at, marks are drawn anew as more of the list is read
    await expect(async () => {
      const boxes = await markBoxes(tab);
      expect(boxes.length, page).toBeGreaterThan(0);
      for (const box of boxes) expect(await textsUnder(tab, box), page).toEqual([]);
    }).toPass();
  }
});
