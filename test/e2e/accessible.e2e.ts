import { violationsOf } from './axe';
import { expect, test } from './fixtures';
import { assessed, follow } from './follow';
import { openPanel, panelOf } from './inside';
import { walkOf } from './walk';

const SCHEMES = ['light', 'dark'] as const;

test('popup and side panel break no rule of accessibility: empty, with one page read, and with all', async ({
  extension,
  tab,
  probe,
  data,
  shop,
}) => {
  const check = async (state: string) => {
    for (const name of ['popup.html', 'sidepanel.html'] as const) {
      const page = await extension.open(name);
      await expect(page.getByText('Updating…')).toHaveCount(0);
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        expect(await violationsOf(page), `${name}, ${state}, ${colorScheme}`).toEqual([]);
      }
      await page.setViewportSize({ width: 320, height: 600 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${name}, ${state}: sideways`).toBeLessThanOrEqual(0);
      await page.close();
    }
  };
  await check('empty');
  const stops = walkOf(data);
  await follow(tab, probe, stops.find(({ page }) => page === 'score')!);
  await assessed(probe, shop.shop.id);
  await check('one page');
  for (const stop of stops.filter(({ page }) => ['diagnosis', 'ratings'].includes(page)))
    await follow(tab, probe, stop);
  await assessed(probe, shop.shop.id);
  await check('many pages');
});

test('the panel breaks no rule of accessibility, folded or open, on any page, and opens and closes by keyboard', async ({
  tab,
  probe,
  data,
  shop,
}) => {
  const stops = walkOf(data);
  for (const name of ['score', 'order-list', 'diagnosis', 'appeal-center', 'returns', 'ratings', 'account-health']) {
    await follow(tab, probe, stops.find(({ page }) => page === name)!);
    await assessed(probe, shop.shop.id);
    const folded = await panelOf(tab);
    await expect(folded.getByRole('button', { name: /Open SPS Ahead/ })).toBeVisible();
    expect(await violationsOf(folded), `${name}, folded`).toEqual([]);
    const panel = await openPanel(tab);
    for (const colorScheme of SCHEMES) {
      await tab.emulateMedia({ colorScheme });
      expect(await violationsOf(panel), `${name}, ${colorScheme}`).toEqual([]);
    }
    await panel.getByRole('button', { name: 'Close' }).focus();
    await tab.keyboard.press('Escape');
    const opener = panel.getByRole('button', { name: /Open SPS Ahead/ });
    await expect(opener).toBeFocused();
    await tab.keyboard.press('Enter');
    await expect(panel.getByRole('button', { name: 'Close' })).toBeFocused();
    await tab.keyboard.press('Enter');
    await expect(opener).toBeFocused();
  }
});
